"""`audio-pipeline list`"""

import json
from pathlib import Path

import click

from audio_pipeline.cli.options import (
    Whole,
    config_option,
    json_option,
    known_show,
    settings_of,
)


@click.command("list")
@click.option("--show", "show", default=None, help="Only the episodes of this show.")
@click.option("--state", "state", default=None, help="Only these: aired, waiting, skipped, ...")
@click.option(
    "--limit", type=Whole(1), default=200, show_default=True, help="How many at most, newest first."
)
@json_option
@config_option
def command(show: str | None, state: str | None, limit: int, as_json: bool, config: Path) -> None:
    """Every episode with its state and, where it has one, the reason.

    \b
    audio-pipeline list
    audio-pipeline list --state skipped
    """
    from typing import cast, get_args

    from audio_pipeline.cli.tables import as_data, print_episodes
    from audio_pipeline.model import State
    from audio_pipeline.store import episodes
    from audio_pipeline.work.tools import open_tools

    if state is not None and state not in get_args(State):
        raise click.UsageError(f"--state {state}: the states are {', '.join(get_args(State))}")
    states = () if state is None else (cast(State, state),)
    settings = settings_of(config)
    with open_tools(settings) as tools:
        records = episodes.listing(tools.database, show, states, limit)
    if not records and show is not None:
        known_show(settings, show)
    if as_json:
        print(json.dumps([as_data(each) for each in records], ensure_ascii=False, indent=2))
    else:
        print_episodes(records)
