"""The case of a Ukrainian noun that is written short, from the words before it."""

import re

from audio_pipeline.script.ukrainian_context import word_before
from audio_pipeline.script.ukrainian_governors import GENITIVE

CASES = ("nominative", "genitive", "locative", "accusative", "instrumental")
"""In the order of the forms that tables of such nouns give."""
LOOK = 70
"""Characters before one that decide."""
_ACCORDING = re.compile(r"(?i:згідно|відповідно|поряд|разом) (?:із|зі|з) $")
_SHARED = re.compile(
    r"(?<!\w)(?i:(біля|поблизу|неподалік|поруч|від|до|для|у|в|між)) (?:(?:м|с|смт|сел)\. )?"
    r"(?:[А-ЯІЇЄҐ][\w.'’-]{0,20} ){1,3}"
    r"(?:та|і|й) $"
)
"""A place before, which shares the preposition: "біля Часового Яру та с. Піски"."""


def case_index(match: re.Match[str]) -> int:
    """Which of the five cases the word before asks for."""
    before = word_before(match.string, match.start())
    head = match.string[max(0, match.start() - LOOK) : match.start()]
    if _ACCORDING.search(head):
        return 4
    if before in ("та", "і", "й") and (shared := _SHARED.search(head)):
        before = shared[1].lower()
    if before in ("у", "в", "на", "при", "по"):
        return 2
    if before in ("через", "про", "повз"):
        return 3
    if before in ("перед", "між", "над", "під"):
        return 4
    return 1 if before in GENITIVE.split("|") or before == "згідно" else 0
