"""One more episode on air beside 100 and beside 10,000: its files, the store, feed and pages.

    TMPDIR=/dev/shm .venv/bin/python -m bench.publish [--few 100] [--many 10000]

No audio is made; everything else is as in production, the feed's newest 300 episodes included.
Taken in turns, the best of several. Goal: at most 1.5 times.
"""

import argparse
import itertools
import logging
import shutil
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from audio_pipeline.config import Settings
from audio_pipeline.model import Show, Source, Voice
from audio_pipeline.work.air import rewrite_show
from audio_pipeline.work.tools import Tools, open_tools
from bench.year import Clock, air, timed

MOST = 1.5
FIRST_NEW = 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--many", type=int, default=10_000)
    given = parser.parse_args()
    logging.disable(logging.WARNING)
    clock = Clock()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        show = Show("daily", "The Daily", voices={"*": Voice("espeak")}, sources=(Source(),))
        many = Settings(
            base_url="http://127.0.0.1:8000", output=folder / "many", shows={"daily": show}
        )
        few = replace(many, output=folder / "few")
        with open_tools(many, clock) as tools:
            fill(tools, clock, range(given.few), folder)
        shutil.copytree(many.output, few.output)
        with open_tools(many, clock) as tools:
            fill(tools, clock, range(given.few, given.many), folder)
        before, after = (
            stack.enter_context(open_tools(settings, clock)) for settings in (few, many)
        )
        numbers = itertools.count(FIRST_NEW)

        def one_more(tools: Tools) -> None:
            fill(tools, clock, range(number := next(numbers), number + 1), folder)

        first, second = timed(lambda: one_more(before), lambda: one_more(after))
    print(f"{given.few:>7,} episodes {first * 1000:8.1f} ms")
    print(f"{given.many:>7,} episodes {second * 1000:8.1f} ms")
    print(f"{second / first:24.2f} times (goal: at most {MOST})")
    sys.exit(second > MOST * first)


def fill(tools: Tools, clock: Clock, numbers: range, folder: Path) -> None:
    for number in numbers:
        clock.at += timedelta(minutes=15)
        air(tools, number, folder)
    rewrite_show(tools, "daily")


if __name__ == "__main__":
    main()
