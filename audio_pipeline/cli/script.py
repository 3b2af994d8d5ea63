"""`audio-pipeline script PAGE`"""

import json
from pathlib import Path

import click

from audio_pipeline.cli.options import (
    about,
    config_option,
    json_option,
    page_options,
    read_page,
    settings_of,
)


@click.command("script")
@page_options
@json_option
@click.option("--show", "show", default="", help="The configured show whose wording is used.")
@config_option
def command(page: str, url: str, as_json: bool, show: str, config: Path) -> None:
    """Print what will be said of PAGE, line by line: role, pause and spoken text.

    \b
    audio-pipeline script saved.html
    audio-pipeline script https://example.org/news/bridge --json
    """
    from audio_pipeline.work.render import script_of, show_of

    settings = settings_of(config, required=False)
    content, address = read_page(page, url, settings)
    with about(page, show):
        script, _article = script_of(content, address, show_of(settings, show), settings)
    if as_json:
        lines = [
            {"role": each.role, "text": each.text, "spoken": each.spoken, "pause_ms": each.pause_ms}
            for each in script.lines
        ]
        text = json.dumps(
            {"language": script.language, "lines": lines}, ensure_ascii=False, indent=2
        )
        print(text)
        return
    for line in script.lines:
        print(f"{line.role:<10} {line.spoken}")
