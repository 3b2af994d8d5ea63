"""Ukrainian: dates, times, ordinals and abbreviations, and the order in which rules look."""

import re

from audio_pipeline.script.markup import LESS_THAN, MORE_THAN
from audio_pipeline.script.number_words import ROMAN, Number, roman
from audio_pipeline.script.plain_numbers import plain_number_rules
from audio_pipeline.script.quantities import one_of, quantity_rules
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.signs import sign_rules
from audio_pipeline.script.ukrainian_dates import DATE_RULES
from audio_pipeline.script.ukrainian_numbers import (
    FEMININE,
    NUMBER,
    UKRAINIAN,
    compound,
    fraction,
    ordinal_in,
    words,
)
from audio_pipeline.script.web_addresses import web_rules

_SUFFIXES = {
    "й": "nominative", "ий": "nominative", "ій": "nominative", "го": "genitive", "ого": "genitive",
    "му": "dative", "ому": "dative", "м": "instrumental", "им": "instrumental", "а": "feminine",
    "та": "feminine", "ша": "feminine", "га": "feminine", "ма": "feminine", "я": "feminine",
    "ї": "feminine genitive", "ої": "feminine genitive", "у": "feminine accusative",
    "тя": "feminine", "тю": "feminine accusative", "тьої": "feminine genitive",
    "тій": "feminine locative", "ту": "feminine accusative", "шу": "feminine accusative",
    "е": "neuter", "те": "neuter",
    "ше": "neuter", "ге": "neuter", "ме": "neuter", "х": "plural genitive", "их": "plural genitive",
    "ті": "plural", "ві": "plural", "і": "plural", "ми": "plural instrumental",
}  # fmt: skip
_NOUN_CASES = {
    "століття": "genitive", "столітті": "locative", "століттям": "instrumental",
    "ст.": "genitive", "світова": "feminine", "світової": "feminine genitive",
    "світову": "feminine accusative", "світовій": "feminine locative",
}  # fmt: skip
_RULERS = (
    "Карл|Єлизавета|Генріх|Людовік|Іван Павло|Франциск|Бенедикт|Лев|Вільгельм|Микола|Олександр"
    "|Петро|Катерина|Фрідріх|Філіп|Георг"
)
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


def _with_suffix(match: re.Match[str]) -> str:
    return ordinal_in(int(match["number"]), _SUFFIXES[match["suffix"]])


def _feminine(match: re.Match[str]) -> str:
    return words(UKRAINIAN.parse(match["number"]), "feminine")


def _century(match: re.Match[str]) -> str:
    case = _NOUN_CASES[match["noun"]]
    return ordinal_in(roman(match["numeral"]), case)


def _ruler(match: re.Match[str]) -> str:
    case = "feminine" if match["name"].endswith("а") else "nominative"
    return f"{match['name']} {ordinal_in(roman(match['numeral']), case).capitalize()}"


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
        "ordinal",
        rf"(?<![\w.,])(?P<number>[0-9]{{1,4}})-(?P<suffix>{one_of(_SUFFIXES)})(?!\w)",
        _with_suffix,
    ),
    Rule(
        "century or war",
        rf"(?<!\w)(?P<numeral>{ROMAN})(?= (?P<noun>{one_of(_NOUN_CASES)})(?!\w))",
        _century,
    ),
    Rule(
        "regnal number",
        rf"(?<!\w)(?P<name>{_RULERS}) (?P<numeral>{ROMAN})(?!\w|\.\w)",
        _ruler,
    ),
    Rule(
        "compound adjective",
        r"(?<![\w.,-])(?P<number>[1-9][0-9]{0,2})-(?=[а-яіїєґ]{4,30})",
        lambda match: compound(int(match["number"])),
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
    *DATE_RULES,
    *_OWN_RULES,
    *quantity_rules(UKRAINIAN),
    _FEMININE_RULE,
    *plain_number_rules(UKRAINIAN, plus="плюс", fraction=fraction),
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
