"""Months and days of the week where news shortens them without a date: "Jan-March", "in Feb"."""

import re

from audio_pipeline.script.english_numbers import DASH
from audio_pipeline.script.english_times import clock
from audio_pipeline.script.english_words import SENTENCE_END
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_MONTHS = {
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June",
    "Jul": "July", "Aug": "August", "Sept": "September", "Sep": "September", "Oct": "October",
    "Nov": "November", "Dec": "December",
}  # fmt: skip
_ALL_MONTHS = {**_MONTHS, **{name: name for name in (*_MONTHS.values(), "May")}}
_NAMES = "Jan|Mar|Dec|Sep|Jun|Jul"
"""Forms that are people's and companies' names, or words, as well."""
_WEEK = {
    "Mon": "Monday", "Tues": "Tuesday", "Tue": "Tuesday", "Weds": "Wednesday", "Wed": "Wednesday",
    "Thurs": "Thursday", "Thur": "Thursday", "Thu": "Thursday", "Fri": "Friday",
    "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
_MONTH_NEXT = f"(?:{one_of(_ALL_MONTHS)})(?![a-z])"


def _ended(match: re.Match[str], word: str) -> str:
    """The dot that abbreviates may be the sentence's too."""
    ends = match.group().endswith(".") and SENTENCE_END.match(match.string, match.end())
    return f"{word}." if ends else word


def _day(match: re.Match[str]) -> str:
    return _ended(match, _WEEK[match["day"]])


def _month(match: re.Match[str]) -> str:
    return _ended(match, _MONTHS[match["month"]])


CALENDAR_RULES: tuple[Rule, ...] = (
    Rule(
        "months",
        rf"(?<![\w-])(?P<first>{one_of(_ALL_MONTHS)})\.? ?{DASH} ?(?P<last>{one_of(_ALL_MONTHS)})\b"
        r"(?!\.? [0-9]{1,2}(?!\w)|-)",
        lambda match: f"{_ALL_MONTHS[match['first']]} to {_ALL_MONTHS[match['last']]}",
    ),
    Rule(
        "month",
        r"(?:(?<=\b[Ii]n )|(?<=ince )|(?<=ntil )|(?<=\b[Ll]ate )|(?<=arly )|(?<=\b[Ll]ast )"
        r"|(?<=\b[Tt]his ))(?P<month>Jan|Mar|Jun|Jul)(?![\w.’'-]|,? [A-Z0-9])",
        _month,
    ),
    Rule(
        "month",
        r"(?:(?<=\b[Ii]n )|(?<=\b[Oo]f )|(?<=ince )|(?<=ntil )|(?<=\b[Ll]ate )|(?<=arly )"
        r"|(?<=\b[Ll]ast )|(?<=\b[Tt]his )|(?<=\b[Ff]rom )|(?<=\b[Tt]o )|(?<=\b[Bb]y ))"
        rf"(?P<month>(?!{_NAMES})(?:{one_of(_MONTHS)}))(?![\w’'-]|\.|,? [A-Z0-9])",
        _month,
    ),
    Rule("month", r"(?<![\w.-])(?P<month>Apr)\.(?! ?[0-9])(?!\w)", _month),
    Rule("day of the week", r"(?<![\w.])(?P<day>Weds|Tues|Thurs)(?:\.(?!\w)|(?![\w.’'-]))", _day),
    Rule(
        "day of the week",
        rf"(?<![\w.])(?<!\b[Tt]he )(?P<day>{one_of(_WEEK)})"
        rf"(?=,? (?:[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH_NEXT}"
        rf"|{_MONTH_NEXT}\.? [0-9]{{1,2}}(?![0-9])))",
        _day,
    ),
    Rule(
        "day of the week",
        r"(?:(?<=hrough )|(?<=\b[Ff]rom )|(?<=\b[Bb]y )|(?<=ince )|(?<=\b[Tt]his )|(?<=% ))"
        rf"(?P<day>{one_of(_WEEK)})\.(?!\w)",
        _day,
    ),
    Rule(
        "train",
        r"(?<=\b[Tt]he )(?P<hour>1?[0-9]|2[0-3])\.(?P<minute>[0-5][0-9])(?= (?:to|from) [A-Z])",
        lambda match: clock(match["hour"], match["minute"]),
    ),
    Rule(
        "born or died",
        rf"(?<![\w.])(?P<what>[bd])\. ?(?=(?:[0-9]{{1,2}} )?{_MONTH_NEXT})",
        lambda match: "born " if match["what"] == "b" else "died ",
    ),
)
