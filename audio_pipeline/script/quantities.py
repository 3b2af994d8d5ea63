"""Rules for money, percent and measures, the same in every language but for its grammar."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from audio_pipeline.script.grammar import (
    DASH,
    Grammar,
    currency_noun,
    form,
    plural_category,
    unit_noun,
)
from audio_pipeline.script.number_words import Number
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.units import CURRENCY_CODES, CURRENCY_SIGNS

_MILLION = Decimal(1_000_000)
"""What a noun after a magnitude agrees with."""
_PERCENT = "concentr-percent"
_START = r"(?<![\w.,])(?P<minus>(?<![^\s(\[])[-−–](?=[0-9]))?"


def quantity_rules(grammar: Grammar) -> tuple[Rule, ...]:
    """Money with its sign before or after, percent, numbers with a unit, and ranges of these."""
    unit = one_of(grammar.units)
    plain = one_of(grammar.plain_magnitudes)
    number = grammar.number
    return (
        *_money_rules(grammar),
        Rule(
            "percent",
            rf"{_START}{_amount(grammar, '%')} ?%",
            lambda match: _measure(grammar, match, _PERCENT),
        ),
        Rule(
            "measure",
            rf"{_START}{_amount(grammar, unit)}[ -]?(?P<unit>{unit})(?![\w²³]|/(?![0-9]))",
            lambda match: _measure(grammar, match, grammar.units[match["unit"]]),
        ),
        Rule(
            "magnitude",
            rf"{_START}(?P<low>{number})(?:{DASH}(?P<high>{number}))?"
            rf"[ -]?(?P<magnitude>{plain})(?!\w)",
            lambda match: _magnitude(grammar, match),
        ),
    )


def _money_rules(grammar: Grammar) -> tuple[Rule, ...]:
    before = one_of((*CURRENCY_SIGNS, *CURRENCY_CODES))
    after = one_of((*CURRENCY_SIGNS, *CURRENCY_CODES, *grammar.currency_words))
    patterns = (
        rf"(?<![\w$])(?P<minus>[-−–])?(?P<sign>{before}) ?{_amount(grammar, before)}(?![0-9])",
        rf"{_START}{_amount(grammar, after)}[ -]?(?P<sign>{after})(?![\w$])",
    )
    return tuple(
        Rule("money", pattern, lambda match: _money(grammar, match)) for pattern in patterns
    )


def one_of(written: Iterable[str]) -> str:
    """An alternation of literal texts, the longest first."""
    return "|".join(sorted(map(re.escape, written), key=len, reverse=True))


def _amount(grammar: Grammar, repeated: str) -> str:
    """A number with a magnitude, or a range whose ends may both carry the sign or unit.

    With spaces around the dash it is a range only if they do: "about $5 - 10 people said".
    """
    magnitude = rf"(?:[ -]?(?P<{{}}>{one_of(grammar.magnitudes)})(?!\w))?"
    number, repeated = grammar.number, f"(?:{repeated})"
    dash = rf"(?: ?{repeated} ?{DASH} ?| ?{DASH} ?{repeated} ?|{DASH})"
    return (
        rf"(?P<low>{number}){magnitude.format('low_magnitude')}"
        rf"(?:{dash}(?P<high>{number}){magnitude.format('high_magnitude')})?"
    )


def _money(grammar: Grammar, match: re.Match[str]) -> str | None:
    sign = match["sign"]
    currency = grammar.currency_words.get(sign) or CURRENCY_SIGNS.get(sign, sign)
    low = grammar.parse(match["low"])
    lone = not match["high"] and not match["low_magnitude"]
    if lone and len(low.fraction) == 2 and currency in grammar.cents:
        return _sign(grammar, match) + _with_cents(grammar, low, currency)
    return _quantity(
        grammar, match, currency, lambda category: currency_noun(grammar, currency, category)
    )


def _measure(grammar: Grammar, match: re.Match[str], unit: str) -> str:
    return _quantity(grammar, match, unit, lambda category: unit_noun(grammar, unit, category))


def _quantity(
    grammar: Grammar, match: re.Match[str], counted: str, noun: Callable[[str], str]
) -> str:
    """Sign, number or range, magnitude, and the noun in the form that goes with them."""
    magnitude = match["high_magnitude"] if match["high"] else match["low_magnitude"]
    last = grammar.parse(match["high"] or match["low"])
    category = plural_category(_MILLION if magnitude else last.value, grammar.language)
    if grammar.as_adjective(match.string, match.start(), match.end()):
        category = "one"
    gender = grammar.gender(counted)
    words = _one(grammar, grammar.parse(match["low"]), match["low_magnitude"], gender)
    if match["high"]:
        words += _range_word(grammar, match) + _one(grammar, last, magnitude, gender)
    joined = _joined(grammar.magnitudes[magnitude].join, noun(category)) if magnitude else None
    return f"{_sign(grammar, match)}{words} {joined or noun(category)}"


def _magnitude(grammar: Grammar, match: re.Match[str]) -> str:
    last = _one(grammar, grammar.parse(match["high"] or match["low"]), match["magnitude"], "")
    words = _sign(grammar, match)
    if match["high"]:
        words += grammar.words(grammar.parse(match["low"]), "") + _range_word(grammar, match)
    return words + last


def _range_word(grammar: Grammar, match: re.Match[str]) -> str:
    """What the dash is said as: " and " after "between"."""
    text, start = match.string, match.start()
    for before, said in grammar.range_words.items():
        if text.endswith(before, 0, start):
            return said
    return grammar.range_word


def _one(grammar: Grammar, number: Number, written: str | None, gender: str) -> str:
    if not written:
        return grammar.words(number, gender)
    magnitude = grammar.magnitudes[written]
    name = form(magnitude.forms, number.value, grammar.language)
    return f"{grammar.words(number, magnitude.gender)} {name}"


def _with_cents(grammar: Grammar, number: Number, currency: str) -> str:
    cents = Number(str(int(number.fraction)))
    whole = Number(number.whole)
    name, small = grammar.cents[currency], currency_noun
    category = plural_category(whole.value, grammar.language)
    money = f"{grammar.words(whole, grammar.gender(currency))} {small(grammar, currency, category)}"
    if not int(number.fraction):
        return money
    rest = f"{grammar.words(cents, name.gender)} {form(name.forms, cents.value, grammar.language)}"
    return money + grammar.joins_cents + rest if int(whole.whole) else rest


def _joined(join: str, noun: str) -> str:
    """French: "millions de dollars", but "millions d'euros"."""
    if join == "de " and noun[:1].lower() in "aeiouéh":
        return f"d'{noun}"
    return join + noun


def _sign(grammar: Grammar, match: re.Match[str]) -> str:
    return f"{grammar.minus} " if match["minus"] else ""
