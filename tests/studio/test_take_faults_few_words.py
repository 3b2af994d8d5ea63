"""Lines of one to three words, and what lies beside a silence: signs that are weak one by one."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from audio_pipeline.model import Line, Voice
from audio_pipeline.sound import Sound, decode
from audio_pipeline.studio import Engines, faults
from audio_pipeline.studio.checks.alignment import Aligner, Laid
from audio_pipeline.studio.checks.few_words import unlike_few
from audio_pipeline.studio.checks.heard import Heard
from audio_pipeline.studio.checks.shape import Silence
from audio_pipeline.studio.checks.wording import _bitten
from bench.damage import encoded

HIBARI = Voice("hibari", "", 0)


@pytest.fixture(scope="module")
def say() -> Iterator[Callable[[str], Sound]]:
    engines = Engines({})

    def speak(text: str) -> Sound:
        line = Line("body", text, text, 0)
        return decode(engines.get("hibari").speak(line, HIBARI, "en").audio)

    yield speak
    engines.close()


def kinds(samples: np.ndarray, rate_hz: int, text: str, *, as_mp3: bool = False) -> set[str]:
    audio = encoded(samples, rate_hz, as_mp3=as_mp3)
    return {fault.kind for fault in faults(audio, text, HIBARI, language="en")}


@pytest.mark.parametrize("text", ["Six.", "Lorries.", "Why?", "The council.", "Two thirds of it."])
def test_short_lines_that_are_whole_have_no_fault(say: Callable[[str], Sound], text: str) -> None:
    sound = say(text)
    assert kinds(sound.samples, sound.rate_hz, text) == set()


@pytest.mark.parametrize("text", ["Six.", "It.", "Lorries."])
def test_a_lone_word_that_is_said_twice_is_a_loop(say: Callable[[str], Sound], text: str) -> None:
    sound = say(text)
    assert "loop" in kinds(np.tile(sound.samples, 2), sound.rate_hz, text)


@pytest.mark.parametrize(
    ("text", "said"), [("Two thirds.", "The ferry."), ("The council’s.", "A plate.")]
)
def test_another_short_line_is_a_fault(say: Callable[[str], Sound], text: str, said: str) -> None:
    sound = say(said)
    assert kinds(sound.samples, sound.rate_hz, text)


def test_a_line_that_stops_where_its_sound_has_just_died_away_is_cut(
    say: Callable[[str], Sound],
) -> None:
    text = "The log went up."
    sound = say(text)
    ends = round(Heard(sound).span[1] * sound.rate_hz)
    assert "end" in kinds(sound.samples[:ends], sound.rate_hz, text)


def test_words_of_which_the_search_finds_few_are_not_laid(say: Callable[[str], Sound]) -> None:
    sound = say("Two.")
    aligner = Aligner()
    assert aligner.lay(Heard(sound).at_16_khz, "The council opened the bridge on Friday.") is None


def laid(badness: float, *, after_pause: bool = False, at_s: float = 0.0) -> Laid:
    return Laid("word", at_s, at_s + 0.3, badness, 2.0, after_pause)


@pytest.mark.parametrize(
    ("badness", "distance", "length", "pitched", "kind"),
    [
        (1.0, 2.3, 0.1, 0.0, None),
        (1.5, 2.7, 0.3, 0.05, None),
        (2.5, 3.1, 0.0, 0.0, "words"),
        (1.0, 2.5, 0.35, -0.3, "speed"),
        (1.0, 2.5, -0.35, 0.3, "speed"),
        (1.0, 2.5, 0.35, 0.3, None),
    ],
)
def test_weak_signs_count_together(
    badness: float, distance: float, length: float, pitched: float, kind: str | None
) -> None:
    words = [laid(badness), laid(badness, at_s=0.3)]
    found = [fault.kind for fault in unlike_few(words, distance, length, pitched)]
    assert found == ([kind] if kind else [])


def test_longer_lines_are_not_weighed_so() -> None:
    assert not list(unlike_few([laid(9.0)] * 4, 4.0, 1.0, 0.3))
    assert not list(unlike_few([], 4.0, 1.0, 0.3))


@pytest.mark.parametrize(
    ("after_pause", "badness", "is_fault"),
    [(False, 4.0, False), (False, 5.0, True), (True, 6.0, False), (True, 9.5, True)],
)
def test_a_word_beside_a_silence_may_fit_less_well_at_a_comma(
    after_pause: bool, badness: float, is_fault: bool
) -> None:
    words = [laid(badness), laid(1.0, after_pause=after_pause, at_s=0.6)]
    found = list(_bitten(words, [Silence(0.3, 0.6, -30.0, -20.0)]))
    assert bool(found) is is_fault
