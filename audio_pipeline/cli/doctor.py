"""`audio-pipeline doctor`"""

import sys
from pathlib import Path

import click

from audio_pipeline.cli.options import config_option, settings_of

MARKS = {True: "[green]ok[/]", False: "[red]no[/]", None: "[dim]--[/]"}
SCARCE = "[yellow]!![/]"


@click.command("doctor")
@config_option
def command(config: Path) -> None:
    """Say what works here (engines, voices, storage, database, sources, clock) and how to mend
    what does not. Exits with 1 when something that is used does not work.

    \b
    audio-pipeline doctor
    """
    from rich.console import Console
    from rich.markup import escape

    from audio_pipeline.work.doctor import examine

    console = Console(highlight=False, soft_wrap=True)
    broken = 0
    for finding in examine(settings_of(config, required=False)):
        mark = SCARCE if finding.scarce else MARKS[finding.works]
        console.print(f"{mark}  {escape(finding.part):<28} {escape(finding.says)}")
        broken += finding.works is False
    if broken:
        sys.exit(1)
