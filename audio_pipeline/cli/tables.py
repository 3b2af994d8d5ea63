"""Episodes as a table on a terminal, or as JSON."""

from collections.abc import Sequence
from typing import Any

from audio_pipeline.model import EpisodeRecord, voice_name

STATE_STYLE = {"aired": "green", "waiting": "yellow", "producing": "cyan", "failed": "red"}


def as_data(record: EpisodeRecord) -> dict[str, Any]:
    """What `--json` says of an episode."""
    episode = record.episode
    return {
        "id": record.id,
        "show": record.show,
        "state": record.state,
        "reason": record.reason,
        "title": record.title,
        "url": record.url,
        "source": record.source,
        "revision": record.revision,
        "attempt": record.attempt,
        "published": record.published.isoformat(),
        "next_attempt_at": record.next_attempt_at.isoformat() if record.next_attempt_at else None,
        "duration_s": episode.duration_s if episode else None,
        "audio": episode.audio.path if episode else None,
        "synthesized": record.synthesized,
        "reused": record.reused,
        "voice": voice_name(record.voice) if record.voice else None,
        "spoken_by": voice_name(episode.voice) if episode and episode.voice else None,
    }


def print_episodes(records: Sequence[EpisodeRecord]) -> None:
    """One row an episode; the reason is folded, never cut off."""
    import sys

    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("ID", "State", "Rev"):
        table.add_column(heading, no_wrap=True)
    table.add_column("Length", justify="right", no_wrap=True)
    table.add_column("Title", ratio=3, overflow="fold")
    table.add_column("Reason or progress", ratio=2, overflow="fold")
    for record in records:
        style = STATE_STYLE.get(record.state, "dim")
        table.add_row(
            record.id,
            f"[{style}]{record.state}[/]",
            str(record.revision),
            minutes(record.episode.duration_s) if record.episode else "",
            escape(record.title),
            escape(record.reason or record.stage),
        )
    width = None if sys.stdout.isatty() else 140
    Console(width=width, highlight=False).print(table)


def minutes(seconds: float) -> str:
    """As the pages write it: to the nearest second."""
    return f"{round(seconds) // 60}:{round(seconds) % 60:02d}"
