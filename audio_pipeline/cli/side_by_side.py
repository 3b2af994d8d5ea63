"""Written beside spoken on a terminal, with the name of the rule for each change."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from audio_pipeline.model import Change, Line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

PIPED_WIDTH = 140
"""Columns where nobody said how many there are."""
NARROWEST_FOR_TWO = 72
"""Columns; on fewer, what is spoken stands below what was written."""
WRITTEN_STYLE, SPOKEN_STYLE, RULE_STYLE = "bold red", "bold green", "cyan"
NOTHING = "(nothing)"


def print_side_by_side(lines: Sequence[Line]) -> None:
    """Every line, with its changes below it: in colour on a terminal, unless NO_COLOR is set."""
    from rich.console import Console

    known = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(width=None if known else PIPED_WIDTH, highlight=False, soft_wrap=False)
    wide = console.width >= NARROWEST_FOR_TWO
    if wide:
        _print_pair(console, "", "WRITTEN", "SPOKEN")
    for line in lines:
        written, spoken = _marked(line.text, line.changes), _marked_spoken(line)
        if wide:
            _print_pair(console, line.role, written, spoken)
        else:
            _print_stack(console, line.role, written, spoken)
        if line.changes:
            _print_indented(console, _named_changes(line), 12 if wide else 2)
        console.print()


def _print_pair(
    console: "Console", role: str, written: "RenderableType", spoken: "RenderableType"
) -> None:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(width=10, no_wrap=True, style="dim")
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(role, written, spoken)
    console.print(grid)


def _print_stack(console: "Console", role: str, written: "Text", spoken: "Text") -> None:
    console.print(role, style="dim", markup=False)
    for sign, text in (("-", written), ("+", spoken)):
        _print_indented(console, text, 2, sign)


def _print_indented(console: "Console", text: "Text", indent: int, sign: str = "") -> None:
    from rich.table import Table

    grid = Table.grid(expand=True)
    grid.add_column(width=indent)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(sign, text)
    console.print(grid)


def _marked(text: str, changes: Sequence[Change]) -> "Text":
    return _highlighted(text, [(each.start, each.end) for each in changes], WRITTEN_STYLE)


def _marked_spoken(line: Line) -> "Text":
    ranges = [(each.spoken_start, each.spoken_end) for each in line.changes]
    return _highlighted(line.spoken, ranges, SPOKEN_STYLE)


def _highlighted(text: str, ranges: Sequence[tuple[int, int]], style: str) -> "Text":
    from rich.text import Text

    marked = Text(visible(text))
    for start, end in ranges:
        marked.stylize(style, start, end)
    return marked


def _named_changes(line: Line) -> "Text":
    """ "money: $5 → five dollars", one after the other."""
    from rich.text import Text

    named = Text()
    for number, each in enumerate(line.changes):
        named.append(" · " if number else "", style="dim")
        named.append(f"{each.rule}: ", style=RULE_STYLE)
        named.append(_piece(line.text[each.start : each.end]))
        named.append(" → ")
        named.append(_piece(line.spoken[each.spoken_start : each.spoken_end]))
    return named


def _piece(text: str) -> str:
    """Part of a text, so that it is seen where it is empty or begins or ends with a space."""
    shown = visible(text)
    if not shown:
        return NOTHING
    return f"“{shown}”" if shown != shown.strip() else shown


def visible(text: str) -> str:
    """The text with a sign for each character that a terminal obeys or does not show.

    As many characters as before.
    """
    return "".join(_visible(text))


def _visible(text: str) -> Iterator[str]:
    for character in text:
        if character.isprintable():
            yield character
        else:
            yield " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"
