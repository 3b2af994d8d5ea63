"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1)."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import urljoin

from audio_pipeline.errors import SourceFailed
from audio_pipeline.model import Entry
from audio_pipeline.sources.fulltext import is_full_text
from audio_pipeline.sources.media import EARLIEST, is_audio
from audio_pipeline.sources.page import PageHead, article_page, plain_text, primary_subtag

_Item = Mapping[str, Any]


def json_entries(body: bytes, base_url: str, where: str) -> list[Entry]:
    """The items in order; relative addresses are resolved by `base_url`. Raises SourceFailed."""
    try:
        feed = json.loads(body.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise SourceFailed(f"{where} is broken JSON ({error})", "mend the feed") from error
    if not isinstance(feed, dict) or "jsonfeed.org/version/" not in str(feed.get("version", "")):
        raise SourceFailed(f"{where} is JSON, but no JSON Feed", "give a feed's address")
    items = feed.get("items")
    if not isinstance(items, list):
        raise SourceFailed(f"{where} is a JSON Feed without items", "mend the feed")
    language = _text(feed, "language")
    return [_entry(item, base_url, language) for item in items if isinstance(item, dict)]


def _entry(item: _Item, base_url: str, language: str) -> Entry:
    link = _text(item, "url") or _text(item, "external_url")
    summary = _text(item, "summary")
    head = PageHead(
        title=plain_text(escape(_text(item, "title"))),
        url=_joined(base_url, link),
        language=_text(item, "language") or language,
        byline=", ".join(_authors(item)),
        published=_moment(item, "date_published"),
        updated=_moment(item, "date_modified"),
    )
    text = _full_text(item, summary)
    return Entry(
        guid=_text(item, "id"),
        url=head.url,
        title=head.title,
        published=head.published,
        updated=head.updated,
        categories=tuple(str(tag) for tag in _list(item, "tags") if isinstance(tag, str)),
        summary=" ".join(summary.split()),
        html=article_page(head, text) if text else "",
        recordings=tuple(
            _text(each, "url")
            for each in _list(item, "attachments")
            if isinstance(each, dict) and is_audio(_text(each, "mime_type"), _text(each, "url"))
        ),
        byline=head.byline,
        language=primary_subtag(head.language),
    )


def _text(item: _Item, key: str) -> str:
    """A text; ids are numbers in many feeds, which the specification asks readers to take."""
    value = item.get(key)
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _list(item: _Item, key: str) -> list[Any]:
    value = item.get(key)
    return value if isinstance(value, list) else []


def _joined(base_url: str, link: str) -> str:
    try:
        return urljoin(base_url, link) if link else ""
    except ValueError:
        return ""


def _authors(item: _Item) -> list[str]:
    authors = _list(item, "authors") or [item.get("author")]
    return [_text(each, "name") for each in authors if isinstance(each, dict) and each.get("name")]


def _moment(item: _Item, key: str) -> datetime | None:
    """RFC 3339; None where it is missing, unreadable, without zone, or never was set."""
    try:
        moment = datetime.fromisoformat(_text(item, key))
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        return None
    return moment if moment >= EARLIEST else None


def _full_text(item: _Item, summary: str) -> str:
    html = _text(item, "content_html")
    if not html:
        paragraphs = [part for part in _text(item, "content_text").split("\n\n") if part.strip()]
        html = "\n".join(f"<p>{escape(part)}</p>" for part in paragraphs)
    return html if is_full_text(html, escape(summary)) else ""
