"""Ukrainian counts that no noun before them governs: "після обстрілу 15 будинків згоріли"."""

import re

from audio_pipeline.script.ukrainian_endings import PERSON
from audio_pipeline.script.ukrainian_verbs import transitive

_STRIKES = re.compile(
    "обстріл|влучанн|вибух|удар|атак|наліт|нальот|приліт|прильот|штурм|бомбардуванн|підтопленн|затопленн"
    "|обвал|підрив|детонаці|займанн|гасінн|зіткненн|отруєнн|голосуванн"
)
"""What people are victims of, and are no object of: "внаслідок обстрілу 5 поранених"."""
_EVENTS = re.compile(
    rf"{_STRIKES.pattern}|евакуаці|перевірк|обшук|опитуванн|лікуванн|обмін|звільненн|розслідуванн|відключенн"
    "|тестуванн|оновленн|огляд|знеструмленн|блокуванн|забрудненн|пошкодженн|ремонт|замінуванн"
    "|призначенн|захист|оголошенн|поверненн|окупаці"
)
"""What may stand without an object."""
_VICTIMS = re.compile(
    "людей|осіб|дітей|жінок|чоловіків|поранен|загибл|постражд|травмован|цивільн|жертв|жител|мешкан"
)
_DEATHS = re.compile("загибел|смерт|[ву]бивств|зґвалтуванн|катуванн|викраденн|страт")
"""Nobody to whom these are done does something then."""
_PLURAL = "[а-яіїєґ'’]{2,20}(?:ли(?:с[яь])?|[юуая]ть(?:ся)?)"
_PREDICATE = f"(?:{_PLURAL}|[а-яіїєґ'’]{{2,20}}(?:ло(?:с[яь])?|[аяеу]но|[иу]то))"
_SUCH = "(?: [а-яіїєґ'’-]{2,23}[иі]х)?"
_THEM = (
    rf"{_SUCH}(?: (?:[а-яіїєґ'’-]{{3,25}}|[А-ЯІЇЄҐп]{{2,6}}))?"
    "(?: [а-яіїєґ'’-]{2,23}(?:[ії]в|ей|[иі]х))?"
)
"""What is counted, with its adjective and its genitive: "12 рідкісних видів птахів"."""
_SUFFERED = re.compile(
    rf"{_THEM} (?:не )?(?:(?:діста|отрима|зазна|залиши|лиши|постражда|загину|опини|потрапи|вижи"
    r"|помер|зник|втрати|згорі)л[ио](?:с[яь])?|мають|перебувають"
    r"|(?:за)?лишаються|загинуть|отримують|без (?:світла|води|газу|зв|тепла|електр|опаленн))"
)
_DONE_TO_THEM = re.compile(
    rf"{_THEM} (?:не |було )?{_PREDICATE}"
    r"(?: ?[.,;)–—]|$| (?:у|в|на|до|з|із|зі|від|за|через|по|під|без|та|і|й|а|для)(?!\w))"
)
"""Behind a number: "15 будинків пошкоджено", "300 людей розмістили у школі"."""
_PEOPLE_DO = re.compile(
    rf"{_SUCH} (?:{PERSON.pattern})[а-яіїєґ'’]{{0,6}} "
    rf"(?:не |вже )?{_PLURAL}(?!\w)"
)
_ADVERBIAL = re.compile(
    r"(?<!\w)(?i:під час|унаслідок|внаслідок|через|після|до|результат(?:і|ами)|під|за|перед|разі"
    r"|для|на|з|із|від) (?:[\w'’-]{2,25} ){1,3}$"
)
_LOOK = 80
_VERB_BEHIND = re.compile(
    rf"{_THEM} (?P<verb>{_PLURAL})"
    r"(?: ?[.,;!?)–—]|$| (?:у|в|на|до|з|із|зі|від|за|через|по|під|для) )"
)


def is_subject(text: str, start: int, end: int, before: str) -> bool:
    """Whether what follows a phrase of time or cause is its sentence's subject or object."""
    if _STRIKES.match(before) and _VICTIMS.match(text, end + 1):
        return True
    if suffers(text, start, end):
        return True
    if not _ADVERBIAL.search(text, max(0, start - _LOOK), start):
        return False
    if _PEOPLE_DO.match(text, end) and not _DEATHS.match(before):
        return True
    return _EVENTS.match(before) is not None and _DONE_TO_THEM.match(text, end) is not None


def taken_behind(text: str, end: int) -> bool:
    """Whether "12 медалей" are what somebody named before "здобули"."""
    found = _VERB_BEHIND.match(text, end)
    return found is not None and transitive(found["verb"])


def suffers(text: str, start: int, end: int) -> bool:
    """Whether "12 сіл" behind a phrase of cause "залишилися без світла"."""
    caused = _ADVERBIAL.search(text, max(0, start - _LOOK), start)
    return caused is not None and _SUFFERED.match(text, end) is not None
