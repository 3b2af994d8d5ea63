"""Ctrl-C while workflows run: the process ends at once, since all work may be cut off anywhere."""

import os
import signal
import sys
from types import FrameType

from audio_pipeline.cli import INTERRUPTED

STDERR = 2
SHOW_CURSOR = b"\x1b[?25h\r\x1b[J"  # progress hides it, and leaves its table behind
SAID = b"audio-pipeline: interrupted; what was begun goes on at the next start\n"


def end_at_once_when_interrupted() -> None:
    """From here on SIGINT says one line and ends with 130; closing the engine of the workflows
    under them would take seconds and give a traceback for each."""
    signal.signal(signal.SIGINT, _end)


def _end(_signal: int, _frame: FrameType | None) -> None:
    # not by print: the signal may have come in the middle of one
    os.write(STDERR, (SHOW_CURSOR if sys.stderr.isatty() else b"") + SAID)
    os._exit(INTERRUPTED)
