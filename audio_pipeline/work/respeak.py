"""Episodes that a stand-in speaks: their own voice speaks them again once it can.

Nothing tells when that is but asking. One episode a show is tried at a time, by its own voice
alone; where that fails it stays on air as it is, and is tried again after a growing pause.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import timedelta

from audio_pipeline.errors import ArticleSkipped, AudioPipelineError
from audio_pipeline.model import Episode, EpisodeRecord, Show, Voice
from audio_pipeline.store import episodes, transitions
from audio_pipeline.studio import speaking_order, voice_for
from audio_pipeline.work.outcome import pause_after
from audio_pipeline.work.tools import Tools
from audio_pipeline.work.trail import said

log = logging.getLogger("audio_pipeline.work")

REASON = "its own voice is asked to speak it again"
RESPOKEN_FOR = timedelta(days=7)
"""What is older has been heard by whoever wanted to."""


def voices_to_ask(work: EpisodeRecord, show: Show, language: str) -> Sequence[Voice]:
    """Who may speak the attempt, in this order: the voice that was chosen for the episode alone, or
    the show's and its stand-ins; no stand-in for what one speaks already. Raises ArticleSkipped."""
    if work.voice is not None:
        return (work.voice,)
    order = speaking_order(show, language)
    return order[:1] if is_respeaking(work) else order


def is_respeaking(work: EpisodeRecord) -> bool:
    """Whether the attempt makes what is on air again, of the same words by its own voice."""
    return work.reason == REASON and work.episode is not None


def respeak(tools: Tools) -> int:
    """Have the own voice of each show's episodes asked that a stand-in speaks; answers of how
    many."""
    shows = (show for show in tools.settings.shows.values() if show.respeak)
    return sum(_respeak_one(tools, show) for show in shows)


def keep_stand_in(tools: Tools, work: EpisodeRecord, error: AudioPipelineError) -> str:
    """Its own voice cannot speak it yet; answers how the attempt ended."""
    again_at = tools.now() + pause_after(work.failures)
    transitions.stay(tools.database, work, again_at)
    log.info(
        "its own voice cannot speak it yet",
        extra=said(title=work.title, until=f"{again_at:%F %T}", why=str(error)),
    )
    return "aired"


def _respeak_one(tools: Tools, show: Show) -> bool:
    """Nothing where one is tried already, or was a short while ago: the service is the same."""
    found = list(_spoken_by_stand_ins(tools, show))
    now = tools.now()
    if any(each.state != "aired" or (each.next_attempt_at or now) > now for each in found):
        return False
    chosen = min(found, key=lambda each: each.failures, default=None)
    if chosen is None:
        return False
    return transitions.request_respeaking(tools.database, chosen, REASON, now)


def _spoken_by_stand_ins(tools: Tools, show: Show) -> Iterator[EpisodeRecord]:
    since = tools.now() - RESPOKEN_FOR
    for episode in episodes.on_air(tools.database, show.name, show.feed_episodes):
        if episode.updated >= since and _is_spoken_by_stand_in(episode, show):
            record = episodes.get(tools.database, episode.id)
            if record is not None and record.voice is None:
                yield record


def _is_spoken_by_stand_in(episode: Episode, show: Show) -> bool:
    try:
        return episode.voice not in (None, voice_for(show, episode.language))
    except ArticleSkipped:
        return False
