"""`audio-pipeline embed ID`"""

from pathlib import Path

import click

from audio_pipeline.cli.options import config_option, settings_of


@click.command("embed")
@click.argument("episode_id", metavar="ID")
@config_option
def command(episode_id: str, config: Path) -> None:
    """Print the snippet that puts an episode's player on a page.

    \b
    audio-pipeline embed 3f2a9c0d41b7e865
    """
    from audio_pipeline.errors import UsageError
    from audio_pipeline.player import embed_snippet
    from audio_pipeline.work.actions import find_episode
    from audio_pipeline.work.tools import open_tools

    settings = settings_of(config)
    with open_tools(settings) as tools:
        record = find_episode(tools, episode_id)
    if record.episode is None:
        raise UsageError(f"{record.id} is not on air: {record.state} {record.reason}".rstrip())
    print(embed_snippet(f"{settings.base_url}/embed/{record.id}", record.episode.title))
