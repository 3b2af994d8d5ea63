"""How the pipeline stands right now: values for `/metrics` and for `status`."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from audio_pipeline.errors import StorageFailed
from audio_pipeline.model import Source
from audio_pipeline.publish.layout import feed_file
from audio_pipeline.store import census
from audio_pipeline.store.sources import SourceRecord, all_sources
from audio_pipeline.store.spending import spent_ever
from audio_pipeline.work.budget import ShowSpending, this_month
from audio_pipeline.work.tools import Tools


@dataclass(frozen=True)
class SourceStanding:
    """One configured source; `name` tells it from the show's others and holds no secret."""

    show: str
    name: str
    polled_at: datetime | None
    """When it last answered well; None: it never has."""
    next_poll_at: datetime | None
    failures: int
    """Polls that failed, one after another."""
    error: str


@dataclass(frozen=True)
class Standing:
    """The store and the disk at one moment. Ages are seconds, and None where there is nothing."""

    episodes: Mapping[tuple[str, str], int]
    """By show and state."""
    queued: int
    """Episodes that could be made now and are not begun."""
    queue_age_s: float
    sources: tuple[SourceStanding, ...]
    feed_age_s: Mapping[str, float]
    """By show: since its feed last changed."""
    newest_age_s: Mapping[str, float]
    """By show: since the article of its newest episode was published."""
    disk_free_bytes: int
    characters: Mapping[tuple[str, str], int]
    """Spoken by show and engine, of all months."""
    spending: tuple[ShowSpending, ...]
    """Of this month."""


def standing(tools: Tools) -> Standing:
    """How it stands now. Raises StoreFailed, StorageFailed."""
    now = tools.now()
    queued, oldest = census.queue(tools.database, now)
    newest = {name: census.newest_on_air(tools.database, name) for name in tools.settings.shows}
    return Standing(
        episodes=census.count_by_state(tools.database),
        queued=queued,
        queue_age_s=_age_s(oldest, now) if oldest else 0.0,
        sources=_sources(tools),
        feed_age_s=_feed_ages_s(tools),
        newest_age_s={name: _age_s(moment, now) for name, moment in newest.items() if moment},
        disk_free_bytes=_disk_free_bytes(tools),
        characters=_characters(tools),
        spending=tuple(this_month(tools)),
    )


def source_name(source: Source) -> str:
    """Kind, host and path: an address may carry a key in its user or query."""
    if source.path:
        return f"{source.kind}:{source.path}"
    parts = urlsplit(source.url)
    port = f":{parts.port}" if parts.port else ""
    return f"{source.kind}:{parts.hostname or ''}{port}{parts.path}"


def _sources(tools: Tools) -> tuple[SourceStanding, ...]:
    known = {(each.show, each.source): each for each in all_sources(tools.database)}
    found = []
    for show in tools.settings.shows.values():
        names: dict[str, int] = {}
        for source in show.sources:
            name = source_name(source)
            names[name] = names.get(name, 0) + 1
            if names[name] > 1:
                name = f"{name}#{names[name]}"
            found.append(_source_standing(show.name, name, known.get((show.name, source.id))))
    return tuple(found)


def _source_standing(show: str, name: str, record: SourceRecord | None) -> SourceStanding:
    if record is None:
        return SourceStanding(show, name, None, None, 0, "")
    return SourceStanding(
        show, name, record.polled_at, record.next_poll_at, record.failures, record.error
    )


def _feed_ages_s(tools: Tools) -> dict[str, float]:
    ages = {}
    for name in tools.settings.shows:
        path = tools.settings.output / feed_file(name)
        if path.is_file():
            ages[name] = max(0.0, tools.now().timestamp() - path.stat().st_mtime)
    return ages


def _characters(tools: Tools) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for each in spent_ever(tools.database):
        found[each.show, each.engine] = found.get((each.show, each.engine), 0) + each.characters
    return found


def _disk_free_bytes(tools: Tools) -> int:
    try:
        disk = os.statvfs(tools.settings.output)
    except OSError as error:
        raise StorageFailed(f"{tools.settings.output}: {error.strerror}") from None
    return disk.f_bavail * disk.f_frsize


def _age_s(moment: datetime, now: datetime) -> float:
    return max(0.0, (now - moment).total_seconds())
