"""Estimated word times, held against those of engines that know."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.engines import Engine
from audio_pipeline.engines.align import aligned_words
from audio_pipeline.engines.words import written_words
from audio_pipeline.model import Line, Voice, Word
from audio_pipeline.sound import Sound, decode

LINES = [
    "The council voted on 5 May to close 12 schools, and nobody was asked.",
    "After the storm, which began on Tuesday night, three thousand houses were without power.",
    "“We did not know,” said Maria Keller, who has lived there for forty years.",
    "Prices rose. Wages did not. The minister, however, spoke of success; few agreed with her.",
    "He won.",
]
RATE_HZ = 16_000


def errors_s(engine: Engine, text: str) -> list[float]:
    speech = engine.speak(Line("body", text, text, 0), Voice(engine.name), "en")
    estimated = aligned_words(text, decode(speech.audio))
    assert [word.text for word in estimated] == [word.text for word in speech.words]
    pairs = zip(estimated, speech.words, strict=True)
    return [abs(ours.start_s - theirs.start_s) for ours, theirs in pairs]


@pytest.mark.parametrize("name", ["hibari", "espeak"])
def test_estimates_are_a_tenth_of_a_second_off_and_no_word_a_second(
    name: str, request: pytest.FixtureRequest
) -> None:
    engine: Engine = request.getfixturevalue(name)
    off = [error for text in LINES for error in errors_s(engine, text)]
    assert np.mean(off) < 0.11
    assert np.max(off) < 1.0


def sound_of(*parts_s: float) -> Sound:
    """Tones and silences in turn."""
    pieces = [
        np.sin(np.arange(round(part_s * RATE_HZ)) / 9) * (at % 2 == 0)
        for at, part_s in enumerate(parts_s)
    ]
    return Sound(np.concatenate(pieces).astype(np.float32), RATE_HZ)


def test_pauses_stand_between_the_words_that_punctuation_parts() -> None:
    words = aligned_words("One two, three four.", sound_of(0.9, 0.4, 1.1))
    assert words[1].end_s == pytest.approx(0.9, abs=0.03)
    assert words[2].start_s == pytest.approx(1.3, abs=0.03)
    assert words[0].end_s == words[1].start_s


def test_a_comma_without_a_pause_takes_no_pause_from_the_full_stop() -> None:
    words = aligned_words("Yes, he said. Then no.", sound_of(1.2, 0.5, 0.8))
    assert words[2].end_s == pytest.approx(1.2, abs=0.03)
    assert words[3].start_s == pytest.approx(1.7, abs=0.03)


def test_silence_has_no_words() -> None:
    assert aligned_words("Hello.", Sound(np.zeros(RATE_HZ, np.float32), RATE_HZ)) == ()
    assert aligned_words("—", sound_of(0.5)) == ()


@settings(max_examples=80, deadline=None)
@given(
    st.text(st.sampled_from("ab, .—„5\u4f60"), min_size=1, max_size=40),
    st.lists(st.floats(0.02, 0.6), min_size=1, max_size=8),
)
def test_times_never_run_back_or_past_the_end(text: str, parts_s: list[float]) -> None:
    sound = sound_of(*parts_s)
    words: tuple[Word, ...] = aligned_words(text, sound)
    moments = [moment for word in words for moment in (word.start_s, word.end_s)]
    assert moments == sorted(moments)
    assert all(0 <= moment <= sound.duration_s + 1e-3 for moment in moments)
    assert len(words) in (0, len(written_words(text)))
