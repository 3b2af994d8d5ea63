"""`audio-pipeline backup FILE`"""

from pathlib import Path

import click

from audio_pipeline.cli.options import config_option, settings_of


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@config_option
def command(file: Path, config: Path) -> None:
    """Copy the store, what is on air and the kept takes into one FILE, also while it runs.

    \b
    audio-pipeline backup /backups/audio-pipeline.tar
    """
    from audio_pipeline.cli.progress import lines_progress
    from audio_pipeline.work.backup import back_up
    from audio_pipeline.work.tools import open_tools

    with open_tools(settings_of(config)) as tools, lines_progress(file.name) as progress:
        size = back_up(tools, file, progress)
    print(f"{file}: {size / 1e6:.1f} MB")
