"""The words of the house as frozen values; no I/O, and nothing of ours is imported here.

Times are seconds (`_s`) or milliseconds (`_ms`), sizes bytes, loudness LUFS, peaks dBTP.
Moments are timezone-aware `datetime`s.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Literal

BlockKind = Literal["paragraph", "heading", "quote", "list_item", "caption"]
Role = Literal["opening", "headline", "byline", "disclosure", "heading", "body", "quote", "closing"]
State = Literal["waiting", "producing", "aired", "skipped", "failed", "retracted"]

STRICT: Mapping[str, str] = {"extra": "forbid"}
"""For whoever validates these: a key that is not a field is a fault."""


@dataclass(frozen=True)
class Block:
    """One piece of an article's body, in the order of the page; `text` is one line."""

    kind: BlockKind
    text: str
    level: int = 0
    """Headings: 1 to 6. Everything else: 0."""


@dataclass(frozen=True)
class Article:
    """One published piece at one revision. `url` is the canonical one where the page names it."""

    url: str
    title: str
    language: str
    """BCP 47 primary subtag, lower case: "en", "uk"."""
    blocks: tuple[Block, ...]
    byline: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    description: str = ""

    @property
    def text(self) -> str:
        """The blocks joined by blank lines, captions left out."""
        return "\n\n".join(block.text for block in self.blocks if block.kind != "caption")


@dataclass(frozen=True)
class SiteProfile:
    """What an operator knows of one host's pages: `config/sites/<host>.toml`. Selectors are CSS."""

    root: str = ""
    drop: tuple[str, ...] = ()
    title: str = ""
    byline: str = ""
    published: str = ""
    drop_lines: tuple[str, ...] = ()
    """RE2 patterns; a block that one matches is not spoken."""
    silent_meta: tuple[str, ...] = ()
    """Names of `<meta>`s that mark an article as not to be read aloud."""
    own_audio: str = ""
    """Audio at an address that begins so is ours: it is no recording of the newsroom's own."""


@dataclass(frozen=True)
class Pronunciation:
    """How `spoken[start:end]` of a line sounds, for engines that take phonemes."""

    start: int
    end: int
    ipa: str


@dataclass(frozen=True)
class Line:
    """One utterance: the written text, and exactly what a text-only engine is sent."""

    role: Role
    text: str
    spoken: str
    pause_ms: int
    """Silence after it."""
    block: int | None = None
    """Index into the article's blocks; None for what the show says itself."""
    pronunciations: tuple[Pronunciation, ...] = ()


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


@dataclass(frozen=True)
class Voice:
    """An engine's name and the engine's own voice name; rate, pitch and volume in percent."""

    engine: str
    name: str = ""
    rate_percent: int = 0
    pitch_percent: int = 0
    volume_percent: int = 0

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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
    words: tuple[Word, ...]
    voice: Voice
    reused: bool = False


@dataclass(frozen=True)
class Cue:
    """A line on the mix's timeline; `text` is the written text."""

    start_s: float
    end_s: float
    text: str
    line: int
    role: Role
    block: int | None


@dataclass(frozen=True)
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
    words: tuple[TimedWord, ...]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class PublishedFile:
    """A file under the output folder; `path` is relative to it, with forward slashes."""

    path: str
    bytes: int
    sha256: str
    media_type: str


@dataclass(frozen=True)
class Episode:
    """A published mix."""

    id: str
    show: str
    guid: str
    revision: int
    title: str
    description: str
    language: str
    disclosure: str
    article_url: str
    byline: str
    published: datetime
    """The date its item carries: the article's, never later than when it was first seen."""
    updated: datetime
    """When this revision was put on air."""
    duration_s: float
    audio: PublishedFile
    transcript: PublishedFile
    words: PublishedFile
    chapters: PublishedFile


@dataclass(frozen=True)
class EpisodeRecord:
    """All the store knows of one article of one show and of its episode."""

    id: str
    show: str
    guid: str
    source: str
    url: str
    title: str
    state: State
    reason: str
    revision: int
    attempt: int
    failures: int
    """Attempts of this revision that failed, one after another."""
    published: datetime
    seen_at: datetime
    next_attempt_at: datetime | None
    stage: str
    """What the work is at, for people: "recording 12 of 40"; empty when nothing runs."""
    synthesized: int
    reused: int
    article: Article | None = None
    script: Script | None = None
    episode: Episode | None = None
    """What is on air, also while a newer revision is being made."""


@dataclass(frozen=True)
class Entry:
    """An article as a source lists it."""

    guid: str
    url: str
    title: str
    published: datetime | None = None
    updated: datetime | None = None
    categories: tuple[str, ...] = ()
    summary: str = ""
    html: str = ""
    """The full text where the source carries it; empty where the page must be fetched."""
    recordings: tuple[str, ...] = ()
    """Addresses of recordings of the article that are listed with it."""
    byline: str = ""
    language: str = ""


@dataclass(frozen=True)
class Source:
    """Where a show's articles come from. Exactly one of `url` and `path` is set."""

    kind: str = "feed"
    url: str = ""
    path: str = ""
    poll_seconds: int = 120
    first_poll_articles: int = 3
    hold_back_minutes: int = 0
    include_categories: tuple[str, ...] = ()
    exclude_categories: tuple[str, ...] = ()
    silent_categories: tuple[str, ...] = ("no-audio",)
    """Categories by which the newsroom marks an article as not to be read aloud."""
    include_urls: tuple[str, ...] = ()
    """Shell-style patterns of the whole address, `*` for any run of characters."""
    exclude_urls: tuple[str, ...] = ()
    least_words: int = 60
    greatest_words: int = 20_000

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.url or self.path}"


@dataclass(frozen=True)
class SourceState:
    """What is remembered of a source between polls."""

    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""


@dataclass(frozen=True)
class Poll:
    """A source's answer. `unchanged`: 304 or the same bytes as last time; then no entries."""

    entries: tuple[Entry, ...]
    state: SourceState
    unchanged: bool = False


@dataclass(frozen=True)
class Wording:
    """What a show says itself, in one language. Empty: the built-in wording of that language.

    Templates know {show}, {title}, {byline}, {date}.
    """

    opening: str | None = None
    byline: str | None = None
    disclosure: str | None = None
    closing: str | None = None

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT


@dataclass(frozen=True)
class Jingles:
    """Recorded audio that is stitched in; paths of WAV, FLAC, OGG or MP3 files, or empty."""

    intro: str = ""
    outro: str = ""
    bed: str = ""
    target_lufs: float = -16.0
    bed_lufs: float = -30.0

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT


@dataclass(frozen=True)
class AudioFormat:
    """What an episode's file is like."""

    sample_rate_hz: int = 44_100
    bitrate_kbps: int = 96
    loudness_lufs: float = -16.0
    true_peak_dbtp: float = -1.0

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT


@dataclass(frozen=True)
class Show:
    """One podcast."""

    name: str
    title: str
    language: str = "en"
    description: str = ""
    link: str = ""
    author: str = ""
    email: str = ""
    artwork: str = ""
    category: str = "News"
    subcategory: str = ""
    explicit: bool = False
    corrections: Literal["replace", "new_item"] = "replace"
    fallback: bool = False
    """Whether an embedded voice speaks an episode whose own voice cannot."""
    speak_captions: bool = False
    voices: Mapping[str, Voice] = field(default_factory=dict)
    wording: Mapping[str, Wording] = field(default_factory=dict)
    jingles: Jingles = Jingles()
    audio: AudioFormat = AudioFormat()
    sources: tuple[Source, ...] = ()

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT


EMBEDDED_VOICES: Mapping[str, Voice] = {"en": Voice("hibari"), "*": Voice("espeak")}
"""The voices that come with the installation: "*" stands for every other language."""
