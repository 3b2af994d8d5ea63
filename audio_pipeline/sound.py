"""Samples: decode, resample, find speech; mono float32 at full scale 1.0."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from audio_pipeline.errors import TakeBroken

Samples = npt.NDArray[np.float32]

READ_SECONDS = 1

SPAN_STEP_MS = 2
SPAN_WINDOW_MS = 10
SPAN_BELOW_LOUDEST_DB = 46.0  # weak consonants lie up to 40 dB below the vowels beside them
SPAN_FLOOR_DBFS = -72.0  # the noise that a codec makes of digital silence lies below this


@dataclass(frozen=True)
class Sound:
    """Decoded audio: mono, full scale 1.0."""

    samples: Samples
    rate_hz: int

    @property
    def duration_s(self) -> float:
        return len(self.samples) / self.rate_hz


def decode(audio: Path | bytes) -> Sound:
    """A whole WAV, FLAC, OGG or MP3, channels averaged. Raises TakeBroken."""
    with _decoding(audio), _opened(audio) as file:
        samples, rate_hz = file.read(dtype="float32", always_2d=True), file.samplerate
        if not len(samples):
            raise soundfile.SoundFileRuntimeError("it holds no sound")
    return Sound(_mono(samples), int(rate_hz))


@contextmanager
def _opened(audio: Path | bytes) -> Iterator[soundfile.SoundFile]:
    """Bytes as a file in memory: libsndfile would call back for every few bytes of an object, and
    wait each time until another thread lets go of the interpreter (a hundred times as long)."""
    if isinstance(audio, Path):
        with soundfile.SoundFile(audio) as file:
            yield file
        return
    with _in_memory() as held:
        held.write(audio)
        held.seek(0)
        with soundfile.SoundFile(held.fileno(), closefd=False) as file:
            yield file


def _in_memory() -> IO[bytes]:
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("take"), "w+b")
    return tempfile.TemporaryFile()


def decode_in_blocks(path: Path) -> tuple[int, Iterator[Samples]]:
    """The rate in Hz of a file, and its samples in blocks of READ_SECONDS. Raises TakeBroken."""
    with _decoding(path):
        file = soundfile.SoundFile(path)
    return int(file.samplerate), _blocks(file, path)


def resample(samples: Samples, from_hz: int, to_hz: int) -> Samples:
    """The same sound at another rate, by soxr's high quality."""
    if from_hz == to_hz:
        return samples
    changed: Samples = soxr.resample(samples, from_hz, to_hz, quality="HQ")
    return changed


def mean_squares(samples: npt.NDArray[Any], step: int) -> npt.NDArray[np.float64]:
    """Mean power of each whole step of samples."""
    rows = samples[: len(samples) // step * step].reshape(-1, step)
    powers: npt.NDArray[np.float64] = np.einsum("ij,ij->i", rows, rows, dtype=np.float64) / step
    return powers


def speech_span(sound: Sound) -> tuple[int, int]:
    """Where something is heard: first sample and the one after the last; (0, 0) for silence.

    Heard is what comes within 46 dB of the sound's loudest 10 ms and above -72 dBFS.
    """
    step = max(1, sound.rate_hz * SPAN_STEP_MS // 1000)
    powers = mean_squares(np.pad(sound.samples, (0, -len(sound.samples) % step)), step)
    width = SPAN_WINDOW_MS // SPAN_STEP_MS
    smooth = np.convolve(powers, np.full(width, 1 / width), mode="same")
    floor = max(
        float(smooth.max()) * 10 ** (-SPAN_BELOW_LOUDEST_DB / 10), 10 ** (SPAN_FLOOR_DBFS / 10)
    )
    heard = np.flatnonzero(smooth > floor)
    if not len(heard):
        return 0, 0
    return int(heard[0]) * step, min(int(heard[-1] + 1) * step, len(sound.samples))


def _blocks(file: soundfile.SoundFile, path: Path) -> Iterator[Samples]:
    with file:
        size = file.samplerate * READ_SECONDS
        while True:
            with _decoding(path):
                samples = file.read(size, dtype="float32", always_2d=True)
            if not len(samples):
                return
            yield _mono(samples)


@contextmanager
def _decoding(audio: Path | bytes) -> Iterator[None]:
    name = audio.name if isinstance(audio, Path) else f"audio of {len(audio)} bytes"
    try:
        yield
    except (soundfile.SoundFileError, OSError, ValueError, MemoryError) as error:
        try:  # of a file that cannot be opened libsndfile says "System error"
            if isinstance(audio, Path):
                audio.open("rb").close()
        except OSError as unread:
            raise TakeBroken(f"{name} cannot be read: {unread.strerror}") from error
        # its own words begin with the file's name, or an object's address
        why = getattr(error, "error_string", str(error))
        raise TakeBroken(f"{name} does not decode: {why}") from error


def _mono(samples: Samples) -> Samples:
    if samples.shape[1] == 1:
        return samples[:, 0]
    mono: Samples = samples.mean(axis=1, dtype=np.float32)
    return mono
