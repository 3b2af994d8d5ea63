"""Headings with nothing under them: teasers of other articles, and what announced them."""

from bisect import bisect
from collections.abc import Sequence

from audio_pipeline.extract.piece import Piece

_ALL_LINKED = 0.9
_TEASER_WORDS = 4


def without_empty_headings(kept: Sequence[Piece], left_out: Sequence[Piece]) -> list[Piece]:
    """Without headings at the end, teasers in a row, and headings right above one of more rank.

    A heading over what is left out, a table or a listing, has something under it.
    """
    places = sorted(piece.place for piece in left_out)
    told: list[Piece] = []
    for piece in reversed(kept):
        after = told[-1] if told else None
        if piece.kind != "heading" or (after is not None and not _is_empty(piece, after, places)):
            told.append(piece)
    return told[::-1]


def _is_empty(piece: Piece, after: Piece, left_out: Sequence[int]) -> bool:
    if after.kind != "heading" or bisect(left_out, piece.place) < bisect(left_out, after.place):
        return False
    is_teaser = piece.linked >= _ALL_LINKED and piece.size >= _TEASER_WORDS
    return is_teaser or (piece.level > after.level and piece.linked > 0)
