"""`audio-pipeline site HOST`"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_pipeline.cli.options import config_option, json_option, settings_of

if TYPE_CHECKING:
    from audio_pipeline.work.learning import SiteReport

SHOWN_CHARACTERS = 90


@click.command("site")
@click.argument("host", default="")
@json_option
@config_option
def command(host: str, as_json: bool, config: Path) -> None:
    """What comes back on the pages of HOST, and what of it was learnt to be left out.

    Without HOST: the hosts of which pages are known. What should be read after all goes into
    `keep_lines` of config/sites/HOST.toml.

    \b
    audio-pipeline site example.org
    """
    from audio_pipeline.store import sites
    from audio_pipeline.work.learning import report
    from audio_pipeline.work.tools import open_tools

    with open_tools(settings_of(config)) as tools:
        if host:
            _print_site(report(tools, host), as_json)
        else:
            _print_hosts(sites.hosts(tools.database), as_json)


def _print_hosts(pages: Mapping[str, int], as_json: bool) -> None:
    if as_json:
        print(json.dumps(pages, ensure_ascii=False, indent=2))
        return
    for name, count in pages.items():
        print(f"{count:>4} {name}")


def _print_site(told: "SiteReport", as_json: bool) -> None:
    if as_json:
        print(json.dumps(asdict(told), ensure_ascii=False, indent=2))
        return
    learnt = sum(each.learnt for each in told.recurring)
    print(f"{told.host}: {told.pages} pages, {learnt} blocks learnt {told.version}".rstrip())
    for each in told.recurring:
        state = "left out" if each.learnt else "read"
        state = "kept by profile" if each.fingerprint in told.kept else state
        print(f"{each.pages:>4} {state:<16} {each.text[:SHOWN_CHARACTERS]}")
