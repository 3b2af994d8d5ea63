"""Measures of a take's outline: how it begins and ends, its silences, clicks, clipping, loops."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from audio_pipeline.sound import mean_squares
from audio_pipeline.studio.checks.heard import FLOOR_DB, FRAME_S, STEP_S, Floats, Heard

EDGE_STEP_S = 0.005
EDGE_S = 0.02
QUIET_BELOW_DB = 42.0
"""Below the loud tenth: what a codec makes of silence, and the breath of a pause, lie lower."""
LEAST_HOLE_S = 0.2
BESIDE_ZEROS_S, BESIDE_ZEROS_SHARE = 0.002, 0.01
CLIPPED_RUN = 3
"""So many samples in a row at the peak: a wave's own top has one or two."""


@dataclass(frozen=True)
class Silence:
    """Within the speech; levels of the 20 ms beside it, relative to the loud tenth."""

    start_s: float
    end_s: float
    before_db: float
    after_db: float


def edges_db(heard: Heard) -> tuple[float, float]:
    """The levels of the first and the last 20 ms of what is heard, relative to the loud tenth.

    Speech rises out of silence and dies away, over more than that; a cut does neither.
    """
    rate_hz = heard.sound.rate_hz
    first, last = (round(at * rate_hz) for at in heard.span)
    size = round(EDGE_S * rate_hz)
    samples = heard.sound.samples
    return (
        _level_db(samples[first : first + size]) - heard.loud_db,
        _level_db(samples[max(first, last - size) : last]) - heard.loud_db,
    )


def ends_at_once(heard: Heard) -> tuple[float, float]:
    """The greatest of the very first and of the very last 5 ms, as shares of the peak."""
    samples = heard.sound.samples
    size = max(1, round(EDGE_STEP_S * heard.sound.rate_hz))
    peak = max(float(np.abs(samples).max()), 1e-9)
    return float(np.abs(samples[:size]).max()) / peak, float(np.abs(samples[-size:]).max()) / peak


def silences(heard: Heard, least_s: float = LEAST_HOLE_S) -> list[Silence]:
    """Those of `least_s` and more between the first sound and the last."""
    rate_hz = heard.sound.rate_hz
    step = max(1, round(EDGE_STEP_S * rate_hz))
    levels = _levels_db(heard, step)
    quiet = levels < heard.loud_db - QUIET_BELOW_DB
    ends = np.flatnonzero(np.diff(np.concatenate(([0], quiet.view(np.int8), [0])))).reshape(-1, 2)
    beside = round(EDGE_S / EDGE_STEP_S)
    found = []
    for start, end in ends:
        inside = start * EDGE_STEP_S > heard.span[0] and end * EDGE_STEP_S < heard.span[1]
        if not inside or (end - start) * EDGE_STEP_S < least_s:
            continue
        before = float(levels[max(0, start - beside) : start].max()) - heard.loud_db
        after = float(levels[end : end + beside].max()) - heard.loud_db
        found.append(Silence(float(start) * EDGE_STEP_S, float(end) * EDGE_STEP_S, before, after))
    return found


def silent_s(heard: Heard) -> float:
    """How much of what lies between the first sound and the last is quiet, in seconds."""
    first, last = (round(at / STEP_S) for at in heard.span)
    return float((heard.levels_db[first:last] < heard.loud_db - QUIET_BELOW_DB).sum()) * STEP_S


def clipped_share(heard: Heard) -> float:
    """Of the samples of the span: those in flat tops, in runs of CLIPPED_RUN and more."""
    samples = np.abs(heard.sound.samples)
    peak = float(samples.max())
    if peak < 0.5:
        return 0.0
    top = samples > min(peak, 1.0) * 0.98
    ends = np.flatnonzero(np.diff(np.concatenate(([0], top.view(np.int8), [0])))).reshape(-1, 2)
    runs = ends[:, 1] - ends[:, 0]
    return float(runs[runs >= CLIPPED_RUN].sum()) / max(1, len(samples))


def click_at_s(heard: Heard) -> tuple[float, float]:
    """The sharpest single jump and where it is: how many times the greatest ones around it."""
    samples = heard.sound.samples
    if len(samples) < 64:
        return 0.0, 0.0
    jumps = np.abs(np.diff(samples, 2))
    at = int(jumps.argmax())
    around = np.concatenate((jumps[max(0, at - 240) : max(0, at - 4)], jumps[at + 5 : at + 240]))
    beside = float(np.quantile(around, 0.98)) if len(around) else 0.0
    return float(jumps[at]) / (beside + 0.02 * float(np.abs(samples).max()) + 1e-9), (
        at / heard.sound.rate_hz
    )


def repeats(features: Floats) -> tuple[float, float]:
    """How unlike the second half is to the first at the lag where it is most like it (0 is the
    same), and that lag in seconds."""
    frames = len(features)
    best, lag_s = np.inf, 0.0
    for lag in range(max(5, frames // 3), frames * 2 // 3):
        apart = np.abs(features[lag:] - features[: frames - lag]).mean()
        if apart < best:
            best, lag_s = float(apart), lag * FRAME_S
    return best, lag_s


def _levels_db(heard: Heard, step: int) -> npt.NDArray[np.float64]:
    powers = mean_squares(heard.sound.samples, step)
    return 10 * np.log10(np.maximum(powers, 10 ** (FLOOR_DB / 10)))


def _level_db(samples: Floats) -> float:
    power = float(np.mean(samples.astype(np.float64) ** 2)) if len(samples) else 0.0
    return 10 * float(np.log10(max(power, 10 ** (FLOOR_DB / 10))))


def lost(heard: Heard) -> tuple[float, float]:
    """The longest run of samples of exactly nothing that begins or ends at once, between the first
    sound and the last, and where it begins: in seconds. A pause that was made dies away first."""
    rate_hz, samples = heard.sound.rate_hz, heard.sound.samples
    first, last = (round(at * rate_hz) for at in heard.span)
    nothing = (samples[first:last] == 0).view(np.int8)
    runs = np.flatnonzero(np.diff(np.concatenate(([0], nothing, [0])))).reshape(-1, 2) + first
    beside = max(1, round(BESIDE_ZEROS_S * rate_hz))
    loud = BESIDE_ZEROS_SHARE * float(np.abs(samples).max())
    longest, at = 0, 0
    for start, end in runs[runs[:, 1] - runs[:, 0] > beside]:
        near = (samples[max(0, start - beside) : start], samples[end : end + beside])
        if end - start > longest and any(len(one) and np.abs(one).max() > loud for one in near):
            longest, at = int(end - start), int(start)
    return longest / rate_hz, at / rate_hz
