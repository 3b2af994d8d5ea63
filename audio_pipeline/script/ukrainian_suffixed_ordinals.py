"""Ukrainian ordinals, and some cardinals, that are written with an ending: "3-й", "3-х"."""

import re

from audio_pipeline.script.grammar import DASH
from audio_pipeline.script.number_words import Number
from audio_pipeline.script.quantities import one_of
from audio_pipeline.script.rules import Rule
from audio_pipeline.script.ukrainian_context import word_before, words_after
from audio_pipeline.script.ukrainian_endings import FEMININE, GENITIVE_PLURAL
from audio_pipeline.script.ukrainian_numbers import ends_in_few, ordinal_in, words
from audio_pipeline.script.ukrainian_people import COLLECTIVES

_SUFFIXES = {
    **dict.fromkeys(("й", "ий", "ій"), "masculine nominative"),
    **dict.fromkeys(("го", "ого", "ього"), "masculine genitive"),
    **dict.fromkeys(("му", "ому", "ьому"), "masculine locative"),
    **dict.fromkeys(("м", "им", "ім"), "masculine instrumental"),
    **dict.fromkeys(("а", "я", "та", "тя", "ша", "га", "ма", "на"), "feminine nominative"),
    **dict.fromkeys(("ї", "ої", "тьої", "ьої"), "feminine genitive"),
    **dict.fromkeys(("у", "ю", "ту", "тю", "шу", "гу", "му_"), "feminine accusative"),
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
    form = _form(match, after)
    return " – ".join(ordinal_in(int(each), form) for each in numbers)


def _form(match: re.Match[str], after: list[str]) -> str:
    number, suffix = match["number"], match["suffix"]
    before = word_before(match.string, match.start())
    in_feminine = after and (_in_dative(after) or (before in _LOCATIVE and _feminine_place(after)))
    added = match.string[match.start() - 1 : match.start()] == "+"
    if suffix == "му" and number[-1] in "78" and after and after[0].endswith(("ку", "цю", "ину")):
        return "feminine accusative"
    if suffix in ("й", "ій") and (before in ("о", "об") or in_feminine or added):
        return "feminine locative"
    if suffix == "ю" and not number.endswith("3"):
        return "feminine instrumental"
    return _SUFFIXES[suffix]


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
