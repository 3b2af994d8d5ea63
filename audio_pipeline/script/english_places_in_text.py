"""English references to a place in a text: "pp. xii-xiv", "fn. 12", "ll. 23-25", "Figs. 2a-c"."""

import re

from audio_pipeline.script.english_names import numeral
from audio_pipeline.script.english_numbers import DASH, words
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_SHORT = {
    "fn": "footnote", "fns": "footnotes", "ll": "lines", "l": "line", "Reg": "Regulation",
    "Regs": "Regulations", "Dir": "Directive", "col": "column", "cols": "columns",
    "pg": "page", "pgs": "pages", "Sect": "Section", "ep": "episode", "eps": "episodes",
}  # fmt: skip
_SMALL_ROMAN = r"x{0,3}(?:ix|iv|v?i{1,3}|v|x)"
_LETTERED_NAME = (
    "[Tt]ypes?|[Cc]lass|[Ss]tages?|[Pp]hases?|[Gg]rades?|[Gg]roups?|[Ll]evels?|[Cc]lusters?"
)


def _pages(match: re.Match[str]) -> str:
    """ "pages twelve to fourteen"."""
    pages = "pages" if match["last"] else "page"
    last = f" to {numeral(match['last'])}" if match["last"] else ""
    return f"{pages} {numeral(match['first'])}{last}"


def _lettered(match: re.Match[str]) -> str:
    """ "type two B"."""
    return f"{match['name']} {numeral(match['numeral'])} {match['letter'].upper()}"


def _parts(match: re.Match[str]) -> str:
    """ "two A to C"."""
    number = words(match["number"])
    return f"{number} {match['first'].upper()} to {match['last'].upper()}"


PLACE_IN_TEXT_RULES: tuple[Rule, ...] = (
    Rule(
        "page",
        rf"(?<![\w.])pp?\. ?(?P<first>{_SMALL_ROMAN})"
        rf"(?: ?{DASH} ?(?P<last>{_SMALL_ROMAN}))?(?!\w)",
        _pages,
    ),
    Rule("paragraph", r"(?<!\w)¶{1,2} ?(?=[0-9])", lambda _: "paragraph "),
    Rule(
        "abbreviation",
        rf"(?<![\w.])(?P<short>{one_of(_SHORT)})\. ?(?=[0-9]|\((?:EU|EC|EEC)\))",
        lambda match: f"{_SHORT[match['short']]} ",
    ),
    Rule(
        "Roman numeral",
        rf"(?<![\w.])(?P<name>{_LETTERED_NAME}) (?P<numeral>IV|V|I{{1,3}})"
        r"(?P<letter>[A-Da-d])(?!\w)",
        _lettered,
    ),
    Rule(
        "Roman numeral",
        r"(?<![\w.])(?P<name>[Ss]cene|[Cc]anto|[Cc]hapter|[Aa]ppendix) "
        rf"(?P<numeral>{_SMALL_ROMAN})(?!\w|\.\w)",
        lambda match: f"{match['name']} {numeral(match['numeral'])}",
    ),
    Rule(
        "parts of a figure",
        rf"(?<![\w.,])(?P<number>[1-9][0-9]?)(?P<first>[a-f]){DASH}(?P<last>[b-h])(?![\w-])",
        _parts,
    ),
)
