"""Mix -> Episode -> Feed: storage, the feed, listeners' pages, and the check of a feed."""

from audio_pipeline.publish.media import publish
from audio_pipeline.publish.rss import feed
from audio_pipeline.publish.show import remove_episode, write_index, write_show
from audio_pipeline.publish.storage import FolderStorage, Storage

__all__ = [
    "FolderStorage",
    "Storage",
    "feed",
    "publish",
    "remove_episode",
    "write_index",
    "write_show",
]
