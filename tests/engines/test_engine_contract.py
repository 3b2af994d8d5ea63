"""What every engine keeps, asked of each of them."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from audio_pipeline.engines import Engine, load_engine
from audio_pipeline.engines.words import written_words
from audio_pipeline.errors import EngineMisconfigured, EngineRefused
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


def test_words_are_the_written_ones_in_order_within_the_audio(engine: Engine) -> None:
    speech = speak(engine, SENTENCE)
    assert [word.text for word in speech.words] == [
        SENTENCE[start:end] for start, end in written_words(SENTENCE)
    ]
    moments = [moment for word in speech.words for moment in (word.start_s, word.end_s)]
    assert moments == sorted(moments)
    assert moments[-1] <= decode(speech.audio).duration_s
    assert all(word.end_s > word.start_s for word in speech.words)


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


def test_a_line_keeps_its_bytes_whatever_was_spoken_before(engine: Engine) -> None:
    first = speak(engine, SENTENCE)
    speak(engine, "Something else altogether!", rate_percent=20)
    assert speak(engine, SENTENCE) == first


def test_four_threads_at_once_get_the_bytes_that_one_gets(engine: Engine) -> None:
    texts = [f"Sentence number {number} of the evening news." for number in range(8)]
    alone = [speak(engine, text) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda text: speak(engine, text), texts)) == alone


def test_rate_pitch_and_volume_are_heard(engine: Engine) -> None:
    normal = speak(engine, SENTENCE)
    fast = speak(engine, SENTENCE, rate_percent=50)
    high = speak(engine, SENTENCE, pitch_percent=30)
    quiet = speak(engine, SENTENCE, volume_percent=-50)
    assert decode(fast.audio).duration_s < 0.85 * decode(normal.audio).duration_s
    assert high.audio != normal.audio
    assert 0.3 < loudness(quiet) / loudness(normal) < 0.7


def test_identity_tells_apart_all_that_shapes_the_sound(engine: Engine) -> None:
    voice = Voice(engine.name)
    voices = [
        voice,
        replace(voice, rate_percent=10),
        replace(voice, pitch_percent=10),
        replace(voice, volume_percent=10),
    ]
    identities = [engine.identity(each, "en") for each in voices]
    assert len(set(identities)) == len(voices)
    assert engine.identity(Voice(engine.name), "en") == identities[0]


@pytest.mark.parametrize(
    "text",
    [
        "See [[h@l'oU]] and [word](/wˈɜɹd/) here.",
        'A <break time="5s"/> & <speak>markup</speak> &amp; more.',
        "Control \x01+90S characters \x0b and \x00 nothing.",
        "A lone \ud83d surrogate, an emoji 😀 and \u200bzero width.",
        "¹A ½ € ² “quoted” [x](y) {z} \\ ~ ^ _ |",
    ],
)
def test_markup_and_odd_characters_of_an_article_are_harmless(engine: Engine, text: str) -> None:
    speech = speak(engine, text)
    assert 0.3 < decode(speech.audio).duration_s < 15
    assert len(speech.words) == len(written_words(text))


def test_a_line_of_the_greatest_length_is_spoken_to_its_end(engine: Engine) -> None:
    words = itertools.cycle(["seven", "rivers", "under", "cold", "bridges,"])
    text = next(words)
    while len(text) < engine.text_limit - 12:
        text += " " + next(words)
    speech = speak(engine, text)
    duration_s = decode(speech.audio).duration_s
    assert duration_s > 100
    assert duration_s - 3 < speech.words[-1].end_s <= duration_s


@pytest.mark.parametrize("text", ["—", "...", " ", "“”"])
def test_a_line_without_words_is_refused(engine: Engine, text: str) -> None:
    with pytest.raises(EngineRefused):
        speak(engine, text)


def test_an_unknown_voice_is_misconfigured_and_named(engine: Engine) -> None:
    with pytest.raises(EngineMisconfigured, match="nobody-here"):
        engine.speak(Line("body", "Hello.", "Hello.", 0), Voice(engine.name, "nobody-here"), "en")


def test_a_setting_that_an_engine_lacks_is_misconfigured(engine: Engine) -> None:
    with pytest.raises(EngineMisconfigured, match="endpont"):
        load_engine(engine.name, {"endpont": "ws://127.0.0.1:1"})


def test_check_says_in_one_line_what_works(engine: Engine) -> None:
    assert engine.name in engine.check()
    assert "\n" not in engine.check()


def test_voices_of_english_are_known_and_can_speak(engine: Engine) -> None:
    names = engine.voices("en")
    assert names
    line = Line("body", "Hello.", "Hello.", 0)
    assert engine.speak(line, Voice(engine.name, names[0]), "en").audio


def test_a_closed_engine_speaks_again_when_asked(espeak: Engine) -> None:
    first = speak(espeak, SENTENCE)
    espeak.close()
    assert speak(espeak, SENTENCE) == first


def test_an_unknown_engine_is_misconfigured_and_the_known_are_listed() -> None:
    with pytest.raises(EngineMisconfigured, match=r"'hibary'.*edge.*espeak.*hibari"):
        load_engine("hibary", {})
