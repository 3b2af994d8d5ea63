"""The case that a Ukrainian preposition, verb or noun asks for by itself."""

import re

GENITIVE = (
    "до|від|після|без|близько|для|біля|серед|протягом|упродовж|впродовж|більше|менше|вище|нижче"
    "|навколо|довкола|проти|замість|окрім|крім|з|із|зі|щодо|неподалік|поблизу"
)
INSTRUMENTAL = "перед|між|над"
_MEASURED = ("суму", "відстань", "висоту", "глибину", "довжину", "ширину", "площу", "вагу")
"""Behind "на": "на суму 21 тис. грн"."""
_GENITIVE_AFTER = re.compile(
    rf"{GENITIVE}|сяга(?:є|ють|в|ла|ло|ли)|сягн(?:е|уть|ути|у(?:в|ла|ло|ли))|сяг(?:ла|ло|ли)?"
    r"|дося(?:г|гла|гло|гли|гає|гають|гне|гнула|гнуло)|перевищу|участю|розмірі|рівні|кількості|опіки|опіків|загибель"
    r"|браку(?:є|вало|ватиме)|потребу(?:є|ють|вав|вала|вало|вали|ватиме)|стосу(?:ється|ються)"
    r"|(?:завда|зазна|уника)(?:в|ла|ло|ли|є|ють|ти|но|вши)|(?:завда|зазна)(?:сть|дуть)|уникну(?:в|ла|ли|ти)"
    r"|позба(?:вив|вила|вили|влено|влять|вить)|набу(?:в|ла|ло|ли)|загибелі|смерть|смерті|поранення|евакуацію|звільнення|затримання|участі|більшість|тіла|тіл"
)
_INSTRUMENTAL_AFTER = re.compile(
    rf"{INSTRUMENTAL}|(?:за)?волод(?:іє|іють|ів|іла|іло|іли|іти|іє|іючи)|обмежи(?:вся|лася|лися|лось|тися)"
    r"|(?:по)?жертву(?:є|ють)|пожертв(?:ував|увала|ували)|ризику(?:є|ють|вав|вала|вали)"
    r"|(?:за|роз)плати(?:вся|лася|лися)|керу(?:є|ють|вав|вала|вали)|опіку(?:ється|ються)"
)
_DATIVE_AFTER = re.compile("завдяки|всупереч|попри все")
_LOCATIVE_AFTER = re.compile("при")
_GENITIVE_THROUGH = re.compile(
    r"\b(?:завда|зазна)(?:в|ла|ло|ли|є|ють|ти|но|вши)"
    r" (?:їй|йому|їм|собі|[а-яіїєґ'’]{2,20}(?:[іїую]|ові|еві|єві|ам|ям)) $"
)
"""Before "7" of "завдав дружині 7 поранень"."""
_THROUGH_LENGTH = 40
IN = ("у", "в", "на", "при", "по", "о", "об")


def governed(before: str) -> str:
    """The case that a preposition or a verb asks for by itself; "" where it does not."""
    for pattern, case in (
        (_GENITIVE_AFTER, "genitive"),
        (_INSTRUMENTAL_AFTER, "instrumental"),
        (_DATIVE_AFTER, "dative"),
        (_LOCATIVE_AFTER, "locative"),
    ):
        if pattern.fullmatch(before):
            return case
    with_object = (*IN, "за", "через", "про", "понад", "під", *_MEASURED)
    return "accusative" if before in with_object else ""


def asked_through(text: str, start: int) -> str:
    """The case that a verb asks for over the one whom it concerns: "завдав дружині 7 поранень"."""
    found = _GENITIVE_THROUGH.search(text, max(0, start - _THROUGH_LENGTH), start)
    return "genitive" if found else ""
