"""English dates."""

import re

from audio_pipeline.script.english_numbers import DASH
from audio_pipeline.script.english_times import clock
from audio_pipeline.script.english_words import sentence_end
from audio_pipeline.script.english_years import YEAR, YEAR_END
from audio_pipeline.script.number_words import cardinal, ordinal, year
from audio_pipeline.script.rules import Rule

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ABBREVIATIONS = {
    **{month[:3]: month for month in _MONTHS},
    "Sept": "September",
    **{month: month for month in _MONTHS},
}
_MONTH = (
    f"(?:{'|'.join(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?![a-z])\\.?)"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_NO_AMOUNT = r"(?!\w|[:.,%][0-9]|%| ?(?:million|billion|percent|per cent|a\.m|p\.m|am\b|pm\b))"
_COUNTED_IN_MONTH = re.compile(r"(?:^|[^\w-])[Ii]n $")
"""Nobody writes "in May 12": "in May 12 people died" has a month and a number."""
_NO_WORD = re.compile(r"[,.;)](?![0-9])|$")
_LOWER = re.compile(" [a-z]")
_SLASH_DATE = r"(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})/(?P<year>[0-9]{4}|[0-9]{2})(?![\w/])"


def _day(written: str) -> str:
    return ordinal(int(written.rstrip("sthnrd")), "en")


def _month(written: str) -> str:
    return _ABBREVIATIONS[written.rstrip(".")]


def _said(day: int, month: int, year_number: int | None = None) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    end = f", {year(year_number, 'en')}" if year_number else ""
    return f"{_MONTHS[month - 1]} {ordinal(day, 'en')}{end}"


def _month_day(match: re.Match[str]) -> str | None:
    """ "October fifth", "October fifth to seventh", "October fifth, twenty twenty-four"."""
    lone = match["day"].isdigit() and not match["year"] and not match["last_day"]
    if lone and _COUNTED_IN_MONTH.search(_before(match)) and _LOWER.match(*_after(match)):
        return None
    said = f"{_month(match['month'])} {_day(match['day'])}"
    if match["last_day"]:
        last_month = f"{_month(match['last_month'])} " if match["last_month"] else ""
        said += f"{_joint(match['joint'])}{last_month}{_day(match['last_day'])}"
    return said + (f", {year(int(match['year']), 'en')}" if match["year"] else "")


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 20) : match.start()]


def _after(match: re.Match[str]) -> tuple[str, int]:
    return match.string, match.end()


def _joint(written: str) -> str:
    return " to " if written.strip() in "-–‑−" else written


def _day_month(match: re.Match[str]) -> str:
    """ "the fifth of October twenty twenty-four"."""
    said = f"{match['article'] or 'the'} {_day(match['day'])}"
    if match["last_day"]:
        said += f"{_joint(match['joint'])}the {_day(match['last_day'])}"
    said += f" of {_month(match['month'])}"
    if match["year"]:
        return f"{said} {year(int(match['year']), 'en')}"
    return f"{said}{sentence_end(match)}"


def _hyphened(match: re.Match[str]) -> str:
    """ "the first of February two thousand and three", of "1-Feb-2003"."""
    which = _written_year(match["year"])
    return f"the {_day(match['day'])} of {_month(match['month'])} {which}"


def _iso(match: re.Match[str]) -> str | None:
    said = _said(int(match["day"]), int(match["month"]), int(match["year"]))
    written = match["clock"]
    return f"{said}, {clock(*written.split(':'))}" if said and written else said


def _slashed(match: re.Match[str]) -> str | None:
    """Month first, as in the United States, unless only the other order is a date."""
    first, second = int(match["first"]), int(match["second"])
    month, day = (second, first) if first > 12 else (first, second)
    return _said(day, month, _full_year(match["year"]))


def _slashed_day(match: re.Match[str]) -> str | None:
    """ "on 12/25", "on 4/7,"; else the second may be a month or a fraction's."""
    month, day = int(match["month"]), int(match["day"])
    sure = day > 12 or (match["before"] == "on" and _NO_WORD.match(*_after(match)))
    said = _said(day, month) if sure else None
    return said and f"{match['before']} {said}"


def _dotted(match: re.Match[str]) -> str | None:
    """Day first, as where dates have dots, unless only the other order is a date."""
    day, month = int(match["day"]), int(match["month"])
    return _said(*((month, day) if month > 12 else (day, month)), int(match["year"]))


def _written_year(written: str) -> str:
    """ "nineteen ninety-one", "twenty twenty-four"; which century '41 is of nobody can tell."""
    if 30 < int(written) <= 50:
        return cardinal(written, "en")
    return year(_full_year(written), "en")


def _full_year(written: str) -> int:
    if len(written) == 4:
        return int(written)
    return int(f"{'19' if int(written) > 50 else '20'}{written}")


DATE_RULES: tuple[Rule, ...] = (
    Rule(
        "date",
        r"(?<![\w-])(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])"
        r"(?:[T ](?P<clock>[0-2][0-9]:[0-5][0-9])(?::[0-9]{2})?(?:\.[0-9]{1,6})?"
        r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w-])",
        _iso,
    ),
    Rule(
        "date",
        rf"(?<!\w)(?P<month>{_MONTH}) ?(?P<day>{_DAY})"
        rf"(?:(?P<joint> ?{DASH} ?| (?:to|and|or|through|until) )"
        rf"(?:(?P<last_month>{_MONTH}) ?)?(?P<last_day>{_DAY})"
        rf"(?(last_month)|(?:(?<=[-–‑−][0-9])|(?<=[-–‑−][0-9][0-9])|(?= ?(?:[,;:.!?)”\"]|$)))))?"
        rf"{_NO_AMOUNT}(?:,? (?P<year>{YEAR}){YEAR_END})?",
        _month_day,
    ),
    Rule(
        "date",
        rf"(?<![\w.,/:$£€-])(?:(?P<article>[Tt]he|[Aa]) )?(?P<day>{_DAY})"
        rf"(?:(?P<joint> ?{DASH} ?| (?:to|and|or) )(?P<last_day>{_DAY}))?"
        rf"(?: of)? (?P<month>{_MONTH})(?!\w)(?:,? (?P<year>{YEAR}){YEAR_END})?",
        _day_month,
    ),
    Rule(
        "range of dates",
        rf" ?{DASH} ?(?<=[0-9]{{4}}.)(?={_MONTH} ?{_DAY}(?!\w))",
        lambda _: " to ",
    ),
    Rule(
        "month and year",
        rf"(?<!\w)(?P<month>{_MONTH}),? (?P<year>{YEAR}){YEAR_END}",
        lambda match: f"{_month(match['month'])} {year(int(match['year']), 'en')}",
    ),
    Rule(
        "month and year",
        rf"(?<!\w)(?P<month>{_MONTH}) ['’](?P<year>[0-9]{{2}})(?![\w'’:]|[.,][0-9]| ?%)",
        lambda match: f"{_month(match['month'])} {_written_year(match['year'])}",
    ),
    Rule("date", rf"(?<![\w/]){_SLASH_DATE}", _slashed),
    Rule(
        "date",
        r"(?<!\w)(?P<before>on|by|since|until|from|out|opens|airs|premieres|starting|ends|begins) "
        r"(?P<month>1[0-2]|0?[1-9])/(?P<day>[0-3]?[0-9])(?![\w/])",
        _slashed_day,
    ),
    Rule(
        "date",
        rf"(?<![\w-])(?P<day>{_DAY})-(?P<month>{_MONTH})-(?P<year>{YEAR}|[0-9]{{2}})(?![\w-])",
        _hyphened,
    ),
    Rule(
        "date",
        r"(?<![\w/])(?P<year>[12][0-9]{3})/(?P<month>[01]?[0-9])/(?P<day>[0-3]?[0-9])(?![\w/])",
        lambda match: _said(int(match["day"]), int(match["month"]), int(match["year"])),
    ),
    Rule(
        "date",
        r"(?<![\w.-])(?P<first>[0-3]?[0-9])-(?P<second>[0-3]?[0-9])-(?P<year>19[0-9]{2}|20[0-9]{2})"
        r"(?![\w-])",
        _slashed,
    ),
    Rule(
        "date",
        r"(?<![\w.])(?P<day>[0-3]?[0-9])\.(?P<month>[0-3]?[0-9])\.(?P<year>[12][0-9]{3})(?![\w])",
        _dotted,
    ),
)
