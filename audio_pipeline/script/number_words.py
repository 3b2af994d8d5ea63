"""Numbers as written, and the words num2words has for them. Digits are ASCII throughout."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

GREATEST_DIGITS = 15
"""Longer numbers name no quantity in news; they are read digit by digit."""


ROMAN = r"(?:(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?<=[IVXL])"
"""Numerals up to 89; news has no others but by accident (CD, MIX)."""


@dataclass(frozen=True)
class Number:
    """A written quantity: digits of its whole part, and those after the decimal mark."""

    whole: str
    fraction: str = ""

    @property
    def value(self) -> Decimal:
        """As written: "2.0" is no 2 where CLDR's plural rules look at the decimals."""
        point = "." if self.fraction else ""
        return Decimal(f"{self.whole}{point}{self.fraction}")


def parsed(text: str, decimal_marks: str) -> Number:
    """`text` has digits, at most one of the decimal marks, and other marks between groups."""
    mark = next((mark for mark in decimal_marks if mark in text), decimal_marks[0])
    whole, _, fraction = text.partition(mark)
    digits = "".join(character for character in whole if character in "0123456789")
    return Number(digits or "0", fraction)


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
    if (number, language) == (0, "uk"):
        return "нульовий"  # num2words fails here
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
