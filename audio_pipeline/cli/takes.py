"""`audio-pipeline takes`"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audio_pipeline.cli.options import config_option, json_option, settings_of

if TYPE_CHECKING:
    from audio_pipeline.work.takes import Census


@click.command("takes")
@click.option("--clean", is_flag=True, help="Remove now what no episode needs.")
@click.option("--yes", is_flag=True, help="With --clean: do not ask.")
@json_option
@config_option
def command(clean: bool, yes: bool, as_json: bool, config: Path) -> None:
    """The kept takes: how many, what they occupy, and how much of it episodes need.

    A take is one line spoken by one voice. What an episode on air or in work needs always stays;
    the rest is what makes a line free that comes again.

    \b
    audio-pipeline takes
    audio-pipeline takes --clean
    """
    import sys

    from audio_pipeline.work.takes import clean_takes, count_takes
    from audio_pipeline.work.tools import open_tools

    if yes and not clean:
        raise click.UsageError("--yes goes with --clean")
    with open_tools(settings_of(config)) as tools:
        census, gone = count_takes(tools), None
        sure = yes or not sys.stdin.isatty()
        if clean and (sure or click.confirm(f"Remove {unneeded(census)}?", err=True)):
            gone = clean_takes(tools)
            census = count_takes(tools)
    data = as_data(census)
    if gone is not None:
        data["removed"] = {"takes": gone.takes, "bytes": gone.bytes}
    if as_json:
        print(json.dumps(data, indent=2))
    else:
        print(in_words(data))


def unneeded(census: "Census") -> str:
    """What could go, for people."""
    size = megabytes(census.bytes - census.needed_bytes)
    return f"{census.takes - census.needed} takes of {size} that no episode needs"


def as_data(census: "Census") -> dict[str, Any]:
    """What `--json` prints."""
    oldest = census.oldest_used_at
    return {
        "takes": census.takes,
        "bytes": census.bytes,
        "budget_bytes": census.budget_bytes,
        "needed": {"takes": census.needed, "bytes": census.needed_bytes},
        "unneeded": {
            "takes": census.takes - census.needed,
            "bytes": census.bytes - census.needed_bytes,
        },
        "engines": dict(census.by_engine),
        "oldest_used_at": oldest.isoformat(timespec="seconds") if oldest else None,
    }


def in_words(data: dict[str, Any]) -> str:
    """The same as a table."""
    rows = [
        ("takes", data["takes"], data["bytes"]),
        ("needed", data["needed"]["takes"], data["needed"]["bytes"]),
        ("not needed", data["unneeded"]["takes"], data["unneeded"]["bytes"]),
    ]
    if "removed" in data:
        rows.append(("removed", data["removed"]["takes"], data["removed"]["bytes"]))
    lines = [f"{name:<12}{count:>8}{megabytes(size):>14}" for name, count, size in rows]
    lines.append(f"{'budget':<12}{'':>8}{megabytes(data['budget_bytes']):>14}")
    lines += [f"{name or '(unknown)':<12}{count:>8}" for name, count in data["engines"].items()]
    if data["oldest_used_at"]:
        lines.append(f"the oldest was last used at {data['oldest_used_at']}")
    return "\n".join(lines)


def megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
