"""A step that may take its process down with it, in a process of its own whose end is seen.

Which article was it, when a process was killed? Whatever was in work, and it may as well have been
the machine that was switched off. So an attempt that was begun twice and not ended is begun for
the third time in a child: where that dies and this process does not, it was the article. Nobody is
judged where both die at once, so a machine may be switched off as often as it likes.
"""

import logging
import pickle
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from audio_pipeline.config import Settings
from audio_pipeline.errors import ProcessDied, ReaderFailed
from audio_pipeline.work.trail import Trail, current

BEGUN_BEFORE_ALONE = 2
DEATHS = BEGUN_BEFORE_ALONE + 1
WITNESS_S = 1.0
"""Who ends all processes of a service ends them one after the other, and this one within that."""


@dataclass(frozen=True)
class Question:
    """What the child is told: the function of `produce` by its name, and its arguments."""

    settings: Settings
    step: str
    asked: Sequence[object]
    trail: Trail | None
    level: int


@dataclass(frozen=True)
class Answer:
    """How the step ended, in the child."""

    value: object
    error: BaseException | None


def alone(settings: Settings, step: str, asked: Sequence[object]) -> object:
    """What the step answers; its log is written here. Raises what it raises, and ProcessDied."""
    level = logging.getLogger("audio_pipeline").getEffectiveLevel()
    question = Question(settings, step, asked, current(), level)
    child = _start()
    assert child.stdin is not None and child.stdout is not None
    try:
        child.stdin.write(pickle.dumps(question))
        child.stdin.flush()
        while isinstance(said := pickle.load(child.stdout), logging.LogRecord):  # noqa: S301 # ours
            logging.getLogger(said.name).handle(said)
    except (EOFError, OSError, pickle.UnpicklingError):
        time.sleep(WITNESS_S)
        raise ProcessDied(
            f"the process died {DEATHS} times while this was made",
            "other articles are not affected; the log tells at which step",
        ) from None
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()
    if said.error is not None:
        raise said.error
    value: object = said.value
    return value


def _start() -> "subprocess.Popen[bytes]":
    try:
        return subprocess.Popen(  # our own program, by this interpreter
            (sys.executable, "-P", "-m", "audio_pipeline.work.alone_child"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
    except OSError as error:
        raise ReaderFailed(f"no process can be started: {error.strerror}") from error
