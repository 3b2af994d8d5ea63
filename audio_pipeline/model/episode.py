"""What is on air, and what the store knows of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from audio_pipeline.model.article import Article
from audio_pipeline.model.speech import Script, Voice

State = Literal["waiting", "producing", "aired", "skipped", "failed", "retracted"]


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
    voice: Voice | None = None
    """Who speaks it; None: it was made before that was written down."""


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
    voice: Voice | None = None
    """Who speaks this episode alone; None: the show's voice."""
    article: Article | None = None
    script: Script | None = None
    episode: Episode | None = None
    """What is on air, also while a newer revision is being made."""
