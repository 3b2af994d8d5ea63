"""Rules for numbers that no other rule of a language has taken, the same for all but English."""

import re
from collections.abc import Callable

from audio_pipeline.script.grammar import DASH, Grammar
from audio_pipeline.script.number_words import cardinal, spelled
from audio_pipeline.script.rules import Rule

_START = r"(?<![\w.,])"
_RUNS = re.compile(r"[0-9]+|[^\W\d_]+")


def plain_number_rules(
    grammar: Grammar, plus: str, fraction: Callable[[int, int], str]
) -> tuple[Rule, ...]:
    """Telephone numbers, ranges, fractions, designations such as COVID-19, and what is left."""
    number, language = grammar.number, grammar.language

    def words(written: str) -> str:
        return grammar.words(grammar.parse(written), "")

    def telephone(match: re.Match[str]) -> str:
        groups = re.findall("[0-9]+", match.group())
        return f"{plus} " + ", ".join(spelled(group, language) for group in groups)

    def proper_fraction(match: re.Match[str]) -> str | None:
        top, bottom = int(match["top"]), int(match["bottom"])
        return fraction(top, bottom) if 0 < top < bottom <= 100 else None

    def designation(match: re.Match[str]) -> str:
        runs = _RUNS.findall(match.group())
        return " ".join(cardinal(run, language) if run[0] in "0123456789" else run for run in runs)

    def signed(match: re.Match[str]) -> str:
        sign = {"+": f"{plus} "}.get(match["sign"], f"{grammar.minus} ") if match["sign"] else ""
        return sign + words(match["number"])

    return (
        Rule(
            "telephone",
            r"(?<![\w+])\+[0-9]{1,3}(?:(?:[ -]\(?[0-9]{2,4}\)?){2,5}|[0-9]{8,12})(?![\w-])",
            telephone,
        ),
        Rule(
            "range",
            rf"{_START}(?P<low>{number}){DASH}(?P<high>{number})(?!\w|{DASH}[0-9])",
            lambda match: f"{words(match['low'])}{grammar.range_word}{words(match['high'])}",
        ),
        Rule(
            "fraction",
            rf"{_START}(?P<top>[0-9]{{1,2}})/(?P<bottom>[0-9]{{1,3}})(?![\w/]|[.,][0-9])",
            proper_fraction,
        ),
        Rule(
            "designation",
            r"(?<![\w.@#-])[^\W\d_]{1,12}-?[0-9]{1,4}(?:[^\W\d_]{1,4}[0-9]{0,3})?(?!\w)",
            designation,
        ),
        Rule(
            "number",
            rf"(?:(?<![^\s(\[“„«\"])(?P<sign>[-−–+]))?(?<!\w)(?P<number>{number})(?!\w)",
            signed,
        ),
    )
