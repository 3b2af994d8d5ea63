"""What an episode consists of: the takes, the jingles around and under them, and their targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audio_pipeline.mix.clips import Clip, Frames, Part, jingle_clip
from audio_pipeline.mix.jingles import Jingles, bed
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
from audio_pipeline.model import Chapter, Cue, Script, Show, TimedWord, Word


@dataclass(frozen=True)
class Programme:
    """All of an episode but its levels."""

    timeline: Timeline
    targets: Mapping[Part, float]
    """LUFS of each part."""
    cues: tuple[Cue, ...]
    words: Sequence[TimedWord]
    chapters: tuple[Chapter, ...]

    @property
    def samples(self) -> int:
        return self.timeline.length * self.timeline.frames.samples


def arrange(
    script: Script,
    clips: Mapping[int, Clip],
    heard: Mapping[int, Sequence[Word]],
    show: Show,
    jingles: Jingles,
    frames: Frames,
    reel: Reel,
) -> Programme:
    """Intro, lines with the script's pauses and a bed under the leading ones, outro."""
    intro = jingle_clip(jingles.intro, "intro", frames, reel) if jingles.intro else None
    outro = jingle_clip(jingles.outro, "outro", frames, reel) if jingles.outro else None
    spoken = place_lines(script, clips, frames, intro=intro, bed=jingles.bed is not None)
    placed = list(spoken.lines)
    if intro:
        placed.append(Placed(intro, 0))
    if outro:
        placed.append(Placed(outro, spoken.stop))
    start, stop = spoken.bed
    if jingles.bed is not None and stop > start:
        lies = bed(jingles.bed, (stop - start) / frames.per_second)
        placed.append(Placed(jingle_clip(lies, "bed", frames, reel), start))
    length = max(spoken.stop, *(each.stop for each in placed))
    return Programme(
        timeline(frames, placed, length),
        {each.clip.part: _target(each.clip.part, show) for each in placed},
        cues(script, spoken.lines, frames),
        words(script, heard, spoken.lines, frames),
        chapters(script, spoken.lines, frames),
    )


def _target(part: Part, show: Show) -> float:
    if part == "bed":
        return show.jingles.bed_lufs
    return show.jingles.target_lufs if isinstance(part, str) else show.audio.loudness_lufs
