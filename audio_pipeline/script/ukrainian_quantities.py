"""Ukrainian rules for money, percent, measures and magnitudes, in the case that stands there."""

import re
from collections.abc import Callable

from audio_pipeline.script.grammar import DASH, Forms, currency_noun, unit_noun
from audio_pipeline.script.number_words import Number
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_actions import acted_on, kind_of
from audio_pipeline.script.ukrainian_context import (
    asked_by,
    governor,
    in_part_of_them,
    word_before,
)
from audio_pipeline.script.ukrainian_counted import noun_in
from audio_pipeline.script.ukrainian_governors import governed
from audio_pipeline.script.ukrainian_measure_adjectives import MEASURE_ADJECTIVE_RULES
from audio_pipeline.script.ukrainian_nouns import PER, UKRAINIAN
from audio_pipeline.script.ukrainian_numbers import NUMBER, amount, in_halves, with_half
from audio_pipeline.script.ukrainian_owners import holds
from audio_pipeline.script.ukrainian_sentences import sentence_end
from audio_pipeline.script.ukrainian_verbs import as_many_as, given, object_at, owned, spent_on
from audio_pipeline.script.units import CURRENCY_CODES, CURRENCY_SIGNS

_SIGN = r"(?:(?<![^\s(«\"“])(?P<{0}>[-−–+]))?"
_MAGNITUDE = rf"(?:[ -]?(?P<{{0}}>{one_of(UKRAINIAN.magnitudes)})(?!\w))?"
_PRICES = ("вартість", "ціна", "ціну", "ціни", "вартості")
"""What is of a measure: "вартість 1 кВт·год"."""
_PARTS_OF_LAND = ("область", "населений пункт")
_PER = rf"(?:/(?P<per>{one_of(PER)})(?!\w))?"
_LENGTH = ("length-kilometer", "length-meter")
_NO_YEARS = re.compile("у|в|по|о|об|(?:цін|варт|кошту)[а-яіїє]{1,5}")
"""Before "90 р." of a year, or of a price."""
_YEARS = {"one": "рік", "few": "роки", "many": "років", "other": "року"}
_CATEGORIES = ("one", "few", "many", "other")


def _amounts(sign: str) -> str:
    """One amount or two; `sign` may stand before or after either."""
    dash = rf"(?: ?{sign} ?{DASH} ?| ?{DASH} ?{sign} ?|{DASH}|(?: ?…|\.\.\.) ?(?=[-−+0-9]))"
    return (
        rf"(?P<low>{NUMBER}){_MAGNITUDE.format('low_magnitude')}"
        rf"(?:{dash}(?P<high_sign>[-−+])?(?P<high>{NUMBER}){_MAGNITUDE.format('high_magnitude')})?"
    )


_BEFORE = one_of((*CURRENCY_SIGNS, *CURRENCY_CODES))
_AFTER = one_of((*CURRENCY_SIGNS, *CURRENCY_CODES, *UKRAINIAN.currency_words))
_UNIT = one_of(UKRAINIAN.units)
_START = r"(?<![\w.,])" + _SIGN.format("sign")


def _money(match: re.Match[str]) -> str:
    written = match["currency"]
    currency = UKRAINIAN.currency_words.get(written) or CURRENCY_SIGNS.get(written, written)
    low, lone = UKRAINIAN.parse(match["low"]), not match["high"] and not match["low_magnitude"]
    case = spent_on(match.string, match.start()) or _case(match)
    if lone and len(low.fraction) == 2 and currency in UKRAINIAN.cents:
        said = _with_cents(low, currency, case)
    else:
        said = _quantity(match, _forms(currency_noun, currency), UKRAINIAN.gender(currency), case)
    per = match.groupdict().get("per")
    return (f"{said} {PER[per]}" if per else said) + sentence_end(match)


def _measure(match: re.Match[str]) -> str:
    unit = UKRAINIAN.units[match["unit"]]
    case = _case(match)
    near = match.string.startswith(" від", match.end())
    if unit in _PARTS_OF_LAND and word_before(match.string, match.start()) in ("у", "в"):
        case = "locative"
    if unit in _LENGTH and near and word_before(match.string, match.start()) in ("у", "в"):
        case = "locative"
    if unit == "concentr-percent" and in_part_of_them(match.string, match.start(), match.end()):
        case = "locative"
    if case == "nominative" and word_before(match.string, match.start()) in _PRICES:
        case = "genitive"
    if unit.startswith("digital") and word_before(match.string, match.start()) in ("з", "із", "зі"):
        case = "instrumental"
    said = _quantity(match, _forms(unit_noun, unit), UKRAINIAN.gender(unit), case)
    return said + sentence_end(match)


def _magnitude(match: re.Match[str]) -> str:
    before, case = governor(match.string, match.start())[0], _case(match)
    of_people = owned(match.string, match.end()) and not as_many_as(match.string, match.start())
    if before in ("у", "в") and of_people:
        case = "genitive"
    if not governed(before) and given(match.string, match.start(), match.end()):
        case = "accusative" if case == "accusative" else "dative"
    if case == "nominative" and holds(before, ""):
        case = "genitive"
    return _numbers(match, "masculine", case) + sentence_end(match)


def _quantity(match: re.Match[str], forms: Forms, gender: str, case: str) -> str:
    last = _last(match)
    magnitude = match["high_magnitude"] or (not match["high"] and match["low_magnitude"])
    noun = forms["many"] if magnitude else noun_in(forms, last, case)
    return f"{_numbers(match, gender, case)} {noun}"


def _last(match: re.Match[str]) -> Number:
    """What the noun agrees with: "два" of "півтора-два з половиною метри"."""
    low, last = UKRAINIAN.parse(match["low"]), UKRAINIAN.parse(match["high"] or match["low"])
    return Number(last.whole) if match["high"] and in_halves(low, last) else last


def _years(match: re.Match[str]) -> str | None:
    """ "дітям до 6 р."; the years of a date have been said before."""
    if _NO_YEARS.fullmatch(word_before(match.string, match.start())):
        return None
    number, case = Number(match["number"]), _case(match)
    if match["low"] and case == "nominative":
        return None
    low = f"{amount(Number(match['low']), '', case)}-" if match["low"] else ""
    return f"{low}{amount(number, '', case)} {noun_in(_YEARS, number, case)}{sentence_end(match)}"


def _numbers(match: re.Match[str], gender: str, case: str) -> str:
    """Signs, numbers and magnitudes; the second magnitude counts for both where the first lacks."""
    magnitude = match["high_magnitude"] if match["high"] else match["low_magnitude"]
    low_magnitude = match["low_magnitude"]
    shared = UKRAINIAN.magnitudes[magnitude].gender if magnitude else gender
    low = UKRAINIAN.parse(match["low"])
    said = _sign(match["sign"]) + (
        _one(low, low_magnitude, gender, case) if low_magnitude else amount(low, shared, case)
    )
    if not match["high"]:
        return said
    join = " – " if match["sign"] or match["high_sign"] else "-"
    high = _high(match, low, magnitude, gender, case)
    # "-5...-7": the sign of the first holds for the second where a dash is all that is there
    return f"{said}{join}{_sign(match['high_sign'])}{high}"


def _high(match: re.Match[str], low: Number, magnitude: str | None, gender: str, case: str) -> str:
    last = UKRAINIAN.parse(match["high"])
    if not in_halves(low, last):
        return _one(last, magnitude, gender, case)
    counted = UKRAINIAN.magnitudes[magnitude] if magnitude else None
    said = with_half(last, counted.gender if counted else gender, case)
    return f"{said} {noun_in(counted.forms, Number(last.whole), case)}" if counted else said


def _one(number: Number, magnitude: str | None, gender: str, case: str) -> str:
    if not magnitude:
        return amount(number, gender, case)
    counted = UKRAINIAN.magnitudes[magnitude]
    return f"{amount(number, counted.gender, case)} {noun_in(counted.forms, number, case)}"


def _with_cents(number: Number, currency: str, case: str) -> str:
    whole, small = Number(number.whole), Number(str(int(number.fraction)))
    hundredth = UKRAINIAN.cents[currency]
    money = amount(whole, UKRAINIAN.gender(currency), case)
    money += f" {noun_in(_forms(currency_noun, currency), whole, case)}"
    if not int(number.fraction):
        return money
    rest = f"{amount(small, hundredth.gender, case)} {noun_in(hundredth.forms, small, case)}"
    return f"{money} {rest}" if int(whole.whole) else rest


def _forms(noun: Callable[..., str], name: str) -> Forms:
    return {category: noun(UKRAINIAN, name, category) for category in _CATEGORIES}


def _case(match: re.Match[str]) -> str:
    before, start = governor(match.string, match.start())
    if asked := asked_by(match.string, start, before):
        return asked
    if acted_on(match.string, start, match.end(), before, kind_of(match)):
        return "genitive"
    return "accusative" if object_at(match.string, start, before) else "nominative"


def _sign(written: str | None) -> str:
    return {"+": "плюс ", None: "", "": ""}.get(written, "мінус ")


_KILOMETRE = {"у": "кілометрі", "о": "кілометра", "й": "кілометр"}
QUANTITY_RULES: tuple[Rule, ...] = (
    *MEASURE_ADJECTIVE_RULES,
    Rule(
        "money",
        rf"(?<![\w$])(?P<sign>[-−–])?(?P<currency>{_BEFORE}) ?{_amounts(f'(?:{_BEFORE})')}"
        rf"(?![0-9]){_PER}",
        _money,
    ),
    Rule(
        "money",
        rf"{_START}{_amounts(f'(?:{_AFTER})')}[ -]?(?P<currency>{_AFTER})(?![\w$]){_PER}",
        _money,
    ),
    Rule(
        "measure",
        rf"{_START}{_amounts(f'(?:{_UNIT})')} ?(?P<unit>{_UNIT})"
        r"(?!['’]?[\w²³/·]|(?<=В)(?:\.? ?[А-ЯІЇЄҐ]| клас)|(?<=гр)\.? ?[А-ЯІЇЄҐ])",
        _measure,
    ),
    Rule(
        "years",
        rf"(?<![\w.,:/№-])(?:(?P<low>[1-9][0-9]?){DASH})?(?P<number>[1-9][0-9]?) р\."
        r"(?! ?(?:н\.|до н|[А-ЯІЇЄҐ«])|\w)",
        _years,
    ),
    Rule(
        "measure",
        r"км(?:(?<=[0-9]-му км)|(?<=[0-9]-го км)|(?<=[0-9]-й км))(?!\w)",
        lambda match: _KILOMETRE[match.string[match.start() - 2]],
    ),
    Rule(
        "measure",
        r"(?:(?<=[0-9],[0-9] )|(?<=[0-9],[0-9][0-9] ))с(?!\w|['’.]\w)",
        lambda _: "секунди",
    ),
    Rule(
        "magnitude",
        rf"{_START}(?P<low>{NUMBER}){_MAGNITUDE.format('low_magnitude')}"
        rf"(?:{DASH}(?P<high_sign>\+)?(?P<high>{NUMBER}){_MAGNITUDE.format('high_magnitude')})?"
        r"(?!\w)",
        lambda match: (
            _magnitude(match) if match["low_magnitude"] or match["high_magnitude"] else None
        ),
    ),
)
PER_UNIT_RULES: tuple[Rule, ...] = (
    Rule(
        "per unit",
        rf"(?<!\w)за (?P<per>{one_of(key for key, said in PER.items() if said[0] == 'з')})(?!\w)",
        lambda match: PER[match["per"]],
    ),
    Rule("per unit", r"(?<!\w)за тис\.(?= (?!куб\.|кв\.)[а-яіїєґ])", lambda _: "за тисячу"),
)
