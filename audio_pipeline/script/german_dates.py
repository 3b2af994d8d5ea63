"""German dates and times of day, with ordinals by the word before them."""

import re

from audio_pipeline.script.german_grammar import ordinal_in, words
from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.number_words import Number, year
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
    "Oktober", "November", "Dezember",
)  # fmt: skip
SHORT_MONTHS = {
    "Jan.": "Januar", "Feb.": "Februar", "Apr.": "April", "Aug.": "August", "Sept.": "September",
    "Okt.": "Oktober", "Nov.": "November", "Dez.": "Dezember",
}  # fmt: skip
_MONTH = one_of((*_MONTHS, *SHORT_MONTHS))
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_AFTER_PREPOSITION = "(?:in|aus|von|nach|mit|bei|zu|vor|an|auf|seit) d(?:er|em|en)"
BEFORE = (
    rf"(?:(?<!\w)(?P<before>(?i:{_AFTER_PREPOSITION}|am|dem|vom|zum|beim|im|bis zum"
    r"|den|des|der|die|das|zur|ab|seit|einem|einen)) )?"
)
_WEAK = re.compile(
    rf"{_AFTER_PREPOSITION}|am|dem|vom|zum|beim|im|bis zum|den|des|zur|ab|seit|einem|einen", re.I
)


def _season(match: re.Match[str]) -> str:
    return f"{year(int(match['first']), 'de')} {words(Number(match['last']))}"


def said_before(match: re.Match[str]) -> str:
    return f"{match['before']} " if match["before"] else ""


def case_after(before: str | None) -> str:
    """The ordinal's ending, by the word before it."""
    if not before:
        return "strong"
    return "weak" if _WEAK.fullmatch(before) else "article"


def _date(match: re.Match[str]) -> str:
    month = SHORT_MONTHS.get(match["month"], match["month"])
    day = ordinal_in(int(match["day"]), case_after(match["before"]))
    return f"{said_before(match)}{day} {month}{_year_after(match['year'])}"


def _date_range(match: re.Match[str]) -> str:
    """ "5.–7. Oktober", "vom 5. bis 7. Oktober", "am 5. und 6. Oktober"."""
    case = case_after(match["before"])
    first, last = (ordinal_in(int(match[end]), case) for end in ("first", "last"))
    join = match["join"].strip()
    month = SHORT_MONTHS.get(match["month"], match["month"])
    joined = join if join[0].isalpha() else "bis"
    return f"{said_before(match)}{first} {joined} {last} {month}{_year_after(match['year'])}"


def _numeric_date(match: re.Match[str]) -> str | None:
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    said = ordinal_in(day, case_after(match["before"]))
    return f"{said_before(match)}{said} {_MONTHS[month - 1]}{_year_after(match['year'])}"


def _year_after(written: str | None) -> str:
    return f" {year(int(written), 'de')}" if written else ""


def _time(match: re.Match[str]) -> str:
    hour, minute = words(Number(str(int(match["hour"]))), "neuter"), int(match["minute"])
    return f"{hour} Uhr {words(Number(str(minute)))}" if minute else f"{hour} Uhr"


DATE_RULES: tuple[Rule, ...] = (
    Rule(
        "date",
        BEFORE + r"(?<![\w.-])(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])"
        r"-(?P<day>[0-3][0-9])(?![\w-])",
        _numeric_date,
    ),
    Rule(
        "date",
        BEFORE + r"(?<![\w.])(?P<day>[0-3]?[0-9])\. ?(?P<month>[01]?[0-9])\. ?"
        r"(?P<year>[12][0-9]{3})(?!\w)",
        _numeric_date,
    ),
    Rule(
        "date",
        BEFORE + rf"(?<![\w.,])(?P<day>3[01]|[12][0-9]|0?[1-9])\. ?(?P<month>{_MONTH})(?!\w)"
        rf"(?: (?P<year>{_YEAR})(?!\w|[.,][0-9]))?",
        _date,
    ),
    Rule(
        "date",
        BEFORE + r"(?<![\w.,])(?P<first>3[01]|[12][0-9]|0?[1-9])\."
        rf"(?P<join> ?{DASH} ?| bis (?:zum )?| und | oder )"
        rf"(?P<last>3[01]|[12][0-9]|0?[1-9])\. ?(?P<month>{_MONTH})(?!\w)"
        rf"(?: (?P<year>{_YEAR})(?!\w|[.,][0-9]))?",
        _date_range,
    ),
    Rule(
        "season",
        r"(?<![\w.,/-])(?P<first>19[0-9]{2}|20[0-9]{2})/(?P<last>[1-9][0-9])(?![\w/–-])",
        _season,
    ),
    Rule(
        "time",
        r"(?<![\w.,:])(?P<hour>[01]?[0-9]|2[0-4])[:.](?P<minute>[0-5][0-9]) Uhr(?!\w)",
        _time,
    ),
    Rule(
        "time",
        r"(?<![\w.,:])(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9])(?![\w:])",
        _time,
    ),
)
