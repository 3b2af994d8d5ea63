"""Splits a sentence that is too long for one line where a presenter would breathe."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE_LIMIT = 400
"""Characters of a line. Voices lose their melody on longer ones, and services cut them off."""

_CONJUNCTIONS = (
    "and|but|or|which|who|while|because|although|where|when|after|before|that|if|as"
    "|і|й|та|але|або|що|який|яка|яке|які|коли|якщо|тому|бо|де|щоб"
    "|und|aber|oder|weil|während|dass|wenn|die|der|das|obwohl"
    "|et|mais|ou|qui|que|parce|lorsque|quand|dont|où|alors"
)
_BOUNDARY = re.compile(
    r"(?P<strong>(?<=\w{4})\.[»”\"’)]{0,2} (?=[“«„\"‘(]?[A-ZÀ-ÝА-ЯІЇЄҐ])"
    r"|[;:!?…][»”\"')\]]{0,2} | [–—] |\) )"
    rf"|(?P<clause>, (?=(?:{_CONJUNCTIONS}) ))"
    r"|(?P<comma>(?<![0-9]), |(?<=[0-9]), (?![0-9]))"
    rf"|(?P<conjunction> (?=(?:{_CONJUNCTIONS}) ))"
    r"|(?P<word>(?<=[^\W\d_]{2}) (?=[^\W\d_]{2}))"
)
_PENALTY = {"strong": 0.0, "clause": 0.15, "comma": 0.35, "conjunction": 0.5, "word": 1.2}
"""How far from the middle, in parts of a piece, a better kind of boundary may lie."""


@dataclass(frozen=True)
class _Boundary:
    at: int
    penalty: float


def split_long(sentence: str, limit: int = LINE_LIMIT) -> list[str]:
    """The sentence in pieces of at most `limit` characters, as equal as its clauses allow.

    A word, a number or a name (capitalized words in a row) is never cut: where a text gives no
    boundary, a piece is longer than the limit.
    """
    if len(sentence) <= limit:
        return [sentence]
    boundaries = list(_boundaries(sentence))
    pieces: list[str] = []
    start = next_boundary = 0
    while len(sentence) - start > limit:
        while next_boundary < len(boundaries) and boundaries[next_boundary].at <= start:
            next_boundary += 1
        if next_boundary == len(boundaries):
            break
        end = _best(boundaries, next_boundary, start, len(sentence), limit)
        pieces.append(sentence[start:end].strip())
        start = end
    return [piece for piece in (*pieces, sentence[start:].strip()) if piece]


def _best(boundaries: list[_Boundary], first: int, start: int, end: int, limit: int) -> int:
    target = (end - start) / -(-(end - start) // limit)
    best, least = boundaries[first].at, float("inf")
    for boundary in boundaries[first:]:
        length = boundary.at - start
        if length > limit:
            break
        cost = boundary.penalty + abs(length - target) / target
        if cost < least:
            best, least = boundary.at, cost
    return best


def _boundaries(sentence: str) -> Iterator[_Boundary]:
    for match in _BOUNDARY.finditer(sentence):
        kind = match.lastgroup or "word"
        if kind != "word" or not _within_name(sentence, match):
            yield _Boundary(match.end(), _PENALTY[kind])


def _within_name(sentence: str, space: re.Match[str]) -> bool:
    """Whether both words around the space are capitalized, or the first is an abbreviation."""
    before = sentence[max(0, space.start() - 40) : space.start()].rpartition(" ")[2]
    return before[:1].isupper() and sentence[space.end()].isupper()
