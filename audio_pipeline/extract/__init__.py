"""html -> Article: the right words of a page, in order, and what is known of them."""

from audio_pipeline.extract.article import content_hash, extract
from audio_pipeline.extract.profile import load_site

__all__ = ["content_hash", "extract", "load_site"]
