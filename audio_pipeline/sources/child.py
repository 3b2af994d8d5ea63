"""The far side of the sources: runs in a process of its own, under limits (`bounded`)."""

import json
from pathlib import Path

from audio_pipeline.http import Response
from audio_pipeline.model import Entry
from audio_pipeline.sources.bounds import bounded
from audio_pipeline.sources.feed import parse_feed
from audio_pipeline.sources.files import FoundFile
from audio_pipeline.sources.folder import file_entries


def feed_entries(question: bytes, body: bytes) -> tuple[Entry, ...]:
    """The entries of a feed that was fetched."""
    asked = json.loads(question)
    return parse_feed(Response(asked["url"], 200, asked["headers"], body), asked["where"])


def folder_entries(question: bytes, body: bytes) -> list[Entry]:
    """The entries of files that were read, one after another in the body."""
    entries: list[Entry] = []
    start = 0
    for name, path, size_bytes in json.loads(question):
        file = FoundFile(name, Path(path), size_bytes, 0)
        entries += map(bounded, file_entries(file, body[start : start + size_bytes]))
        start += size_bytes
    return entries


def warm() -> None:
    """Reads small listings of ours once: what is loaded then is shared."""
    rss = (
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>A</title>'
        b"<link>https://example.org/a</link><author>ann@example.org (Ann)</author>"
        b"<pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;B&lt;/p&gt;"
        b"</description></item></channel></rss>"
    )
    parse_feed(Response("https://example.org/feed", 200, {}, rss), "a feed")
    markdown = b"---\ntitle: A\ndate: 2024-05-01\n---\n\n# A\n\nB *c* [d](https://example.org/)\n"
    file_entries(FoundFile("a.md", Path("/a.md"), len(markdown), 0), markdown)
    file_entries(FoundFile("a.html", Path("/a.html"), 8, 0), b"<h1>A</h1>")
