"""`audio-pipeline retract ID --reason TEXT`"""

from pathlib import Path

import click

from audio_pipeline.cli.options import config_option, settings_of


@click.command("retract")
@click.argument("episode_id", metavar="ID")
@click.option("--reason", required=True, help="Why; kept with the episode.")
@config_option
def command(episode_id: str, reason: str, config: Path) -> None:
    """Take an episode off the feed and remove its audio, at once.

    \b
    audio-pipeline retract 3f2a9c0d41b7e865 --reason "names the wrong person"
    """
    from audio_pipeline.work.actions import retract
    from audio_pipeline.work.tools import open_tools

    with open_tools(settings_of(config)) as tools:
        retract(tools, episode_id, reason, "command line")
    print(f"{episode_id} is off air")
