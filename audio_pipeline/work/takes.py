"""What the kept takes are needed for, and which of them go: by age, and for room."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from audio_pipeline.model import Line, Script, Show, Voice
from audio_pipeline.store import prune as rows
from audio_pipeline.store.database import moment
from audio_pipeline.studio import Use, second_voice, speaking_order, take_keys
from audio_pipeline.work.tools import Tools
from audio_pipeline.work.trail import said

log = logging.getLogger("audio_pipeline.work")

BYTES_IN_GB = 1_000_000_000
IN_USE = timedelta(minutes=1)
"""A take that was asked for so lately may be read at this moment, by a `render` for one."""


@dataclass(frozen=True)
class Census:
    """What the take store holds. Numbers by engine are of takes; "": it was not written down."""

    takes: int
    bytes: int
    needed: int
    needed_bytes: int
    by_engine: Mapping[str, int]
    oldest_used_at: datetime | None
    """When the take that was not used for the longest was last used."""
    budget_bytes: int


@dataclass(frozen=True)
class Cleaned:
    """How many takes went, and the bytes that they had."""

    takes: int
    bytes: int


def prune_takes(tools: Tools) -> int:
    """Takes that no episode needs: those long not used, then the least recently used of the rest
    until what is kept is within its budget; answers how many."""
    uses = tools.takes.uses()
    old_s = (tools.now() - timedelta(days=tools.settings.keep.takes_days)).timestamp()
    surplus = sum(use.bytes for use in uses) - budget_bytes(tools)
    if surplus <= 0 and not (uses and uses[0].used_at_s < old_s):
        return 0
    gone = 0
    for use in _unneeded(tools, uses):
        if use.used_at_s >= old_s and surplus <= 0:
            break
        if tools.takes.forget(use.key, _lately_s(tools)):
            gone += 1
            surplus -= use.bytes
    if surplus > 0:
        log.warning(
            "what episodes need of takes is more than keep.takes_gb",
            extra=said(over_mb=round(surplus / 1e6), mend="raise it, or make room elsewhere"),
        )
    return gone


def clean_takes(tools: Tools) -> Cleaned:
    """Remove every take that no episode needs, but for those that are in use at this moment."""
    gone = size = 0
    for use in _unneeded(tools, tools.takes.uses()):
        if tools.takes.forget(use.key, _lately_s(tools)):
            gone += 1
            size += use.bytes
    return Cleaned(gone, size)


def count_takes(tools: Tools) -> Census:
    """What the store holds now. Raises StorageFailed, StoreFailed, and as `needed_takes` does."""
    uses, needed = tools.takes.uses(), needed_takes(tools)
    engines: Counter[str] = Counter()
    for use in uses:
        known = tools.takes.described(use.key)
        engines[known.engine if known else ""] += 1
    return Census(
        takes=len(uses),
        bytes=sum(use.bytes for use in uses),
        needed=sum(use.key in needed for use in uses),
        needed_bytes=sum(use.bytes for use in uses if use.key in needed),
        by_engine=dict(sorted(engines.items())),
        oldest_used_at=moment(uses[0].used_at_s) if uses else None,
        budget_bytes=budget_bytes(tools),
    )


def budget_bytes(tools: Tools) -> int:
    """How much the take store may hold."""
    return round(tools.settings.keep.takes_gb * BYTES_IN_GB)


def needed_takes(tools: Tools) -> set[str]:
    """The names of all takes that the episodes on air and in work would ask for, made again.

    Raises what an engine raises that cannot say what it is: then nothing is known to be unneeded.
    """
    keys: dict[tuple[Voice, str], Callable[[Line], str]] = {}
    needed = set()
    for name, script, chosen in rows.needed_scripts(tools.database):
        if name not in tools.settings.shows:
            continue
        for voice in voices_of(tools.settings.shows[name], script, chosen):
            place = (voice, script.language)
            if place not in keys:
                keys[place] = take_keys(tools.engines.get(voice.engine), *place)
            needed |= {keys[place](line) for line in script.lines}
    return needed


def voices_of(show: Show, script: Script, chosen: Voice | None) -> list[Voice]:
    """Who may speak it: the voice that was chosen for this episode alone, the show's, and those
    that speak where that one cannot."""
    voices = [] if chosen is None else [chosen]
    if script.language in show.voices or "*" in show.voices:
        own = speaking_order(show, script.language)
        second = second_voice(show, script.language, own[0])
        voices += own if second is None else (*own, second)
    return voices


def _unneeded(tools: Tools, uses: list[Use]) -> Iterator[Use]:
    needed = needed_takes(tools)
    return (use for use in uses if use.key not in needed)


def _lately_s(tools: Tools) -> float:
    return (tools.now() - IN_USE).timestamp()
