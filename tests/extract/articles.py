"""A page around an article, as it is read."""

from collections.abc import Sequence

from audio_pipeline.extract import extract
from audio_pipeline.model import Block


def read(body: str, title: str, url: str, head: str = "") -> Sequence[Block]:
    """The blocks of a page in English with this title and body."""
    page = f"<html lang='en'><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return extract(f"<!DOCTYPE html>{page}", url).blocks
