"""`audio-pipeline site HOST`"""

import json
from dataclasses import asdict
from pathlib import Path

import click

from audio_pipeline.cli.options import config_option, json_option, settings_of

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
    from audio_pipeline.work.learning import SiteReport, report
    from audio_pipeline.work.tools import open_tools

    with open_tools(settings_of(config)) as tools:
        told: SiteReport | dict[str, int] = (
            report(tools, host) if host else sites.hosts(tools.database)
        )
    if isinstance(told, dict):
        if as_json:
            print(json.dumps(told, ensure_ascii=False, indent=2))
        for name, pages in () if as_json else told.items():
            print(f"{pages:>4} {name}")
        return
    if as_json:
        print(json.dumps(asdict(told), ensure_ascii=False, indent=2))
        return
    learnt = sum(each.learnt for each in told.recurring)
    print(f"{told.host}: {told.pages} pages, {learnt} blocks learnt {told.version}".rstrip())
    for each in told.recurring:
        state = "left out" if each.learnt else "read"
        state = "kept by profile" if each.fingerprint in told.kept else state
        print(f"{each.pages:>4} {state:<16} {each.text[:SHOWN_CHARACTERS]}")
