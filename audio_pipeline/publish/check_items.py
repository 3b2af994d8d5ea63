"""What apps and validators ask of an episode's item: RSS 2.0, Apple's requirements, PSP-1."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from audio_pipeline.publish.check_channel import check_image
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

REQUIRED = ("title", "guid")
RECOMMENDED = ("link", "pubDate", "description", "itunes:duration")
SINGLE = (*REQUIRED, *RECOMMENDED, "enclosure", "itunes:explicit", "itunes:episodeType")
ENDINGS = ("mp3", "m4a", "mp4", "m4v", "mov")
TYPES = ("audio/mpeg", "audio/x-m4a", "audio/m4a", "audio/mp4", "video/mp4", "video/x-m4v")
LEAST_NUMERIC_GUID = 9  # shorter numbers are hardly unique in the world
DURATION = re.compile(r"\d+|(\d+:)?[0-5]?\d:[0-5]\d")


def check_items(items: Sequence[Element]) -> Iterator[Finding]:
    """Findings on all items, each by itself and beside the others."""
    for number, item in enumerate(items, 1):
        yield from _check_item(item, name_of(item, number))
    yield from _check_unique(items)


def name_of(item: Element, number: int) -> str:
    """How findings call an item."""
    title = text_of(item, "title")
    return f"item {number} ({title[:60]})" if title else f"item {number}"


def _check_item(item: Element, where: str) -> Iterator[Finding]:
    yield from required(item, where, REQUIRED)
    yield from recommended(item, where, RECOMMENDED)
    yield from single(item, where, SINGLE)
    yield from valid(item, where, "link", is_web_address, "an absolute web address")
    yield from valid(item, where, "pubDate", is_rfc_822, "a date by RFC 822")
    yield from valid(item, where, "itunes:duration", _is_duration, "seconds or hh:mm:ss")
    yield from valid(item, where, "itunes:explicit", BOOLEANS.__contains__, "true or false")
    kinds = ("full", "trailer", "bonus")
    yield from valid(
        item, where, "itunes:episodeType", kinds.__contains__, "full, trailer or bonus"
    )
    yield from check_image(item, where, is_needed=False)
    yield from _check_guid(item, where)
    yield from _check_enclosure(item, where)
    yield from _check_extras(item, where)


def _check_guid(item: Element, where: str) -> Iterator[Finding]:
    guid = first(item, "guid")
    if guid is None:
        return
    value, permanent = (guid.text or "").strip(), guid.get("isPermaLink", "true")
    if permanent not in BOOLEANS:
        yield error(where, f"isPermaLink of <guid> must be true or false, not {permanent!r}")
    elif permanent == "true" and not is_web_address(value):
        yield error(where, '<guid> is no web address, and does not say isPermaLink="false"')
    if value.isdigit() and len(value) < LEAST_NUMERIC_GUID:
        yield warning(where, f"<guid> {value} is hardly unique in the world")


def _check_enclosure(item: Element, where: str) -> Iterator[Finding]:
    enclosure = first(item, "enclosure")
    if enclosure is None:
        yield error(where, "<enclosure> is missing")
        return
    yield from attribute(enclosure, where, "url", is_web_address, "an absolute web address")
    yield from attribute(enclosure, where, "length", _is_length, "the file's size in bytes")
    kinds = ", ".join(TYPES)
    yield from attribute(enclosure, where, "type", TYPES.__contains__, f"one of {kinds}")
    path = enclosure.get("url", "").partition("?")[0]
    if path.rpartition(".")[2].lower() not in ENDINGS:
        yield error(where, f"the enclosure's address must end in one of {', '.join(ENDINGS)}")


def _check_extras(item: Element, where: str) -> Iterator[Finding]:
    for name in ("podcast:transcript", "podcast:chapters"):
        for element in all_of(item, name):
            yield from attribute(element, where, "url", is_web_address, "an absolute web address")
            yield from attribute(element, where, "type", lambda kind: "/" in kind, "a media type")
    if first(item, "podcast:transcript") is None:
        yield warning(where, "<podcast:transcript> is missing")


def _check_unique(items: Sequence[Element]) -> Iterator[Finding]:
    guids = Counter(text_of(item, "guid") for item in items)
    addresses = Counter(one.get("url", "") for item in items for one in all_of(item, "enclosure"))
    for guid, times in guids.items():
        if guid and times > 1:
            yield error("feed", f"the guid {guid[:80]!r} stands in {times} items")
    for url, times in addresses.items():
        if url and times > 1:
            yield warning("feed", f"{times} items share the enclosure {url}")


def _is_duration(value: str) -> bool:
    return bool(DURATION.fullmatch(value))


def _is_length(value: str) -> bool:
    return value.isascii() and value.isdigit() and int(value) > 0
