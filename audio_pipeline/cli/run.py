"""`audio-pipeline run`"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_pipeline.cli.options import config_option, settings_of

if TYPE_CHECKING:
    from audio_pipeline.cli.serving import Serving


@click.command("run")
@config_option
def command(config: Path) -> None:
    """Watch the sources, make the episodes and serve them, until stopped.

    \b
    audio-pipeline run
    audio-pipeline run --config /etc/audio-pipeline
    """
    from audio_pipeline.cli.logs import log_to_stderr
    from audio_pipeline.cli.serving import serve_pipeline

    settings = settings_of(config)
    log_to_stderr(settings)
    serve_pipeline(settings, announce)


def announce(serving: "Serving") -> None:
    """Where everything is, on standard output."""
    settings = serving.tools.settings
    for name, show in settings.shows.items():
        print(f"{show.title}")
        print(f"  page   {settings.base_url}/shows/{name}/")
        print(f"  feed   {settings.base_url}/shows/{name}/feed.xml")
    print(f"Editors  {serving.desk_link}", flush=True)
