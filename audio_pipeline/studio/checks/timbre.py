"""A voice's average spectrum, and by how much a take's is moved up or down against it.

A sound played at another speed has all its frequencies moved by the same factor: on a logarithmic
scale its spectrum is shifted. Where the throat's resonances lie differs far less between two lines
of a voice than its pitch and its tempo do, so the shift tells a wrong speed from a lively line.
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from audio_pipeline.sound import Samples

RATE_HZ = 16_000
BANDS, _LOW_HZ, _HIGH_HZ = 48, 150.0, 7600.0
_WINDOW, _HOP = 1024, 320
_WIDTH = 0.08
"""Of a band, in natural logarithms of frequency."""
_LEAST_SHARE = 1e-3
"""Of the power of the loudest frame: what is quieter is not counted."""
_STEP = 0.02
_FARTHEST = 0.56
"""The greatest shift that is looked for: 1.75 times the speed."""


def average_spectrum(samples: Samples) -> tuple[float, ...]:
    """BANDS natural logarithms of shares of power, at 16 kHz, evenly from 150 Hz to 7.6 kHz."""
    padded = np.pad(samples, (0, max(0, _WINDOW - len(samples))))
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP]
    powers = np.abs(np.fft.rfft(frames * _HANN, axis=1)) ** 2
    whole = powers.sum(axis=1)
    heard = powers[whole > whole.max() * _LEAST_SHARE]
    if not len(heard):
        return ()
    shares = heard / heard.sum(axis=1, keepdims=True)
    logs = np.log(shares @ _BANKS + 1e-7).mean(axis=0)
    return tuple(round(float(value), 2) for value in logs)


def shift(spectrum: Sequence[float], usual: Sequence[float]) -> float:
    """The natural logarithm of the factor by which `spectrum` lies above `usual`."""
    own, other = np.asarray(spectrum), np.asarray(usual)
    shifts = np.arange(-_FARTHEST, _FARTHEST + _STEP / 2, _STEP)
    apart = []
    for each in shifts:
        inside = (_PLACES - each >= _PLACES[0]) & (_PLACES - each <= _PLACES[-1])
        moved = np.interp(_PLACES[inside] - each, _PLACES, other)
        apart.append(float((own[inside] - moved).std()))
    return float(shifts[int(np.argmin(apart))])


def _banks() -> npt.NDArray[np.float64]:
    """Bells on a logarithmic scale: (bins, bands)."""
    bins = np.log(np.maximum(np.fft.rfftfreq(_WINDOW, 1 / RATE_HZ), 1.0))
    bells: npt.NDArray[np.float64] = np.exp(-0.5 * ((bins[:, None] - _PLACES[None]) / _WIDTH) ** 2)
    return bells


_PLACES = np.linspace(math.log(_LOW_HZ), math.log(_HIGH_HZ), BANDS)
_HANN = np.hanning(_WINDOW)
_BANKS = _banks()
