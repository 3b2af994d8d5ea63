"""The engine that docs/engines.md shows is installed as anybody would, and run by the program."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "engines.md").read_text(encoding="utf-8")
PAGE = """<html lang="en"><head><title>Bridge opens</title></head><body><article>
<h1>Bridge opens after two years</h1>
<p>The bridge over the river was opened on Monday morning, two years after it was closed.</p>
<p>Hundreds of people walked across it in the first hour, and many of them brought flowers.</p>
<p>The town will keep the old ferry until spring, because the road to the bridge is narrow.</p>
</article></body></html>"""


def shown(name: str) -> str:
    """The block of code that follows a file's name."""
    found = re.search(rf"`{re.escape(name)}`:\n\n```\w+\n(.*?)```", DOCS, re.DOTALL)
    assert found, f"docs/engines.md shows no {name}"
    return found[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the package is installed by pip, from its source and without a network."""
    source, site = tmp_path_factory.mktemp("hum"), tmp_path_factory.mktemp("site")
    for name in ("pyproject.toml", "hum_engine.py", "test_hum.py"):
        (source / name).write_text(shown(name), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--target", str(site)]
    subprocess.run([*pip, *offline, str(source)], check=True)
    (site / "test_hum.py").write_text(shown("test_hum.py"), encoding="utf-8")
    return site


def run(site: Path, command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    nowhere = {"AUDIO_PIPELINE_ENGINES__EDGE__ENDPOINT": "ws://127.0.0.1:1/"}
    environment = {**os.environ, **nowhere, "PYTHONPATH": str(site)}
    return subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=folder,
    )


def test_it_keeps_what_every_engine_keeps_by_the_test_that_is_shown(
    installed: Path, tmp_path: Path
) -> None:
    command = ["-m", "pytest", "-p", "no:cacheprovider", str(installed / "test_hum.py")]
    answer = run(installed, command, tmp_path)
    assert "1 passed" in answer.stdout, answer.stdout


def test_the_program_speaks_by_it_and_doctor_shows_it(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    program = ["-c", "from audio_pipeline.cli import main; main()"]
    arguments = ["render", "page.html", "-o", "page.mp3", "--engine", "hum", "--json"]
    answer = run(installed, [*program, *arguments], tmp_path)
    assert answer.returncode == 0, answer.stderr
    told = json.loads(answer.stdout)
    assert told["synthesized"] == told["lines"] > 3
    assert told["duration_s"] > 10
    doctor = run(installed, [*program, "doctor"], tmp_path)
    assert "hum has the voices low, high" in doctor.stdout


def test_an_engine_that_is_not_installed_is_named_with_those_that_are(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    program = ["-c", "from audio_pipeline.cli import main; main()"]
    arguments = ["render", "page.html", "-o", "page.mp3", "--engine", "hmu"]
    answer = run(installed, [*program, *arguments], tmp_path)
    assert answer.returncode in (1, 2)
    assert "hum" in answer.stderr
    assert "Traceback" not in answer.stderr
