"""The case of a Ukrainian noun that is written short, from the words before it."""

import re

from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_governors import GENITIVE
from audio_pipeline.script.ukrainian_verbs import transitive

CASES = ("nominative", "genitive", "locative", "accusative", "instrumental")
"""In the order of the forms that tables of such nouns give."""
LOOK = 70
"""Characters before one that decide."""
_GENITIVE = (*GENITIVE.split("|"), "згідно", "вздовж", "уздовж", "навпроти", "посеред", "всередині")
_ACCORDING = re.compile(r"(?i:згідно|відповідно|поряд|разом) (?:із|зі|з) $")
_SHARED = re.compile(
    r"(?<!\w)(?i:(біля|поблизу|неподалік|поруч|від|до|для|у|в|між)) (?:(?:м|с|смт|сел)\. )?"
    r"(?:[А-ЯІЇЄҐ][\w.'’-]{0,20} ){1,3}"
    r"(?:та|і|й) $"
)
"""A place before, which shares the preposition: "біля Часового Яру та с. Піски"."""


_REFERRED = re.compile(
    r"(?<!\w)(?i:див\. |порівн\. |дивись |дивіться |пос(?:ила|ла|илан)[а-яіїє]{1,8} на )$"
)
"""Before what is looked at: "див. табл. 4", "посилаючись на с. 5"."""
_ACTION = re.compile(r"[а-яіїєґ'’]{2,20}(?:нн|тт)(?:я|і|ю|ям)")
_VERB = re.compile(
    r"[а-яіїєґ'’]{1,20}(?:[юуаяи]ть|[уюа]є|(?<!генер)[аиіуя]л[аои]|[аиіуя]в|ся|лись|лась|[нт]о)"
)
"""No noun that something behind it is of."""
_NO_NOUNS = ("", "та", "і", "й", "або", "чи", "а", "але", "що", "це", "не", "де", "як", "за")


def case_index(match: re.Match[str]) -> int:
    """Which of the five cases the word before asks for."""
    before = word_before(match.string, match.start())
    head = match.string[max(0, match.start() - LOOK) : match.start()]
    if _ACCORDING.search(head):
        return 4
    if _REFERRED.search(head):
        return 3
    if before in ("та", "і", "й") and (shared := _SHARED.search(head)):
        before = shared[1].lower()
    if before in ("у", "в", "на", "при", "по"):
        return 2
    if before in ("через", "про", "повз"):
        return 3
    if before in ("перед", "між", "над", "під"):
        return 4
    return 1 if before in _GENITIVE else 0


def before_name(match: re.Match[str], said: str) -> str:
    """With the space that "м.Київ" lacks."""
    return said if match.string.startswith(" ", match.end()) else f"{said} "


def is_action(before: str) -> bool:
    """Whether it is "порушення" of "порушення ст. 3", whose object is genitive."""
    return _ACTION.fullmatch(before) is not None


def case_index_beside(match: re.Match[str]) -> int:
    """The same for what mostly is somebody's: genitive behind any noun, "солдат в/ч А1234"."""
    before = word_before(match.string, match.start())
    if transitive(before):
        return 3
    if (asked := case_index(match)) or before in _NO_NOUNS or _VERB.fullmatch(before):
        return asked
    return 1
