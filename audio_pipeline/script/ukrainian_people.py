"""People counted by collectives: "двоє", "двадцять троє"."""

import re
from collections.abc import Mapping

from audio_pipeline.script.number_words import Number
from audio_pipeline.script.ukrainian_context import OUT_OF, word_before, words_after
from audio_pipeline.script.ukrainian_endings import GENITIVE_PLURAL, PERSON, SUBSTANTIVES
from audio_pipeline.script.ukrainian_numbers import ends_in_few, words

_PERISHED = re.compile(
    r"загину(?:ли|ло)|постраждал[ио]|було|були|вижил[ио]|зникл[ио]|потрапил[ио]"
    r"|перебува(?:ють|є|ло|ли)|є|(?:за)?лиш(?:ається|аються|илося|илися|илось)|помер(?:ло|ли)|нього|неї|них"
)
_LISTED = re.compile(rf"(?:[:–—(]|[:–—(] ?[0-9]{{1,2}} (?:{SUBSTANTIVES}|[а-яіїє]{{3,12}}),?"
                     r"(?: (?:та|і|й|а також))?) ?$")  # fmt: skip
"""Before each of "постраждали: 3 дорослих та 2 дітей"."""
_LISTED_LENGTH = 40
_NO_GOVERNORS = ("", "ще", "та", "і", "й", "також", "а")
_VERB_OF_PEOPLE = re.compile(
    r" [а-яіїєґ'’]{3,30} (?:загинули|померли|постраждали|зникли|вижили|вважаються|перебувають"
    r"|отримали|дістали|зазнали|лишаються|залишаються|травмовані|поранені|були|стали|у )"
)
"""Behind "2" of "ще 2 людей вважаються зниклими": they are its subject."""
_STATE = (
    r"(?:загинули|померли|утримал(?:ися|ись)|постраждали|одужали|вижили|зникли|вважаються зниклими"
    r"|(?:поранен|травмован|госпіталізован|шпиталізован|вбит|убит|контужен|заарештован)і"
    r"|(?:отримали|дістали|зазнали|мають) (?:[а-яіїєґ'’]{3,20} ){0,2}"
    r"(?:поранен|травм|опік|ушкоджен|контузі|осколков)"
    r"|(?:перебувають |залишаються |лишаються |досі |[–—] ){0,2}[ув] (?:[а-яіїєґ'’]{3,20} ){0,2}"
    r"(?:стані|лікарн|реанімац|комі|полоні))"
)
_ARE_DONE = re.compile(
    r" (?:поранен|травмован|госпіталізован|шпиталізован|вбит|убит|контужен)і(?!\w)"
    rf"(?! (?:{PERSON.pattern}|особ|дитин|дівчин|жінк)[а-яіїєґ'’]{{0,6}}(?<=[иії])(?!\w))"
)
_IN_A_STATE = re.compile(rf" (?:(?:також|вже|були|є) )?{_STATE}")
"""Behind a lone number: "9 підтримали, 2 утрималися", "ще 3 поранені"."""
_DONE_TO_PEOPLE = re.compile(
    r" (?:було )?(?:поранен|травмован|госпіталізован|шпиталізован|вбит|убит|затриман)о(?!\w)"
)
"""What has the people as its object: "ще 4 поранено"."""
_OUT_OF_THEM = re.compile(r"(?i:\b(?:з|із|зі|серед) (?:них|яких)|\bзокрема) (?:ще |[–—] )?$")
_OF_THEM_BEHIND = re.compile(r" (?:з|із|зі) (?:них|яких)(?!\w)")
_TAKEN = re.compile(
    " (?:вже |було )?(?:відпусти|взя|звільни|затрима|арешт|заарешт|госпіталіз|шпиталіз|врят|урят"
    "|еваку|доправи|прооперу|засуди|відправи|оштраф|депорт|поверну|обмін|ідентифік|випис|опозна)"
    r"[а-яіїєґ'’]{0,6}(?:ли|но|то)(?!\w)"
)
"""Whose object they are: "3 з них відпустили"."""
_COUNTED = re.compile(
    r"(?<![\w.,])[0-9]{1,3}(?: [а-яіїєґ'’]{3,20}(?:их|іх|им|і))? (?P<noun>[а-яіїєґ'’]{3,25})"
)
_STANDS_ALONE = re.compile(
    r" ?(?:[,.;:)–—]|[ув] |на |за |[а-яіїєґ'’]{2,20}(?:[юуая]ть|л[иа]ся|ли|[нт]і)(?!\w)|$)"
)
_WHO = re.compile(
    rf"{PERSON.pattern}|поранен|загибл|загинул|постраждал|травмован|потерпіл|полонен|затриман|людин"
    "|заручник|обвинувачен|підозрюван"
)
_WHO_COUNTED = re.compile(rf"{_WHO.pattern}|особ|люд|діт|жінк|військов|цивільн")
_WHO_THEY_ARE = re.compile(
    r" [–—-] (?:діти|жінки|чоловіки|[а-яіїє]{3,20}(?:вільні|йськові|літні|ські|янці|їнці|йці)"
    "|[а-яіїє]{3,20}(?:ники|янки))"
)
_THEM_LENGTH = 110
COLLECTIVES = {
    "2": "двоє", "3": "троє", "4": "четверо", "5": "п'ятеро", "6": "шестеро", "7": "семеро",
    "8": "восьмеро", "9": "дев'ятеро", "10": "десятеро",
}  # fmt: skip
_SECOND_TEN = {
    "11": "одинадцятеро", "12": "дванадцятеро", "13": "тринадцятеро", "14": "чотирнадцятеро",
    "15": "п'ятнадцятеро", "16": "шістнадцятеро", "17": "сімнадцятеро", "18": "вісімнадцятеро",
    "19": "дев'ятнадцятеро", "20": "двадцятеро",
}  # fmt: skip
"""Only before "поранені", which no cardinal agrees with."""
_OBJECTS = {
    "2": "двох", "3": "трьох", "4": "чотирьох", "5": "п'ятьох", "6": "шістьох", "7": "сімох",
    "8": "вісьмох", "9": "дев'ятьох", "10": "десятьох",
}  # fmt: skip
_LONE = (
    (_ARE_DONE, {**COLLECTIVES, **_SECOND_TEN}), (_IN_A_STATE, COLLECTIVES),
    (_DONE_TO_PEOPLE, _OBJECTS),
)  # fmt: skip
_OF_AN_AGE = re.compile(
    "діти|дітей|дітям|дітьми|підлітк|дівчат|хлопц|чоловік|жінк|люд|громадян|українц|учн|школяр|особ|осіб"
)
_OF_PEOPLE = re.compile(SUBSTANTIVES)
_PEOPLE = re.compile(rf"{SUBSTANTIVES}|осіб|людей|дітей|чоловіків|жінок|хлопців|підлітків")


_AT_START = re.compile(r"\s*")


def collective(text: str, start: int, end: int, number: Number) -> str:
    """ "двоє" of "загинули 2 людей"; "" where the number is no such one."""
    if number.fraction or len(number.whole) > 2 or text.endswith(("№", "№ "), 0, start):
        return ""
    if _out_of_them(text, start, end):
        behind = _OF_THEM_BEHIND.match(text, end)
        taken = _TAKEN.match(text, behind.end() if behind else end)
        return _said(number.whole, _OBJECTS if taken else COLLECTIVES)
    before = word_before(text, start)
    if before in _NO_GOVERNORS or _OF_PEOPLE.fullmatch(before):
        for pattern, forms in _LONE:
            if pattern.match(text, end) and (said := _said(number.whole, forms)):
                return said
    after = words_after(text, end)
    if not after or not ends_in_few(number.whole) or not GENITIVE_PLURAL.fullmatch(after[0]):
        return ""
    return _said(number.whole, COLLECTIVES) if _alone(text, start, end, after[0]) else ""


def _said(digits: str, forms: Mapping[str, str]) -> str:
    """ "двадцять двоє"; from five on there are no compounds of them in use."""
    if digits in forms:
        return forms[digits]
    if not ends_in_few(digits):
        return ""
    return f"{words(Number(digits[:-1] + '0'))} {forms[digits[-1]]}"


def some_of(text: str, end: int, number: Number, case: str) -> str:
    """ "двоє" of "прийшли 2 з 5 членів комісії", and "двох" of "затримали 2 з 5 учасників"."""
    forms = {"nominative": COLLECTIVES, "accusative": _OBJECTS}.get(case, {})
    if not ends_in_few(number.whole):
        return ""
    out_of = OUT_OF.match(text, end)
    after = words_after(text, out_of.end()) if out_of else []
    people = after and (PERSON.match(after[0]) or after[0] in ("членів", "суддів", "міністрів"))
    return forms.get(number.whole, "") if people else ""


def _out_of_them(text: str, start: int, end: int) -> bool:
    """Whether it is of people named before: "4" of "12 людей, з них 4 – у тяжкому стані"."""
    if behind := _OF_THEM_BEHIND.match(text, end):
        return _of_those_before(text, start, behind.end())
    if not _STANDS_ALONE.match(text, end):
        return False
    found = _OUT_OF_THEM.search(text, max(0, start - _LISTED_LENGTH), start)
    if not found:
        return False
    earlier = _WHO.search(text, max(0, found.start() - _THEM_LENGTH), found.start())
    return earlier is not None or _WHO_THEY_ARE.match(text, end) is not None


def _of_those_before(text: str, start: int, end: int) -> bool:
    """Whether people were counted last before: "12 людей, 4 з них – діти"."""
    lone = _STANDS_ALONE.match(text, end) or _TAKEN.match(text, end)
    if not lone or word_before(text, start) not in _NO_GOVERNORS:
        return False
    *_, counted = (None, *_COUNTED.finditer(text, max(0, start - _THEM_LENGTH), start))
    return counted is not None and _WHO_COUNTED.match(counted["noun"]) is not None


def _alone(text: str, start: int, end: int, noun: str) -> bool:
    """Whether no verb or preposition governs it: after "загинули", a colon, or at the start."""
    before = word_before(text, start)
    if _PERISHED.fullmatch(before) or (not before and _AT_START.fullmatch(text, 0, start)):
        return True
    if before in _NO_GOVERNORS and _VERB_OF_PEOPLE.match(text, end):
        return PERSON.match(noun) is not None
    listed = _LISTED.search(text, max(0, start - _LISTED_LENGTH), start)
    return listed is not None and _PEOPLE.fullmatch(noun) is not None


def aged(text: str, start: int, end: int) -> bool:
    """Whether "5–11 років" is the age of the people before it: "діти 5–11 років"."""
    return text.startswith(" років", end) and _OF_AN_AGE.match(word_before(text, start)) is not None
