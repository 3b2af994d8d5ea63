"""Levels: a constant gain for each part, and one gain for all, solved through the limiter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from audio_pipeline.errors import MixFailed
from audio_pipeline.loudness import Blocks
from audio_pipeline.mix.clips import Part, clip_powers
from audio_pipeline.mix.limiter import Levels, limit
from audio_pipeline.mix.reel import Reel
from audio_pipeline.mix.timeline import Chunk, Placed, Timeline

PART_TOLERANCE_LU = 0.2
PART_ROUNDS = 4
SOLVED_LU = 0.005
SOLVE_ROUNDS = 16
LEAST_SLOPE = 0.1
STEP_DB = 6.0
GREATEST_GAIN_DB = 30.0


@dataclass(frozen=True)
class Solution:
    """Linear gains the timeline is played with; the limiter's curve lies on the reel."""

    parts: Mapping[Part, float]
    gain: float


def solve(
    timeline: Timeline, targets: Mapping[Part, float], lufs: float, ceiling: float, reel: Reel
) -> Solution:
    """Gains by which the whole measures `lufs` below the true peak `ceiling`, each part its target.

    The limiter takes more from a voice with high peaks than from another: what it takes is given
    back to the part, and the one gain solved again. Raises MixFailed where nothing is heard.
    """
    gains = {
        part: _linear(target - _natural_lufs(timeline, part, reel))
        for part, target in targets.items()
    }
    gain_db = 0.0
    for _ in range(PART_ROUNDS):
        gain_db = _solve_gain(timeline, gains, gain_db, lufs, ceiling, reel)
        misses = {
            part: target - _limited_lufs(timeline, part, gains[part] * _linear(gain_db), reel)
            for part, target in targets.items()
        }
        shared = sum(misses.values()) / len(misses)
        if max(abs(miss - shared) for miss in misses.values()) <= PART_TOLERANCE_LU:
            break
        gains = {part: gains[part] * _linear(miss - shared) for part, miss in misses.items()}
    return Solution(gains, _linear(gain_db))


def _solve_gain(
    timeline: Timeline,
    gains: Mapping[Part, float],
    start_db: float,
    lufs: float,
    ceiling: float,
    reel: Reel,
) -> float:
    """The gain in dB, by secants within what is known to be too soft and too loud.

    Loudness grows by 1 LU a dB, by less where the limiter acts. Where it eats all that is added,
    the gain ends near the greatest.
    """
    soft_db, loud_db = -np.inf, GREATEST_GAIN_DB
    gain_db, slope = start_db, 1.0
    before: tuple[float, float] | None = None
    for _ in range(SOLVE_ROUNDS):
        loudness = _limited_loudness(timeline, gains, _linear(gain_db), ceiling, reel)
        miss = lufs - loudness
        if abs(miss) <= SOLVED_LU:
            break
        soft_db, loud_db = (gain_db, loud_db) if miss > 0 else (soft_db, gain_db)
        if before:
            slope = (loudness - before[1]) / (gain_db - before[0])
        before = gain_db, loudness
        gain_db += float(np.clip(miss / max(slope, LEAST_SLOPE), -STEP_DB, STEP_DB))
        if not soft_db < gain_db < loud_db:
            gain_db = (soft_db + loud_db) / 2
    return gain_db


def _limited_loudness(
    timeline: Timeline, gains: Mapping[Part, float], gain: float, ceiling: float, reel: Reel
) -> float:
    """Integrated loudness of the timeline played by these gains; keeps the limiter's curve."""
    per_hop = timeline.frames.per_hop
    peaks = (_peaks(chunk, gains, reel) for chunk in timeline.chunks())
    curves = limit(peaks, gain, ceiling, timeline.frames.per_second)
    blocks = Blocks()
    for chunk, curve in zip(timeline.chunks(), curves, strict=True):
        reel.curve.write(chunk.start, curve)
        powers = _powers(chunk, gains, reel) * curve**2
        whole = len(powers) // per_hop * per_hop
        blocks.add_hops(powers[:whole].reshape(-1, per_hop).mean(axis=1, dtype=np.float64))
    blocks.end(float(np.sum(powers[whole:], dtype=np.float64)) / per_hop)
    return blocks.lufs(gain)


def _peaks(chunk: Chunk, gains: Mapping[Part, float], reel: Reel) -> Levels:
    """Peaks of sounds that overlap add up at worst."""
    peaks = np.zeros(chunk.stop - chunk.start, dtype=np.float32)
    for there, first, count, placed in overlaps(chunk):
        peaks[there : there + count] += reel.peaks.read(first, count) * np.float32(
            gains[placed.clip.part]
        )
    return peaks


def _powers(chunk: Chunk, gains: Mapping[Part, float], reel: Reel) -> Levels:
    """Powers of sounds that overlap add up."""
    powers = np.zeros(chunk.stop - chunk.start, dtype=np.float32)
    for there, first, count, placed in overlaps(chunk):
        powers[there : there + count] += reel.powers.read(first, count) * np.float32(
            gains[placed.clip.part] ** 2
        )
    return powers


def overlaps(chunk: Chunk) -> Iterator[tuple[int, int, int, Placed]]:
    """For what sounds in a chunk: where in it, its first frame on the reel, and how many frames."""
    for placed in chunk.placed:
        start, stop = max(placed.start, chunk.start), min(placed.stop, chunk.stop)
        first = placed.clip.first_frame + start - placed.start
        yield start - chunk.start, first, stop - start, placed


def _natural_lufs(timeline: Timeline, part: Part, reel: Reel) -> float:
    """A part's loudness as it came, before any gain."""
    blocks = Blocks()
    for placed in timeline.parts[part]:
        blocks.add(reel.blocks.read(placed.clip.first_block, placed.clip.blocks))
    lufs = blocks.lufs()
    if lufs == -np.inf:
        name = part if isinstance(part, str) else f"voice {part.name or part.engine}"
        raise MixFailed(f"{name} is too quiet to be heard", "look at the audio it came from")
    return lufs


def _limited_lufs(timeline: Timeline, part: Part, gain: float, reel: Reel) -> float:
    """A part's loudness as the timeline plays it, by the curve on the reel."""
    blocks = Blocks()
    for placed in timeline.parts[part]:
        powers = reel.powers.read(placed.clip.first_frame, placed.clip.frames)
        curve = reel.curve.read(placed.start, placed.clip.frames)
        blocks.add(clip_powers(powers * curve**2, timeline.frames))
    return blocks.lufs(gain)


def _linear(decibels: float) -> float:
    return float(10 ** (decibels / 20))
