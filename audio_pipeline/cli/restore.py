"""`audio-pipeline restore FILE`"""

from pathlib import Path

import click

from audio_pipeline.cli.options import config_option, settings_of


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@config_option
def command(file: Path, config: Path) -> None:
    """Go on where a backup was made, on a new machine with an empty output folder.

    \b
    audio-pipeline restore /backups/audio-pipeline.tar
    """
    from audio_pipeline.work.backup import restore
    from audio_pipeline.work.tools import open_tools

    with open_tools(settings_of(config)) as tools:
        rows = restore(tools, file)
    print(f"{file}: {rows} rows restored; `audio-pipeline run` goes on from there")
