"""Ukrainian dates, in the cases that stand in news."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_numbers import ordinal_in
from audio_pipeline.script.ukrainian_sentences import sentence_end
from audio_pipeline.script.ukrainian_verbs import transitive
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
_MEASURED = re.compile(
    r"(?<!\w)(?i:верс|курс|цін|варт|кошту|торгу|долар|євро|валют|котир|тариф|плат[аиу]|бюджет|дефіцит|прибут"
    r"|рейтинг|індекс|магнітуд|бал(?:и|ів|ом)|коефіцієнт|результат|показник|рахун|оцінк|пункт|розділ"
    r"|частот|розмір|довжин|ширин|глибин|товщин|вис[оі]т|ваг[аиою]|об'єм|обсяг|швидк|потужн|площ|відстан"
    r"|тиск|температур|вміст|концентрац|щільн|доз[аиу]|рівен|рівн|станов|склад|скла[лв]|дорівню|сяг"
    r"|відсот|процент|ставк|приріст|зрост|зріс|зросл|збільш|зменш|знизи|впа[вл]|відрив|розрив|середн"
    r"|позначк|множ|час(?:ом|у)?(?!\w)|почат|прибува|відправ|відход|рейс|розклад)"
    r"|\b[Оо]б? [0-9]{1,2}\.[0-9]"
)
"""Among the words before a number: it is an amount, "курс — 30.05", or a time."""
_LISTED = re.compile(r"(?:[0-9]{1,2}\.(?:0[1-9]|1[0-2])(?:,| та| і| й) ){1,3}$")
_WORD_AFTER = re.compile(" [а-яіїєґ]")
"""Behind a date that opens a text: "7.10. Доопрацювати" is an item of a list."""
_AT_HOUR = re.compile(" об? [0-9]")
_WORD_BEFORE = re.compile(r"(?<!\w)[А-ЯІЇЄҐа-яіїєґ][а-яіїєґ'’]{1,30} $")
_VERB = r"[а-яіїєґ'’]{2,20}(?:[аиуяо]в|йшов|[аиіуяойш]л[аои]|ся|[юуая]ть|[аиуюя]є|тиме)"
_BEFORE_DATES = re.compile(
    rf"(?:^|\(|[,:;–—] |(?<=[а-яіїєґ]{{3}}[.!?…]) |(?<!\w)(?:{_VERB}|та|і|й|а) )$"
)
_AFTER_DATES = (
    r"(?= ?(?:[,;)!?…—–]|\.?$|\. [А-ЯІЇЄҐ])| (?:о|об|у|в|на|до|з|із|зі|та|і|й|а|біля|під|від|для"
    rf"|після|через|не|вже|буде|було|(?!бала(?!\w)){_VERB})(?!\w))"
)
_LOOK = 45
_MONTH_NUMBER = "(?:0[1-9]|1[0-2])"
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
    form = _day_form(before.strip().lower() or word_before(match.string, match.start()))
    said = f"{before}{ordinal_in(day, form)} {_MONTHS[month - 1]}{_year_after(year)}"
    return said + sentence_end(match)


def _short_date(match: re.Match[str]) -> str | None:
    """ "похорон — 17.01 о 12:00"; None where the number may be an amount or a version."""
    text, start = match.string, match.start()
    if start == 0 and not _WORD_AFTER.match(text, match.end()):
        return None
    if listed := _LISTED.search(text, max(0, start - _LOOK), start):
        start = listed.start()
    before, from_there = word_before(text, start), max(0, start - _LOOK)
    amount_of_verb = transitive(before) and not before.startswith("трива")
    if amount_of_verb or _MEASURED.search(text, from_there, start):
        return None
    no_amount = match["day"][0] == "0" or _AT_HOUR.match(text, match.end())
    dated = no_amount and _WORD_BEFORE.search(text, from_there, start)
    if not dated and not _BEFORE_DATES.search(text, from_there, start):
        return None
    form = _day_form(before)
    said = f"{ordinal_in(int(match['day']), form)} {_MONTHS[int(match['month']) - 1]}"
    if not match["last_day"]:
        return said
    last = ordinal_in(int(match["last_day"]), form)
    return f"{said} – {last} {_MONTHS[int(match['last_month']) - 1]}"


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
        r"(?<!\w)(?P<before>(?i:на|від|до|з|із|по|за) |(?<=:[0-5][0-9] ))(?P<day>[0-3][0-9])"
        r"\.(?P<month>0[1-9]|1[0-2])(?![\w%.,]?\w| ?[%°]| (?:пункт|бал|відсот|раз|тис|мл))"
        r"(?! до [0-2]?[0-9]\.(?:00|[1-5][3-9]|[2-5][0-9])(?![0-9]))",
        _numeric_date,
    ),
    Rule(
        "date",
        rf"(?<![\w.,:/+-])(?P<day>{_DAY})\.(?P<month>{_MONTH_NUMBER})"
        rf"(?: ?{DASH} ?(?P<last_day>{_DAY})\.(?P<last_month>{_MONTH_NUMBER}))?(?![\w:])"
        rf"{_AFTER_DATES}",
        _short_date,
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
