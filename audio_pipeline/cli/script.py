"""`audio-pipeline script PAGE`"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from audio_pipeline.cli.options import (
    about,
    config_option,
    json_option,
    page_options,
    read_page,
    settings_of,
)
from audio_pipeline.model import Line


@click.command("script")
@page_options
@json_option
@click.option("--diff", is_flag=True, help="Print written and spoken side by side, with rules.")
@click.option("--show", "show", default="", help="The configured show whose wording is used.")
@config_option
def command(page: str, url: str, as_json: bool, diff: bool, show: str, config: Path) -> None:
    """Print what will be said of PAGE, line by line: its role and the spoken text.

    \b
    audio-pipeline script saved.html
    audio-pipeline script saved.html --diff
    audio-pipeline script https://example.org/news/bridge --json
    """
    from audio_pipeline.work.render import script_of, show_of

    settings = settings_of(config, required=False)
    content, address = read_page(page, url, settings)
    with about(page, show):
        script, _article = script_of(content, address, show_of(settings, show), settings)
    if as_json:
        lines = [as_data(each) for each in script.lines]
        data = {"language": script.language, "lexicon": script.lexicon, "lines": lines}
        print(json.dumps(data, ensure_ascii=False, indent=2))
    elif diff:
        from audio_pipeline.cli.side_by_side import print_side_by_side

        print_side_by_side(script.lines)
    else:
        for line in script.lines:
            print(f"{line.role:<10} {line.spoken}")


def as_data(line: Line) -> dict[str, Any]:
    """What `--json` says of a line; the spans of changes and sounds count code points."""
    return {
        "role": line.role,
        "text": line.text,
        "spoken": line.spoken,
        "pause_ms": line.pause_ms,
        "changes": [asdict(change) for change in line.changes],
        "pronunciations": [asdict(each) for each in line.pronunciations],
    }
