"""Put on air and take off air: published files, the store's word, then the feed."""

import contextlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from audio_pipeline.errors import Superseded, TakeBroken
from audio_pipeline.mix.transcript import chapters_json, webvtt, words_json
from audio_pipeline.model import Article, Episode, EpisodeRecord, Script, Show
from audio_pipeline.publish import (
    publish,
    remove_episode,
    write_index,
    write_pages,
    write_show,
)
from audio_pipeline.store import episodes, transitions
from audio_pipeline.work.lock import held
from audio_pipeline.work.record import Recording, drop_recording, kept_recording
from audio_pipeline.work.tools import Tools
from audio_pipeline.work.trail import said

log = logging.getLogger("audio_pipeline.work")

PAGES_AT_ONCE = 100
MANY = 100_000  # more than are ever retracted


def put_on_air(tools: Tools, record: EpisodeRecord, recording_name: str) -> None:
    """Publish the recording, if its revision is still the one that is wanted; the feed is last.

    Raises Superseded when a newer revision or a retraction came in between, TakeBroken when the
    recording is gone (it is made again then). Doing it twice is harmless.
    """
    recording = kept_recording(recording_name, tools.mixes)
    if recording is not None:
        # Under the lock nobody prunes a file that is found there already and about to be named.
        with show_lock(tools, record.show):
            _air(tools, record, recording)
    elif record.state != "aired":
        raise TakeBroken("the recording is no longer on disk", "it is made again")
    rewrite_show(tools, record.show, record.id)
    drop_recording(recording_name, tools.mixes)


def take_off_air(tools: Tools, record: EpisodeRecord) -> None:
    """The feed first, then the files: no reader finds an item whose audio is gone."""
    rewrite_show(tools, record.show)
    with show_lock(tools, record.show):
        now = episodes.get(tools.database, record.id)
        if now is None or now.state == "retracted":  # not asked for again meanwhile
            remove_episode(record.id, tools.storage)


def rewrite_show(tools: Tools, name: str, changed_id: str = "") -> None:
    """Write the show's feed and the pages of what it lists from the store, under its lock.

    `changed_id`: an episode whose pages are written too, however old it is.
    """
    show = tools.settings.shows.get(name)
    if show is None:
        return
    base_url = tools.settings.base_url
    with show_lock(tools, name):
        listed = [
            _dated(tools, each)
            for each in episodes.on_air(tools.database, name, show.feed_episodes)
        ]
        changed = episodes.get(tools.database, changed_id) if changed_id else None
        if changed is not None and changed.episode is not None:
            write_pages(show, (changed.episode,), tools.storage, base_url)
        known = tools.listed.get(name)
        tools.listed[name] = write_show(show, listed, tools.storage, base_url, known)


def rewrite_old_pages(tools: Tools) -> int:
    """The pages of episodes that no feed lists any more, as after a change of the configuration.

    At the start they would keep everything else waiting: there are more of them every day. Answers
    how many were looked at.
    """
    return sum(_rewrite_old_pages(tools, show) for show in tools.settings.shows.values())


def rewrite_everything(tools: Tools) -> None:
    """All shows and the page that lists them, as after a change of the configuration."""
    write_index(tuple(tools.settings.shows.values()), tools.storage, tools.settings.base_url)
    for name in tools.settings.shows:
        rewrite_show(tools, name)


def finish_retractions(tools: Tools, stopped: Callable[[], bool] = lambda: False) -> int:
    """Remove the files of retracted episodes that a process left when it died in a retraction.

    Answers how many episodes had some.
    """
    unfinished = 0
    for record in episodes.listing(tools.database, states=("retracted",), limit=MANY):
        if stopped():
            break
        if tools.storage.paths(f"media/{record.id}/"):
            take_off_air(tools, record)
            unfinished += 1
    return unfinished


@contextlib.contextmanager
def show_lock(tools: Tools, name: str) -> Iterator[None]:
    """Only one writer a show, so that a feed is never written from an older state of the store."""
    with held(tools.settings.state / "locks" / f"feed-{name}.lock"):
        yield


def _rewrite_old_pages(tools: Tools, show: Show) -> int:
    first = show.feed_episodes
    while True:
        with show_lock(tools, show.name):  # for a moment each: others publish in between
            old = episodes.on_air(tools.database, show.name, PAGES_AT_ONCE, first)
            write_pages(show, old, tools.storage, tools.settings.base_url)
        first += len(old)
        if len(old) < PAGES_AT_ONCE:
            return first - show.feed_episodes


def _air(tools: Tools, record: EpisodeRecord, recording: Recording) -> None:
    _stop_if_retracted(tools, record)
    article, script = _made_of(record)
    show, now = tools.show(record.show), tools.now()
    episode = publish(
        recording.mix,
        script,
        article,
        show,
        tools.storage,
        episode_id=record.id,
        guid=record.guid,
        revision=record.revision,
        published=min(record.published, now),
        now=now,
        voice=recording.voice,
        files={
            "transcript": webvtt(recording.mix, script.language),
            "words": words_json(recording.mix, script, article),
            "chapters": chapters_json(recording.mix),
        },
    )
    aired = transitions.air(
        tools.database,
        episode,
        record.attempt,
        synthesized=recording.synthesized,
        reused=recording.reused,
        look_again_at=now + timedelta(minutes=tools.settings.work.recheck_minutes),
    )
    if not aired:
        raise Superseded(f"{record.title}: a newer revision or a retraction came in between")
    log.info("on air", extra=said(title=record.title, path=episode.audio.path))


def _dated(tools: Tools, episode: Episode) -> Episode:
    """Nothing is dated later than now: apps hide what is, after a clock that was ahead for years.

    The new dates are noted, so that they stay.
    """
    now = tools.now()
    if max(episode.published, episode.updated) <= now:
        return episode
    dated = replace(
        episode, published=min(episode.published, now), updated=min(episode.updated, now)
    )
    transitions.redate(tools.database, dated)
    return dated


def _stop_if_retracted(tools: Tools, record: EpisodeRecord) -> None:
    """Under the show's lock: what a retraction has removed must not be written once more."""
    now = episodes.get(tools.database, record.id)
    same = now is not None and (now.revision, now.attempt) == (record.revision, record.attempt)
    if now is None or not same or now.state not in ("producing", "aired"):
        raise Superseded(f"{record.title}: a newer revision or a retraction came in between")


def _made_of(record: EpisodeRecord) -> tuple[Article, Script]:
    assert record.article is not None and record.script is not None
    return record.article, record.script
