"""Rules for numbers that no other rule of a language has taken, the same for all but English."""

import re
from collections.abc import Callable
from functools import partial

from audio_pipeline.script.grammar import DASH, Grammar
from audio_pipeline.script.number_words import cardinal, spelled
from audio_pipeline.script.rules import Rule

_START = r"(?<![\w.,])"
_TELEPHONE = r"(?<![\w+])\+[0-9]{1,3}(?:(?:[ -]\(?[0-9]{1,8}\)?){2,5}|[0-9]{8,12})(?![\w-])"
_FRACTION = rf"{_START}(?P<top>[0-9]{{1,2}})/(?P<bottom>[0-9]{{1,3}})(?![\w/]|[.,][0-9])"
_DESIGNATION = r"(?<![\w.@#-])[^\W\d_]{1,12}-?[0-9]{1,4}(?:[^\W\d_]{1,4}[0-9]{0,3})?(?!\w)"
_RUNS = re.compile(r"[0-9]+|[^\W\d_]+")


def plain_number_rules(
    grammar: Grammar, plus: str, fraction: Callable[[int, int], str] | None = None
) -> tuple[Rule, ...]:
    """Telephone numbers, ranges, fractions, designations such as COVID-19, and what is left.

    Without `fraction`, which says "3/4", fractions are left to others.
    """
    number = grammar.number
    fractions = Rule("fraction", _FRACTION, partial(_fraction, fraction)) if fraction else None
    return (
        Rule("telephone", _TELEPHONE, lambda match: _telephone(grammar, plus, match)),
        Rule(
            "range",
            rf"{_START}(?P<low>{number}){DASH}(?P<high>{number})(?!\w|{DASH}[0-9])",
            lambda match: grammar.range_word.join(
                _words(grammar, match[end]) for end in ("low", "high")
            ),
        ),
        Rule(
            "generation",
            rf"{_START}(?P<number>[0-9]{{1,3}})(?P<letters>[^\W\d_a-z]{{1,3}})(?!\w)",
            lambda match: f"{_words(grammar, match['number'])} {match['letters']}",
        ),
        *((fractions,) if fractions else ()),
        Rule("designation", _DESIGNATION, lambda match: _designation(grammar, match)),
        Rule(
            "number",
            rf"(?:(?<![^\s(\[“„«\"])(?P<sign>[-−–+]))?(?<!\w)(?P<number>{number})(?!\w)",
            lambda match: _number(grammar, plus, match),
        ),
    )


def _words(grammar: Grammar, written: str) -> str:
    return grammar.words(grammar.parse(written), "")


def _telephone(grammar: Grammar, plus: str, match: re.Match[str]) -> str:
    groups = re.findall("[0-9]+", match.group())
    return f"{plus} " + ", ".join(spelled(group, grammar.language) for group in groups)


def _fraction(say: Callable[[int, int], str], match: re.Match[str]) -> str | None:
    top, bottom = int(match["top"]), int(match["bottom"])
    return say(top, bottom) if 0 < top < bottom <= 100 else None


def _designation(grammar: Grammar, match: re.Match[str]) -> str:
    return " ".join(
        cardinal(run, grammar.language) if run[0] in "0123456789" else run
        for run in _RUNS.findall(match.group())
    )


def _number(grammar: Grammar, plus: str, match: re.Match[str]) -> str:
    words = _words(grammar, match["number"])
    if not match["sign"]:
        return words
    return f"{plus if match['sign'] == '+' else grammar.minus} {words}"
