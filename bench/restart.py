"""How long after a kill the work goes on: from the start of the new process to the next new take.

    .venv/bin/python -m bench.restart [--rounds 10]

The pipeline is killed with SIGKILL while a long article is spoken, and started again at once, as a
service manager would. Goal: at most 3 seconds. Beside it, as the floor, what this machine needs to
load the program without working.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.kills import CONFIG
from bench.program import start
from tests.standins.site import Site
from tests.work.newsroom import Newsroom, Story

GOAL_S = 3.0
GIVE_UP_S = 60.0
LOAD = "import audio_pipeline.work.worker, audio_pipeline.web.app"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    loads, restarts = [], []
    with tempfile.TemporaryDirectory() as name, Site() as site:
        folder = Path(name)
        _newsroom(folder, site)
        process = start(folder, "run", subprocess.DEVNULL)
        for _ in range(rounds):
            _until_more_takes(folder, process)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            loads.append(_load())
            started = time.monotonic()
            process = start(folder, "run", subprocess.DEVNULL)
            _until_more_takes(folder, process)
            restarts.append(time.monotonic() - started)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    print(f"{'load the program':<20} {sorted(loads)[rounds // 2]:.2f} s (the middle one)")
    print(f"{'restart to work':<20} {sorted(restarts)[rounds // 2]:.2f} s (the middle one)")
    print(f"{'slowest':<20} {max(restarts):.2f} s (goal: {GOAL_S:.0f} s)")
    sys.exit(1 if max(restarts) > GOAL_S else 0)


def _newsroom(folder: Path, site: Site) -> None:
    words = [
        f"Sentence {number} is said once and is long enough to take time." for number in range(4000)
    ]
    Newsroom(
        site,
        [
            Story(f"/{start}", f"Story {start}", tuple(words[start : start + 400]))
            for start in range(0, 4000, 400)
        ],
    ).tell()
    (folder / "config").mkdir()
    text = CONFIG.format(database="", feed=site.url("/feed.xml"))
    (folder / "config/pipeline.toml").write_text(text, encoding="utf-8")


def _until_more_takes(folder: Path, process: "subprocess.Popen[bytes]") -> None:
    before, deadline = _takes(folder), time.monotonic() + GIVE_UP_S
    while _takes(folder) <= before:
        if process.poll() is not None or time.monotonic() > deadline:
            sys.exit("the pipeline does not work")
        time.sleep(0.01)


def _takes(folder: Path) -> int:
    return sum(1 for _ in (folder / "output/state/takes").glob("*/*.json"))


def _load() -> float:
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", LOAD], check=True)
    return time.monotonic() - started


if __name__ == "__main__":
    main()
