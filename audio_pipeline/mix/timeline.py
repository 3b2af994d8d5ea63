"""Where everything lies: clips on one timeline, and the cues, words and chapters timed by it."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audio_pipeline.mix.clips import Clip, Frames, Part
from audio_pipeline.model import Chapter, Cue, Line, Script, Table, TimedWord, Word

INTRO_GAP_MS = 300  # between the intro's end and the first word
BED_LEAD_MS = 700  # a bed without an intro is heard alone this long
CHUNK_SECONDS = 4  # what is held at once of the timeline
LEADING_ROLES = ("opening", "headline", "byline", "disclosure")
"""The bed lies under these lines at the start."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A clip and the frame of the timeline it starts at."""

    clip: Clip
    start: int

    @property
    def stop(self) -> int:
        return self.start + self.clip.frames


@dataclass(frozen=True, slots=True)
class Chunk:
    """Frames `start` to before `stop` of the timeline and what sounds in them."""

    start: int
    stop: int
    placed: tuple[Placed, ...]


@dataclass(frozen=True)
class Timeline:
    frames: Frames
    length: int
    """In frames."""
    placed: tuple[Placed, ...]
    """In the order it is heard."""
    parts: Mapping[Part, tuple[Placed, ...]]
    """What is levelled as one, in that order."""

    def chunks(self) -> Iterator[Chunk]:
        """All of it in pieces of whole 100 ms, each with what sounds in it; none is kept."""
        size = CHUNK_SECONDS * self.frames.per_second
        coming = deque(self.placed)
        sounding: list[Placed] = []
        for start in range(0, self.length, size):
            stop = min(start + size, self.length)
            sounding = [each for each in sounding if each.stop > start]
            while coming and coming[0].start < stop:
                sounding.append(coming.popleft())
            yield Chunk(start, stop, tuple(sounding))


@dataclass(frozen=True)
class Spoken:
    """The takes of a script on the timeline, before anything is laid under or after them."""

    lines: tuple[Placed, ...]
    """One a line, in the script's order."""
    bed: tuple[int, int]
    """Frames from where to where the bed may lie; equal where there is no leading line."""
    stop: int
    """The frame after the last line's pause."""


def place_lines(
    script: Script, clips: Mapping[int, Clip], frames: Frames, *, intro: Clip | None, bed: bool
) -> Spoken:
    """Lays the takes so that between two of them exactly the script's pause is heard."""
    intro_stop = intro.frames if intro else 0
    lead_ms = INTRO_GAP_MS if intro else BED_LEAD_MS if bed else 0
    earliest = intro_stop + lead_ms * frames.per_second // 1000
    position, kept_s = earliest, 0.0
    lines: list[Placed] = []
    for index, line in enumerate(script.lines):
        clip = clips[index]
        position = max(earliest, position - round((kept_s + clip.head_s) * frames.per_second))
        lines.append(Placed(clip, position))
        earliest = position + clip.frames
        position = earliest + round(line.pause_ms * frames.per_second / 1000)
        kept_s = clip.tail_s
    leading = _leading(script.lines)
    bed_stop = lines[leading - 1].stop if leading else intro_stop
    return Spoken(tuple(lines), (intro_stop, bed_stop), max(position, earliest))


def timeline(frames: Frames, placed: Sequence[Placed], length: int) -> Timeline:
    """All of it in order."""
    ordered = tuple(sorted(placed, key=lambda each: (each.start, each.stop)))
    parts: dict[Part, list[Placed]] = {}
    for each in ordered:
        parts.setdefault(each.clip.part, []).append(each)
    return Timeline(frames, length, ordered, {part: tuple(them) for part, them in parts.items()})


def cues(script: Script, lines: Sequence[Placed], frames: Frames) -> tuple[Cue, ...]:
    """When each line is heard, by its written text."""
    return tuple(
        Cue(*_heard(placed, frames), line.text, index, line.role, line.block)
        for index, (line, placed) in enumerate(zip(script.lines, lines, strict=True))
    )


def words(
    script: Script, heard: Mapping[int, Sequence[Word]], lines: Sequence[Placed], frames: Frames
) -> Table[TimedWord]:
    """The takes' words on the timeline, in order, each within what is heard of its line."""
    return Table(TimedWord, _words(script, heard, lines, frames))


def _words(
    script: Script, heard: Mapping[int, Sequence[Word]], lines: Sequence[Placed], frames: Frames
) -> Iterator[TimedWord]:
    for index, (line, placed) in enumerate(zip(script.lines, lines, strict=True)):
        offset = placed.start / frames.per_second - placed.clip.trimmed_s
        earliest, latest = _heard(placed, frames)
        for word in heard[index]:
            start = min(max(earliest, offset + word.start_s), latest)
            stop = min(max(start, offset + word.end_s), latest)
            yield TimedWord(word.text, _ms(start), _ms(stop), index, line.block)
            earliest = start


def chapters(script: Script, lines: Sequence[Placed], frames: Frames) -> tuple[Chapter, ...]:
    """The title at 0, then a chapter for each heading."""
    headings = [
        Chapter(_heard(placed, frames)[0], line.text)
        for line, placed in zip(script.lines, lines, strict=True)
        if line.role == "heading"
    ]
    return (Chapter(0.0, script.title), *headings)


def _leading(lines: Sequence[Line]) -> int:
    """How many lines at the start are the show's own words."""
    for index, line in enumerate(lines):
        if line.role not in LEADING_ROLES:
            return index
    return len(lines)


def _heard(placed: Placed, frames: Frames) -> tuple[float, float]:
    start = placed.start / frames.per_second + placed.clip.head_s
    stop = placed.stop / frames.per_second - placed.clip.tail_s
    return _ms(start), _ms(max(start, stop))


def _ms(seconds: float) -> float:
    return round(seconds, 3)
