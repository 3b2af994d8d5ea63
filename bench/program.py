"""The program under test, run from this checkout in a process group of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

PROGRAM = "from audio_pipeline.cli import main; main()"
ENDS_WITHIN_S = 30


def start(folder: Path, verb: str, log: IO[bytes] | int) -> "subprocess.Popen[bytes]":
    """`audio-pipeline VERB` in `folder`; its log goes to `log`."""
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, verb],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=log,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        start_new_session=True,
    )


@contextmanager
def running(folder: Path, config: str) -> Iterator["subprocess.Popen[bytes]"]:
    """`audio-pipeline run` by that pipeline.toml until the block is left; log in `folder`/log."""
    (folder / "config").mkdir()
    (folder / "config/pipeline.toml").write_text(config, encoding="utf-8")
    with (folder / "log").open("wb") as log:
        process = start(folder, "run", log)
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(ENDS_WITHIN_S)
