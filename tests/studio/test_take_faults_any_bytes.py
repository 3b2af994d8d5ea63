"""Whatever bytes an engine sends, the checks answer: they raise nothing and end."""

import io
from collections.abc import Iterator

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_pipeline.engines.wav import wav
from audio_pipeline.model import Line, Voice
from audio_pipeline.sound import decode
from audio_pipeline.studio import Engines, faults
from bench.damage import encoded

TEXT = "The ferry leaves the island at seven."
VOICE = Voice("hibari", "", 0)
FEW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def takes() -> Iterator[tuple[bytes, bytes]]:
    """WAV and MP3 of the same take."""
    engines = Engines({})
    sound = decode(engines.get("hibari").speak(Line("body", TEXT, TEXT, 0), VOICE, "en").audio)
    engines.close()
    yield tuple(encoded(sound.samples, sound.rate_hz, as_mp3=as_mp3) for as_mp3 in (False, True))


@FEW
@given(share=st.floats(0, 0.99), as_mp3=st.booleans())
def test_truncated_takes_are_at_fault(
    takes: tuple[bytes, bytes], share: float, as_mp3: bool
) -> None:
    audio = takes[as_mp3]
    assert faults(audio[: int(len(audio) * share)], TEXT, VOICE)


@FEW
@given(
    audio=st.binary(max_size=3000), head=st.sampled_from([b"", b"RIFF", b"ID3", b"\xff\xf3\x64"])
)
def test_any_bytes_are_at_fault(audio: bytes, head: bytes) -> None:
    assert faults(head + audio, TEXT, VOICE)


@FEW
@given(
    at=st.floats(0, 1),
    put=st.binary(min_size=1, max_size=400),
    as_mp3=st.booleans(),
    text=st.text(max_size=80),
    rate=st.integers(-200, 400),
)
def test_any_change_text_and_rate_are_answered(
    takes: tuple[bytes, bytes], at: float, put: bytes, as_mp3: bool, text: str, rate: int
) -> None:
    audio = bytearray(takes[as_mp3])
    start = int(len(audio) * at)
    audio[start : start + len(put)] = put
    for fault in faults(bytes(audio), text, Voice("edge", "en-GB-SoniaNeural", rate)):
        assert fault.message


@pytest.mark.parametrize("value", [0.0, 1.0, 1e-4, np.nan, np.inf, 1e30])
@pytest.mark.parametrize("samples", [1, 7, 300, 30_000])
def test_samples_that_are_no_speech_are_at_fault(value: float, samples: int) -> None:
    file = io.BytesIO()
    soundfile.write(file, np.full(samples, value), 24_000, format="WAV", subtype="FLOAT")
    assert faults(file.getvalue(), TEXT, VOICE)


def test_far_too_long_take_is_told_by_its_length_alone() -> None:
    """Ten minutes of tone for a line of seven words: a table of both would take gigabytes."""
    tone = np.sin(np.arange(600 * 24_000, dtype=np.float32) * 0.1) * 8000
    told = faults(wav(tone.astype("<i2").tobytes(), 24_000), TEXT, VOICE)
    assert [fault.kind for fault in told] == ["length"]
