"""Ukrainian fractions: "1/3" and "½" in their cases, and adjectives of a number with a half."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.number_words import Number
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import governor, words_after
from audio_pipeline.script.ukrainian_gender import gender_at
from audio_pipeline.script.ukrainian_governors import governed
from audio_pipeline.script.ukrainian_numbers import (
    amount,
    compound,
    ends_in_one,
    ordinal_in,
    words,
)
from audio_pipeline.script.ukrainian_verbs import object_at

_HALVES = {"½": "половина", "⅓": "одна третя", "⅔": "дві третіх", "¼": "чверть", "¾": "три чверті"}
_QUARTERS = {"genitive": "чвертей", "dative": "чвертям", "instrumental": "чвертями",
             "locative": "чвертях"}  # fmt: skip
_QUARTER = {"instrumental": "чвертю", "genitive": "чверті", "dative": "чверті",
            "locative": "чверті"}  # fmt: skip


def _fraction(match: re.Match[str]) -> str | None:
    """ "1/3", "дві третіх"; "сягнула 1/3", "однієї третьої"."""
    top, bottom = match["top"], int(match["bottom"])
    if not 0 < int(top) < bottom <= 100:
        return None
    before, start = governor(match.string, match.start())
    case = "locative" if before in ("у", "в") else governed(before)
    if not case:
        case = "accusative" if object_at(match.string, start, before) else "nominative"
    count, one = words(Number(top), "feminine", case), ends_in_one(top)
    if bottom == 4:
        part = _QUARTER.get(case, "чверть") if one else _QUARTERS.get(case, "чверті")
        return f"{count} {part}"
    plural = "genitive" if case in ("nominative", "accusative") else case
    return f"{count} {ordinal_in(bottom, f'feminine {case}' if one else f'plural {plural}')}"


def _half(match: re.Match[str]) -> str:
    whole, sign = match["whole"], match["sign"]
    if not whole:
        return _HALVES[sign]
    if sign == "½":
        after = words_after(match.string, match.end())
        gender = gender_at(match.string, match.end(), Number(whole), "nominative")
        return (
            amount(Number("1", "5"), gender, "")
            if whole == "1" and after
            else (f"{words(Number(whole), gender)} з половиною")
        )
    return f"{words(Number(whole), 'feminine')} і {_HALVES[sign]}"


def _compound(match: re.Match[str]) -> str:
    first = f"{compound(int(match['first']))}-" if match["first"] else ""
    last = "півтора" if match["last"] == "1,5" else compound(int(match["last"]))
    return first + last


def _half_compound(match: re.Match[str]) -> str:
    """ "12,5-годинний": "дванадцяти з половиною годинний"."""
    whole, part = match["whole"], match["part"]
    if part == "5":
        return f"{words(Number(whole), 'masculine', 'genitive')} з половиною "
    return f"{words(Number(whole, part), '', 'genitive')} "


FRACTION_RULES: tuple[Rule, ...] = (
    Rule(
        "compound adjective",
        rf"(?<![\w.,-])(?:(?P<first>[1-9][0-9]?){DASH})?(?P<last>1,5|[1-9][0-9]{{0,2}}|1000)-"
        r"(?=[а-яіїєґ]{4,30})",
        _compound,
    ),
    Rule(
        "compound adjective",
        r"(?<![\w.,-])(?P<whole>[1-9][0-9]{0,2}),(?P<part>[0-9])-(?=[а-яіїєґ]{4,30})",
        _half_compound,
    ),
)
LAST_FRACTION_RULES: tuple[Rule, ...] = (
    Rule(
        "fraction",
        r"(?<![\w.,])(?P<top>[0-9]{1,2})/(?P<bottom>[0-9]{1,3})(?![\w/]|[.,][0-9])",
        _fraction,
    ),
)
HALF_RULES: tuple[Rule, ...] = (
    Rule("fraction", r"(?<![\w.,])(?P<whole>[0-9]{0,3}) ?(?P<sign>[½⅓⅔¼¾])", _half),
)
