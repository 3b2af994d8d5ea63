"""What engines with word times and all manners keep beyond the suite of test_conformance.py."""

import numpy as np
import pytest

from audio_pipeline.engines import Engine, load_engine
from audio_pipeline.errors import EngineMisconfigured
from audio_pipeline.model import Line, Speech, Voice
from audio_pipeline.sound import decode

SENTENCE = "The council voted on 5 May to close 12 schools, and nobody was asked."
MEDIA_TYPES = {"hibari": "audio/wav", "espeak": "audio/wav", "edge": "audio/mpeg"}


@pytest.fixture(params=["hibari", "espeak", "edge"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(request.param)
    return found


def speak(engine: Engine, text: str, **asked: int) -> Speech:
    voice = Voice(engine.name, "", **asked)
    return engine.speak(Line("body", text, text, 300), voice, "en")


def loudness(speech: Speech) -> float:
    return float(np.sqrt(np.mean(decode(speech.audio).samples ** 2)))


def test_a_line_becomes_audio_of_a_likely_length(engine: Engine) -> None:
    speech = speak(engine, SENTENCE)
    assert speech.media_type == MEDIA_TYPES[engine.name]
    assert 3 < decode(speech.audio).duration_s < 9


def test_sound_lies_within_the_words_and_little_between_and_around(engine: Engine) -> None:
    speech = speak(engine, "Rain. Snow. Thunder.")
    sound = decode(speech.audio)
    loud = np.abs(sound.samples) > 0.1 * np.abs(sound.samples).max()
    moments = np.arange(len(loud)) / sound.rate_hz
    spoken = np.zeros(len(loud), bool)
    for word in speech.words:
        spoken |= (moments >= word.start_s - 0.1) & (moments <= word.end_s + 0.1)
    assert len(speech.words) == 3
    assert loud[spoken].sum() > 0.98 * loud.sum()
    assert spoken.mean() < 0.95


def test_rate_pitch_and_volume_are_heard(engine: Engine) -> None:
    normal = speak(engine, SENTENCE)
    fast = speak(engine, SENTENCE, rate_percent=50)
    high = speak(engine, SENTENCE, pitch_percent=30)
    quiet = speak(engine, SENTENCE, volume_percent=-50)
    assert decode(fast.audio).duration_s < 0.85 * decode(normal.audio).duration_s
    assert high.audio != normal.audio
    assert 0.3 < loudness(quiet) / loudness(normal) < 0.7


def test_an_unknown_engine_is_misconfigured_and_the_known_are_listed() -> None:
    with pytest.raises(EngineMisconfigured, match=r"'hibary'.*edge.*espeak.*hibari"):
        load_engine("hibary", {})
