"""Large first letters that stand in an element of their own, apart from the word they begin."""

from collections.abc import Sequence

from audio_pipeline.extract.piece import Piece

_WORDS = frozenset("AIOWZYEUВУЗІЯСКОАИ")
"""Letters that are words: after these a space may be meant."""


def with_initials(kept: Sequence[Piece], found: Sequence[Piece]) -> list[Piece]:
    """`kept`, each paragraph that lacks its first letter with the one that stands right before."""
    letters = {piece.place: piece.text for piece in found if _is_initial(piece)}
    return [_with_initial(piece, letters.get(piece.place - 1, "")) for piece in kept]


def _is_initial(piece: Piece) -> bool:
    return len(piece.text) == 1 and piece.text.isupper() and piece.kind == "paragraph"


def _with_initial(piece: Piece, letter: str) -> Piece:
    if not letter or piece.kind != "paragraph" or not piece.text[:1].islower():
        return piece
    is_word = letter in _WORDS and (piece.element.text or "")[:1].isspace()
    text = f"{letter} {piece.text}" if is_word else f"{letter}{piece.text}"
    return piece.saying(text)
