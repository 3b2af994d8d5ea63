"""Ukrainian dates, in the cases that stand in news."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_numbers import ordinal_in
from audio_pipeline.script.ukrainian_sentences import sentence_end
from audio_pipeline.script.ukrainian_years import JOIN, YEAR

_MONTHS = (
    "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
    "жовтня", "листопада", "грудня",
)  # fmt: skip
_SHORT_MONTHS = {
    "січ.": "січня", "лют.": "лютого", "берез.": "березня", "бер.": "березня", "квіт.": "квітня",
    "трав.": "травня", "черв.": "червня", "лип.": "липня", "серп.": "серпня", "верес.": "вересня",
    "вер.": "вересня", "жовт.": "жовтня", "листоп.": "листопада", "груд.": "грудня",
}  # fmt: skip
_MONTH = one_of((*_MONTHS, *_SHORT_MONTHS))
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_LATER_DAY = "на|по|за"


def _written_date(match: re.Match[str]) -> str:
    form = _day_form(word_before(match.string, match.start()))
    days = re.sub(rf"(?<=[0-9]) ?{DASH} ?", "-", match["days"])
    said = re.sub("[0-9]+", lambda day: ordinal_in(int(day.group()), form), days)
    return f"{said} {_month(match['month'])}{_year_after(match['year'])}{sentence_end(match)}"


def _span(match: re.Match[str]) -> str:
    """ "з 1 по 5 жовтня": the first day has no month of its own."""
    last = "neuter accusative" if match["to"] in ("по", "на") else "neuter genitive"
    first_day, last_day = (int(match[name]) for name in ("first", "last"))
    return (
        f"{match['from']} {ordinal_in(first_day, 'neuter genitive')} {match['to']} "
        f"{ordinal_in(last_day, last)} {_month(match['month'])}{_year_after(match['year'])}"
        f"{sentence_end(match)}"
    )


def _numeric_date(match: re.Match[str]) -> str | None:
    day, month, year = int(match["day"]), int(match["month"]), match.groupdict().get("year")
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if year and len(year) == 2:
        year = f"20{year}"
    before = match.groupdict().get("before") or ""
    form = _day_form(before.strip() or word_before(match.string, match.start()))
    said = f"{before}{ordinal_in(day, form)} {_MONTHS[month - 1]}{_year_after(year)}"
    return said + sentence_end(match)


def _day_form(before: str) -> str:
    if before in _LATER_DAY.split("|"):
        return "neuter accusative"
    return f"neuter {'instrumental' if before == 'перед' else 'genitive'}"


def _month(written: str) -> str:
    return _SHORT_MONTHS.get(written, written)


def _year_after(year: str | None) -> str:
    return f" {ordinal_in(int(year), 'masculine genitive')} року" if year else ""


_YEAR_TAIL = rf"(?:,? (?P<year>{YEAR})(?!\w|[,.][0-9]| ?%|-\w)(?: (?:року|р\.)(?!\w))?)?"

DATE_RULES: tuple[Rule, ...] = (
    Rule(
        "date",
        r"(?<![\w.-])(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![\w-])",
        _numeric_date,
    ),
    Rule(
        "date",
        r"(?<![\w.])(?P<day>[0-3]?[0-9])\.(?P<month>[01]?[0-9])\.(?P<year>[12][0-9]{3}|[0-4][0-9])"
        r"(?: (?:року|р\.))?(?![\w.]?[\w])",
        _numeric_date,
    ),
    Rule(
        "date",
        r"(?<!\w)(?P<before>(?:на|від|до|з|із|по|за) |(?<=:[0-5][0-9] ))(?P<day>[0-3][0-9])"
        r"\.(?P<month>0[1-9]|1[0-2])(?![\w%.,]?\w| ?[%°])",
        _numeric_date,
    ),
    Rule(
        "date",
        rf"(?<!\w)(?P<from>[Зз]|[Іі]з|[Вв]ід) (?P<first>{_DAY}) (?P<to>по|до|на) (?P<last>{_DAY}) "
        rf"(?P<month>{_MONTH})(?!\w){_YEAR_TAIL}",
        _span,
    ),
    Rule(
        "date",
        rf"(?<![\w.,-])(?P<days>{_DAY}(?:{JOIN}{_DAY}){{0,4}}) (?P<month>{_MONTH})(?!\w)"
        rf"{_YEAR_TAIL}",
        _written_date,
    ),
)
