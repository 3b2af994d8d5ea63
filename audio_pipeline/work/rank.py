"""What goes first where several episodes wait for the same."""

from datetime import datetime, timedelta

from audio_pipeline.model import EpisodeRecord
from audio_pipeline.work.respeak import is_respeaking

CORRECTION, NEW, BACKLOG = 0, 1, 2
"""Ranks: the least goes first."""
NEW_FOR = timedelta(days=1)


def rank_of(work: EpisodeRecord, now: datetime) -> int:
    """A correction goes before a new article, a new one before what was published long ago, or is
    on air already as it should be but for its voice."""
    if is_respeaking(work):
        return BACKLOG
    if work.episode is not None:
        return CORRECTION
    return NEW if now - work.published < NEW_FOR else BACKLOG
