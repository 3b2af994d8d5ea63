"""Ask the sources what is new, and look again at articles that may have changed."""

import logging
import threading
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from audio_pipeline.errors import ArticleSkipped, AudioPipelineError, FetchFailed
from audio_pipeline.extract import content_hash
from audio_pipeline.model import Entry, EpisodeRecord, Show, Source
from audio_pipeline.sources import fingerprint, identity_keys, poll, refusal
from audio_pipeline.store import episodes, looks, transitions
from audio_pipeline.store.sources import SourceRecord, claim_poll, poll_failed, poll_succeeded
from audio_pipeline.work.article import fetch_article
from audio_pipeline.work.tools import Tools
from audio_pipeline.work.trail import following, said

log = logging.getLogger("audio_pipeline.work")

LONGEST_PAUSE = timedelta(hours=1)
TOO_OLD = "published before the show began"
DOUBTFUL_AT_ONCE = 2
"""Polls of sources that failed the last time: many bad servers take no time from the good ones."""
CLAIM_SHARE = 0.9  # of the interval: a timer that fires a little early still finds its poll free


@dataclass(frozen=True)
class News:
    """How many articles a poll found that are new, and that may have changed."""

    new: int = 0
    changed: int = 0


def poll_source(tools: Tools, show: Show, source: Source) -> News | None:
    """Poll one source, if it is due and nobody else polls it; None where it is not polled.

    A source that fails is reported in one line and asked again after growing pauses.
    """
    now = tools.now()
    interval = timedelta(seconds=source.poll_seconds)
    again_at = now + interval * CLAIM_SHARE
    claimed = claim_poll(
        tools.database, show.name, source.id, now, again_at, max(LONGEST_PAUSE, interval)
    )
    if claimed is None:
        return None
    try:
        with _doubtful if claimed.failures else nullcontext():
            answer = poll(source, claimed.state, tools.client)
    except AudioPipelineError as error:
        pause = _pause(interval, claimed.failures, error)
        poll_failed(tools.database, show.name, source.id, str(error), tools.now(), now + pause)
        pause_s = int(pause.total_seconds())
        log.warning("poll failed", extra=said(show=show.name, why=str(error), again_in_s=pause_s))
        return News()
    news = News() if answer.unchanged else _note(tools, show, source, claimed, answer.entries)
    poll_succeeded(tools.database, show.name, source.id, answer.state, tools.now())
    return news


_doubtful = threading.BoundedSemaphore(DOUBTFUL_AT_ONCE)


def look_at_changed(tools: Tools) -> int:
    """Fetch the articles again that may have changed; answers how many have new words."""
    changed = 0
    for record in looks.to_look_at_again(tools.database, tools.now()):
        if record.show in tools.settings.shows:
            with following(record.id, record.revision, record.attempt):
                changed += _look(tools, record)
    return changed


def _pause(interval: timedelta, failures: int, error: AudioPipelineError) -> timedelta:
    """Growing from poll to poll; longer where the site asks for it, within reason."""
    grown: timedelta = min(interval * 2 ** min(failures, 20), LONGEST_PAUSE)
    asked_s = error.retry_after_s if isinstance(error, FetchFailed) else None
    longest_s = max(LONGEST_PAUSE, interval).total_seconds()
    return max(grown, timedelta(seconds=min(asked_s or 0.0, longest_s)))


def _note(
    tools: Tools,
    show: Show,
    source: Source,
    claimed: SourceRecord,
    entries: Sequence[Entry],
) -> News:
    now = tools.now()
    first_poll = claimed.polled_at is None
    taken = new = changed = 0
    for entry in _newest_first(entries):
        skipped = refusal(entry, source, f"{tools.settings.base_url}/")
        if not skipped and first_poll:
            taken += 1
            if taken > source.first_poll_articles:
                skipped = TOO_OLD
        noted = episodes.note_entry(
            tools.database,
            show.name,
            source.id,
            entry,
            identity_keys(entry, source),
            fingerprint(entry),
            now=now,
            due_at=_due_at(entry, source, now),
            skipped=skipped,
        )
        changed += noted.outcome == "changed"
        if noted.outcome == "new" and not skipped:
            new += 1
            with following(noted.id, 1, 1):
                log.info("article found", extra=said(show=show.name, title=entry.title))
    return News(new, changed)


def _newest_first(entries: Sequence[Entry]) -> list[Entry]:
    oldest = datetime.min.replace(tzinfo=UTC)
    return sorted(entries, key=lambda entry: entry.published or oldest, reverse=True)


def _due_at(entry: Entry, source: Source, now: datetime) -> datetime:
    published = min(entry.published or now, now)
    return max(now, published + timedelta(minutes=source.hold_back_minutes))


def _look(tools: Tools, record: EpisodeRecord) -> bool:
    """Whether the article has new words. The look is over only when what it found is written down:
    a process that dies in it looks again."""
    looked_at = tools.now()
    changed = False
    if not (record.state == "skipped" and record.reason == TOO_OLD):
        changed = _has_new_words(tools, record)
    looks.look_again(tools.database, record, _next_look(tools, record), looked_at)
    return changed


def _has_new_words(tools: Tools, record: EpisodeRecord) -> bool:
    show, source = tools.show(record.show), tools.source(record.show, record.source)
    try:
        entry = episodes.entry_of(tools.database, record.id)
        article, _ = fetch_article(tools, entry, show, source, record.article)
    except ArticleSkipped as error:
        log.info("changed, but not narrated", extra=said(title=record.title, why=str(error)))
        return False
    except AudioPipelineError as error:
        log.warning("not looked at again", extra=said(title=record.title, why=str(error)))
        return False
    changed = transitions.start_revision(
        tools.database, record, article, content_hash(article), tools.now()
    )
    if changed:
        log.info("changed: a new revision is made", extra=said(title=record.title))
    return changed


def _next_look(tools: Tools, record: EpisodeRecord) -> datetime | None:
    """Pages are looked at for corrections while an episode is young."""
    work = tools.settings.work
    if record.episode is None:
        return None
    if tools.now() - record.seen_at > timedelta(hours=work.recheck_hours):
        return None
    return tools.now() + timedelta(minutes=work.recheck_minutes)
