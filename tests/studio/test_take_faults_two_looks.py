"""English words are laid on a take by a quick look, and by a careful one where that finds fault."""

from collections.abc import Callable, Iterator

import pytest

from audio_pipeline.model import Line, Voice
from audio_pipeline.studio import Engines, faults
from audio_pipeline.studio.checks import text_faults
from audio_pipeline.studio.checks.alignment import Aligner

FAST = Voice("hibari", "", 25)
GOOD = "The harbour office opens at nine every morning of the week."
GOOD_AND_HARD = (
    "Where the money comes from Business tax remains the largest source, with an expected seventeen"
    " point nine million euros or thirty-six point eight percent of income."
)

Looks = list[bool]
find_aligner = text_faults._aligner


@pytest.fixture(scope="module")
def say() -> Iterator[Callable[[str], bytes]]:
    engines = Engines({})
    speak = engines.get(FAST.engine).speak
    yield lambda text: speak(Line("body", text, text, 0), FAST, "en").audio
    engines.close()


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Looks:
    """Of each look that was taken: whether it was a quick one."""
    taken: Looks = []

    def noted(quick: bool) -> Aligner:
        taken.append(quick)
        return find_aligner(quick)

    monkeypatch.setattr(text_faults, "_aligner", noted)
    return taken


def test_a_good_take_is_looked_at_quickly_and_once(
    say: Callable[[str], bytes], looks: Looks
) -> None:
    assert faults(say(GOOD), GOOD, FAST, language="en") == []
    assert looks == [True]


def test_what_the_quick_look_alone_finds_is_no_fault(
    say: Callable[[str], bytes], looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    audio = say(GOOD_AND_HARD)
    assert faults(audio, GOOD_AND_HARD, FAST, language="en") == []
    assert looks == [True, False]
    monkeypatch.setattr(text_faults, "_aligner", lambda _: find_aligner(True))
    assert {fault.kind for fault in faults(audio, GOOD_AND_HARD, FAST, language="en")} == {"words"}


def test_another_text_is_found_by_both(say: Callable[[str], bytes], looks: Looks) -> None:
    assert "words" in {fault.kind for fault in faults(say(GOOD), GOOD_AND_HARD[:60], FAST)}
    assert looks == [True, False]
