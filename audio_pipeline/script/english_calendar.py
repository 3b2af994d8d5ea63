"""Months and days of the week where news shortens them without a date: "Jan-March", "in Feb"."""

import re

from audio_pipeline.script.english_numbers import DASH
from audio_pipeline.script.english_times import clock
from audio_pipeline.script.english_words import sentence_end
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule

_MONTHS = {
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June",
    "Jul": "July", "Aug": "August", "Sept": "September", "Sep": "September", "Oct": "October",
    "Nov": "November", "Dec": "December",
}  # fmt: skip
_ALL_MONTHS = {**_MONTHS, **{name: name for name in (*_MONTHS.values(), "May")}}
_NAMES = {"Jan", "Mar", "Jun", "Jul"}
"""Forms that are people's and companies' names, or words, as well."""
_WEEK = {
    "Mon": "Monday", "Tues": "Tuesday", "Tue": "Tuesday", "Weds": "Wednesday", "Wed": "Wednesday",
    "Thurs": "Thursday", "Thur": "Thursday", "Thu": "Thursday", "Fri": "Friday",
    "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
_WHOLE_DAY = f"(?:{one_of(set(_WEEK.values()))})"
_MONTH_NEXT = f"(?:{one_of(_ALL_MONTHS)})(?![a-z])"
_HOURS = r":? [0-9]{1,2}(?:[:.][0-9]{2})?(?:[ap]m)? ?[-–] ?[0-9]{1,2}(?:[:.][0-9]{2}|[ap]m|[,;)]|$)"
_DAY_OF_MONTH = r",? (?:the )?[0-9]{1,2}(?:st|nd|rd|th)(?!\w)"

_IN_ANY = re.compile(r"(?:\b(?:[Ii]n|[Ll]ate|[Ll]ast|[Tt]his)|ince|ntil|arly) $")
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:[Ii]n|[Oo]f|[Ll]ate|[Ll]ast|[Tt]his|[Ff]rom|[Tt]o|[Bb]y)|ince|ntil|arly) $"
)
_DAY_BEFORE = re.compile(
    r"(?:\b(?:[Oo]n|[Ff]rom|[Bb]y|[Tt]his|[Ll]ast|[Nn]ext)|[Ee]very|ntil|hrough|ince|%|[ap]\.m\."
    r"|noon) $"
)


def _ended(match: re.Match[str], word: str) -> str:
    """The dot that abbreviates may be the sentence's too."""
    return f"{word}{sentence_end(match)}"


def _day(match: re.Match[str]) -> str:
    return _ended(match, _WEEK[match["day"]])


def _month(match: re.Match[str]) -> str:
    return _ended(match, _MONTHS[match["month"]])


def _day_after(match: re.Match[str]) -> str | None:
    """ "through Sat."."""
    return _day(match) if _DAY_BEFORE.search(_before(match)) else None


def _undated_month(match: re.Match[str]) -> str | None:
    """ "in Feb", "the end of Oct"; "by Jan" may be a person."""
    before = _IN_ANY if match["month"] in _NAMES else _BEFORE_MONTH
    return _month(match) if before.search(_before(match)) else None


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 10) : match.start()]


CALENDAR_RULES: tuple[Rule, ...] = (
    Rule(
        "months",
        rf"(?<![\w-])(?P<first>{one_of(_ALL_MONTHS)})\.? ?{DASH} ?(?P<last>{one_of(_ALL_MONTHS)})\b"
        r"(?!\.? [0-9]{1,2}(?!\w)|-)(?:\.(?= [a-z0-9]))?",
        lambda match: f"{_ALL_MONTHS[match['first']]} to {_ALL_MONTHS[match['last']]}",
    ),
    Rule("month", rf"(?P<month>{one_of(_MONTHS)})(?![\w.’'-]|,? [A-Z0-9]| del )", _undated_month),
    Rule("time", r"hrs(?<=[0-9]{4} hrs)(?!\w)", lambda _: "hours"),
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
        rf"(?<![\w.’'-])(?P<day>{one_of(_WEEK)})\.?(?={_HOURS}|{_DAY_OF_MONTH})",
        _day,
    ),
    Rule(
        "day of the week",
        rf"(?<![\w.’'/-])(?P<first>{one_of(_WEEK)})/(?P<last>{one_of(_WEEK)})(?![\w/’'-])",
        lambda match: f"{_WEEK[match['first']]} or {_WEEK[match['last']]}",
    ),
    Rule(
        "day of the week",
        rf"(?<![\w/’'-])(?P<first>{_WHOLE_DAY}){DASH}(?P<last>{_WHOLE_DAY})(?![\w/’'-])",
        lambda match: f"{match['first']} to {match['last']}",
    ),
    Rule("day of the week", rf"(?P<day>{one_of(_WEEK)})\.(?![\w–-])", _day_after),
    Rule(
        "day of the week",
        rf"(?:(?<=[0-9][ap]m )|(?<=noon )|(?<=midnight ))(?P<day>{one_of(_WEEK)})(?![\w.’'-])",
        _day,
    ),
    Rule(
        "train",
        r"(?<=\b[Tt]he )(?P<hour>1?[0-9]|2[0-3])\.(?P<minute>[0-5][0-9])"
        r"(?= (?:(?:to|from|at) [A-Z]|[A-Z][a-z]{2,20}(?:[-–]| to )[A-Z]"
        r"|(?:train|service|departure)\b))",
        lambda match: clock(match["hour"], match["minute"]),
    ),
    Rule(
        "time",
        r"(?P<hour>1(?<=\b[Aa]t .)[0-2]|[1-9](?<=\b[Aa]t .))\.(?P<minute>[0-5][0-9])"
        r"(?= (?:on [A-Z][a-z]{2,5}day|today|tomorrow|tonight|this (?:afternoon|morning|evening)"
        r"|at [A-Z])(?!\w))",
        lambda match: clock(match["hour"], match["minute"]),
    ),
    Rule(
        "born or died",
        rf"(?<![\w.])(?P<what>[bd])\. ?(?=(?:[0-9]{{1,2}} )?{_MONTH_NEXT}|(?:{one_of(_WEEK)})\b)",
        lambda match: "born " if match["what"] == "b" else "died ",
    ),
)
