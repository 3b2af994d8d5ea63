"""RSS and Atom by feedparser, from bytes that were fetched already."""

import calendar
import io
import re
import time
import xml.sax
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import feedparser

from audio_pipeline.errors import SourceFailed
from audio_pipeline.http import Response
from audio_pipeline.model import Entry
from audio_pipeline.sources.fulltext import is_full_text, without_footer
from audio_pipeline.sources.media import EARLIEST, is_audio
from audio_pipeline.sources.page import PageHead, article_page, plain_text, primary_subtag

_CLOSED_ROOT = re.compile(
    rb"</(?:\w{1,40}:)?(?:rss|feed|rdf|channel)\s*>\s*(?:<!--.*-->\s*)?$", re.I | re.S
)
_TAIL_BYTES = 4096
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_PARSER_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    xml.sax.SAXException,
)
"""What feedparser raises on odd input: it means to raise nothing, and states no exceptions."""

_Parsed = Mapping[str, Any]


def xml_entries(response: Response, where: str) -> list[Entry]:
    """The entries in order. Raises SourceFailed for what is not RSS or Atom, or was cut off.

    feedparser is given a stream of bytes only: a string it would open as an address or a file.
    Where the XML is not well-formed it reads on by rules of its own; the list is good enough then,
    but the full texts are not taken from it.
    """
    headers = {"content-location": response.url, "content-type": _content_type(response)}
    try:
        parsed = feedparser.parse(
            io.BytesIO(response.body),
            response_headers=headers,
            sanitize_html=False,  # the extraction judges it like any page
            resolve_relative_uris=False,  # within texts: links are not spoken
        )
    except _PARSER_ERRORS as error:
        raise SourceFailed(f"{where} is broken XML ({error})", "mend the feed") from error
    fault = parsed.get("bozo_exception")
    broken = isinstance(fault, xml.sax.SAXException)
    if not parsed.get("version"):
        raise SourceFailed(f"{where} is no RSS, Atom or JSON Feed", "give a feed's address")
    if broken and not _CLOSED_ROOT.search(
        response.body[-_TAIL_BYTES:].replace(b"\0", b"").rstrip()
    ):
        raise SourceFailed(f"{where} is cut off or broken XML ({fault})", "mend the feed")
    language = str(parsed.feed.get("language", ""))
    return [_entry(each, language, whole=not broken) for each in parsed.entries]


def _content_type(response: Response) -> str:
    """The stated type, except that valid UTF-8 is UTF-8 whatever a server's default says."""
    try:
        response.body.decode("utf-8")
    except UnicodeDecodeError:
        return response.headers.get("content-type", "application/xml")
    return "application/xml; charset=utf-8"


def _entry(parsed: _Parsed, language: str, *, whole: bool) -> Entry:
    published = _moment(parsed, "published_parsed")
    updated = _moment(parsed, "updated_parsed")
    title = _plain(parsed.get("title_detail") or {"value": parsed.get("title", "")})
    summary = str(parsed.get("summary", ""))
    head = PageHead(
        title=title,
        url=str(parsed.get("link", "")).strip(),
        language=_language(parsed, language),
        byline=", ".join(_names(parsed.get("authors", ()))),
        published=published,
        updated=updated,
    )
    text = _full_text(parsed, summary) if whole else ""
    return Entry(
        guid=str(parsed.get("id", "")).strip(),
        url=head.url,
        title=title,
        published=published,
        updated=updated,
        categories=tuple(dict.fromkeys(_terms(parsed.get("tags", ())))),
        summary=plain_text(summary),
        html=article_page(head, text) if text else "",
        recordings=_recordings(parsed),
        byline=head.byline,
        language=primary_subtag(head.language),
    )


def _moment(parsed: _Parsed, key: str) -> datetime | None:
    """feedparser's UTC tuple; None where the date is missing, unreadable or never was set.

    `in` before reading: feedparser answers "updated" from "published", with a warning. It reads
    the 31st of February as March, so that ISO dates are checked first.
    """
    if key not in parsed or not isinstance(value := parsed[key], time.struct_time):
        return None
    try:
        written = str(parsed.get(key.removesuffix("_parsed"), "")).strip()
        if _ISO_DATE.match(written):
            datetime.fromisoformat(written.replace(" +", "+").replace(" -", "-"))
        moment = datetime.fromtimestamp(calendar.timegm(value), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment >= EARLIEST else None


def _plain(detail: _Parsed) -> str:
    value = str(detail.get("value", ""))
    return " ".join(value.split()) if detail.get("type") == "text/plain" else plain_text(value)


def _language(parsed: _Parsed, language: str) -> str:
    """The text's own xml:lang, else the feed's."""
    own = [str(content.get("language") or "") for content in parsed.get("content", ())]
    return next((each for each in own if each), language)


def _names(authors: Iterable[_Parsed]) -> list[str]:
    return [" ".join(str(author["name"]).split()) for author in authors if author.get("name")]


def _terms(tags: Iterable[_Parsed]) -> list[str]:
    terms = [str(tag.get("label") or tag.get("term") or "") for tag in tags]
    return [" ".join(term.split()) for term in terms if term.strip()]


def _full_text(parsed: _Parsed, summary: str) -> str:
    """The longest HTML content (content:encoded, Atom's content), if it is the whole article."""
    markup = ("text/html", "application/xhtml+xml")
    contents = [c for c in parsed.get("content", ()) if c.get("type") in markup]
    longest = max((str(content.get("value", "")) for content in contents), key=len, default="")
    text = without_footer(longest)
    return text if is_full_text(text, summary) else ""


def _recordings(parsed: _Parsed) -> tuple[str, ...]:
    links = [link for link in parsed.get("links", ()) if link.get("rel") == "enclosure"]
    enclosed = [(str(each.get("type", "")), str(each.get("href", ""))) for each in links]
    media = [
        (
            "audio/"
            if str(each.get("medium", "")).lower() == "audio"
            else str(each.get("type", "")),
            str(each.get("url", "")),
        )
        for each in parsed.get("media_content", ())
    ]
    return tuple(url for kind, url in [*enclosed, *media] if is_audio(kind, url))
