"""`audio-pipeline desk`"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_pipeline.cli.options import config_option, settings_of

if TYPE_CHECKING:
    from audio_pipeline.work.tools import Tools


@click.command("desk")
@config_option
def command(config: Path) -> None:
    """Print a new link to the editors' page, for another editor or browser.

    It works once, within twelve hours; what runs goes on meanwhile.

    \b
    audio-pipeline desk
    audio-pipeline desk --config /etc/audio-pipeline
    """
    from audio_pipeline.work.tools import open_tools

    with open_tools(settings_of(config)) as tools:
        print(desk_link(tools))


def desk_link(tools: "Tools") -> str:
    """An address that lets one browser in, once."""
    from audio_pipeline.store.passes import issue_pass

    key = issue_pass(tools.database, "link", tools.now())
    return f"{tools.settings.base_url}/desk/enter?key={key}"
