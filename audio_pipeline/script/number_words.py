"""Numbers as written, and the words num2words has for them. Digits are ASCII throughout."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

GREATEST_DIGITS = 15
"""Longer numbers name no quantity in news; they are read digit by digit."""


@dataclass(frozen=True)
class Number:
    """A written quantity: digits of its whole part, and those after the decimal mark."""

    whole: str
    fraction: str = ""
    negative: bool = False

    @property
    def value(self) -> Decimal:
        sign = "-" if self.negative else ""
        return Decimal(f"{sign}{self.whole}.{self.fraction or '0'}")

    @property
    def is_one(self) -> bool:
        return not self.fraction and self.whole.lstrip("0") == "1"


def parsed(text: str, decimal_mark: str) -> Number:
    """`text` has digits, at most one decimal mark, and marks or spaces between groups."""
    whole, _, fraction = text.partition(decimal_mark)
    negative = whole[:1] in "-−–"
    digits = "".join(character for character in whole if character in "0123456789")
    return Number(digits or "0", fraction, negative)


def spelled(digits: str, language: str, between: str = " ") -> str:
    """Digit by digit: "007" is "zero zero seven"."""
    return between.join(_words(int(digit), language, ()) for digit in digits)


def cardinal(digits: str, language: str, **inflection: str) -> str:
    """A whole number; one with leading zeros or too many digits is spelled."""
    if len(digits) > GREATEST_DIGITS or (len(digits) > 1 and digits.startswith("0")):
        return spelled(digits, language)
    return _words(int(digits), language, tuple(sorted(inflection.items())))


def ordinal(number: int, language: str) -> str:
    """num2words' ordinal, in its only form: masculine nominative where a language has cases."""
    return str(_num2words()(number, lang=language, to="ordinal")).replace(",", "")


def year(number: int, language: str) -> str:
    """num2words' reading of a year: "nineteen oh five" in English."""
    return str(_num2words()(number, lang=language, to="year")).replace("oh-", "oh ")


@lru_cache(maxsize=4096)
def _words(number: int, language: str, inflection: tuple[tuple[str, str], ...]) -> str:
    spoken = str(_num2words()(number, lang=language, **dict(inflection)))
    return " ".join(spoken.replace(",", "").split())


def _num2words() -> Callable[..., Any]:
    from num2words import num2words

    return num2words  # type: ignore[no-any-return]  # ships no types
