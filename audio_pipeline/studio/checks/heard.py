"""What is heard in a take, measured once for all checks: at 16 kHz, in frames of 10 and 20 ms."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import soxr

from audio_pipeline.sound import Samples, Sound, mean_squares, speech_span
from audio_pipeline.studio.checks.timbre import average_spectrum

RATE_HZ = 16_000
"""Of the model for alignment and of the features; the quickest resampling serves both."""
STEP_S = 0.01
FRAME_S = 0.02
_WINDOW = 512
_BANDS, _LOW_HZ, _HIGH_HZ = 24, 100.0, 6000.0
_CEPSTRA = 12
FLOOR_DB = -100.0

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Heard:
    """A decoded sound; everything else is worked out when it is first asked for."""

    sound: Sound

    @cached_property
    def span(self) -> tuple[float, float]:
        """Where something is heard, in seconds; (0, 0) for silence."""
        first, last = speech_span(self.sound)
        return first / self.sound.rate_hz, last / self.sound.rate_hz

    @property
    def spoken_s(self) -> float:
        return self.span[1] - self.span[0]

    @cached_property
    def at_16_khz(self) -> Samples:
        samples, rate_hz = self.sound.samples, self.sound.rate_hz
        if rate_hz == RATE_HZ:
            return samples
        changed: Samples = soxr.resample(samples, rate_hz, RATE_HZ, quality="LQ")
        return changed

    @cached_property
    def levels_db(self) -> npt.NDArray[np.float64]:
        """Of every 10 ms, relative to full scale."""
        powers = mean_squares(self.sound.samples, max(1, round(self.sound.rate_hz * STEP_S)))
        return 10 * np.log10(np.maximum(powers, 10 ** (FLOOR_DB / 10)))

    @cached_property
    def loud_db(self) -> float:
        """The level that a tenth of the spoken frames is above."""
        levels = self.levels_db
        spoken = levels[levels > levels.max() - 40] if len(levels) else levels
        return float(np.quantile(spoken, 0.9)) if len(spoken) else FLOOR_DB

    @cached_property
    def likeness(self) -> Floats:
        """13 numbers for every 20 ms of the span: cepstra without their mean, and the level."""
        first, last = (round(at * RATE_HZ) for at in self.span)
        return features(self.at_16_khz[first:last])

    @cached_property
    def spectrum(self) -> tuple[float, ...]:
        return average_spectrum(self.at_16_khz)

    @cached_property
    def pitch_hz(self) -> float:
        """The median of the voiced frames; 0 where none is."""
        return median_pitch_hz(self.at_16_khz)


def features(samples: Samples) -> Floats:
    """Frames of 20 ms at 16 kHz -> (frames, 13)."""
    padded = np.pad(samples, (0, max(0, _WINDOW - len(samples))))
    hop = round(RATE_HZ * FRAME_S)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::hop]
    spectrum = np.abs(np.fft.rfft(frames * _HANN, axis=1)) ** 2
    powers = spectrum.astype(np.float32) @ _BANKS
    logs = np.log(powers + 1e-6 * powers.max() + 1e-12)
    cepstra = logs @ _COSINES
    cepstra = (cepstra - cepstra.mean(axis=0)) / (cepstra.std() + 1e-6)
    level = (logs.mean(axis=1) - logs.mean(axis=1).max()) / 5
    found: Floats = np.concatenate((cepstra, level[:, None]), axis=1).astype(np.float32)
    return found


def median_pitch_hz(samples: Samples) -> float:
    """By the autocorrelation of the loudest frames of 40 ms, 60 to 420 Hz."""
    size, hop = 640, 320
    if len(samples) < size:
        return 0.0
    frames = np.lib.stride_tricks.sliding_window_view(samples, size)[::hop]
    powers = np.einsum("ij,ij->i", frames, frames)
    frames = frames[powers > np.quantile(powers, 0.5)][:200]
    if not len(frames):
        return 0.0
    spectra = np.fft.rfft(frames - frames.mean(axis=1, keepdims=True), 2048, axis=1)
    correlated = np.fft.irfft(np.abs(spectra) ** 2, axis=1)[:, :size]
    correlated = correlated / (correlated[:, :1] + 1e-12)
    lags = slice(RATE_HZ // 420, RATE_HZ // 60)
    window = correlated[:, lags] / (1 - np.arange(lags.start, lags.stop) / size)
    best = window.argmax(axis=1)
    voiced = window[np.arange(len(best)), best] > 0.6
    return float(np.median(RATE_HZ / (best[voiced] + lags.start))) if voiced.sum() >= 3 else 0.0


def _banks() -> Floats:
    """Triangles on the mel scale: (bins, bands)."""
    lowest, highest = (2595 * math.log10(1 + hz / 700) for hz in (_LOW_HZ, _HIGH_HZ))
    mels = np.linspace(lowest, highest, _BANDS + 2)
    edges = 700 * (10 ** (mels / 2595) - 1) / RATE_HZ * _WINDOW
    bins = np.arange(_WINDOW // 2 + 1)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    triangles: Floats = np.maximum(0, np.minimum(rising, falling)).astype(np.float32)
    return triangles


def _cosines() -> Floats:
    """The discrete cosine transform of the bands, without its constant: (bands, cepstra)."""
    bands, orders = np.arange(_BANDS)[:, None], np.arange(1, _CEPSTRA + 1)[None]
    transform: Floats = np.cos(np.pi / _BANDS * (bands + 0.5) * orders).astype(np.float32)
    return transform * np.float32(np.sqrt(2 / _BANDS))


_HANN = np.hanning(_WINDOW).astype(np.float32)
_BANKS, _COSINES = _banks(), _cosines()
