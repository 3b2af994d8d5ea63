"""Splits a sentence that is too long for one line where a presenter would breathe."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audio_pipeline.script.quotations import within

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
    r"|(?P<comma>(?:(?<![0-9]), |(?<=[0-9]), (?![0-9]))(?![A-Z]\.))"
    rf"|(?P<conjunction> (?=(?:{_CONJUNCTIONS}) ))"
    r"|(?P<word>(?<=[^\W\d_]{2}) (?=[^\W\d_]{2}))"
)
_PARTICLES = frozenset({
    "of", "the", "for", "von", "der", "dem", "den", "zu", "van", "de", "la", "le", "du", "des",
    "del", "della", "di", "da", "dos", "bin", "ibn", "al", "el", "ter", "ten", "y", "і", "й", "та",
    "и", "and", "und", "et", "&", "на", "в", "ім.", "імені",
})  # fmt: skip
"""Small words that stand within names: Bank of England, Ursula von der Leyen, Marks and Spencer."""
_MOST_PARTICLES = 3
_DIGITS = frozenset("0123456789%")
_LOOK = 60
"""Characters on either side of a space in which a name is looked for."""
_BETWEEN_NUMBERS = re.compile(r"[0-9]%? \w{1,4} [$€£₴]?[0-9]")
_COUNTED = re.compile(
    r"[0-9] (?:[mb]illion|trillion|thousand|hundred|тис\.?|млн|млрд|трлн|мільйон\w*|мільярд\w*"
    r"|Mio\.|Mrd\.|Million(?:en)?|Milliarden?|millions?|milliards?)$"
)
_PARENTHESES = re.compile(r"\([^()]{1,300}\)")
_OF_A_NAME = re.compile(
    r"\b(?:Prof|Capt|Cmdr|Supt|Insp|Brig|Calif|Mass|Penn|Conn|Minn|Tenn|проф|акад|полк)\. $"
)
_BEHIND_A_NAME = re.compile(r"(?:Jr|Sr|Inc|Ltd|LLC|PhD|MD|Esq|Corp)\b")
_PENALTY = {"strong": 0.0, "clause": 0.15, "comma": 0.35, "conjunction": 0.5, "word": 1.2}
_WITHIN_PARENTHESES = 1.0
"""How far from the middle, in parts of a piece, a better kind of boundary may lie."""


@dataclass(frozen=True)
class _Boundary:
    at: int
    penalty: float


def split_long(sentence: str, limit: int = LINE_LIMIT) -> list[str]:
    """The sentence in pieces of at most `limit` characters, as equal as its clauses allow.

    A word, a number or a name (capitalized words, particles between them) is never cut: where a
    text gives no boundary, a piece is longer than the limit. Parentheses stay whole if they can.
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
    parentheses = [match.span() for match in _PARENTHESES.finditer(sentence)]
    for match in _BOUNDARY.finditer(sentence):
        kind = match.lastgroup or "word"
        if _parts_a_name(sentence, match, kind):
            continue
        penalty = _PENALTY[kind]
        if within(parentheses, match.end() - 1):
            penalty += _WITHIN_PARENTHESES
        yield _Boundary(match.end(), penalty)


def _parts_a_name(sentence: str, match: re.Match[str], kind: str) -> bool:
    start, end = match.span()
    if kind in ("word", "conjunction"):
        return _cuts(sentence, start, end)
    if kind == "comma":
        return _BEHIND_A_NAME.match(sentence, end) is not None
    is_range = sentence[start - 1 : start].isdigit() and sentence[end : end + 1].isdigit()
    return is_range or _OF_A_NAME.search(sentence, max(0, end - _LOOK), end) is not None


def _cuts(sentence: str, start: int, end: int) -> bool:
    """Whether the space lies in a name (capitalized words, particles between) or a range."""
    if sentence[start - 1 : start] in _DIGITS and _BETWEEN_NUMBERS.match(sentence, start - 1):
        return True
    before = sentence[max(0, start - _LOOK) : start]
    if _COUNTED.search(before):
        return True
    return _names(before.split(" ")[::-1]) and _names(sentence[end : end + _LOOK].split(" "))


def _names(words: list[str]) -> bool:
    """Whether the first word, particles aside, is capitalized."""
    for word in words[: _MOST_PARTICLES + 1]:
        if word not in _PARTICLES:
            return word[:1].isupper()
    return False
