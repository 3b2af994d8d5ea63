"""The gender that a Ukrainian number shows."""

import re

from audio_pipeline.script.number_words import Number
from audio_pipeline.script.ukrainian_actions import acted_on
from audio_pipeline.script.ukrainian_context import OUT_OF, word_before, words_after
from audio_pipeline.script.ukrainian_endings import (
    FEMININE,
    FEMININE_PLURAL,
    FIRST_PART,
    MASCULINE_PLURAL,
    NEUTER,
)
from audio_pipeline.script.ukrainian_feminine import FEMININE_PLURALS, FEMININE_WITH_CONSONANTS
from audio_pipeline.script.ukrainian_numbers import NUMBER, ends_in_one

_FEMININE_ACRONYMS = (
    "ББМ|БМП|БМД|РСЗВ|САУ|ОВА|МВА|РДА|ДРГ|АЕС|ТЕС|ГЕС|ТЕЦ|ГАЕС|СЕС|ВЕС|АЗС|РЛС|СТО|ДТП|НС|ЛЕП|ОТГ"
    "|ВЛК|МСЕК|ДЮСШ|ВПО|ГТС|АТС|ОМБр|ГО|КНР"
)
"""What their last word is says it: машина, система, установка, адміністрація, група, станція."""
_ACRONYM = re.compile(
    r"(?: [а-яіїєґ'’-]{2,18}[нвкжш](?:і|их))? (?:(?P<feminine>"
    + _FEMININE_ACRONYMS
    + r")|[А-ЯІЇЄҐ]{2,7}"
    r"|БпЛА|БПЛА)(?![\w-])"
)
"""After a number; what may stand between is its adjective: "2 ворожі ББМ"."""
_NO_NOUNS = frozenset(
    ("не", "на", "за", "та", "для", "а", "але", "хоча", "біля", "після", "із-за", "щодня", "поза")
)
_AGREES = {
    True: ("ій", "а", "у", "ої", "ому", "им", "ий", "ого"),
    False: ("их", "іх", "ими", "ім", "им", "і"),
}
"""Endings of the adjectives of one and of several."""
_ONE_MASCULINE = re.compile(
    ".*(?:ик|ець|[іи]ст|яр|ир|[нмжкв]ер|єр|носій|дар|кар|вар|від|вод|мет|граф|[рн]як|ист)"
)
"""Of one thing: no feminine one, whatever it begins with: "ракетоносець"."""
_OF_A_NOUN = r"[а-яіїєґ'’]{0,8}(?:н|в|ьк|ист)"
_MANY_SUCH = re.compile(rf"{_OF_A_NOUN}і")
_ONE_SUCH = re.compile(rf"{_OF_A_NOUN}(?:ий|ого|ому|им)")
"""What makes an adjective of a feminine noun's stem; it says nothing of what it stands before."""
_ONE = {
    "nominative": "ая", "accusative": "ую", "genitive": "иії", "instrumental": "юю", "dative": "й",
    "locative": "й",
}  # fmt: skip
_THEM_LENGTH = 70
_MOVES = re.compile("влуч|поціл|вдар|удар|вріза|в'їха|поїха|приїха|прибу|перетвор")
_ELIDED = re.compile(
    r" [а-яіїєґ'’]{2,20}і(?:,| та| і| й)(?: [0-9]{1,3} [а-яіїєґ'’]{2,20}і(?:,| та| і| й))?"
    r" [0-9]{1,3} [а-яіїєґ'’]{2,20}(?:их|і|[ау]) (?P<noun>[а-яіїєґ'’]{3,20})"
)
_OF_THEM = re.compile(
    r"[0-9] (?:[а-яіїєґ'’]{2,15}[иі](?:х|й)? )?(?P<noun>[а-яіїєґ'’]{3,20}), "
    r"(?:(?:з|із) (?:них|яких)|[а-яіїєґ'’]{3,20}(?:ла|ли|ло|в|но|то)) [0-9]+$"
)
"""Before "41" of "148 атак, з них 41" and "101 заяву, задовольнила 41"."""
_ONE_AND_A_HALF = Number("1", "5")
_MEDALS = ("золоті", "срібні", "бронзові")
_UNTIL = re.compile(rf" (?:до|по|або|чи|та|і|й) {NUMBER}(?![0-9])")
"""Between "361" and what it counts in "з 361 до 595 грн"."""


def gender_at(text: str, end: int, number: Number, case: str) -> str:
    """The gender of what is counted after text[:end]; it shows in 1 and 2 only."""
    if whole := OUT_OF.match(text, end) or _UNTIL.match(text, end):
        end = whole.end()
    if number == _ONE_AND_A_HALF:
        after = words_after(text, end)[:2]
        return "feminine" if any(_feminine(word, False) for word in after) else "masculine"
    if number.fraction:
        return "masculine"
    acronym = acronym_after(text, end)
    if acronym:
        return "feminine" if acronym["feminine"] else "masculine"
    after = words_after(text, end)
    if _elided(text, end) or _medals(after):
        return "feminine"
    if not after or (after[0] in _NO_NOUNS and after[0] != "не"):
        return _gender_of_them(text, end)
    return _gender_of(after, number, case)


def acronym_after(text: str, end: int) -> re.Match[str] | None:
    """The acronym that is counted after text[:end]: "31 ББМ"."""
    return _ACRONYM.match(text, end)


def located(text: str, start: int, end: int, case: str) -> str:
    """The case of "у 3 ДТП", whose noun does not show it: locative, if nothing moves there."""
    if case not in ("accusative", "nominative") or not acronym_after(text, end):
        return case
    if acted_on(text, start, end, word_before(text, start)):
        return "genitive"
    inside = case == "accusative" and word_before(text, start) in ("у", "в", "на")
    return "locative" if inside and not moves_there(text, start) else case


def moves_there(text: str, start: int) -> bool:
    """Whether something moves to what starts there: "прибув на станцію"."""
    return _MOVES.search(text, max(0, start - 40), start) is not None


def _gender_of(after: list[str], number: Number, case: str) -> str:
    first, singular = after[0], ends_in_one(number.whole)
    named = case in ("nominative", "accusative")
    if singular and named and first.endswith(("ння", "ття", "ще")) and first != "стаття":
        return "neuter"
    no_feminine = singular and case == "genitive" and first[-1] in "аяую"
    if not no_feminine and _is_feminine(after, singular):
        return "feminine"
    if no_feminine or not singular:
        return "masculine"
    if first == "не":
        return "feminine" if after[-1].endswith(("ла", "лася", "лась")) else "masculine"
    if NEUTER.fullmatch(first) and named:
        return "neuter"
    return "feminine" if first[-1] in _ONE.get(case, "") else "masculine"


def _elided(text: str, end: int) -> bool:
    """Whether what "2 срібні та 5 бронзових медалей" leaves out is feminine."""
    found = _ELIDED.match(text, end)
    return found is not None and FEMININE.match(found["noun"]) is not None


def _medals(after: list[str]) -> bool:
    """Whether "золоті" of "2 золоті та 4 бронзові" are medals, no adjective of a noun."""
    return bool(after) and after[0] in _MEDALS and after[1:2] in ([], ["та"], ["і"], ["й"])


def _gender_of_them(text: str, end: int) -> str:
    """The gender of "них" in "148 атак, з них 41"."""
    found = _OF_THEM.search(text, max(0, end - _THEM_LENGTH), end)
    if not found:
        return "masculine"
    if FEMININE.match(found["noun"]):
        return "feminine"
    return "neuter" if found["noun"].endswith(("ння", "ття")) else "masculine"


def _is_feminine(after: list[str], singular: bool) -> bool:
    """Whether the noun is; what stands before it are its adjectives, what behind it is not its."""
    for word in after:
        if _adjective(word, singular):
            continue
        if _feminine(word, singular):
            return True
        noun = not singular and (word[-1] in "иї" or MASCULINE_PLURAL.fullmatch(word))
        if noun or not word.endswith(_AGREES[singular]):
            return False
    return False


def _adjective(word: str, singular: bool) -> bool:
    """Whether it is "ракетні" of "2 ракетні удари", whose stem is that of "ракети"."""
    stem = FEMININE.match(word)
    if not stem or word in FEMININE_PLURALS or FEMININE_PLURAL.fullmatch(word):
        return False
    return (_ONE_SUCH if singular else _MANY_SUCH).fullmatch(word, stem.end()) is not None


def _feminine(noun: str, singular: bool) -> bool:
    if singular and _ONE_MASCULINE.fullmatch(noun):
        return False
    if FEMININE.match(noun):
        return singular or not MASCULINE_PLURAL.fullmatch(noun)
    if singular:
        return noun.endswith("ість") or noun in FEMININE_WITH_CONSONANTS
    rest = FIRST_PART.sub("", noun, count=1)
    known = noun in FEMININE_PLURALS or rest in FEMININE_PLURALS
    return known or FEMININE_PLURAL.fullmatch(noun) is not None
