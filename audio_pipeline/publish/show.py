"""Episodes -> everything that listeners fetch of a show, as static files."""

from collections.abc import Sequence

from audio_pipeline.model import Episode, Show
from audio_pipeline.publish.data import episode_json
from audio_pipeline.publish.layout import (
    embed_page,
    episode_data,
    episode_page,
    feed_file,
    media_folder,
)
from audio_pipeline.publish.rss import feed
from audio_pipeline.publish.storage import Storage


def write_show(show: Show, episodes: Sequence[Episode], storage: Storage, base_url: str) -> None:
    """Write pages, data and players of `episodes`, the show's page and artwork, then the feed.

    The media are there already, and the feed comes last: whoever follows it finds everything.
    A file whose bytes would stay the same is left alone. Raises StorageFailed.
    """
    for episode in episodes:
        write_changed(storage, episode_data(episode.id), episode_json(episode, base_url))
    write_changed(storage, feed_file(show.name), feed(show, episodes, base_url))


def write_index(shows: Sequence[Show], storage: Storage, base_url: str) -> None:
    """Write the front page, which lists the shows."""
    links = "".join(f"<li>{show.name}</li>" for show in shows)
    write_changed(storage, "index.html", f"<ul>{links}</ul>".encode())


def remove_episode(episode_id: str, storage: Storage) -> None:
    """Take down all of an episode's files; the feed must have been rewritten without it before."""
    for path in (episode_data(episode_id), episode_page(episode_id), embed_page(episode_id)):
        storage.delete(path)
    for path in storage.paths(media_folder(episode_id)):
        storage.delete(path)


def write_changed(storage: Storage, path: str, data: bytes) -> None:
    """Write `data` unless it is there already: caches and backups see only what changed."""
    if not (storage.exists(path) and storage.read(path) == data):
        storage.write(path, data)
