"""What is said, and how it sounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from audio_pipeline.model.strict import STRICT
from audio_pipeline.model.table import InColumns

Role = Literal["opening", "headline", "byline", "disclosure", "heading", "body", "quote", "closing"]

Speaker = Literal["", "second"]
"""Who speaks a line: the show's narrator, or its second voice."""


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """How `spoken[start:end]` of a line sounds, for engines that take phonemes."""

    start: int
    end: int
    ipa: str


@dataclass(frozen=True, slots=True)
class Change:
    """`text[start:end]` of a line is spoken as `spoken[spoken_start:spoken_end]`.

    `rule` names what changed it; where several did, ", " stands between their names.
    """

    start: int
    end: int
    spoken_start: int
    spoken_end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance: the written text, and exactly what a text-only engine is sent."""

    role: Role
    text: str
    spoken: str
    pause_ms: int
    """Silence after it."""
    block: int | None = None
    """Index into the article's blocks; None for what the show says before and after them. What it
    says around a block, or of one that is left out, has the block's."""
    pronunciations: tuple[Pronunciation, ...] = ()
    changes: tuple[Change, ...] = ()
    """In order, not overlapping; what is outside of them is the same in `text` and `spoken`."""
    speaker: Speaker = ""


@dataclass(frozen=True)
class Script:
    """What will be said, in order, with what the file's tags need to know of the article."""

    language: str
    title: str
    url: str
    disclosure: str
    lines: tuple[Line, ...]
    byline: str = ""
    published: datetime | None = None
    lexicon: str = ""
    """Version of the lexicon that it was written with."""


@dataclass(frozen=True)
class Voice:
    """An engine's name and the engine's own voice name; rate, pitch and volume in percent."""

    engine: str
    name: str = ""
    rate_percent: int = 0
    pitch_percent: int = 0
    volume_percent: int = 0

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT


def voice_name(voice: Voice) -> str:
    """As `rerender --voice` takes it."""
    return f"{voice.engine}:{voice.name}" if voice.name else voice.engine


@dataclass(frozen=True, slots=True)
class Word:
    """A spoken word within a take, in seconds from the take's first sample."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Speech:
    """What an engine answers for one line: encoded audio (MP3, WAV or FLAC) and its words."""

    audio: bytes
    media_type: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Take:
    """One line spoken by one voice, as kept: the engine's own bytes lie at `path`."""

    line: int
    """Index into the script's lines."""
    key: str
    """Hash of everything that shapes the sound."""
    path: Path
    sha256: str
    media_type: str
    duration_s: float
    words: Sequence[Word]
    voice: Voice
    reused: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A line on the mix's timeline; `text` is the written text."""

    start_s: float
    end_s: float
    text: str
    line: int
    role: Role
    block: int | None


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A spoken word on the mix's timeline, with the line and block it came from."""

    text: str
    start_s: float
    end_s: float
    line: int
    block: int | None


@dataclass(frozen=True)
class Chapter:
    start_s: float
    title: str


@dataclass(frozen=True)
class Mix:
    """An encoded MP3 at `path`; loudness and true peak are those of the decoded file."""

    path: Path
    sha256: str
    bytes: int
    duration_s: float
    loudness_lufs: float
    true_peak_dbtp: float
    cues: tuple[Cue, ...]
    words: Annotated[Sequence[TimedWord], InColumns()]
    chapters: tuple[Chapter, ...]
