"""`audio-pipeline lexicon missing`, `lexicon export` and `lexicon import`"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_pipeline.cli.options import (
    Whole,
    config_option,
    json_option,
    known_show,
    settings_of,
)

if TYPE_CHECKING:
    from audio_pipeline.work.unknown_words import UnknownWord

SHOWN_CHARACTERS = 70


@click.group("lexicon")
def command() -> None:
    """Names that voices get wrong: find them, take a lexicon in and out.

    \b
    audio-pipeline lexicon missing --days 7
    audio-pipeline lexicon export names.pls
    audio-pipeline lexicon import names.pls --show daily
    """


@command.command("missing")
@click.option("--show", "show", default="", help="Only the articles of this show.")
@click.option("--days", type=Whole(1, 3_650), default=7, show_default=True, help="How far back.")
@click.option("--limit", type=Whole(1), default=50, show_default=True, help="How many at most.")
@json_option
@config_option
def missing(show: str, days: int, limit: int, as_json: bool, config: Path) -> None:
    """Words of the last articles that the voice has in no dictionary, and how it says them.

    \b
    audio-pipeline lexicon missing --show daily --days 30
    """
    from audio_pipeline.work.tools import open_tools
    from audio_pipeline.work.unknown_words import unknown_words

    settings = settings_of(config)
    if show:
        known_show(settings, show)
    with open_tools(settings) as tools:
        words = unknown_words(tools, show, days)[:limit]
    if as_json:
        print(json.dumps([asdict(each) for each in words], ensure_ascii=False, indent=2))
    else:
        print_words(words)


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--show", "show", default="", help="With the words of this show.")
@click.option("--language", default="", help="Else the show's, or English.")
@config_option
def export(file: Path, show: str, language: str, config: Path) -> None:
    """Write the lexicon as PLS 1.0 into FILE.

    \b
    audio-pipeline lexicon export names.pls --show daily
    """
    from audio_pipeline.work.lexicon_exchange import export_pls
    from audio_pipeline.work.render import show_of

    settings = settings_of(config, required=False)
    chosen = show_of(settings, show)
    done = export_pls(settings, chosen, language or chosen.language, file)
    print(f"{file}: {done.entries} entries")
    for key, names in done.lost.items():
        if names:
            lost = "left out, since PLS cannot say" if key == "near" else "written without"
            click.echo(f"{lost} `{key}`: {', '.join(names)}", err=True)


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--show", "show", default="", help="Into this show's words; else the language's.")
@config_option
def import_(file: Path, show: str, config: Path) -> None:
    """Add what FILE, a PLS 1.0 lexicon, has to config/lexicon/; what is there stays.

    \b
    audio-pipeline lexicon import names.pls --show daily
    """
    from audio_pipeline.work.lexicon_exchange import import_pls

    settings = settings_of(config, required=False)
    if show:
        known_show(settings, show)
    done = import_pls(settings, file, show)
    print(f"{done.path}: {done.added} entries added")
    for names, why in ((done.known, "there already"), (done.unread, "without IPA or alias")):
        if names:
            click.echo(f"{why}, left alone: {', '.join(names)}", err=True)


def print_words(words: Sequence["UnknownWord"]) -> None:
    """One row a word."""
    import sys

    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Times", justify="right", no_wrap=True)
    for heading in ("Word", "Said as", "By"):
        table.add_column(heading, overflow="fold")
    table.add_column("For example", ratio=1, overflow="fold")
    for each in words:
        example = around(each.example, each.word)
        table.add_row(str(each.count), *map(escape, (each.word, each.sounds, each.engine, example)))
    Console(width=None if sys.stdout.isatty() else 140, highlight=False).print(table)


def around(text: str, word: str) -> str:
    """So much of the text as has the word in it."""
    at = max(text.find(word), 0)
    start = max(0, min(at - SHOWN_CHARACTERS // 2, len(text) - SHOWN_CHARACTERS))
    end = start + SHOWN_CHARACTERS
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
