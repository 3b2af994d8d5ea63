"""`audio-pipeline rerender ID`"""

import sys
from pathlib import Path

import click

from audio_pipeline.cli.options import config_option, settings_of


@click.command("rerender")
@click.argument("episode_id", metavar="ID")
@config_option
def command(episode_id: str, config: Path) -> None:
    """Fetch the article anew and make its episode again; exits once it is on air.

    \b
    audio-pipeline rerender 3f2a9c0d41b7e865
    """
    from audio_pipeline.cli.interrupt import end_at_once_when_interrupted
    from audio_pipeline.cli.logs import log_to_stderr
    from audio_pipeline.cli.progress import work_progress
    from audio_pipeline.cli.tables import print_episodes
    from audio_pipeline.work.actions import render_again
    from audio_pipeline.work.catch_up import wait_for
    from audio_pipeline.work.tools import open_tools

    settings = settings_of(config)
    log_to_stderr(settings)
    end_at_once_when_interrupted()
    with open_tools(settings) as tools, work_progress() as show:
        render_again(tools, episode_id, "command line")
        record = wait_for(tools, episode_id, show)
    print_episodes([record])
    if record.state != "aired" or record.reason:
        sys.exit(1)
