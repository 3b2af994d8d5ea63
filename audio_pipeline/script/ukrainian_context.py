"""Which case a Ukrainian number takes where it stands."""

import re

from audio_pipeline.script.number_words import Number
from audio_pipeline.script.ukrainian_actions import acted_on
from audio_pipeline.script.ukrainian_endings import (
    FEMININE,
    MANY,
    NEVER_DECLINED,
    ONE_DATIVE,
    ONE_OF_THESE,
    ONE_SUCH_WOMAN,
    PERSON,
    PLURAL_ADJECTIVE,
    case_of_ending,
)
from audio_pipeline.script.ukrainian_feminine import disagrees, genitive_of_one, one_man
from audio_pipeline.script.ukrainian_governors import (
    IN,
    NEEDED,
    UNDER_CONDITION,
    asked_through,
    governed,
)
from audio_pipeline.script.ukrainian_numbers import NUMBER, ends_in_few, ends_in_one
from audio_pipeline.script.ukrainian_owners import is_gain, owns
from audio_pipeline.script.ukrainian_subjects import suffers, taken_behind
from audio_pipeline.script.ukrainian_verbs import acts, as_many_as, equals, object_at

_LOOK = 60
"""Characters on either side that decide."""
_FILLER = (
    "майже|приблизно|щонайменше|щонайбільше|орієнтовно|лише|тільки|цих|тих|усіх|всіх|своїх|перших"
    "|останніх|ще|аж|загалом|рекордних|запланованих|попередніх|очікуваних|обіцяних|символічних"
    rf"|(?:мінімально |максимально )?{NEEDED}|торішніх|минулорічних|заявлених|передбачених"
)
_WORD_BEFORE = re.compile(rf"([^\W\d_][\w'’-]*)(?: (?:{_FILLER}))? $")
_SECOND_OF_TWO = re.compile(rf"(?i:\bміж) {NUMBER} (?:і|й|та) $")
_JOINED = re.compile(
    r"(?<![0-9.,])[0-9]{1,3} "
    r"(?:(?:год|хв|млн|млрд|тис)\.?|(?:рік|рок[иу]|років) (?:і|й|та)) $"
)
"""Of "за 1 год 21 хв" and "до 8 років і 6 місяців": the second in the case of the first."""
_JOINED_AMOUNT = re.compile(
    rf"(?<![\w.,])[$€£₴]?{NUMBER}(?: (?:тис|млн|млрд|трлн)\.?)?"
    r"(?: (?:грн|дол|гривень|доларів|євро)\.?)?(?:,? або| (?:та|і|й|чи)) $"
)
"""Of "до 15 та 12 років" and "сягнув 5 млн грн, або 21%": the second in the case of the first."""
_LISTED = re.compile(
    r"(?<![\w.,])(?P<first>[0-9]{1,3}) (?:[а-яіїєґ'’]{2,20}их )?[а-яіїєґ'’]{3,20} (?:та|і|й) $"
)
_JOINED_LENGTH = 40
_ALSO_COUNTED = re.compile(
    r" (?:та|і|й|або|чи) (?P<second>[0-9]{1,3})(?= [а-яіїєґ'’]{0,20}(?:ів|ей|ень|року)(?!\w))"
)
"""Behind "21" of "у районі 21 та 22 будинків": it has the noun of the second."""
OUT_OF = re.compile(r" (?:з|із|зі) (?:[0-9]{1,3} )*[0-9]{1,9}(?![0-9.,])")
"""After "у 9": "у 9 з 10 випадків"."""
_REFUSED = re.compile(
    r"(?:відмови|допомог|допомага|пощасти|бракува|загрожу)[а-яіїє]{1,5}(?: [а-яіїє]{1,12}){0,2} $"
)
"""Before "3 з 5 заявників", whose noun does not show the dative."""
_IN_NOMINATIVE = re.compile(
    r"№ ?$|(?i:діста|отрима|зазна)(?:в|ла|ло|ли) (?:[а-яіїєґ'’]{3,20} ){0,2}"
    r"(?:поранення|опіки|травми) $"
)
"""Before what is numbered, and before the subject of "дістали поранення 12 людей"."""
_OF_THEM = (" з них", " із них", " з яких", " із яких")
_OWNER = re.compile(r" (?:її|його|їх)(?= )")
"""Behind "2" of "2 її спільників"."""
_WORDS_AFTER = re.compile(
    r" ([а-яіїєґ'’-]{2,30})(?: ([а-яіїєґ'’-]{2,30}))?(?: ([а-яіїєґ'’-]{2,30}))?"
)


def case_at(text: str, start: int, end: int, number: Number) -> str:
    """The case of the number at text[start:end], from the word before it and those after."""
    if second := _ALSO_COUNTED.match(text, end):
        end, number = second.end(), Number(second["second"])
    if _IN_NOMINATIVE.search(text, max(0, start - _LOOK), start):
        return "nominative"
    (before, start), after = governor(text, start), words_after(text, end)
    shown = _case_of_nouns(after, number) or _of_people(text, start, before, after)
    if known := shown or _by_pattern(text, start, end):
        return known
    if before in IN and _singular(number) and after[:1] and not _accusative(after[0]):
        return "locative" if after[0].endswith(("і", "ї", "у", "ю", "ій")) else "accusative"
    asked = asked_by(text, start, before) or asked_through(text, start)
    by_noun = _by_noun(after, number)
    if before in ("у", "в") and (OUT_OF.match(text, end) or text.startswith(_OF_THEM, end)):
        asked = by_noun = "locative"
    of_one = _singular(number) and after and by_noun != "dative" and genitive_of_one(after[0])
    if not asked and (of_one or _many(after)) and _is_of(text, start, end, before, after):
        by_noun = "genitive"
    elif by_noun == "genitive":
        person = PERSON.match(after[0]) or one_man(after[0])
        taken = asked == "accusative" or object_at(text, start, before) or before == "зокрема"
        if taken or (person and not asked and acts(before)):
            return "animate" if person else by_noun
    if asked == "genitive" and _names_few(after, number):
        asked = ""
    if asked or by_noun != "nominative":
        return asked or by_noun
    return _of_the_first(text, start, after) or _object(text, start, before, after)


def asked_by(text: str, start: int, before: str) -> str:
    """The case that a word before it asks for; it is "за рахунок" that has a genitive."""
    if before == "рахунок" and not text[max(0, start - 11) : start].lower().endswith("за рахунок "):
        return "accusative"
    return governed(before)


def _is_of(text: str, start: int, end: int, before: str, after: list[str]) -> bool:
    """Whether the noun before is one of what is counted: "утримання 500 людей"."""
    counted = _noun(after)
    owned = owns(text, start, before, counted) and not suffers(text, start, end)
    if owned and is_gain(counted) and taken_behind(text, end):
        return False
    return owned or acted_on(text, start, end, before)


def _by_pattern(text: str, start: int, end: int) -> str:
    """ "між 5 і 10", and "відмовив 3 з 5 заявників"."""
    if _SECOND_OF_TWO.search(text, max(0, start - _LOOK), start):
        return "instrumental"
    refused = OUT_OF.match(text, end) and _REFUSED.search(text, max(0, start - _LOOK), start)
    return "dative" if refused else ""


def _of_the_first(text: str, start: int, after: list[str]) -> str:
    """ "genitive" of "10" in "влучання 5 ракет і 10 дронів", whose "5" a noun governs."""
    listed = _LISTED.search(text, max(0, start - _LOOK), start)
    if not listed or not _many(after):
        return ""
    first = Number(listed["first"])
    case = case_at(text, listed.start(), listed.end("first"), first)
    return case if case == "genitive" else ""


def _of_people(text: str, start: int, before: str, after: list[str]) -> str:
    """ "у 5 пацієнтів", and "із 1,8 проміле", which is with them."""
    if before in ("у", "в") and after and PERSON.match(after[0]) and _many(after):
        return "" if as_many_as(text, start) else "genitive"
    with_it = before in ("з", "із", "зі") and after[:1] == ["проміле"]
    return "instrumental" if with_it else ""


def governor(text: str, start: int) -> tuple[str, int]:
    """The word that governs what starts there, and where: "до" of "до 8 років і 6 місяців"."""
    for pattern in (_JOINED_AMOUNT, _JOINED):
        joined = pattern.search(text, max(0, start - _JOINED_LENGTH), start)
        start = joined.start() if joined else start
    return word_before(text, start), start


def word_before(text: str, start: int) -> str:
    """The word that governs what starts there, lower case; "" at the start of a sentence."""
    if text[start - 1 : start] in ("~", "≈") or text[max(0, start - 5) : start].endswith("бл. "):
        return "близько"
    found = _WORD_BEFORE.search(text[max(0, start - _LOOK) : start])
    if found and found[1].lower() == "за" and UNDER_CONDITION.search(found[0]):
        return "наявності"
    return found[1].lower() if found else ""


def words_after(text: str, end: int) -> list[str]:
    """Up to three words of small letters that follow at once, or stand in quotation marks."""
    if text[end : end + 2] in (" «", " “", " „"):
        text, end = f" {text[end + 2 : end + _LOOK].lower()}", 0
    if owner := _OWNER.match(text, end):
        end = owner.end()
    found = _WORDS_AFTER.match(text, end)
    return [word.replace("’", "'") for word in found.groups() if word] if found else []


def _singular(number: Number) -> bool:
    return not number.fraction and ends_in_one(number.whole)


def _accusative(noun: str) -> bool:
    return noun[-1] in "ую" and bool(FEMININE.match(noun))


def _case_of_nouns(after: list[str], number: Number) -> str:
    """Instrumental, locative and dative show in the endings of what is counted."""
    for word in after:
        if seen := case_of_ending(word, _singular(number)):
            return seen
        if not word.endswith(("их", "іх")):
            break
    return ""


def _by_noun(after: list[str], number: Number) -> str:
    if not after:
        return "nominative"
    if _singular(number):
        return _of_one(after)
    few = not number.fraction and ends_in_few(number.whole)
    return "genitive" if few and _many(after) else "nominative"


def _of_one(after: list[str]) -> str:
    noun = after[0]
    shown = (
        ("genitive", one_man(noun) or ONE_OF_THESE.fullmatch(noun)),
        ("dative", ONE_DATIVE.fullmatch(noun) or ONE_SUCH_WOMAN.fullmatch(" ".join(after[:2]))),
        ("nominative", NEVER_DECLINED.fullmatch(noun)),
        ("genitive", noun[-1] in "иї" and FEMININE.match(noun)),
    )
    by_ending = {"у": "accusative", "ю": "accusative", "і": "locative"}.get(noun[-1], "nominative")
    return next((case for case, shows in shown if shows), by_ending)


def in_part_of_them(text: str, start: int, end: int) -> bool:
    """Whether it is "у 45% випадків", which is no "ставка у 5% річних"."""
    after = words_after(text, end)
    placed = word_before(text, start) in ("у", "в") and _many(after)
    return placed and after[0] not in ("річних", "акцій")


def _many(after: list[str]) -> bool:
    """Whether the noun counted stands in the genitive plural."""
    return MANY.fullmatch(_noun(after)) is not None


def _noun(after: list[str]) -> str:
    """What is counted, behind its adjectives."""
    noun = next((word for word in after if not PLURAL_ADJECTIVE.fullmatch(word)), "")
    return noun or (after[0] if after else "")


def _names_few(after: list[str], number: Number) -> bool:
    """Whether it is "3 удари", which behind "завдав" are its object though it asks for "ударів"."""
    few = not number.fraction and ends_in_few(number.whole)
    return few and bool(after) and not _many(after) and after[0].endswith(("и", "і", "ї"))


def _object(text: str, start: int, before: str, after: list[str]) -> str:
    """Accusative of what a verb takes, where its noun does not show that it is the subject."""
    subject = after and after[0].endswith(("а", "я"))
    if after and disagrees(before, after[0]):
        return "accusative"
    people = after and after[0] in ("осіб", "людей", "громадян", "родин", "сімей", "дітей")
    if people and equals(before):
        return "accusative"
    if subject or people or not object_at(text, start, before):
        return "nominative"
    return "accusative"
