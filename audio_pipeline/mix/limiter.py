"""A look-ahead limiter as a gain for each frame (about 1 ms), computed from the frames' peaks.

What a frame must give up is held and let go exponentially, looked ahead for, and smoothed over the
look-ahead, so the gain ramps down before a peak and never exceeds what a frame allows.
"""

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

LOOK_AHEAD_FRAMES = 7  # about 7 ms; the window of 8 is three doublings
RELEASE_MS = 60.0  # espeak's peaky voice is held down for 12 % of the time at 80, for 7 % at 40
UNHEARD = 1e-5  # a reduction below this is none

Levels = npt.NDArray[np.float32]


def limit(
    peaks: Iterable[Levels], gain: float, ceiling: float, frames_per_second: int
) -> Iterator[Levels]:
    """For each array of peaks in a row: the factors that keep gain * factor * peak <= ceiling."""
    decay = 1000.0 / (RELEASE_MS * frames_per_second)
    before = np.zeros(LOOK_AHEAD_FRAMES, dtype=np.float32)
    held = 0.0
    for current, ahead in _with_ahead(peaks):
        reductions = _released(_needed(current, gain, ceiling), held, decay)
        held = float(reductions[-1])
        coming = _released(_needed(ahead, gain, ceiling), held, decay)
        yield 1 - _smoothed(np.concatenate((before, reductions, coming)))
        before = np.concatenate((before, reductions))[-LOOK_AHEAD_FRAMES:]


def _with_ahead(peaks: Iterable[Levels]) -> Iterator[tuple[Levels, Levels]]:
    """Each array with the LOOK_AHEAD_FRAMES that follow it."""
    silence = np.zeros(LOOK_AHEAD_FRAMES, dtype=np.float32)
    arrays = iter(peaks)
    current = next(arrays)
    for following in arrays:
        yield current, np.concatenate((following, silence))[:LOOK_AHEAD_FRAMES]
        current = following
    yield current, silence


def _needed(peaks: Levels, gain: float, ceiling: float) -> Levels:
    """How much of each frame has to go: 0 for nothing, towards 1 for all."""
    needed: Levels = 1 - np.float32(ceiling) / np.maximum(peaks * np.float32(gain), ceiling)
    return needed


def _released(needed: Levels, held: float, decay: float) -> Levels:
    """The greatest of each need and what is left of earlier ones.

    y[k] = max(x[k], y[k-1] * exp(-decay)) is a running maximum of log x[k] + k * decay.
    """
    if held < UNHEARD and not needed.any():
        return needed
    slope = np.arange(1, len(needed) + 1) * decay
    with np.errstate(divide="ignore"):
        logs = np.log(needed) + slope
        logs[0] = max(logs[0], np.log(held))
    released: Levels = np.exp(np.maximum.accumulate(logs) - slope).astype(np.float32)
    return released


def _smoothed(reductions: Levels) -> Levels:
    """Maximum over what comes, then the mean over as many: shorter by the window at both ends."""
    width = 1
    while width <= LOOK_AHEAD_FRAMES:
        reductions = np.maximum(reductions[:-width], reductions[width:])
        width *= 2
    total = reductions
    width = 1
    while width <= LOOK_AHEAD_FRAMES:
        total = total[:-width] + total[width:]
        width *= 2
    return total / np.float32(width)
