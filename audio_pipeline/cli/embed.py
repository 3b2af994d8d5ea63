"""`audio-pipeline embed ID`"""

from html import escape
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
    from audio_pipeline.work.actions import find_episode
    from audio_pipeline.work.tools import open_tools

    settings = settings_of(config)
    with open_tools(settings) as tools:
        record = find_episode(tools, episode_id)
    if record.episode is None:
        raise UsageError(f"{record.id} is not on air: {record.state} {record.reason}".rstrip())
    print(
        f'<iframe src="{escape(settings.base_url)}/embed/{record.id}" '
        f'title="{escape(record.episode.title)}" width="100%" height="180" '
        'style="border:0" loading="lazy"></iframe>'
    )
