"""What a listing says of an article, made fit to be kept, shown and logged."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from audio_pipeline.model import Entry

MAX_ENTRIES = 1_000
"""Feeds list some dozens; each costs a look into the store whenever the feed has changed."""
MAX_TITLE = 1_000
MAX_GUID = 1_000
MAX_ADDRESS = 8_192  # the client fetches none that is longer
MAX_SUMMARY = 10_000
MAX_NAMES, MAX_NAME = 100, 200
MAX_LANGUAGE = 35  # BCP 47 tags are shorter

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")
"""Directions that would turn what stands beside them, lone surrogates, what is no character."""


def newest(entries: Sequence[Entry]) -> list[Entry]:
    """The newest MAX_ENTRIES in the listing's order; those without a date count as the oldest."""
    if len(entries) <= MAX_ENTRIES:
        return list(entries)
    oldest = datetime.min.replace(tzinfo=UTC)
    order = sorted(
        range(len(entries)), key=lambda at: entries[at].published or oldest, reverse=True
    )
    return [entries[at] for at in sorted(order[:MAX_ENTRIES])]


def bounded(entry: Entry) -> Entry:
    """Every field one line of characters that can be seen, and none endless; `html` as it is."""
    return replace(
        entry,
        guid=_short_guid(_one_line(entry.guid)),
        url=_one_line(entry.url),
        title=_one_line(entry.title)[:MAX_TITLE],
        categories=_names(entry.categories),
        summary=_one_line(entry.summary)[:MAX_SUMMARY],
        recordings=tuple(_one_line(each)[:MAX_ADDRESS] for each in entry.recordings[:MAX_NAMES]),
        byline=_one_line(entry.byline)[:MAX_TITLE],
        language=_one_line(entry.language)[:MAX_LANGUAGE],
    )


def _one_line(text: str) -> str:
    return _UNSEEN.sub("", _CONTROLS.sub(" ", text)).strip()


def _short_guid(guid: str) -> str:
    """Two guids that begin alike stay two."""
    if len(guid) <= MAX_GUID:
        return guid
    return "sha256:" + hashlib.sha256(guid.encode("utf-8", "replace")).hexdigest()


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_one_line(each)[:MAX_NAME] for each in names[:MAX_NAMES])
