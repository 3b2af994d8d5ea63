"""Takes made of speech-like sound: a buzz of moving pitch, syllables and hissing consonants."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from audio_pipeline.model import Line, Role, Script, Take, Voice, Word

RATE_HZ = 24_000
LEAD_S = 0.25
TRAIL_S = 0.8

Samples = npt.NDArray[np.float32]
MakeTakes = Callable[..., list[Take]]


def speechlike(seed: int, seconds: float, level: float = 0.1, rate_hz: int = RATE_HZ) -> Samples:
    """Starts and ends abruptly at its full level; `level` is its RMS."""
    random = np.random.default_rng(seed)
    time_s = np.arange(round(seconds * rate_hz)) / rate_hz
    pitch = 110 + 30 * np.sin(2 * np.pi * 0.7 * time_s + seed)
    phase = 2 * np.pi * np.cumsum(pitch) / rate_hz
    harmonics = range(1, 20)
    buzz = sum(np.sin(k * phase + k * k) / k for k in harmonics)
    syllables = np.clip(np.cos(2 * np.pi * 3.1 * time_s) + 0.6, 0.02, None)
    hiss = random.standard_normal(len(time_s)) * np.clip(np.sin(2 * np.pi * 2.3 * time_s), 0, None)
    samples = buzz * syllables + 0.2 * hiss
    return np.asarray(samples * (level / np.sqrt(np.mean(samples**2))), dtype=np.float32)


def padded(samples: Samples, rate_hz: int = RATE_HZ) -> Samples:
    """With the silence that engines put around speech."""
    return np.pad(samples, (round(LEAD_S * rate_hz), round(TRAIL_S * rate_hz)))


def script_of(roles: Sequence[Role], pause_ms: int = 400, title: str = "A new tram line") -> Script:
    lines = tuple(
        Line(role, f"Written {number}.", f"Spoken {number}.", pause_ms, number)
        for number, role in enumerate(roles)
    )
    disclosure = "This audio is created with AI assistance"
    return Script("en", title, "https://news.example/tram", disclosure, lines, "Anna Bell")


@pytest.fixture
def make_takes(tmp_path: Path) -> MakeTakes:
    """make_takes([(seconds, level, voice name), ...]) -> takes on disk."""

    def make(spoken: Sequence[tuple[float, float, str]], rate_hz: int = RATE_HZ) -> list[Take]:
        takes = []
        for line, (seconds, level, name) in enumerate(spoken):
            path = tmp_path / f"take{line}.wav"
            samples = padded(speechlike(line, seconds, level, rate_hz), rate_hz)
            soundfile.write(path, samples, rate_hz, subtype="FLOAT")
            words = (
                Word("first", LEAD_S, LEAD_S + seconds / 2),
                Word("second", LEAD_S + seconds / 2, LEAD_S + seconds),
            )
            duration_s = len(samples) / rate_hz
            voice = Voice("synthetic", name)
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
            takes.append(Take(line, f"{line}", path, sha256, "audio/wav", duration_s, words, voice))
        return takes

    return make
