"""Corrections and editors' notes, which are part of an article wherever they stand."""

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.noise import is_correction_box

_LEVELS = 3
_CORRECTION = re.compile(
    r"\W*(?:(?:corrections?|corrected|clarifications?|clarified|amended|retraction|errat(?:um|a))\b|"
    r"editor[’']?s[’']? note|update[ds]?\b|"
    r"this (?:article|story|post|report|piece) (?:was|has been) (?:\w+ )?"
    r"(?:amended|corrected|updated|changed|edited)|"
    r"an? (?:earlier|previous) version|"
    r"виправлен|уточнен|спростуван|оновлен|від редакції|у попередній версії|"
    r"korrektur|berichtigung|richtigstellung|anmerkung der redaktion|aktualisier|"
    r"in einer (?:früheren|vorherigen) (?:version|fassung)|"
    r"rectificati|mise? à jour|note de la rédaction|une (?:première|précédente) version|"
    r"corrección|fe de erratas|nota del editor|correzione|sprostowanie|исправлен)",
    re.IGNORECASE,
)


def is_correction(text: str) -> bool:
    """Whether a block begins as corrections and notes of the editors do."""
    return _CORRECTION.match(text) is not None


def in_correction_box(element: HtmlElement) -> bool:
    """Whether class or id of the element, or of one close around it, call it a correction."""
    around = (element, *element.iterancestors())
    return any(is_correction_box(each) for each in around[:_LEVELS])
