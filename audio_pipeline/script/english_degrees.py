"""English degrees without their sign: "40C", "-5F", "200C/180C fan"."""

import re

from audio_pipeline.script.english_attached import LETTERED
from audio_pipeline.script.english_numbers import DASH, START, range_word, words
from audio_pipeline.script.rules import Rule

_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,2})?"
_DEGREES = {"C": "Celsius", "F": "Fahrenheit"}


def _degrees(match: re.Match[str]) -> str | None:
    text, start = match.string, match.start()
    if LETTERED.search(text[max(0, start - 16) : start]):
        return None
    minus = "minus " if match["minus"] else ""
    low = f"{words(match['low'])}{range_word(match)}" if match["low"] else ""
    below = "minus " if match["below"] else ""
    one = "degree" if match["number"] == "1" and not low else "degrees"
    return f"{minus}{low}{below}{words(match['number'])} {one} {_DEGREES[match['scale']]}"


DEGREE_RULES: tuple[Rule, ...] = (
    Rule(
        "degrees",
        r"/(?:(?<=[0-9][CF]/)|(?<=[0-9] [CF]/)|(?<=°[CF]/)|(?<=° [CF]/))"
        r"(?=[-−–]?[0-9]|[Gg]as\b|[Ff]an\b)",
        lambda _: " or ",
    ),
    Rule(
        "degrees",
        r"(?P<scale>[CF])/(?<=[0-9°][CF]/)(?=(?:[Gg]as|[Ff]an)\b)",
        lambda match: f"{match['scale']} or ",
    ),
    Rule(
        "degrees",
        rf"{START}(?P<minus>(?<![^\s(/])[-−–](?=[0-9]))?"
        rf"(?:(?P<low>{_NUMBER})[CF]?{DASH}(?P<below>[-−–])?)?(?P<number>{_NUMBER})"
        r"(?(minus) ?)(?P<scale>[CF])(?![\w’'-])",
        _degrees,
    ),
)
