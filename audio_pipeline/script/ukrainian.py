"""Ukrainian: dates, times, ordinals and abbreviations, and the order in which rules look."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.markup import LESS_THAN, MORE_THAN
from audio_pipeline.script.number_words import Number, spelled
from audio_pipeline.script.plain_numbers import plain_number_rules
from audio_pipeline.script.quantities import one_of, quantity_rules
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.signs import sign_rules
from audio_pipeline.script.ukrainian_numbers import FEMININE, NUMBER, UKRAINIAN, ordinal_in, words
from audio_pipeline.script.web_addresses import web_rules

_MONTHS = (
    "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
    "жовтня", "листопада", "грудня",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_YEAR_WORDS = {
    "року": "genitive", "р.": "genitive", "році": "locative", "рік": "nominative",
    "роком": "instrumental", "роки": "nominative", "років": "genitive", "рр.": "genitive",
    "роках": "locative", "рр": "genitive",
}  # fmt: skip
_SUFFIXES = {
    "й": "nominative", "ий": "nominative", "ій": "nominative", "го": "genitive", "ого": "genitive",
    "му": "dative", "ому": "dative", "м": "instrumental", "им": "instrumental", "а": "feminine",
    "та": "feminine", "ша": "feminine", "га": "feminine", "ма": "feminine", "я": "feminine",
    "ї": "feminine genitive", "ої": "feminine genitive", "у": "feminine accusative",
    "ту": "feminine accusative", "шу": "feminine accusative", "е": "neuter", "те": "neuter",
    "ше": "neuter", "ге": "neuter", "ме": "neuter", "х": "plural genitive", "их": "plural genitive",
    "ті": "plural", "і": "plural", "ми": "plural instrumental",
}  # fmt: skip
_HOUR_CASES = {
    "о": "feminine locative", "об": "feminine locative", "до": "feminine genitive",
    "з": "feminine genitive", "після": "feminine genitive", "від": "feminine genitive",
    "близько": "feminine genitive", "із": "feminine genitive", "на": "feminine accusative",
    "за": "feminine accusative", "через": "feminine accusative",
}  # fmt: skip
_PLACES = {
    "м.": ("місто", "міста", "місті"),
    "с.": ("село", "села", "селі"),
    "вул.": ("вулиця", "вулиці", "вулиці"),
    "просп.": ("проспект", "проспекту", "проспекті"),
    "обл.": ("область", "області", "області"),
}
"""Nominative, genitive, locative; the preposition before tells which."""
_SHORT = {
    "і т. д.": "і так далі", "і т.д.": "і так далі", "та ін.": "та інші",
    "і т. п.": "і тому подібне", "і т.п.": "і тому подібне", "напр.": "наприклад",
    "див.": "дивись", "ім.": "імені", "прим. ред.": "примітка редакції",
    "проф.": "професор", "акад.": "академік", "буд.": "будинок",
    "кв.": "квартира", "р-н": "район", "р-ні": "районі", "р-ну": "району", "н. е.": "нашої ери",
    "до н. е.": "до нашої ери", "т. зв.": "так званий", "№": "номер ",
}  # fmt: skip


def _year(match: re.Match[str]) -> str:
    word = match["word"]
    said = {"р.": "року", "рр.": "років", "рр": "років"}.get(word, word)
    years = [ordinal_in(int(year), _YEAR_WORDS[word]) for year in re.findall(_YEAR, match["years"])]
    return f"{' – '.join(years)} {said}"


def _date(day: str, month: int, year: str | None) -> str | None:
    if not (1 <= int(day) <= 31 and 1 <= month <= 12):
        return None
    said = f"{ordinal_in(int(day), 'genitive')} {_MONTHS[month - 1]}"
    return f"{said} {ordinal_in(int(year), 'genitive')} року" if year else said


def _written_date(match: re.Match[str]) -> str:
    days = [ordinal_in(int(day), "genitive") for day in re.findall("[0-9]+", match["days"])]
    said = f"{' – '.join(days)} {match['month']}"
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


def _with_suffix(match: re.Match[str]) -> str:
    return ordinal_in(int(match["number"]), _SUFFIXES[match["suffix"]])


def _feminine(match: re.Match[str]) -> str:
    return words(UKRAINIAN.parse(match["number"]), "feminine")


def _place(match: re.Match[str]) -> str:
    nominative, genitive, locative = _PLACES[match["short"]]
    before = (match["before"] or "").strip().lower()
    word = nominative
    if before in ("у", "в", "на", "по", "при"):
        word = locative
    elif before in ("з", "із", "до", "від", "біля", "зі", "поблизу"):
        word = genitive
    return f"{match['before'] or ''}{word}"


def _article_of_law(match: re.Match[str]) -> str:
    return f"стаття {words(Number(match['number']))}"


_OWN_RULES: tuple[Rule, ...] = (
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
        rf"(?<![\w.,])(?P<days>{_DAY}(?: ?{DASH} ?{_DAY})?) (?P<month>{_MONTH})(?!\w)"
        rf"(?:,? (?P<year>{_YEAR})(?: (?:року|р\.))?(?!\w))?",
        _written_date,
    ),
    Rule(
        "year",
        rf"(?<![\w.,])(?P<years>{_YEAR}(?: ?{DASH} ?{_YEAR})?) "
        rf"(?P<word>{one_of(_YEAR_WORDS)})(?!\w)",
        _year,
    ),
    Rule(
        "time",
        rf"(?:(?<!\w)(?P<before>(?i:{'|'.join(_HOUR_CASES)}) ))?(?<![\w.,:])"
        r"(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9])(?![\w:])",
        _time,
    ),
    Rule(
        "ordinal",
        rf"(?<![\w.,])(?P<number>[0-9]{{1,4}})-(?P<suffix>{one_of(_SUFFIXES)})(?!\w)",
        _with_suffix,
    ),
    Rule("article of a law", r"(?<!\w)[Сс]т\. (?P<number>[0-9]{1,4})(?!\w)", _article_of_law),
    Rule(
        "place",
        r"(?<!\w)(?P<before>(?i:у|в|на|по|при|з|із|зі|до|від|біля|поблизу) )?"
        rf"(?P<short>{one_of(_PLACES)})(?= ?[А-ЯІЇЄҐ])",
        _place,
    ),
    Rule(
        "abbreviation",
        rf"(?<![\w.])(?P<short>{one_of(_SHORT)})(?!\w)",
        lambda match: _SHORT[match["short"]],
    ),
)
_FEMININE_RULE = Rule(
    "number before a feminine noun",
    rf"(?<![\w.,-])(?P<number>{NUMBER})(?={FEMININE.pattern})",
    _feminine,
)

RULES: tuple[Rule, ...] = (
    *web_rules(dot="крапка", at="равлик", slash="слеш", hashtag="гештег"),
    *_OWN_RULES,
    *quantity_rules(UKRAINIAN),
    _FEMININE_RULE,
    *plain_number_rules(UKRAINIAN, plus="плюс"),
    *sign_rules(
        about="близько",
        names={
            "&": "і",
            "+": "плюс",
            "=": "дорівнює",
            "±": "плюс-мінус",
            "×": "на",
            "§": "параграф",
            "%": "відсотків",
            "°": "градусів",
            LESS_THAN: "менше",
            MORE_THAN: "більше",
        },
    ),
)
