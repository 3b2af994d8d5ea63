"""Sounds made ready for the timeline: trimmed, at the mix's rate, faded, measured, on the reel."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from audio_pipeline import loudness, sound
from audio_pipeline.errors import MixFailed, TakeBroken
from audio_pipeline.mix import kept_levels
from audio_pipeline.mix.kept_levels import Levels, Measured
from audio_pipeline.mix.reel import Reel
from audio_pipeline.model import Take, Voice
from audio_pipeline.sound import Samples, Sound

KEPT_SILENCE_MS = 10  # before the first and after the last that is heard: room for the fades
FADE_MS = 5  # at both ends, so that no join clicks
FULL_SCALE = 32_767

Part = Voice | str
"""What is levelled as one: a Voice, or a jingle's name."""


@dataclass(frozen=True)
class Frames:
    """The grid that levels are solved on: about a millisecond, a whole number in 100 ms."""

    rate_hz: int
    samples: int
    """Samples in a frame."""

    @property
    def per_hop(self) -> int:
        return self.rate_hz // loudness.HOPS_PER_SECOND // self.samples

    @property
    def per_second(self) -> int:
        return self.per_hop * loudness.HOPS_PER_SECOND


@dataclass(frozen=True, slots=True)
class Clip:
    """A sound on the reel, `frames` long; levels are those of the sound as it came."""

    part: Part
    first_sample: int
    samples: int
    scale: float
    """What a sample on the reel is multiplied by to be as it came."""
    first_frame: int
    frames: int
    trimmed_s: float
    """What was cut off before its first sample."""
    head_s: float
    """Kept silence before anything is heard."""
    tail_s: float
    """Kept silence after the last that is heard."""
    first_block: int
    blocks: int
    """Of 400 ms on its own grid; at least one."""


def frames_of(rate_hz: int) -> Frames:
    """The divisor of 100 ms that is nearest to a millisecond."""
    hop = rate_hz // loudness.HOPS_PER_SECOND
    divisors = [size for size in range(1, hop + 1) if hop % size == 0]
    return Frames(rate_hz, min(divisors, key=lambda size: abs(size - rate_hz / 1000)))


def take_clip(take: Take, frames: Frames, reel: Reel) -> Clip:
    """Decodes, trims and keeps one take; what is measured of it is kept beside it as well.

    Raises MixFailed where nothing is heard in it. OSError and MemoryError are the machine's:
    another time the take may be read.
    """
    try:
        whole = sound.decode(take.path)
    except TakeBroken as error:
        raise_if_machine(error)
        raise MixFailed(f"line {take.line + 1}: {error.message}", _SPEAK_AGAIN) from error
    known = kept_levels.recall(take, frames.rate_hz)
    first, last = (known.first, known.last) if known else sound.speech_span(whole)
    if first == last:
        raise MixFailed(f"line {take.line + 1}: its take is silent", _SPEAK_AGAIN)
    cut = _cut(whole, first, last, frames)
    levels = known.levels if known else _levels(cut.samples, frames)
    if not known and take.sha256:
        kept_levels.keep(take, frames.rate_hz, Measured(first, last, levels))
    return _on_reel(cut, levels, take.voice, frames, reel)


def jingle_clip(whole: Sound, name: str, frames: Frames, reel: Reel) -> Clip:
    """Puts all of a jingle on the reel, as one clip."""
    cut = _cut(whole, 0, len(whole.samples), frames)
    return _on_reel(cut, _levels(cut.samples, frames), name, frames, reel)


@dataclass(frozen=True)
class _Cut:
    """What is heard of a sound, at the mix's rate, in whole frames."""

    samples: Samples
    trimmed_s: float
    head_s: float
    tail_s: float


def _cut(whole: Sound, first: int, last: int, frames: Frames) -> _Cut:
    """From sample `first` to before `last`, with room for the fades."""
    margin = whole.rate_hz * KEPT_SILENCE_MS // 1000
    start, stop = max(0, first - margin), min(len(whole.samples), last + margin)
    samples = sound.resample(whole.samples[start:stop], whole.rate_hz, frames.rate_hz)
    samples = _faded(samples, frames.rate_hz)
    return _Cut(
        np.pad(samples, (0, -len(samples) % frames.samples)),
        trimmed_s=start / whole.rate_hz,
        head_s=(first - start) / whole.rate_hz,
        tail_s=(stop - last) / whole.rate_hz,
    )


def _on_reel(cut: _Cut, levels: Levels, part: Part, frames: Frames, reel: Reel) -> Clip:
    full = max(float(np.abs(cut.samples).max()), 1 / FULL_SCALE)
    powers = levels.rms**2
    blocks = clip_powers(powers, frames)
    return Clip(
        part=part,
        first_sample=reel.samples.append(np.rint(cut.samples * (FULL_SCALE / full))),
        samples=len(cut.samples),
        scale=full / FULL_SCALE,
        first_frame=_append_levels(levels.peaks, powers, reel),
        frames=len(powers),
        trimmed_s=cut.trimmed_s,
        head_s=cut.head_s,
        tail_s=cut.tail_s,
        first_block=reel.blocks.append(blocks),
        blocks=len(blocks),
    )


def clip_powers(powers: npt.NDArray[np.floating], frames: Frames) -> npt.NDArray[np.float64]:
    """Mean powers of the 400 ms blocks in a clip's frames; a short clip is one block."""
    hops = powers[: len(powers) // frames.per_hop * frames.per_hop].reshape(-1, frames.per_hop)
    blocks = loudness.block_powers(hops.mean(axis=1, dtype=np.float64))
    return blocks if len(blocks) else np.array([powers.mean(dtype=np.float64)])


def raise_if_machine(error: TakeBroken) -> None:
    """Raise what the system refused instead of the error that hides it: no take is to blame."""
    for hidden in (error.__context__, error.__cause__):
        if isinstance(hidden, FileNotFoundError):
            return  # pruned or removed by hand: it must be spoken again
        if isinstance(hidden, MemoryError | OSError):
            raise hidden


_SPEAK_AGAIN = "have the line spoken again"


def _faded(samples: Samples, rate_hz: int) -> Samples:
    length = min(rate_hz * FADE_MS // 1000, len(samples) // 2)
    ramp = np.sin(np.linspace(0, np.pi / 2, length, endpoint=False, dtype=np.float32)) ** 2
    faded = samples.copy()
    faded[:length] *= ramp
    faded[len(faded) - length :] *= ramp[::-1]
    return faded


def _levels(samples: Samples, frames: Frames) -> Levels:
    return kept_levels.levels_of(*loudness.frame_levels(samples, frames.rate_hz, frames.samples))


def _append_levels(peaks: Samples, powers: npt.NDArray[np.float32], reel: Reel) -> int:
    """Peaks and powers are of one length and lie at one index, also with several threads."""
    first = reel.peaks.append(peaks)
    reel.powers.write(first, powers)
    return first
