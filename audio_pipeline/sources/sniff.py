"""What an answer is when it should be a feed, in one clear line when it is not."""

import re

from audio_pipeline.errors import SourceFailed
from audio_pipeline.http import Response

PROLOG_BYTES = 65_536
"""What stands before a feed's first element: comments and a stylesheet, never this much."""

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x00\x00\x01\x00")
_LINK = re.compile(r"<link\b[^<>]{1,1000}>", re.IGNORECASE)
_FEED_TYPE = re.compile(r"type\s*=\s*[\"']?application/(?:rss\+xml|atom\+xml|feed\+json)", re.I)
_HREF = re.compile(r"href\s*=\s*[\"']?([^\"'\s<>]{1,500})", re.IGNORECASE)


def is_json(body: bytes) -> bool:
    return body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}


def check_is_feed(response: Response, where: str) -> None:
    """Raises SourceFailed for what is plainly no feed, or is XML that must not be parsed."""
    start = response.body[:PROLOG_BYTES].replace(b"\0", b"")  # UTF-16 reads like ASCII without them
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    if not text:
        raise SourceFailed(f"{where} answered with nothing", "see what the site publishes there")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    image = response.body.startswith(_IMAGES) or (kind.startswith("image/") and b"<rss" not in text)
    if image:
        raise SourceFailed(f"{where} answered with an image, not a feed", "correct the address")
    if re.match(rb"(?:<\?xml[^<>]*>\s*)?(?:<!doctype\s+html|<html)\b", text, re.IGNORECASE):
        raise SourceFailed(f"{where} answered with an HTML page, not a feed", _feed_hint(response))
    if is_json(response.body):
        return
    if not text.startswith(b"<"):
        raise SourceFailed(f"{where} answered with {kind or 'text'} that is no feed", "correct it")
    _check_prolog(text, where)


def _feed_hint(response: Response) -> str:
    """The feed that a page names (RSS autodiscovery), as a hint."""
    for tag in _LINK.findall(response.text[:200_000]):
        href = _HREF.search(tag)
        if href and _FEED_TYPE.search(tag):
            return f"the page names {href.group(1)} as its feed"
    return "give the feed's own address"


def _check_prolog(text: bytes, where: str) -> None:
    """Nothing is declared before the first element: a few XML entities unfold to gigabytes."""
    position = 0
    while True:
        position = len(text) - len(text[position:].lstrip())
        if text.startswith(b"<?", position):
            position = _after(text, b"?>", position)
        elif text.startswith(b"<!--", position):
            position = _after(text, b"-->", position)
        elif text.startswith(b"<!DOCTYPE", position):
            start, position = position, _after(text, b">", position)
            if b"[" in text[start:position]:
                raise SourceFailed(f"{where} declares XML entities", "publish the feed without")
        else:
            break
    if not re.match(rb"<[A-Za-z_]", text[position : position + 2]):
        raise SourceFailed(
            f"{where} is XML without an element", "see what the site publishes there"
        )


def _after(text: bytes, end: bytes, position: int) -> int:
    found = text.find(end, position)
    return len(text) if found < 0 else found + len(end)
