"""What an episode consists of: the takes, the jingles around and under them, and their targets."""

from collections.abc import Mapping
from dataclasses import dataclass

from audio_pipeline.mix import jingles
from audio_pipeline.mix.clips import Clip, Frames, Part, keep
from audio_pipeline.mix.reel import Reel
from audio_pipeline.mix.timeline import (
    Placed,
    Timeline,
    chapters,
    cues,
    place_lines,
    timeline,
    words,
)
from audio_pipeline.model import Chapter, Cue, Script, Show, Take, TimedWord
from audio_pipeline.sound import Sound


@dataclass(frozen=True)
class Programme:
    """All of an episode but its levels."""

    timeline: Timeline
    targets: Mapping[Part, float]
    """LUFS of each part."""
    cues: tuple[Cue, ...]
    words: tuple[TimedWord, ...]
    chapters: tuple[Chapter, ...]

    @property
    def samples(self) -> int:
        return self.timeline.length * self.timeline.frames.samples


def arrange(
    script: Script,
    clips: Mapping[int, Clip],
    takes: Mapping[int, Take],
    show: Show,
    frames: Frames,
    reel: Reel,
) -> Programme:
    """Intro, lines with the script's pauses and a bed under the leading ones, outro.

    Raises MixFailed for a jingle that cannot be used.
    """
    intro = _jingle("intro", show.jingles.intro, frames, reel)
    outro = _jingle("outro", show.jingles.outro, frames, reel)
    spoken = place_lines(script, clips, frames, intro=intro, bed=bool(show.jingles.bed))
    placed = list(spoken.lines)
    if intro:
        placed.append(Placed(intro, 0))
    if outro:
        placed.append(Placed(outro, spoken.stop))
    if show.jingles.bed and spoken.bed[1] > spoken.bed[0]:
        placed.append(_bed(show.jingles.bed, spoken.bed, frames, reel))
    length = max(spoken.stop, *(each.stop for each in placed))
    return Programme(
        timeline(frames, placed, length),
        {each.clip.part: _target(each.clip.part, show) for each in placed},
        cues(script, spoken.lines, frames),
        words(script, takes, spoken.lines, frames),
        chapters(script, spoken.lines, frames),
    )


def _jingle(name: str, path: str, frames: Frames, reel: Reel) -> Clip | None:
    return _clip(name, jingles.jingle(path), frames, reel) if path else None


def _bed(path: str, between: tuple[int, int], frames: Frames, reel: Reel) -> Placed:
    start, stop = between
    return Placed(
        _clip("bed", jingles.bed(path, (stop - start) / frames.per_second), frames, reel), start
    )


def _clip(name: str, whole: Sound, frames: Frames, reel: Reel) -> Clip:
    return keep(whole, 0, len(whole.samples), name, frames, reel)


def _target(part: Part, show: Show) -> float:
    if part == "bed":
        return show.jingles.bed_lufs
    return show.jingles.target_lufs if isinstance(part, str) else show.audio.loudness_lufs
