import hashlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import numpy as np
import pytest

from audio_pipeline.engines import load_engine
from audio_pipeline.engines.espeak import EspeakEngine
from audio_pipeline.errors import EngineBusy, EngineMisconfigured
from audio_pipeline.model import Line, Speech, Voice
from audio_pipeline.sound import decode

LONG = "The river rises slowly and the town watches. " * 60


@pytest.fixture
def own() -> Iterator[EspeakEngine]:
    """An engine of the test's own, whose child it may harm."""
    engine = EspeakEngine({})
    yield engine
    engine.close()


def speak(engine: EspeakEngine, text: str, language: str = "en", name: str = "") -> Speech:
    return engine.speak(Line("body", text, text, 0), Voice("espeak", name), language)


def child_of(engine: EspeakEngine) -> int:
    assert engine._child._process is not None
    return engine._child._process.pid


def test_a_child_killed_between_lines_is_started_again(own: EspeakEngine) -> None:
    first = speak(own, LONG)
    killed = child_of(own)
    os.kill(killed, signal.SIGKILL)
    assert speak(own, LONG) == first
    assert child_of(own) != killed


def test_a_child_killed_while_it_speaks_is_started_again(own: EspeakEngine) -> None:
    first = speak(own, LONG)
    stopped = child_of(own)
    os.kill(stopped, signal.SIGSTOP)  # so that the line is on its way when the kill comes
    threading.Timer(0.2, os.kill, (stopped, signal.SIGKILL)).start()
    assert speak(own, LONG) == first


def test_a_child_that_hangs_is_busy_and_the_next_line_is_spoken() -> None:
    engine = EspeakEngine({"timeout_s": "3"})
    speak(engine, "Hello.")
    os.kill(child_of(engine), signal.SIGSTOP)
    with pytest.raises(EngineBusy, match="within 3 s"):
        speak(engine, "Hello.")
    assert speak(engine, "Hello.").audio
    engine.close()


def test_closing_leaves_no_process_behind(own: EspeakEngine) -> None:
    speak(own, "Hello.")
    child = child_of(own)
    own.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_the_child_ends_when_its_owner_is_gone() -> None:
    program = (
        "from audio_pipeline.engines.espeak import EspeakEngine\n"
        "from audio_pipeline.model import Line, Voice\n"
        "import os\n"
        "engine = EspeakEngine({})\n"
        "engine.speak(Line('body', 'Hi.', 'Hi.', 0), Voice('espeak'), 'en')\n"
        "print(engine._child._process.pid, flush=True)\n"
        "os._exit(0)\n"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    child = int(answer.stdout)
    gone = threading.Event()
    for _ in range(50):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        gone.wait(0.1)
    pytest.fail(f"process {child} outlived its owner")


def test_another_process_gives_the_same_bytes(own: EspeakEngine) -> None:
    program = (
        "import hashlib\n"
        "from audio_pipeline.engines.espeak import EspeakEngine\n"
        "from audio_pipeline.model import Line, Voice\n"
        "engine = EspeakEngine({})\n"
        "speech = engine.speak(Line('body', 'Добрий день.', 'Добрий день.', 0),"
        " Voice('espeak'), 'uk')\n"
        "print(hashlib.sha256(speech.audio).hexdigest())\n"
        "engine.close()\n"
    )
    there = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    here = hashlib.sha256(speak(own, "Добрий день.", "uk").audio).hexdigest()
    assert there.stdout.decode().strip() == here


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "У Києві сьогодні сонячно."),
        ("de", "Heute scheint in Berlin die Sonne."),
        ("fr", "Aujourd'hui, il fait beau à Paris."),
        ("en-GB", "It rains in Leeds."),
        ("zh", "你好 世界"),
    ],
)
def test_languages_speak_in_their_own_voice(own: EspeakEngine, language: str, text: str) -> None:
    speech = speak(own, text, language)
    assert decode(speech.audio).duration_s > 0.8
    assert speech.words[-1].end_s > 0.6 * decode(speech.audio).duration_s
    assert speech.audio != speak(own, text, "it").audio


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Audiofassung, mit Unterstützung erstellt am ersten April im alten Oberufer."),
        ("fr", "Les huit et les onze, puis Anne a huit ans."),
        ("uk", "Перший кіт, тобто пані каже: тридцять третього."),
        ("en", "An apple, a cat: take the train to Oslo."),
    ],
)
def test_words_begin_and_end_with_their_sound_whatever_pause_is_before_them(
    own: EspeakEngine, language: str, text: str
) -> None:
    speech = speak(own, text, language)
    spoken = decode(speech.audio)
    for word in speech.words:
        first, last = (round(at * spoken.rate_hz) for at in (word.start_s, word.end_s))
        assert word.end_s - word.start_s > 0.04, word
        for part in (spoken.samples[first:][:440], spoken.samples[:last][-880:]):
            assert np.abs(part).max() > 0.003, word


def test_a_comma_is_not_part_of_the_time_of_the_word_before_it(own: EspeakEngine) -> None:
    bare, _, _ = speak(own, "Kit — and cat.").words
    with_marks, _, _ = speak(own, "Kit,,, and cat.").words
    assert with_marks.end_s == pytest.approx(bare.end_s, abs=0.03)


def test_a_voice_name_overrides_the_language(own: EspeakEngine) -> None:
    scottish = speak(own, "Round the rugged rock.", name="en-gb-scotland")
    assert scottish.audio != speak(own, "Round the rugged rock.").audio
    assert "en-gb-scotland" in own.voices("en")


@pytest.mark.parametrize("name", ["../../etc/passwd", "en\0us", "no-such-voice"])
def test_a_name_that_is_no_voice_is_misconfigured(own: EspeakEngine, name: str) -> None:
    with pytest.raises(EngineMisconfigured):
        speak(own, "Hello.", name=name)


def test_phoneme_markup_is_read_as_text(own: EspeakEngine) -> None:
    spelled_s = decode(speak(own, "Say h@l'oU now.").audio).duration_s
    assert decode(speak(own, "Say [[h@l'oU]] now.").audio).duration_s >= spelled_s


def test_ssml_is_read_as_text(own: EspeakEngine) -> None:
    assert decode(speak(own, "One <break time='9s'/> two.").audio).duration_s < 5


def test_a_language_without_a_voice_is_misconfigured(own: EspeakEngine) -> None:
    with pytest.raises(EngineMisconfigured, match="'tlh'"):
        speak(own, "nuqneH", "tlh")


@pytest.mark.parametrize("value", ["soon", "0", "-1", "1e9", "nan"])
def test_a_timeout_that_is_none_is_misconfigured(value: str) -> None:
    with pytest.raises(EngineMisconfigured, match="timeout_s"):
        load_engine("espeak", {"timeout_s": value})
