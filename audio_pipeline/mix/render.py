"""The timeline's samples, chunk after chunk, as the encoder takes them."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from audio_pipeline.mix.levels import Solution, overlaps
from audio_pipeline.mix.reel import Reel
from audio_pipeline.mix.timeline import Chunk, Timeline
from audio_pipeline.sound import Samples

FULL_SCALE = 32_767
LIMITER_IDLE = 0.99999


def render(
    timeline: Timeline, solution: Solution, encoder_scale: float, length: int, reel: Reel
) -> Iterator[bytes]:
    """Little-endian 16-bit PCM of each chunk, divided by what the encoder will scale it with.

    Silence follows up to `length` samples.
    """
    for chunk in timeline.chunks():
        samples = _mixed(chunk, timeline.frames.samples, solution, reel)
        curve = _curve_with_neighbours(chunk, timeline.length, reel)
        if curve.min() < LIMITER_IDLE:
            samples *= _sample_gains(curve, timeline.frames.samples)
        samples *= np.float32(solution.gain / encoder_scale * FULL_SCALE)
        np.clip(np.rint(samples, out=samples), -FULL_SCALE, FULL_SCALE, out=samples)
        yield samples.astype("<i2").tobytes()
    yield bytes(2 * (length - timeline.length * timeline.frames.samples))


def _mixed(chunk: Chunk, frame: int, solution: Solution, reel: Reel) -> Samples:
    """All that sounds in the chunk, each by its part's gain."""
    samples = np.zeros((chunk.stop - chunk.start) * frame, dtype=np.float32)
    for there, first, count, placed in overlaps(chunk):
        clip = placed.clip
        position = clip.first_sample + (first - clip.first_frame) * frame
        kept = reel.samples.read(position, count * frame)
        gain = np.float32(clip.scale * solution.parts[clip.part])
        samples[there * frame : (there + count) * frame] += kept * gain
    return samples


def _curve_with_neighbours(chunk: Chunk, length: int, reel: Reel) -> npt.NDArray[np.float32]:
    """The limiter's factors of the chunk's frames, of the one before and of the one after."""
    start, stop = max(0, chunk.start - 1), min(length, chunk.stop + 1)
    curve = reel.curve.read(start, stop - start)
    return np.pad(curve, (start - (chunk.start - 1), chunk.stop + 1 - stop), mode="edge")


def _sample_gains(curve: npt.NDArray[np.float32], frame: int) -> Samples:
    """A line from frame to frame that is nowhere above what a frame allows."""
    edges = np.minimum(curve[:-1], curve[1:])
    ramp = np.arange(frame, dtype=np.float32) / np.float32(frame)
    gains: Samples = (edges[:-1, None] + np.diff(edges)[:, None] * ramp).reshape(-1)
    return gains
