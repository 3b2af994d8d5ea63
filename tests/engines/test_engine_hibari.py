import hashlib
import io
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
from hibari import Hibari
from hibari.g2p import G2P
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.engines import Engine
from audio_pipeline.engines.hibari import HibariEngine, onnx_failures
from audio_pipeline.engines.hibari_text import read
from audio_pipeline.errors import EngineMisconfigured
from audio_pipeline.model import Line, Pronunciation, Speech, Voice

NEWS = (
    "On Oct. 5, 2024 at 9:30am, Dr. Smith paid $3.2 billion, 5km out of town; 24/7 well-known"
    " U.S. firms followed. “It's over,” she said."
)


def speak(engine: Engine, text: str, *pronunciations: Pronunciation, name: str = "") -> Speech:
    line = Line("body", text, text, 0, pronunciations=pronunciations)
    return engine.speak(line, Voice("hibari", name), "en")


def pcm(speech: Speech) -> bytes:
    with wave.open(io.BytesIO(speech.audio)) as file:
        assert file.getframerate() == 24_000
        return file.readframes(file.getnframes())


@pytest.fixture(scope="module")
def library() -> Hibari:
    return Hibari()


@pytest.fixture(scope="module")
def reader(library: Hibari) -> G2P:
    return library.g2p


@pytest.mark.parametrize(
    "text",
    [NEWS, "It is.", ", ".join([NEWS.replace(".", "")] * 5), NEWS + " " + NEWS],
    ids=["news", "short", "one long sentence", "four sentences"],
)
def test_samples_are_those_of_the_library_itself(
    hibari: Engine, library: Hibari, text: str
) -> None:
    samples = library(text, seed=0)
    expected = (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
    assert pcm(speak(hibari, text)) == expected


def test_frames_of_all_phonemes_sum_to_the_length_of_the_audio(
    hibari: Engine, library: Hibari
) -> None:
    speech = speak(hibari, "Thunder over Leeds")
    chunks = library.phonemize("Thunder over Leeds")
    assert len(chunks) == 1
    silent_end_s = len(pcm(speech)) / 2 / 24_000 - speech.words[-1].end_s
    assert 0 < silent_end_s < 0.7
    assert all((word.end_s * 40) % 1 < 1e-6 for word in speech.words)  # 600 samples are 1/40 s


def test_words_that_the_reader_expands_keep_the_time_of_all_they_became(hibari: Engine) -> None:
    words = {word.text: word for word in speak(hibari, NEWS).words}
    assert words["$3.2"].end_s <= words["billion"].start_s < words["billion"].end_s
    assert words["5km"].end_s - words["5km"].start_s > 1.0  # five kilometers
    assert words["9:30am"].end_s - words["9:30am"].start_s > 0.9
    assert all(word.end_s > word.start_s for word in words.values())


def test_another_process_gives_the_same_bytes(hibari: Engine) -> None:
    program = (
        "import hashlib\n"
        "from audio_pipeline.engines.hibari import HibariEngine\n"
        "from audio_pipeline.model import Line, Voice\n"
        "text = 'Good evening, this is the news.'\n"
        "speech = HibariEngine({}).speak(Line('body', text, text, 0), Voice('hibari'), 'en')\n"
        "print(hashlib.sha256(speech.audio).hexdigest())\n"
    )
    there = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    here = hashlib.sha256(speak(hibari, "Good evening, this is the news.").audio).hexdigest()
    assert there.stdout.decode().strip() == here


def test_identity_holds_the_versions_that_shape_the_samples(hibari: Engine) -> None:
    identity = hibari.identity(Voice("hibari"), "en")
    for library in ("hibari-tts", "numpy", "scipy", "onnxruntime"):
        assert f"{library} " in identity


def test_a_pronunciation_is_spoken_in_place_of_the_spelling(
    hibari: Engine, library: Hibari
) -> None:
    text = "Crowds came to Kyiv."
    with_span = speak(hibari, text, Pronunciation(15, 19, "ˈkiːjɪv"))
    assert with_span.audio != speak(hibari, text).audio
    assert [word.text for word in with_span.words] == ["Crowds", "came", "to", "Kyiv"]
    marked = library("Crowds came to [Kyiv](/kˈijɪv/).", seed=0)
    spelled = speak(hibari, text, Pronunciation(15, 19, "ˈkijɪv"))
    assert pcm(spelled) == (np.clip(marked, -1, 1) * 32767).astype("<i2").tobytes()


def test_ipa_is_written_in_the_letters_of_the_model(reader: G2P) -> None:
    line = Line("body", "Say X.", "Say X.", 0, pronunciations=(Pronunciation(4, 5, "dʒeɪ tʃoʊ"),))
    assert "ʤA ʧO" in read(reader, line).chunks[0]


def test_overlapping_or_empty_pronunciations_do_no_harm(hibari: Engine) -> None:
    text = "One two three. Four five."
    spans = [(0, 3, "wʌn"), (2, 5, "x"), (8, 18, "y"), (4, 7, "()[]/1"), (90, 99, "z")]
    speech = speak(hibari, text, *(Pronunciation(*span) for span in spans))
    assert [word.text for word in speech.words] == ["One", "two", "three", "Four", "five"]


def test_markup_of_the_library_in_an_article_changes_no_pronunciation(
    hibari: Engine, reader: G2P
) -> None:
    text = "The [tomato](/zzz/) is red."
    assert "zzz" not in "".join(read(reader, Line("body", text, text, 0)).chunks)
    assert speak(hibari, text).words[1].text.startswith("tomato")


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        st.sampled_from(
            list("abXY 0123456789.,:;'\"’“”-–—/$€%&@#()[]{}<>*_+=~^|\\!?…éЖ\u0301😀½²№\n")
        ),
        max_size=40,
    )
)
def test_any_text_is_read_and_every_phoneme_has_an_owner(reader: G2P, text: str) -> None:
    reading = read(reader, Line("body", text, text, 0))
    for chunk, owners in zip(reading.chunks, reading.owners, strict=True):
        assert len(chunk) == len(owners)
        assert all(-1 <= owner < len(reading.words) for owner in owners)


def test_another_language_is_misconfigured(hibari: Engine) -> None:
    with pytest.raises(EngineMisconfigured, match=r"English only.*voices\.de"):
        hibari.speak(Line("body", "Hallo.", "Hallo.", 0), Voice("hibari"), "de")
    assert hibari.voices("de") == ()


def test_a_voice_that_is_not_on_disk_is_refused_without_the_network(
    hibari: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    monkeypatch.setattr("socket.socket", None)  # whoever reaches for it fails
    with pytest.raises(EngineMisconfigured, match="download that is not on this disk"):
        speak(hibari, "Hello.", name="emma")
    assert "emma" not in hibari.voices("en")


def test_a_voice_file_that_is_no_model_is_misconfigured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    (tmp_path / "bf_emma.int8.onnx").write_bytes(b"no model")
    with pytest.raises(EngineMisconfigured, match="cannot be loaded"):
        speak(HibariEngine({}), "Hello.", name="emma")


@pytest.mark.parametrize("rate_percent", [-51, 101])
def test_a_rate_beyond_the_model_is_misconfigured(hibari: Engine, rate_percent: int) -> None:
    with pytest.raises(EngineMisconfigured, match="rate_percent between"):
        hibari.speak(
            Line("body", "Hello.", "Hello.", 0), Voice("hibari", rate_percent=rate_percent), "en"
        )


def test_every_error_class_of_onnxruntime_is_known() -> None:
    names = {failure.__name__ for failure in onnx_failures()}
    assert {"Fail", "InvalidProtobuf", "NoSuchFile", "RuntimeException", "RuntimeError"} <= names
