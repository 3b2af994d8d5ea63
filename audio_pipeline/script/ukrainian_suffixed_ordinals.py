"""Ukrainian ordinals, and some cardinals, that are written with an ending: "3-й", "3-х"."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.number_words import Number
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import word_before, words_after
from audio_pipeline.script.ukrainian_endings import (
    FEMININE,
    GENITIVE_PLURAL,
    NOT_DATIVE,
    NOT_LOCATIVE,
)
from audio_pipeline.script.ukrainian_feminine import may_be_feminine
from audio_pipeline.script.ukrainian_numbers import ends_in_few, ordinal_in, words
from audio_pipeline.script.ukrainian_people import COLLECTIVES

_SUFFIXES = {
    **dict.fromkeys(("й", "ий", "ій"), "masculine nominative"),
    **dict.fromkeys(("го", "ого", "ього"), "masculine genitive"),
    **dict.fromkeys(("му", "ому", "ьому"), "masculine locative"),
    **dict.fromkeys(("м", "им", "ім"), "masculine instrumental"),
    **dict.fromkeys(("а", "я", "та", "тя", "ша", "га", "ма", "на"), "feminine nominative"),
    **dict.fromkeys(("ї", "ої", "тьої", "ьої"), "feminine genitive"),
    **dict.fromkeys(("у", "ю", "ту", "тю", "шу", "гу"), "feminine accusative"),
    **dict.fromkeys(("ою", "ьою"), "feminine instrumental"),
    **dict.fromkeys(("тій", "шій", "гій"), "feminine locative"),
    **dict.fromkeys(("е", "є", "те", "тє", "ше", "ге", "ме", "не"), "neuter nominative"),
    **dict.fromkeys(("х", "их", "іх"), "plural genitive"),
    **dict.fromkeys(("і", "ті", "ві", "ні", "ші", "гі"), "plural nominative"),
    **dict.fromkeys(("ми", "ими"), "plural instrumental"),
}  # fmt: skip
_CARDINAL_SUFFIXES = {
    "ти": "genitive", "ьох": "genitive", "тьох": "genitive", "ох": "genitive", "ма": "instrumental",
    "ома": "instrumental", "ьома": "instrumental", "тьома": "instrumental", "ьом": "dative",
    "х": "genitive", "ми": "genitive",
}  # fmt: skip
_COLLECTIVE_SUFFIXES = ("є", "оє", "ро", "еро")
_LOCATIVE = ("у", "в", "на", "при", "по")
_ONE_OF_LIST = r"[0-9]{1,4}(?:-[а-яіїє]{1,3})?(?:\+[0-9]{1,2})?"
_LIST_JOIN = r"(?:,| та| і| й| або| чи) "
_LISTED_BEFORE = re.compile(rf"(?<![\w.,-])(?:{_ONE_OF_LIST}{_LIST_JOIN}){{1,6}}$")
_LISTED_BEHIND = re.compile(rf"(?:\+[0-9]{{1,2}})?(?:{_LIST_JOIN}{_ONE_OF_LIST}(?![\w-])){{0,6}}")
"""The rest of "23-й та 78-й хвилинах", behind which is the noun of all."""
_LIST_LENGTH = 60
_MINUTES_LENGTH = 150
_NAME_BEHIND = re.compile(r" [А-ЯІЇЄҐ][а-яіїєґ'’]{2,20} [а-яіїєґ'’]{2,20}(?:в|ла|вся|лася)(?!\w)")
_ADJECTIVE_IN_U = re.compile("[а-яіїєґ'’]{3,20}(?:[нвчщжш]|ськ|цьк)у")


def _ordinal(match: re.Match[str]) -> str | None:
    """ "3-й", "3-х"; "741–750-те", whose ending is that of both."""
    low, number, suffix = match["low"], match["number"], match["suffix"]
    if low and int(low) >= int(number):
        return None
    numbers = [low, number] if low else [number]
    if (case := _CARDINAL_SUFFIXES.get(suffix)) and _is_cardinal(number, suffix, match):
        return "-".join(words(Number(each), "masculine", case) for each in numbers)
    after = words_after(match.string, match.end())
    if suffix in _COLLECTIVE_SUFFIXES and after and GENITIVE_PLURAL.fullmatch(after[0]):
        return None if low else COLLECTIVES.get(number)
    if suffix not in _SUFFIXES:
        return None
    form = _form(match)
    return " – ".join(ordinal_in(int(each), form) for each in numbers)


def _form(match: re.Match[str]) -> str:
    suffix, text, start = match["suffix"], match.string, match.start()
    before = word_before(text, _start_of_list(text, start))
    end = _end_of_list(text, match.end())
    listed = end > match.end() or start > _start_of_list(text, start)
    after = words_after(text, end)
    if suffix in ("му", "ому") and _accusative(match, after):
        return "feminine accusative"
    added = text[start - 1 : start] == "+"
    if suffix in ("й", "ій") and (
        before in ("о", "об")
        or added
        or _in_feminine(before, after, listed)
        or (not after and before == "на" and _of_minutes(text, start, end))
    ):
        return "feminine locative"
    if suffix == "ю" and not match["number"].endswith("3"):
        return "feminine instrumental"
    return _SUFFIXES[suffix]


def _start_of_list(text: str, start: int) -> int:
    """Where "23-й" of "на 23-й та 78-й хвилинах" begins, if "78-й" starts here."""
    found = _LISTED_BEFORE.search(text, max(0, start - _LIST_LENGTH), start)
    return found.start() if found else start


def _end_of_list(text: str, end: int) -> int:
    found = _LISTED_BEHIND.match(text, end)
    return found.end() if found else end


def _accusative(match: re.Match[str], after: list[str]) -> bool:
    """Whether it is "28-му сесію", but "28-му полку"; "в 7-му позачергову сесію"."""
    if not after or match["number"][-1] not in "78" or after[0][-1] not in "ую":
        return False
    if _ADJECTIVE_IN_U.fullmatch(after[0]) and after[1:] and after[1][-1] in "ую":
        return True
    return may_be_feminine(after[0]) or after[0].endswith(("цю", "ину", "ію"))


def _in_feminine(before: str, after: list[str], listed: bool) -> bool:
    """Whether "5-й" stands with what no masculine one does: "31-й ракетці", "на 5-й хвилинах"."""
    if not after:
        return False
    noun = next((word for word in after if not word.endswith(("их", "іх"))), after[0])
    ours = FEMININE.match(noun) is not None
    several = noun.endswith(("ах", "ях")) and not NOT_LOCATIVE.fullmatch(noun)
    to_several = noun.endswith(("ам", "ям")) and not NOT_DATIVE.fullmatch(noun)
    if several or to_several or _in_dative(after) or (noun.endswith("ії") and not listed):
        return True
    return before in _LOCATIVE and (ours if listed else _feminine_place(after))


def _of_minutes(text: str, start: int, end: int) -> bool:
    """Whether it is "на 15-й Мудрик подвоїв рахунок", whose minute is left out."""
    return (
        _NAME_BEHIND.match(text, end) is not None
        or "хвилин" in text[max(0, start - _MINUTES_LENGTH) : start]
    )


def _is_cardinal(number: str, suffix: str, match: re.Match[str]) -> bool:
    """ "3-х днів", "8-ма днями" and "7-ми років", but "90-х", "8-ма бригада", "7-ми класами"."""
    if suffix == "х":
        return len(number) < 3 and ends_in_few(number)
    if suffix not in ("ма", "ми"):
        return True
    after = words_after(match.string, match.end())
    with_them = bool(after) and after[0].endswith(("ами", "ями", "ьми", "ими"))
    return with_them if suffix == "ма" else not with_them and number.endswith(("7", "8"))


def _in_dative(after: list[str]) -> bool:
    """ "31-й ракетці", which no masculine "31-й" stands before."""
    noun = after[0]
    return noun.endswith("ій") or (FEMININE.match(noun) is not None and noun[-1] in "ії")


def _feminine_place(after: list[str]) -> bool:
    return bool(FEMININE.match(after[0])) or (
        after[0].endswith(("ій", "і", "ї")) and not after[0].endswith(("ні", "ькі"))
    )


SUFFIXED_ORDINAL_RULE = Rule(
    "ordinal",
    rf"(?<![\w.,-])(?:(?P<low>[0-9]{{1,4}}){DASH})?(?P<number>[0-9]{{1,4}})-(?P<suffix>"
    rf"{one_of((*_SUFFIXES, *_CARDINAL_SUFFIXES, *_COLLECTIVE_SUFFIXES))})(?![\w-])",
    _ordinal,
)
