"""html -> Article: the right words of a page, in order, and what is known of them."""

from audio_pipeline.extract.article import content_hash, extract, read
from audio_pipeline.extract.learnt import Recurring, knowledge, learn, version_of
from audio_pipeline.extract.profile import host_of, line_patterns, load_site

__all__ = [
    "Recurring",
    "content_hash",
    "extract",
    "host_of",
    "knowledge",
    "learn",
    "line_patterns",
    "load_site",
    "read",
    "version_of",
]
