"""Samples: decode, resample, K-weighting, loudness and peaks; what the studio and the mix share.

Sound is mono float32 at full scale 1.0. Loudness follows ITU-R BS.1770-4 (K-weighting, blocks of
400 ms every 100 ms, gates at -70 LUFS and 10 LU below), true peak its annex 2 (oversampled by 4).
"""

import os
import tempfile
from collections.abc import Iterable, Iterator
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

LOUDNESS_OFFSET = -0.691  # BS.1770-4: what makes a 997 Hz sine at 0 dBFS read -3.01 LUFS
ABSOLUTE_GATE_LUFS = -70.0
RELATIVE_GATE_LU = -10.0
HOPS_PER_SECOND = 10  # loudness blocks start every 100 ms ...
HOPS_PER_BLOCK = 4  # ... and are 400 ms long
TRUE_PEAK_OVERSAMPLING = 4
READ_SECONDS = 10  # what is held at once of a file that is read in a stream

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


class KWeighting:
    """The K filter of BS.1770-4 for one channel, fed block after block.

    The standard prints coefficients for 48 kHz; for other rates they follow from the analogue
    prototype (B. De Man, "Evaluation of implementations of the EBU R128 loudness
    measurement", 2018).
    """

    def __init__(self, rate_hz: int) -> None:
        self._sections = _k_sections(rate_hz)
        self._state = np.zeros((2, 2))

    def __call__(self, samples: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
        from scipy.signal import sosfilt  # 0.5 s to import

        weighted, self._state = sosfilt(self._sections, samples, zi=self._state)
        weighted_samples: npt.NDArray[np.float64] = weighted
        return weighted_samples


def true_peaks(samples: Samples, rate_hz: int) -> Samples:
    """Magnitudes at 4 times the rate: 4 values a sample."""
    oversampled = soxr.resample(samples, rate_hz, TRUE_PEAK_OVERSAMPLING * rate_hz, quality="MQ")
    magnitudes: Samples = np.abs(oversampled, out=oversampled)
    return magnitudes


class Meter:
    """Integrated loudness and true peak of a sound that is fed block after block."""

    def __init__(self, rate_hz: int) -> None:
        self._weight = KWeighting(rate_hz)
        self._oversample = soxr.ResampleStream(
            rate_hz, TRUE_PEAK_OVERSAMPLING * rate_hz, 1, quality="MQ"
        )
        self._hop = rate_hz // HOPS_PER_SECOND
        self._rest = np.zeros(0)
        self._hops: list[npt.NDArray[np.float64]] = []
        self._peak = 0.0

    def feed(self, samples: Samples) -> None:
        self._note_peak(samples, last=False)
        weighted = np.concatenate((self._rest, self._weight(samples)))
        whole = len(weighted) // self._hop * self._hop
        self._hops.append(mean_squares(weighted[:whole], self._hop))
        self._rest = weighted[whole:]

    def finish(self) -> tuple[float, float]:
        """LUFS and dBTP of all that was fed; a sound under 400 ms as if silence followed it."""
        self._note_peak(np.zeros(0, dtype=np.float32), last=True)
        hops = np.concatenate((*self._hops, np.zeros(0)))
        if len(hops) < HOPS_PER_BLOCK:
            rest = np.array([np.sum(self._rest**2) / self._hop])
            hops = np.concatenate((hops, rest, np.zeros(HOPS_PER_BLOCK)))[:HOPS_PER_BLOCK]
        return integrated_lufs(block_powers(hops)), decibels(self._peak)

    def _note_peak(self, samples: Samples, *, last: bool) -> None:
        oversampled = self._oversample.resample_chunk(samples, last=last)
        if len(oversampled):
            self._peak = max(self._peak, float(oversampled.max()), -float(oversampled.min()))


def measure(rate_hz: int, blocks: Iterable[Samples]) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBTP of a sound; -inf for silence."""
    meter = Meter(rate_hz)
    for block in blocks:
        meter.feed(block)
    return meter.finish()


def mean_squares(samples: npt.NDArray[Any], step: int) -> npt.NDArray[np.float64]:
    """Mean power of each whole step of samples."""
    rows = samples[: len(samples) // step * step].reshape(-1, step)
    powers: npt.NDArray[np.float64] = np.einsum("ij,ij->i", rows, rows, dtype=np.float64) / step
    return powers


def block_powers(hops: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Mean powers of 400 ms blocks, from those of 100 ms hops in a row."""
    if len(hops) < HOPS_PER_BLOCK:
        return np.zeros(0)
    powers: npt.NDArray[np.float64] = np.convolve(hops, np.full(4, 0.25), mode="valid")
    return powers


def integrated_lufs(powers: npt.NDArray[np.float64]) -> float:
    """Gated loudness of 400 ms blocks' K-weighted mean powers; -inf where all are gated."""
    loud = powers[powers > _power(ABSOLUTE_GATE_LUFS)]
    if not len(loud):
        return -np.inf
    gate_lufs = _lufs(float(loud.mean())) + RELATIVE_GATE_LU
    return _lufs(float(loud[loud > _power(gate_lufs)].mean()))


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


def decibels(amplitude: float) -> float:
    return 20 * float(np.log10(amplitude)) if amplitude > 0 else -np.inf


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


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - LOUDNESS_OFFSET) / 10))


def _lufs(power: float) -> float:
    return LOUDNESS_OFFSET + 10 * float(np.log10(power))


def _k_sections(rate_hz: int) -> npt.NDArray[np.float64]:
    """Two second-order sections: the head's shelf, then the high-pass."""
    shelf_hz, gain_db, shelf_q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
    pass_hz, pass_q = 38.13547087602444, 0.5003270373238773
    k = np.tan(np.pi * shelf_hz / rate_hz)
    high = 10 ** (gain_db / 20)
    band = high**0.4996667741545416
    a0 = 1 + k / shelf_q + k * k
    shelf = [
        (high + band * k / shelf_q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / shelf_q + k * k) / a0,
        1.0,
        2 * (k * k - 1) / a0,
        (1 - k / shelf_q + k * k) / a0,
    ]
    k = np.tan(np.pi * pass_hz / rate_hz)
    a0 = 1 + k / pass_q + k * k
    high_pass = [1.0, -2.0, 1.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / pass_q + k * k) / a0]
    return np.array([shelf, high_pass])
