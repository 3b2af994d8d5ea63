"""Ukrainian dates, years and times of day, in the cases that stand in news."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.number_words import Number, spelled
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_numbers import ordinal_in, words

_MONTHS = (
    "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
    "жовтня", "листопада", "грудня",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_YEAR_WORDS = {
    "року": "genitive", "році": "locative", "рік": "nominative", "роком": "instrumental",
    "роки": "nominative", "років": "genitive", "роках": "locative",
}  # fmt: skip
_SHORT_YEARS = {"р.": ("року", "році"), "рр.": ("років", "роках"), "рр": ("років", "роках")}
"""What they stand for, without and with "у" before the year."""
_HOUR_CASES = {
    "о": "feminine locative", "об": "feminine locative", "до": "feminine genitive",
    "з": "feminine genitive", "після": "feminine genitive", "від": "feminine genitive",
    "близько": "feminine genitive", "із": "feminine genitive", "на": "feminine accusative",
    "за": "feminine accusative", "через": "feminine accusative",
}  # fmt: skip


def _year(match: re.Match[str]) -> str:
    before, word = match["before"] or "", match["word"]
    located = before.strip().lower() in ("у", "в")
    full = _SHORT_YEARS[word][located] if word in _SHORT_YEARS else word
    years = [ordinal_in(int(year), _YEAR_WORDS[full]) for year in re.findall(_YEAR, match["years"])]
    return f"{before}{' – '.join(years)} {full}"


def _date(day: str, month: int, year: str | None) -> str | None:
    if not (1 <= int(day) <= 31 and 1 <= month <= 12):
        return None
    said = f"{ordinal_in(int(day), 'genitive')} {_MONTHS[month - 1]}"
    return f"{said} {ordinal_in(int(year), 'genitive')} року" if year else said


def _written_date(match: re.Match[str]) -> str:
    before = match["before"] or ""
    case = "neuter" if before else "genitive"
    days = [ordinal_in(int(day), case) for day in re.findall("[0-9]+", match["days"])]
    said = f"{before}{' – '.join(days)} {match['month']}"
    return f"{said} {ordinal_in(int(match['year']), 'genitive')} року" if match["year"] else said


def _numeric_date(match: re.Match[str]) -> str | None:
    return _date(match["day"], int(match["month"]), match["year"])


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), match["minute"]
    before = match["before"] or ""
    case = _HOUR_CASES.get(before.strip().lower(), "feminine")
    said = f"{before}{ordinal_in(hour, case) if hour else 'нуль'}"
    if minute == "00":
        return f"{said} нуль нуль" if not hour else said
    return f"{said} {spelled(minute, 'uk') if minute[0] == '0' else words(Number(minute))}"


DATE_RULES: tuple[Rule, ...] = (
    Rule(
        "date",
        r"(?<![\w.-])(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![\w-])",
        _numeric_date,
    ),
    Rule(
        "date",
        r"(?<![\w.])(?P<day>[0-3]?[0-9])\.(?P<month>[01]?[0-9])\.(?P<year>[12][0-9]{3})"
        r"(?: (?:року|р\.))?(?!\w)",
        _numeric_date,
    ),
    Rule(
        "date",
        r"(?:(?<!\w)(?P<before>(?i:на|по) ))?"
        rf"(?<![\w.,])(?P<days>{_DAY}(?: ?{DASH} ?{_DAY})?) (?P<month>{_MONTH})(?!\w)"
        rf"(?:,? (?P<year>{_YEAR})(?: (?:року|р\.))?(?!\w))?",
        _written_date,
    ),
    Rule(
        "year",
        r"(?:(?<!\w)(?P<before>[УуВв] ))?"
        rf"(?<![\w.,])(?P<years>{_YEAR}(?: ?{DASH} ?{_YEAR})?) "
        rf"(?P<word>{one_of((*_YEAR_WORDS, *_SHORT_YEARS))})(?!\w)",
        _year,
    ),
    Rule(
        "time",
        rf"(?:(?<!\w)(?P<before>(?i:{'|'.join(_HOUR_CASES)}) ))?(?<![\w.,:])"
        r"(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9])(?![\w:])",
        _time,
    ),
)
