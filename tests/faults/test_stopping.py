"""SIGTERM in mid-line, while nobody reads what is said, or while C code holds the interpreter."""

import signal
import subprocess
import time
from pathlib import Path

from tests.faults.life import PROGRAM, Life, until
from tests.work.newsroom import Newsroom

ENDS_WITHIN_S = 10
UNREAD = """
import fcntl, os
for into in (1, 2):
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    try:
        while True:
            os.write(writer, bytes(4096))
    except BlockingIOError:
        os.set_blocking(writer, True)
        os.dup2(writer, into)
"""
"""What is printed and logged goes into pipes that are full, and that nobody reads."""


def stop(process: "subprocess.Popen[str]") -> float:
    """How long it took to end after SIGTERM."""
    begun = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=ENDS_WITHIN_S)
    return time.monotonic() - begun


def test_interpreter_that_an_engine_holds_keeps_no_process_from_ending(
    tmp_path: Path, newsroom: Newsroom, port: int
) -> None:
    life = Life(tmp_path, newsroom, port=port)
    life.publish("one", with_word="held")
    hold = tmp_path / "hold"
    hold.touch()
    with life.running("run") as process:
        until(lambda: not hold.exists())
        stop(process)
        assert process.returncode == -signal.SIGKILL  # by its guard: nothing else can
    assert life.live() == 0
    assert life.states() == {"one": "aired"}
    assert life.records()["one"].attempt == 1


def test_output_that_nobody_reads_keeps_no_process_from_ending(
    tmp_path: Path, newsroom: Newsroom, port: int
) -> None:
    life = Life(tmp_path, newsroom, port=port, program=UNREAD + PROGRAM)
    life.publish("one", with_word="slow")
    hold = tmp_path / "hold"
    hold.touch()
    with life.running("run") as process:
        until(lambda: life.states() == {"one": "producing"})
        stop(process)
        assert process.returncode == 0
    hold.unlink()
    life.program = PROGRAM
    assert life.live() == 0
    assert life.states() == {"one": "aired"}
    assert life.records()["one"].attempt == 1
