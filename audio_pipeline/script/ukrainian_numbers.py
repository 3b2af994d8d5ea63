"""Ukrainian numbers in their genders, ordinals in their cases, and the nouns they count."""

import re

from audio_pipeline.script.grammar import Counted, Grammar
from audio_pipeline.script.number_words import Number, cardinal, ordinal, spelled
from audio_pipeline.script.units import SI_UNITS

NUMBER = r"(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+)(?:[,.][0-9]+)?"

_PARTS = {1: ("десята", "десятих"), 2: ("сота", "сотих"), 3: ("тисячна", "тисячних")}
"""Names of decimal places, after one and after any other number."""

_HARD = {
    "nominative": "ий", "genitive": "ого", "dative": "ому", "locative": "ому",
    "instrumental": "им", "feminine": "а", "feminine genitive": "ої", "feminine locative": "ій",
    "feminine accusative": "у", "neuter": "е", "plural": "і", "plural genitive": "их",
    "plural instrumental": "ими",
}  # fmt: skip
_SOFT = {
    "nominative": "ій", "genitive": "ього", "dative": "ьому", "locative": "ьому",
    "instrumental": "ім", "feminine": "я", "feminine genitive": "ьої", "feminine locative": "ій",
    "feminine accusative": "ю", "neuter": "є", "plural": "і", "plural genitive": "іх",
    "plural instrumental": "іми",
}  # fmt: skip


def words(number: Number, gender: str = "") -> str:
    """ "двадцять одна", "дві цілих п'ять десятих"; counting is masculine."""
    places = len(number.fraction)
    if not places:
        return cardinal(number.whole, "uk", gender=gender or "masculine")
    if places not in _PARTS:
        return f"{cardinal(number.whole, 'uk')} кома {spelled(number.fraction, 'uk')}"
    one, many = _PARTS[places]
    fraction = str(int(number.fraction))
    return (
        f"{cardinal(number.whole, 'uk', gender='feminine')} "
        f"{'ціла' if _ends_in_one(number.whole) else 'цілих'} "
        f"{cardinal(fraction, 'uk', gender='feminine')} "
        f"{one if _ends_in_one(fraction) else many}"
    )


def ordinal_in(number: int, case: str) -> str:
    """num2words knows only "п'ятий"; the ending of its last word is put into another case."""
    spoken = ordinal(number, "uk").removeprefix("одна ").replace("двохтисячн", "двотисячн")
    soft = spoken.endswith("третій")
    return spoken[:-2] + (_SOFT if soft else _HARD)[case]


def fraction(numerator: int, denominator: int) -> str:
    """ "одна третя", "дві третіх", "три чверті"."""
    count = cardinal(str(numerator), "uk", gender="feminine")
    if denominator == 4:
        return f"{count} {'чверть' if numerator == 1 else 'чверті'}"
    case = "feminine" if _ends_in_one(str(numerator)) else "plural genitive"
    return f"{count} {ordinal_in(denominator, case)}"


def compound(number: int) -> str:
    """The first part of "двадцятип'ятирічний": words in the genitive, run together."""
    words_in_genitive = cardinal(str(number), "uk", case="genitive").split()
    return "".join(_COMPOUND.get(word, word) for word in words_in_genitive)


_COMPOUND = {
    "одного": "одно", "двох": "дво", "трьох": "три", "чотирьох": "чотири", "ста": "сто",
    "дев'яноста": "дев'яносто",
}  # fmt: skip


def _ends_in_one(digits: str) -> bool:
    return digits.endswith("1") and not digits.endswith("11")


def _counted(one: str, few: str, many: str, other: str, gender: str = "masculine") -> Counted:
    return Counted({"one": one, "few": few, "many": many, "other": other}, gender)


_THOUSAND = _counted("тисяча", "тисячі", "тисяч", "тисячі", "feminine")
_MILLION = _counted("мільйон", "мільйони", "мільйонів", "мільйона")
_BILLION = _counted("мільярд", "мільярди", "мільярдів", "мільярда")
_TRILLION = _counted("трильйон", "трильйони", "трильйонів", "трильйона")
_MAGNITUDES = {
    "тис.": _THOUSAND, "тис": _THOUSAND, "млн.": _MILLION, "млн": _MILLION, "мільйон": _MILLION,
    "мільйони": _MILLION, "мільйонів": _MILLION, "мільйона": _MILLION, "млрд.": _BILLION,
    "млрд": _BILLION, "мільярд": _BILLION, "мільярди": _BILLION, "мільярдів": _BILLION,
    "мільярда": _BILLION, "трлн.": _TRILLION, "трлн": _TRILLION, "трильйонів": _TRILLION,
}  # fmt: skip

UKRAINIAN = Grammar(
    language="uk",
    number=NUMBER,
    decimal_marks=",.",
    words=words,
    range_word="-",
    minus="мінус",
    magnitudes=_MAGNITUDES,
    plain_magnitudes=tuple(_MAGNITUDES),
    units={
        **SI_UNITS,
        "км": "length-kilometer",
        "м": "length-meter",
        "см": "length-centimeter",
        "мм": "length-millimeter",
        "кг": "mass-kilogram",
        "г": "mass-gram",
        "мг": "mass-milligram",
        "т": "mass-tonne",
        "га": "area-hectare",
        "л": "volume-liter",
        "мл": "volume-milliliter",
        "км/год": "speed-kilometer-per-hour",
        "м/с": "speed-meter-per-second",
        "кв. км": "area-square-kilometer",
        "кв км": "area-square-kilometer",
        "км²": "area-square-kilometer",
        "кв. м": "area-square-meter",
        "м²": "area-square-meter",
        "м³": "volume-cubic-meter",
        "°С": "temperature-celsius",
        "кВт": "power-kilowatt",
        "МВт": "power-megawatt",
        "ГВт": "power-gigawatt",
        "кВт·год": "energy-kilowatt-hour",
        "ГБ": "digital-gigabyte",
        "МБ": "digital-megabyte",
        "хв": "duration-minute",
        "хв.": "duration-minute",
        "год": "duration-hour",
        "год.": "duration-hour",
        "сек": "duration-second",
    },
    own_units={"mass-tonne": {"one": "тонна", "few": "тонни", "many": "тонн", "other": "тонни"}},
    currency_words={
        "грн.": "UAH",
        "грн": "UAH",
        "дол. США": "USD",
        "дол.": "$",
        "дол": "$",
        "доларів": "$",
        "долари": "$",
        "долар": "$",
        "гривень": "UAH",
        "гривні": "UAH",
        "гривня": "UAH",
        "коп.": "копійка",
        "коп": "копійка",
        "фунтів": "GBP",
    },
    currency_names={
        "$": {"one": "долар", "few": "долари", "many": "доларів", "other": "долара"},
        "UAH": {"one": "гривня", "few": "гривні", "many": "гривень", "other": "гривні"},
        "GBP": {"one": "фунт", "few": "фунти", "many": "фунтів", "other": "фунта"},
        "RUB": {"one": "рубль", "few": "рублі", "many": "рублів", "other": "рубля"},
        "PLN": {"one": "злотий", "few": "злоті", "many": "злотих", "other": "злотого"},
        "копійка": {"one": "копійка", "few": "копійки", "many": "копійок", "other": "копійки"},
    },
    cents={
        "UAH": _counted("копійка", "копійки", "копійок", "копійки", "feminine"),
        "$": _counted("цент", "центи", "центів", "цента"),
        "USD": _counted("цент", "центи", "центів", "цента"),
        "EUR": _counted("цент", "центи", "центів", "цента"),
    },
    genders=dict.fromkeys(
        (
            "UAH",
            "копійка",
            "TRY",
            "INR",
            "SEK",
            "NOK",
            "DKK",
            "CZK",
            "JPY",
            "mass-tonne",
            "duration-hour",
            "duration-minute",
            "duration-second",
            "length-mile",
            "energy-kilowatt-hour",
        ),
        "feminine",
    ),
)

FEMININE = re.compile(
    r" (?:[^\W\d_]{3,20} )?(?:тисяч|годин|хвилин|секунд|людин|гривн|копій|особ|ракет|бомб|област"
    r"|країн|дитин|дівчин|жінк|тонн|миль|милі|атак|сторін|сторон|доб|нед|машин|будів|квартир|лікар"
    r"|шкіл|школ|сотн|частин|бригад|громад|партій|парті|компан|установк|станці|ціл|позиці"
    r"|відсотков|точк|точок|родин|сім|справ|зустріч|спроб|перемог|поразк|пораз)[^\W\d_]*"
)
"""A feminine noun after a number, with at most one word between; a list of what news counts."""
