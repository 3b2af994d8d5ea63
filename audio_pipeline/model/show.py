"""A podcast as it is configured."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from audio_pipeline.model.article import Source
from audio_pipeline.model.speech import Voice
from audio_pipeline.model.strict import STRICT


@dataclass(frozen=True)
class Wording:
    """What a show says itself, in one language. Empty: the built-in wording of that language.

    The first four templates know {show}, {title}, {byline}, {date}; those of quotes and posts
    {source} and {network}; those of what is left out {rows} and {caption}.
    """

    opening: str | None = None
    byline: str | None = None
    disclosure: str | None = None
    closing: str | None = None
    quote: str | None = None
    quote_by: str | None = None
    quote_end: str | None = None
    post: str | None = None
    post_unsigned: str | None = None
    post_end: str | None = None
    table: str | None = None
    table_named: str | None = None
    code: str | None = None
    formula: str | None = None
    question: str | None = None
    answer: str | None = None

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
    fallback_voices: Mapping[str, tuple[Voice, ...]] = field(default_factory=dict)
    """Who speaks it then, by language, in this order; an embedded voice comes after them."""
    respeak: bool = False
    """Whether its own voice speaks such an episode again once it can."""
    check_takes: bool = True
    """Whether a line that sounds faulty keeps an episode from the air."""
    speak_captions: bool = False
    feed_episodes: int = 300
    """How many of the newest episodes the feed and the show's page list; the others' pages stay."""
    budget: float = 0.0
    """Money a month for speaking, in the currency of the engines' prices; 0: without a limit."""
    voices: Mapping[str, Voice] = field(default_factory=dict)
    wording: Mapping[str, Wording] = field(default_factory=dict)
    second_voices: Mapping[str, Voice] = field(default_factory=dict)
    """Who speaks the questions of interviews, by language; the narrator where there is none."""
    pauses: Mapping[str, int | Mapping[str, int]] = field(default_factory=dict)
    """Pauses in milliseconds by their names, and tables of them by language."""
    jingles: Jingles = Jingles()
    audio: AudioFormat = AudioFormat()
    sources: tuple[Source, ...] = ()

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT


EMBEDDED_VOICES: Mapping[str, Voice] = {"en": Voice("hibari"), "*": Voice("espeak")}
"""The voices that come with the installation: "*" stands for every other language."""
