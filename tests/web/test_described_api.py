"""The API keeps to its own description, whatever is asked: Schemathesis finds nothing.

`python tests/web/test_described_api.py 600` asks for that many seconds, each time something else.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.web.conftest import BASE, TOKEN, Newsroom, listening, open_newsroom

EACH_EDGE = ("--phases", "coverage", "--seed", "7")
SOME_MORE = ("--phases", "coverage,fuzzing", "--max-examples", "5", "--seed", "7")


def description(newsroom: Newsroom, folder: Path) -> Path:
    """As the application gives it out, with one show and two episodes that there are."""
    found = newsroom.visitor.get("/api/v1/openapi.json").json()
    ids = [newsroom.episode_on_air(), newsroom.note("https://news.test/b", "Waits")]
    for operations in found["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                if parameter["name"] == "episode_id":
                    parameter["schema"]["enum"] = ids
    found["components"]["schemas"]["Commission"]["properties"]["show"]["enum"] = ["daily"]
    path = folder / "openapi.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    return path


def examine(newsroom: Newsroom, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    document = description(newsroom, folder)
    with listening(newsroom.app) as (host, port):
        return subprocess.run(
            [
                Path(sys.executable).with_name("st"),
                "run",
                document,
                "--url",
                f"http://{host}:{port}",
                "--no-color",
                "--continue-on-failure",
                *options,
            ],
            cwd=folder,
            env={**os.environ, "HYPOTHESIS_STORAGE_DIRECTORY": str(folder / "examples")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            text=True,
        )


def test_api_keeps_to_its_description(newsroom: Newsroom, tmp_path: Path) -> None:
    done = examine(newsroom, tmp_path, *SOME_MORE, "-H", f"Authorization: Bearer {TOKEN}")
    assert done.returncode == 0, done.stdout
    assert "5 selected / 5 total" in done.stdout
    assert newsroom.woken


def test_api_keeps_to_its_description_for_nobody_too(newsroom: Newsroom, tmp_path: Path) -> None:
    done = examine(newsroom, tmp_path, *EACH_EDGE)
    assert done.returncode == 0, done.stdout
    assert "Authentication failed: 5 operations" in done.stdout
    assert newsroom.woken == []


def test_description_says_who_is_let_in(newsroom: Newsroom) -> None:
    found = newsroom.visitor.get("/api/v1/openapi.json").json()
    [scheme] = found["components"]["securitySchemes"]
    for operations in found["paths"].values():
        for operation in operations.values():
            assert operation["security"] == [{scheme: []}]
            assert {"401", "404", "4XX", "5XX"} < set(operation["responses"])
    assert BASE not in json.dumps(found)
    assert TOKEN not in json.dumps(found)


def main() -> None:
    seconds = str(int(sys.argv[1]) // 2)
    for header in (("-H", f"Authorization: Bearer {TOKEN}"), ()):
        with (
            tempfile.TemporaryDirectory() as folder,
            open_newsroom(Path(folder) / "output") as opened,
        ):
            print(examine(opened, Path(folder), "--max-time", seconds, *header).stdout)


if __name__ == "__main__":
    main()
