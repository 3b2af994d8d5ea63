"""Put on air and take off air: published files, the store's word, then the feed."""

import contextlib
import logging
from collections.abc import Iterator
from datetime import timedelta

from filelock import FileLock

from audio_pipeline.errors import Superseded, TakeBroken
from audio_pipeline.mix.transcript import chapters_json, webvtt, words_json
from audio_pipeline.model import Article, EpisodeRecord, Script
from audio_pipeline.publish import (
    publish,
    remove_episode,
    write_index,
    write_pages,
    write_show,
)
from audio_pipeline.store import episodes, transitions
from audio_pipeline.work.record import Recording, drop_recording, kept_recording
from audio_pipeline.work.tools import Tools

log = logging.getLogger("audio_pipeline.work")


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
        listed = episodes.on_air(tools.database, name, show.feed_episodes)
        changed = episodes.get(tools.database, changed_id) if changed_id else None
        if changed is not None and changed.episode is not None:
            write_pages(show, (changed.episode,), tools.storage, base_url)
        write_show(show, listed, tools.storage, base_url)


def rewrite_old_pages(tools: Tools) -> None:
    """The pages of episodes that no feed lists any more, as after a change of the configuration.

    At the start they would keep everything else waiting: there are more of them every day.
    """
    for name, show in tools.settings.shows.items():
        for episode in episodes.on_air(tools.database, name)[show.feed_episodes :]:
            with show_lock(tools, name):
                current = episodes.get(tools.database, episode.id)
                if current is not None and current.episode == episode:
                    write_pages(show, (episode,), tools.storage, tools.settings.base_url)


def rewrite_everything(tools: Tools) -> None:
    """All shows and the page that lists them, as after a change of the configuration."""
    write_index(tuple(tools.settings.shows.values()), tools.storage, tools.settings.base_url)
    for name in tools.settings.shows:
        rewrite_show(tools, name)


@contextlib.contextmanager
def show_lock(tools: Tools, name: str) -> Iterator[None]:
    """Only one writer a show, so that a feed is never written from an older state of the store."""
    folder = tools.settings.state / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f"feed-{name}.lock"):
        yield


def _air(tools: Tools, record: EpisodeRecord, recording: Recording) -> None:
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
        published=record.published,
        now=now,
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
    log.info("on air: %s, revision %d", record.title, record.revision)


def _made_of(record: EpisodeRecord) -> tuple[Article, Script]:
    assert record.article is not None and record.script is not None
    return record.article, record.script
