"""Ukrainian counts of a part of those counted before, in whose case they stand."""

import re

from audio_pipeline.script.number_words import Number
from audio_pipeline.script.ukrainian_context import case_at
from audio_pipeline.script.ukrainian_endings import PERSON
from audio_pipeline.script.ukrainian_numbers import ends_in_few, ends_in_one

_OF_THEM = r" (?:з|із|зі) (?:них|яких)"
_BEFORE = re.compile(r"(?<!\w)(?i:з|із|зі) (?:них|яких) (?:[–—-] )?$")
_HOW = (
    "посмертно|заочно|достроково|довічно|дистанційно|повторно|вперше|вдруге|двічі|безстроково"
    "|умовно|безкоштовно|безоплатно|тимчасово|частково|повністю"
)
_SAME_DONE = re.compile(
    rf"(?P<them>{_OF_THEM})?(?: [–—-])? (?:{_HOW})(?= ?[.,;)!]|$)"
    rf"|(?P<theirs>{_OF_THEM})? [–—-] (?:[а-яіїєґ'’]{{3,20}}им )?[а-яіїєґ'’]{{3,20}}(?:ам|ям)(?!\w)"
)
"""Behind "15": what was done to all is done to them, "15 із них – посмертно"."""
_COUNTED = re.compile(
    r"(?<![\w.,])(?P<number>[0-9]{1,3}(?: [0-9]{3})?) (?:[а-яіїєґ'’]{3,20}(?:их|им) )?"
    r"(?P<noun>[а-яіїєґ'’]{3,25})"
)
_LOOK = 110
"""Characters between both counts."""


def case_of_those(text: str, start: int, end: int, number: Number) -> str:
    """The case of "15" in "22 військовим присвоєно звання, 15 із них – посмертно"; "" elsewhere."""
    same = _SAME_DONE.match(text, end)
    before = _BEFORE.search(text, max(0, start - _LOOK), start)
    if not same or not (same["them"] or same["theirs"] or before):
        return ""
    *_, whole = (None, *_COUNTED.finditer(text, max(0, start - _LOOK), start))
    if not whole:
        return ""
    counted = Number(whole["number"].replace(" ", ""))
    case = case_at(text, whole.start(), whole.end("number"), counted)
    if case == "dative":
        return case
    people = case in ("accusative", "animate") and PERSON.match(whole["noun"])
    shows = ends_in_one(number.whole) or ends_in_few(number.whole)
    return "animate" if people and shows else ""
