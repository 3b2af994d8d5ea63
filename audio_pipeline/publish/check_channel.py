"""What apps and validators ask of a show: RSS 2.0, Apple's requirements, PSP-1."""

import re
import uuid
from collections.abc import Iterator

from babel import Locale

from audio_pipeline.publish.categories import CATEGORIES
from audio_pipeline.publish.check_dates import is_rfc_822
from audio_pipeline.publish.findings import (
    BOOLEANS,
    Element,
    Finding,
    all_of,
    attribute,
    error,
    first,
    is_web_address,
    recommended,
    required,
    single,
    text_of,
    valid,
    warning,
)

WHERE = "feed"
REQUIRED = ("title", "link", "description", "language", "itunes:explicit")
RECOMMENDED = ("itunes:author", "podcast:guid", "podcast:locked")
SINGLE = (*REQUIRED, *RECOMMENDED, "itunes:image", "itunes:type", "itunes:owner", "lastBuildDate")
GREATEST_DESCRIPTION_BYTES = 4000
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)


def check_channel(channel: Element, feed_url: str) -> Iterator[Finding]:
    """Findings on everything of a channel but its items."""
    yield from required(channel, WHERE, REQUIRED)
    yield from recommended(channel, WHERE, RECOMMENDED)
    yield from single(channel, WHERE, SINGLE)
    yield from _check_values(channel)
    yield from _check_self(channel, feed_url)
    yield from _check_categories(channel)
    yield from _check_owner(channel)
    yield from check_image(channel, WHERE, is_needed=True)
    if len(text_of(channel, "description").encode()) > GREATEST_DESCRIPTION_BYTES:
        yield error(WHERE, f"<description> is longer than {GREATEST_DESCRIPTION_BYTES} bytes")
    if not any(txt.get("purpose") == "ai-content" for txt in all_of(channel, "podcast:txt")):
        yield warning(WHERE, '<podcast:txt purpose="ai-content"> is missing')
    if first(channel, "item") is None:
        yield warning(WHERE, "there is no item: directories take a show with its first episode")


def check_image(parent: Element, where: str, *, is_needed: bool) -> Iterator[Finding]:
    """The artwork's address; apps tell its kind by the ending."""
    image = first(parent, "itunes:image")
    if image is not None:
        yield from attribute(image, where, "href", is_web_address, "an absolute web address")
        if not re.search(r"\.(jpe?g|png)$", image.get("href", ""), re.IGNORECASE):
            yield warning(where, "the artwork's address does not end in .jpg or .png")
    elif is_needed:
        yield error(where, "<itunes:image> is missing")


def _check_values(channel: Element) -> Iterator[Finding]:
    yield from valid(channel, WHERE, "link", is_web_address, "an absolute web address")
    yield from valid(
        channel, WHERE, "language", _is_language, "a language code such as en or de-at"
    )
    yield from valid(channel, WHERE, "itunes:explicit", BOOLEANS.__contains__, "true or false")
    kinds = ("episodic", "serial")
    yield from valid(channel, WHERE, "itunes:type", kinds.__contains__, "episodic or serial")
    yield from valid(channel, WHERE, "podcast:locked", ("yes", "no").__contains__, "yes or no")
    yield from valid(channel, WHERE, "podcast:guid", _is_uuid, "a UUID")
    for name in ("pubDate", "lastBuildDate"):
        yield from valid(channel, WHERE, name, is_rfc_822, "a date by RFC 822")


def _check_self(channel: Element, feed_url: str) -> Iterator[Finding]:
    links = [link.get("href", "") for link in all_of(channel, "atom:link") if _is_self(link)]
    if not links:
        yield error(WHERE, '<atom:link rel="self"> is missing')
    elif links[0] != feed_url:
        yield warning(WHERE, f"the feed calls itself {links[0]}, and was fetched from {feed_url}")


def _check_categories(channel: Element) -> Iterator[Finding]:
    categories = all_of(channel, "itunes:category")
    if not categories:
        yield error(WHERE, "<itunes:category> is missing")
    for category in categories:
        yield from attribute(category, WHERE, "text", CATEGORIES.__contains__, "one of Apple's")
        known = CATEGORIES.get(category.get("text", ""), ())
        for inner in all_of(category, "itunes:category"):
            must = f"a subcategory of {category.get('text')!r}"
            yield from attribute(inner, WHERE, "text", known.__contains__, must)


def _check_owner(channel: Element) -> Iterator[Finding]:
    owner = first(channel, "itunes:owner")
    if owner is None:
        yield warning(
            WHERE, "<itunes:owner> is missing: directories ask it who the show belongs to"
        )
    elif not re.fullmatch(r"[^@\s]+@[^@\s]+", text_of(owner, "itunes:email")):
        yield error(WHERE, "<itunes:owner> lacks an <itunes:email> with an address")


def _is_self(link: Element) -> bool:
    return bool(link.get("rel") == "self")


def _is_language(value: str) -> bool:
    primary = value.lower().partition("-")[0]
    return bool(LANGUAGE.fullmatch(value)) and primary in Locale("en").languages


def _is_uuid(value: str) -> bool:
    try:
        uuid.UUID(value)
    except ValueError:
        return False
    return True
