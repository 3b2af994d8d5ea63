"""Ukrainian ordinals, and some cardinals, that are written with an ending: "3-й", "3-х"."""

import re

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
    "х": "genitive",
}  # fmt: skip
_COLLECTIVE_SUFFIXES = ("є", "оє", "ро", "еро")
_LOCATIVE = ("у", "в", "на", "при", "по")


def _ordinal(match: re.Match[str]) -> str | None:
    number, suffix = match["number"], match["suffix"]
    if _CARDINAL_SUFFIXES.get(suffix) and _is_cardinal(number, suffix, match):
        return words(Number(number), "masculine", _CARDINAL_SUFFIXES[suffix])
    before, after = word_before(match.string, match.start()), words_after(match.string, match.end())
    if suffix in _COLLECTIVE_SUFFIXES and after and GENITIVE_PLURAL.fullmatch(after[0]):
        return COLLECTIVES.get(number)
    if suffix not in _SUFFIXES:
        return None
    form = _SUFFIXES[suffix]
    if suffix == "ю" and not number.endswith("3"):
        form = "feminine instrumental"
    in_feminine = after and (_in_dative(after) or (before in _LOCATIVE and _feminine_place(after)))
    added = match.string[match.start() - 1 : match.start()] == "+"
    if suffix == "му" and number[-1] in "78" and after and after[0].endswith(("ку", "цю", "ину")):
        form = "feminine accusative"
    if suffix in ("й", "ій") and (before in ("о", "об") or in_feminine or added):
        form = "feminine locative"
    return ordinal_in(int(number), form)


def _is_cardinal(number: str, suffix: str, match: re.Match[str]) -> bool:
    """ "3-х днів" and "8-ма днями", but "90-х" and "8-ма бригада"."""
    if suffix == "х":
        return len(number) < 3 and ends_in_few(number)
    if suffix == "ма":
        after = words_after(match.string, match.end())
        return bool(after) and after[0].endswith(("ами", "ями", "ьми", "ими"))
    return True


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
    r"(?<![\w.,-])(?P<number>[0-9]{1,4})-(?P<suffix>"
    rf"{one_of((*_SUFFIXES, *_CARDINAL_SUFFIXES, *_COLLECTIVE_SUFFIXES))})(?![\w-])",
    _ordinal,
)
