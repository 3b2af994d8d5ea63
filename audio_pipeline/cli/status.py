"""`audio-pipeline status`"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audio_pipeline.cli.options import config_option, json_option, settings_of

if TYPE_CHECKING:
    from rich.console import Console

    from audio_pipeline.model import EpisodeRecord
    from audio_pipeline.work.budget import ShowSpending
    from audio_pipeline.work.tools import Tools

NEWEST = 5
GREATEST_LIST = 20
Data = dict[str, Any]


@click.command("status")
@json_option
@config_option
def command(as_json: bool, config: Path) -> None:
    """What is in work, what waits and why, how the sources answer, what came on air last.

    It reads the store alone: beside a running process, or without one.

    \b
    audio-pipeline status
    audio-pipeline status --json | jq .queue
    """
    from audio_pipeline.work.tools import open_tools

    with open_tools(settings_of(config)) as tools:
        data = _status(tools)
    if as_json:
        print(json.dumps(data, ensure_ascii=False, indent=2, default=_moment))
    else:
        _print(data)


def _status(tools: "Tools") -> Data:
    from audio_pipeline.store import episodes, work_queue
    from audio_pipeline.studio import standings
    from audio_pipeline.work.lock import is_worked_on
    from audio_pipeline.work.metrics import standing

    now = standing(tools)
    in_work = [record for record, _ in work_queue.in_work(tools.database)]
    waiting = episodes.listing(tools.database, None, ("waiting",), GREATEST_LIST)
    failed = episodes.listing(tools.database, None, ("failed",), GREATEST_LIST)
    aired = episodes.listing(tools.database, None, ("aired",), NEWEST)
    return {
        "working": is_worked_on(tools.settings.state),
        "in_work": [{**_named(each), "stage": each.stage} for each in in_work],
        "queue": {"episodes": now.queued, "age_s": now.queue_age_s},
        "waiting": [_waiting(each) for each in waiting],
        "failed": [{**_named(each), "reason": each.reason} for each in failed],
        "episodes": _by_show(now.episodes),
        "sources": [_source(vars(each)) for each in now.sources],
        "feed_age_s": dict(now.feed_age_s),
        "disk_free_bytes": now.disk_free_bytes,
        "engines": [vars(each) for each in standings(tools.settings.state / "engines")],
        "spending": [_spending(each) for each in now.spending],
        "on_air": [_on_air(each) for each in aired],
    }


def _named(record: "EpisodeRecord") -> Data:
    return {"id": record.id, "show": record.show, "title": record.title}


def _waiting(record: "EpisodeRecord") -> Data:
    reason = record.reason or "its turn"
    until = {"next_attempt_at": record.next_attempt_at, "failures": record.failures}
    return {**_named(record), "reason": reason, **until}


def _spending(spent: "ShowSpending") -> Data:
    return {
        "show": spent.show,
        "month": spent.month,
        "characters": spent.characters,
        "engines": {each.engine: each.characters for each in spent.by_engine},
        "cost": round(spent.cost, 4),
        "budget": spent.budget or None,
        "short": spent.is_short,
    }


def _source(standing: Data) -> Data:
    from audio_pipeline.cli.logs import Hide

    return {**standing, "error": Hide(())(standing["error"])}


def _on_air(record: "EpisodeRecord") -> Data:
    episode = record.episode
    aired_at = episode.updated if episode else None
    duration_s = episode.duration_s if episode else None
    return {**_named(record), "aired_at": aired_at, "duration_s": duration_s}


def _by_show(counts: Any) -> dict[str, dict[str, int]]:  # noqa: ANN401  # a mapping of pairs
    shows: dict[str, dict[str, int]] = {}
    for (show, state), count in sorted(counts.items()):
        shows.setdefault(show, {})[state] = count
    return shows


def _print(data: Data) -> None:
    import sys

    from rich.console import Console

    console = Console(width=None if sys.stdout.isatty() else 140, highlight=False, markup=False)
    queue = data["queue"]
    console.print("A process works on it." if data["working"] else "No process works on it.")
    waits = f", the oldest for {_span(queue['age_s'])}" if queue["episodes"] else ""
    console.print(f"{queue['episodes']} could be made now and are not begun{waits}.")
    for show, states in data["episodes"].items():
        counted = ", ".join(f"{count} {state}" for state, count in states.items())
        age = data["feed_age_s"].get(show)
        changed = "" if age is None else f"; its feed changed {_span(age)} ago"
        console.print(f"{show}: {counted}{changed}")
    for spent in data["spending"]:
        console.print(_spent(spent))
    console.print(f"{data['disk_free_bytes'] / 1e9:.1f} GB are free.")
    _table(console, "In work", ("id", "title", "stage"), data["in_work"])
    _table(console, "Waiting", ("id", "title", "next_attempt_at", "reason"), data["waiting"])
    _table(console, "For an editor", ("id", "title", "reason"), data["failed"])
    of_engine = ("engine", "window", "greatest", "in_flight", "waiting", "rests_s", "last_error")
    _table(console, "Engines, as last told", of_engine, data["engines"])
    of_source = ("show", "name", "polled_at", "next_poll_at", "failures", "error")
    _table(console, "Sources", of_source, data["sources"])
    _table(console, "On air last", ("aired_at", "id", "title"), data["on_air"])


def _table(console: "Console", title: str, keys: Sequence[str], rows: Sequence[Data]) -> None:
    from rich.table import Table
    from rich.text import Text

    if not rows:
        return
    console.print(f"\n{title}")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for key in keys:
        table.add_column(HEADINGS[key], overflow="fold", no_wrap=key in ("id", "polled_at"))
    for row in rows:
        table.add_row(*(Text(_cell(row[key])) for key in keys))
    console.print(table)


HEADINGS = {
    "engine": "Engine",
    "window": "At once",
    "greatest": "At most",
    "in_flight": "Speaking",
    "waiting": "Lines waiting",
    "rests_s": "Rests (s)",
    "last_error": "Last trouble",
    "id": "ID",
    "show": "Show",
    "title": "Title",
    "stage": "Stage",
    "reason": "Why",
    "next_attempt_at": "Tried again",
    "name": "Source",
    "polled_at": "Answered",
    "next_poll_at": "Asked next",
    "failures": "Failures",
    "error": "What it said",
    "aired_at": "Since",
}


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return "now" if value.timestamp() == 0 else f"{value:%d %b %H:%M:%S}"
    return "" if value is None else "".join(c if c.isprintable() else " " for c in str(value))


def _spent(spent: Data) -> str:
    """What a show had spoken in this month, as one line."""
    by = ", ".join(f"{count:,} by {engine}" for engine, count in spent["engines"].items())
    said = f"{spent['show']}: {spent['characters']:,} characters spoken in {spent['month']}"
    cost = f"; {spent['cost']:.2f} spent" if spent["cost"] or spent["budget"] else ""
    share = f" of {spent['budget']:.2f}" if spent["budget"] else ""
    warning = "" if not spent["short"] else ": raise the budget, or its articles wait"
    return f"{said}{f' ({by})' if by else ''}{cost}{share}{warning}"


def _span(seconds: float) -> str:
    for unit, size in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{int(seconds // size)} {unit}"
    return f"{int(seconds)} s"


def _moment(value: object) -> str:
    assert isinstance(value, datetime)
    return value.astimezone(UTC).isoformat()
