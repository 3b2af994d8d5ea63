"""`audio-pipeline once`"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_pipeline.cli.options import config_option, json_option, settings_of

if TYPE_CHECKING:
    from audio_pipeline.model import EpisodeRecord


@click.command("once")
@json_option
@config_option
def command(as_json: bool, config: Path) -> None:
    """Poll every source now, make what is due, publish, exit.

    Exits with 1 when a source could not be read or an episode could not be made.

    \b
    audio-pipeline once
    audio-pipeline once --json | jq '.[] | select(.state == "failed")'
    """
    from audio_pipeline.cli.interrupt import end_at_once_when_interrupted
    from audio_pipeline.cli.logs import log_to_stderr
    from audio_pipeline.cli.progress import work_progress
    from audio_pipeline.cli.tables import as_data, print_episodes
    from audio_pipeline.store import episodes, sources
    from audio_pipeline.work.catch_up import catch_up
    from audio_pipeline.work.tools import open_tools

    settings = settings_of(config)
    log_to_stderr(settings)
    end_at_once_when_interrupted()
    with open_tools(settings) as tools, work_progress() as show:
        catch_up(tools, show)
        records = episodes.listing(tools.database)
        failing = [each for each in sources.all_sources(tools.database) if each.error]
    if as_json:
        print(json.dumps([as_data(each) for each in records], ensure_ascii=False, indent=2))
    else:
        print_episodes(records)
    for source in failing:
        print(f"{source.show}: {source.error}", file=sys.stderr)
    if failing or any(each.state == "failed" or _is_tried_again(each) for each in records):
        sys.exit(1)


def _is_tried_again(record: "EpisodeRecord") -> bool:
    return record.state == "waiting" and record.failures > 0
