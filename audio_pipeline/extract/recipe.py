"""The facts above a recipe, how many it serves and how long it takes, each in its own element.

Read one after another, without the lines between them, they say nothing: "Servings, 1, servings".
"""

import re
from collections.abc import Iterable
from itertools import groupby

from audio_pipeline.extract.piece import Piece

_LEAST_FACTS = 3
_FACT = re.compile(
    r"(?:\W*(?:\d+(?:[.,/–-]\d+)?|"
    r"servings?|serves|yields?|portions?|(?:prep(?:aration)?|cook(?:ing)?|bak(?:e|ing)|rest(?:ing)?|"
    r"chill(?:ing)?|total|active)(?: time)?|time|min(?:ute)?s?|h(?:ou)?rs?|days?|calories|k?cal|"
    r"difficulty|easy|medium|level|course|cuisine|"
    r"portionen|vorbereitungs(?:zeit)?|zubereitungs(?:zeit)?|koch(?:zeit)?|back(?:zeit)?|"
    r"gesamt(?:zeit)?|minuten|stunden?|std|schwierigkeit|einfach|"
    r"temps de (?:préparation|cuisson)|parts?|personnes|heures?)\b)+\W*",
    re.IGNORECASE,
)


def without_facts(kept: Iterable[Piece]) -> list[Piece]:
    """Without three or more of such facts in a row, if numbers are among them."""
    told: list[Piece] = []
    for is_fact, group in groupby(kept, key=_is_fact):
        facts = list(group)
        has_number = any(piece.text[:1].isdigit() for piece in facts)
        if not (is_fact and has_number and len(facts) >= _LEAST_FACTS):
            told += facts
    return told


def _is_fact(piece: Piece) -> bool:
    return piece.kind == "paragraph" and _FACT.fullmatch(piece.text[:80]) is not None
