"""What the rules for quantities need to know of a language, and CLDR's nouns for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from audio_pipeline.script.number_words import Number, parsed

if TYPE_CHECKING:
    from babel import Locale

Forms = Mapping[str, str]
"""A noun by CLDR plural category: one, few, many, other."""

DASH = "[-–‑−]"
"""Between the ends of a range."""


@dataclass(frozen=True)
class Counted:
    """A noun that is counted: million, cent. `join` stands between it and the next noun."""

    forms: Forms
    gender: str = "masculine"
    join: str = ""


def _never(*_: object) -> bool:
    return False


@dataclass(frozen=True)
class Grammar:
    """One language's numbers. Patterns have no groups; `words` takes a number and a gender."""

    language: str
    number: str
    decimal_marks: str
    words: Callable[[Number, str], str]
    range_word: str
    minus: str
    magnitudes: Mapping[str, Counted]
    """Written form -> million, billion, ..."""
    units: Mapping[str, str]
    """Written form -> CLDR unit, or a key of `own_units`."""
    plain_magnitudes: tuple[str, ...] = ()
    """Those that mean a magnitude without a currency too: "5bn", but not "5m"."""
    own_units: Mapping[str, Forms] = field(default_factory=dict)
    currency_words: Mapping[str, str] = field(default_factory=dict)
    """Written form, besides signs and ISO codes -> currency."""
    currency_names: Mapping[str, Forms] = field(default_factory=dict)
    """Where a presenter says less than CLDR: pounds, not British pounds."""
    cents: Mapping[str, Counted] = field(default_factory=dict)
    """Currency -> its hundredth."""
    genders: Mapping[str, str] = field(default_factory=dict)
    """Currency or CLDR unit -> gender, where it is not masculine."""
    joins_cents: str = " "
    range_words: Mapping[str, str] = field(default_factory=dict)
    """What stands before a range -> what its dash is said as there."""
    as_adjective: Callable[[str, int, int], bool] = _never
    """Whether text[start:end], a quantity, stands before a noun: "a five million dollar deal"."""

    def parse(self, text: str) -> Number:
        return parsed(text, self.decimal_marks)

    def gender(self, noun: str) -> str:
        return self.genders.get(noun, "masculine")


def plural_category(value: Decimal, language: str) -> str:
    """CLDR's plural category of a number: one, few, many, other."""
    return _locale(language).plural_form(value)


def form(forms: Forms, value: Decimal, language: str) -> str:
    """The form of a noun that goes with a number."""
    return forms.get(plural_category(value, language), forms["other"])


def unit_noun(grammar: Grammar, unit: str, category: str) -> str:
    """The name of a unit in a plural category."""
    own = grammar.own_units.get(unit)
    return own.get(category, own["other"]) if own else _unit(unit, category, grammar.language)


def currency_noun(grammar: Grammar, currency: str, category: str) -> str:
    """The name of a currency in a plural category."""
    own = grammar.currency_names.get(currency)
    if own:
        return own.get(category, own["other"])
    return _currency("USD" if currency == "$" else currency, category, grammar.language)


@lru_cache(maxsize=1024)
def _unit(unit: str, category: str, language: str) -> str:
    """CLDR's long name, without the number that Babel puts before it."""
    from babel.units import format_unit

    text = format_unit(_sample(category, language), unit, "long", locale=_locale(language))
    return " ".join(text.lstrip("0123456789.,\u00a0 ").split())


@lru_cache(maxsize=1024)
def _currency(code: str, category: str, language: str) -> str:
    from babel.numbers import get_currency_name

    sample = _sample(category, language)
    return get_currency_name(code, count=sample, locale=_locale(language))


_SAMPLES = tuple(map(Decimal, ("1", "2", "5", "1.5", "2.5", "100", "1000000")))


@lru_cache(maxsize=64)
def _sample(category: str, language: str) -> Decimal:
    """A number of the category, since Babel gives a noun only with a number."""
    locale = _locale(language)
    return next((n for n in _SAMPLES if locale.plural_form(n) == category), _SAMPLES[2])


@lru_cache(maxsize=16)
def _locale(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(language)
