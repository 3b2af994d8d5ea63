"""Judging in another process says the same as here, whatever happens to that process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_pipeline.engines.espeak import EspeakEngine
from audio_pipeline.errors import EngineBusy
from audio_pipeline.model import Line, Speech, Voice
from audio_pipeline.studio import prior
from audio_pipeline.studio.checks import judge
from audio_pipeline.studio.judges import Judges, judges

LINE = Line("body", "The bridge is closed.", "The bridge is closed.", 0)
VOICE = Voice("espeak")


@pytest.fixture(scope="module")
def speech() -> Iterator[Speech]:
    engine = EspeakEngine({})
    yield engine.speak(LINE, VOICE, "en")
    engine.close()


@pytest.fixture
def some() -> Iterator[Judges]:
    found = Judges(1)
    yield found
    found.close()


@pytest.fixture(autouse=True)
def no_others() -> None:
    """Another test's ear may have left one in this process."""
    judges.close()


def children() -> list[int]:
    found = subprocess.run(
        ("ps", "--ppid", str(os.getpid()), "-o", "pid=,args="), capture_output=True, check=True
    )
    lines = found.stdout.decode().splitlines()
    return [int(line.split()[0]) for line in lines if "judge_child" in line]


@pytest.mark.parametrize("kept", [1.0, 0.6], ids=["whole", "cut off"])
def test_same_judgement_as_in_this_process(some: Judges, speech: Speech, kept: float) -> None:
    take = Speech(speech.audio[: int(len(speech.audio) * kept)], speech.media_type, ())
    there = some.judge(take, LINE, VOICE, "en", prior(VOICE))
    assert there == judge(take, LINE, VOICE, "en", prior(VOICE))
    assert bool(there.faults) == (kept < 1)


def test_killed_process_is_started_again(some: Judges, speech: Speech) -> None:
    some.judge(speech, LINE, VOICE, "en", prior(VOICE))
    (child,) = children()
    os.kill(child, signal.SIGKILL)
    assert some.judge(speech, LINE, VOICE, "en", prior(VOICE)).faults == ()


def test_closed_judges_leave_no_process(some: Judges, speech: Speech) -> None:
    some.judge(speech, LINE, VOICE, "en", prior(VOICE))
    some.close()
    assert children() == []


def test_process_that_hangs_is_ended_and_the_line_asked_again_later(speech: Speech) -> None:
    some = Judges(1, timeout_s=4)
    some.judge(speech, LINE, VOICE, "en", prior(VOICE))
    (child,) = children()
    os.kill(child, signal.SIGSTOP)
    with pytest.raises(EngineBusy, match="the ear process did not answer within 4 s"):
        some.judge(speech, LINE, VOICE, "en", prior(VOICE))
    assert children() == []


def test_bug_of_a_check_is_raised_here(some: Judges) -> None:
    with pytest.raises(AttributeError):
        some.judge(None, LINE, VOICE, "en", prior(VOICE))  # type: ignore[arg-type]


def test_process_ends_with_the_one_that_asked() -> None:
    asked = (
        "import os; from tests.studio.test_judges import *; "
        "judges.judge(Speech(b'', '', ()), LINE, VOICE, 'en', prior(VOICE)); "
        "print(children()[0], flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    ended = subprocess.run((sys.executable, "-c", asked), capture_output=True, check=False)
    place = Path(f"/proc/{int(ended.stdout)}")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and place.exists():
        time.sleep(0.05)
    assert not place.exists()
