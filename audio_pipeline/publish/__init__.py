"""Mix -> Episode -> Feed: storage, the feed, listeners' pages, and the check of a feed."""

from audio_pipeline.publish.check import check_feed
from audio_pipeline.publish.findings import Finding
from audio_pipeline.publish.media import publish
from audio_pipeline.publish.rss import feed
from audio_pipeline.publish.show import Listed, remove_episode, write_index, write_pages, write_show
from audio_pipeline.publish.storage import FolderStorage, Storage

__all__ = [
    "Finding",
    "FolderStorage",
    "Listed",
    "Storage",
    "check_feed",
    "feed",
    "publish",
    "remove_episode",
    "write_index",
    "write_pages",
    "write_show",
]
