"""Ukrainian numbers in their genders and cases: cardinals, ordinals, decimals, compounds."""

import re

from audio_pipeline.script.number_words import Number, cardinal, ordinal, spelled

NUMBER = r"(?:[0-9]{1,3}(?: [0-9]{3}){1,6}(?![0-9])|[0-9]+)(?:[,.][0-9]+)?"

_PARTS = {1: "десят", 2: "сот", 3: "тисячн"}
"""Stems of the names of decimal places."""

_HARD = {
    "masculine nominative": "ий", "masculine genitive": "ого", "masculine dative": "ому",
    "masculine accusative": "ий", "masculine instrumental": "им", "masculine locative": "ому",
    "neuter nominative": "е", "neuter genitive": "ого", "neuter dative": "ому",
    "neuter accusative": "е", "neuter instrumental": "им", "neuter locative": "ому",
    "feminine nominative": "а", "feminine genitive": "ої", "feminine dative": "ій",
    "feminine accusative": "у", "feminine instrumental": "ою", "feminine locative": "ій",
    "plural nominative": "і", "plural genitive": "их", "plural dative": "им",
    "plural accusative": "і", "plural instrumental": "ими", "plural locative": "их",
}  # fmt: skip
_SOFT_VOWELS = {"и": "і", "о": "ьо", "а": "я", "у": "ю", "е": "є", "і": "і"}
"""The first letter of an ending, after the soft stem of "третій"."""

_ANIMATE = "1234"
_ZERO = {"genitive": "я", "dative": "ю", "instrumental": "ем", "locative": "і"}
_MENDED = (
    (re.compile(r"(?<=ох|ти|ми)ста\b"), "сот"),
    (re.compile(r"\bтисячи\b"), "тисячі"),
    (re.compile(r"\bдев'яностами\b"), "дев'яноста"),
    (re.compile(r"\bста(?:ми|х)\b"), "ста"),
)
"""Forms that num2words gets wrong: "двохста", "однієї тисячи"."""

_MILLIONS = re.compile(r"(мільйон|мільярд|трильйон)ів\b")
"""What num2words leaves in the genitive: "п'ятьма мільйонів"."""

_COMPOUND = {
    "одного": "одно", "двох": "дво", "трьох": "три", "чотирьох": "чотири", "ста": "сто",
    "дев'яноста": "дев'яносто", "тисячі": "тисячо",
}  # fmt: skip


def words(number: Number, gender: str = "", case: str = "nominative") -> str:
    """ "двадцять одна", "двох цілих п'яти десятих"; counting is masculine nominative."""
    if not number.fraction:
        return _cardinal(number.whole, gender or "masculine", case)
    part = _PARTS.get(len(number.fraction))
    whole = _cardinal(number.whole, "feminine" if part else "masculine", case)
    if not part:
        return f"{whole} кома {spelled(number.fraction, 'uk')}"
    fraction = str(int(number.fraction))
    return (
        f"{whole} ціл{_part_ending(number.whole, case)} "
        f"{_cardinal(fraction, 'feminine', case)} {part}{_part_ending(fraction, case)}"
    )


def animate(number: Number) -> str:
    """The accusative of people: its last word is as the genitive, "тридцять одного"."""
    digits = number.whole
    last = digits[-2:] if digits[-2:-1] == "1" else digits[-1:]
    rest = str(int(digits) - int(last))
    if number.fraction or last == "0" or last not in _ANIMATE or rest == "0":
        return words(number, "masculine", "genitive")
    return f"{words(Number(rest), 'masculine', 'accusative')} {_cardinal(last, '', 'genitive')}"


def amount(number: Number, gender: str, case: str) -> str:
    """A number before a noun: "півтора" for 1,5."""
    if case == "animate":
        return animate(number)
    if number == Number("1", "5"):
        return "півтори" if gender == "feminine" else "півтора"
    return words(number, gender, case)


def in_halves(low: Number, high: Number) -> bool:
    """Whether both ends of a range are said by halves: "1,5–2,5"."""
    return low == Number("1", "5") and high.fraction == "5"


def with_half(number: Number, gender: str, case: str) -> str:
    """ "два з половиною"."""
    return f"{words(Number(number.whole), gender, case)} з половиною"


def ordinal_in(number: int, form: str) -> str:
    """num2words knows only "п'ятий"; the ending of its last word is put into `form`.

    `form` is gender (or plural) and case: "feminine genitive".
    """
    spoken = ordinal(number, "uk").removeprefix("одна ")
    spoken = re.sub("двохтисячн", "двотисячн", spoken)
    ending = _HARD[form]
    if spoken.endswith("третій"):
        ending = _SOFT_VOWELS[ending[0]] + ending[1:]
    return spoken[:-2] + ending


def adjective(stem: str, form: str) -> str:
    """A hard adjective in gender and case: "відсотков" -> "відсоткового"."""
    return stem + _HARD[form]


def compound(number: int) -> str:
    """The first part of "двадцятип'ятирічний": words in the genitive, run together."""
    if number == 1000:
        return "тисячо"
    parts = _cardinal(str(number), "masculine", "genitive").split()
    return "".join(_COMPOUND.get(word, word) for word in parts)


def ends_in_one(digits: str) -> bool:
    """Whether what is counted stands in the singular: 1, 21, but not 11."""
    return digits.endswith("1") and not digits.endswith("11")


def ends_in_few(digits: str) -> bool:
    """Whether it ends in 2, 3 or 4, but not 12 to 14."""
    return digits[-1:] in ("2", "3", "4") and digits[-2:-1] != "1"


def _cardinal(digits: str, gender: str, case: str) -> str:
    if digits == "0":
        return f"нул{_ZERO.get(case, 'ь')}"
    spoken = cardinal(digits, "uk", gender=gender, case=case)
    for wrong, right in _MENDED:
        spoken = wrong.sub(right, spoken)
    if case == "instrumental":
        spoken = _MILLIONS.sub(r"\1ами", spoken)
    if gender == "neuter" and case in ("nominative", "accusative") and spoken.endswith("один"):
        return spoken[:-2] + "не"
    return spoken


def _part_ending(digits: str, case: str) -> str:
    """Of "ціла" and "десята"; after more than one they stand in the genitive plural."""
    if ends_in_one(digits):
        return _HARD[f"feminine {case}"]
    return _HARD[f"plural {'genitive' if case in ('nominative', 'accusative') else case}"]
