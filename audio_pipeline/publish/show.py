"""Episodes -> everything that listeners fetch of a show, as static files."""

import hashlib
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from audio_pipeline import player
from audio_pipeline.model import Episode, Show
from audio_pipeline.publish.artwork import with_usable_artwork, write_artwork
from audio_pipeline.publish.data import episode_json
from audio_pipeline.publish.items import newest_first
from audio_pipeline.publish.layout import (
    INDEX_PAGE,
    embed_page,
    episode_data,
    episode_page,
    feed_file,
    media_folder,
    show_page,
)
from audio_pipeline.publish.pages import embed_html, episode_html, index_html, show_html
from audio_pipeline.publish.rss import feed_item, feed_of_items, last_build
from audio_pipeline.publish.storage import Storage, write_changed
from audio_pipeline.publish.timed import chapter_marks, transcript
from audio_pipeline.publish.views import EpisodeView, episode_view

log = logging.getLogger(__name__)
Part = TypeVar("Part")


@dataclass(frozen=True)
class Listed:
    """An episode whose pages are written, as its show's page and its feed have it."""

    show: Show
    episode: Episode
    base_url: str
    view: EpisodeView
    item: bytes


def write_show(
    show: Show,
    episodes: Sequence[Episode],
    storage: Storage,
    base_url: str,
    known: Mapping[str, Listed] | None = None,
) -> dict[str, Listed]:
    """Write pages, data and players of `episodes`, the show's page and artwork, then the feed.

    The media are there already, and the feed comes last: whoever follows it finds everything.
    A file whose bytes would stay the same is left alone, and an episode that is written as it
    should be is not even rendered. Answers what it has listed, by id: handed in as `known` the
    next time, an episode that is still the same is neither looked up nor made again. Raises
    StorageFailed.
    """
    show = with_usable_artwork(show)
    _write_assets(storage)
    write_artwork(show, storage)
    listed = _list(show, episodes, storage, base_url, known or {})
    views = [one.view for one in listed.values()]
    write_changed(storage, show_page(show.name), show_html(show, views, base_url))
    items = [one.item for one in listed.values()]
    whole = feed_of_items(show, items, last_build(episodes), base_url)
    write_changed(storage, feed_file(show.name), whole)
    return listed


def write_pages(show: Show, episodes: Sequence[Episode], storage: Storage, base_url: str) -> None:
    """Write the pages, data and players of `episodes` alone: those that the feed no longer lists.

    One that is written as it should be is not even rendered. Raises StorageFailed.
    """
    show = with_usable_artwork(show)
    _write_assets(storage)
    around = _around(show, base_url)
    for episode in episodes:
        _write_episode(show, episode, around, storage, base_url)


def write_index(shows: Sequence[Show], storage: Storage, base_url: str) -> None:
    """Write the front page, which lists the shows, with their artwork. Raises StorageFailed."""
    usable = [with_usable_artwork(show) for show in shows]
    _write_assets(storage)
    for show in usable:
        write_artwork(show, storage)
    write_changed(storage, INDEX_PAGE, index_html(usable, base_url))


def remove_episode(episode_id: str, storage: Storage) -> None:
    """Take down all of an episode's files; the feed must have been rewritten without it before."""
    for path in (episode_data(episode_id), episode_page(episode_id), embed_page(episode_id)):
        storage.delete(path)
    for path in storage.paths(media_folder(episode_id)):
        storage.delete(path)


def _write_assets(storage: Storage) -> None:
    # Old ones stay: pages of other shows refer to them until they are written again.
    for asset in player.assets().values():
        if not storage.exists(asset.path):
            storage.write(asset.path, asset.data)


def _list(
    show: Show,
    episodes: Sequence[Episode],
    storage: Storage,
    base_url: str,
    known: Mapping[str, Listed],
) -> dict[str, Listed]:
    listed: dict[str, Listed] = {}
    around = _around(show, base_url)
    for episode in newest_first(show, episodes):
        one = known.get(episode.id)
        if one is None or (one.show, one.episode, one.base_url) != (show, episode, base_url):
            _write_episode(show, episode, around, storage, base_url)
            view, item = episode_view(show, episode, base_url), feed_item(show, episode, base_url)
            one = Listed(show, episode, base_url, view, item)
        listed[episode.id] = one
    return listed


def _around(show: Show, base_url: str) -> str:
    return _hash(player.version(), base_url, show)


def _write_episode(
    show: Show, episode: Episode, around: str, storage: Storage, base_url: str
) -> None:
    build = _hash(around, episode)
    if _is_written(episode, build, storage):
        return
    spoken = _parsed(transcript, episode.words.path, storage)
    chapters = _parsed(chapter_marks, episode.chapters.path, storage)
    page = episode_html(show, episode, spoken, chapters, base_url)
    write_changed(storage, episode_page(episode.id), page)
    write_changed(storage, embed_page(episode.id), embed_html(show, episode, base_url))
    write_changed(storage, episode_data(episode.id), episode_json(episode, base_url, build))


def _parsed(parse: Callable[[bytes], list[Part]], path: str, storage: Storage) -> list[Part]:
    # A page without its transcript is poor; a show whose feed never comes again would be worse.
    try:
        return parse(storage.read(path))
    except ValueError as error:
        log.warning("left out of the episode's page: %s cannot be read: %s", path, error)
        return []


def _hash(*parts: object) -> str:
    """Of all that an episode's files are made from: media by their hashes."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _is_written(episode: Episode, build: str, storage: Storage) -> bool:
    # The JSON is written last, so it vouches for the two pages.
    paths = (episode_data(episode.id), episode_page(episode.id), embed_page(episode.id))
    if not all(storage.exists(path) for path in paths):
        return False
    try:
        return bool(json.loads(storage.read(episode_data(episode.id)))["build"] == build)
    except (ValueError, KeyError, TypeError):  # not ours: written again
        return False
