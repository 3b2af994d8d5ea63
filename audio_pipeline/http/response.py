"""What came back, and how its bytes become text."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

META_BYTES = 4096
"""Where a page may state its encoding; browsers look at the first 1024, some pages need more."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_STATED_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_NOT_TEXT = frozenset({"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape"})
"""Codecs that Python knows and no page is written in; some of them are ways to smuggle markup."""


@dataclass(frozen=True)
class Response:
    """A whole answer. `url` is where the redirects ended, `body` is decompressed."""

    url: str
    status: int
    headers: Mapping[str, str]
    """Lower-case names; a header that came twice is joined by ", "."""
    body: bytes
    reason: str = ""
    """What the status line says after the number; some services say there what is wrong."""

    @property
    def text(self) -> str:
        return decode(self.body, self.headers.get("content-type", ""))


def decode(body: bytes, content_type: str = "") -> str:
    """Text by byte order mark, the header's charset, what the document states, or UTF-8.

    Bytes that do not fit become U+FFFD. Follows the order of the WHATWG encoding sniffing algorithm
    without its guess from the bytes; ISO-8859-1 is read as windows-1252, as browsers do.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    stated = _HEADER_CHARSET.search(content_type)
    named = _STATED_CHARSET.search(body[:META_BYTES])
    candidates = [stated.group(1)] if stated else []
    candidates += [named.group(1).decode("ascii", "replace")] if named else []
    for candidate in candidates:
        encoding = _text_encoding(candidate)
        if encoding:
            return body.decode(encoding, "replace")
    return body.decode("utf-8", "replace")


def _text_encoding(name: str) -> str:
    """Python's name of a text encoding, or "" for what is none."""
    try:
        known = codecs.lookup(name).name
        "".encode(known)
    except (LookupError, ValueError):
        return ""
    if known in _NOT_TEXT:
        return ""
    return "cp1252" if known in {"iso8859-1", "ascii"} else known
