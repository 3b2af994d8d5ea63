"""Headings with nothing under them: teasers of other articles, and what announced them."""

import re
from bisect import bisect
from collections.abc import Mapping, Sequence

from audio_pipeline.extract.lost import holder_of, is_sentence
from audio_pipeline.extract.piece import Piece

_ALL_LINKED = 0.9
_LINKED = 0.5
_TEASER_WORDS = 4
_TEXT_WORDS = 12
_LABEL_WORDS = 5
_NEAR_PIECES = 12
_NUTRITION = re.compile(
    r"\W*(?:nutrition(?:al)?(?: (?:facts|information|info|values?|label))?|nährwert(?:e|angaben)?|"
    r"valeurs? nutritionnelles?|informaci[óo]n nutricional|valori nutrizionali)\b.{0,16}",
    re.IGNORECASE,
)
"""It heads numbers that are left out with their panel."""


def without_empty_headings(
    kept: Sequence[Piece], found: Sequence[Piece], left_out: Sequence[Piece]
) -> list[Piece]:
    """Without headings at the end, teasers in a row, and headings right above one of more rank.

    So too without those whose own text was not taken for the article's. A heading over what is
    left out, a table or a listing, has something under it.
    """
    places = sorted(piece.place for piece in left_out)
    at = {piece.place: index for index, piece in enumerate(found)}
    taken = {piece.place for piece in kept}
    told: list[Piece] = []
    for piece in reversed(kept):
        after = told[-1] if told else None
        if _heads_what_was_dropped(piece, found, at, taken):
            continue
        if piece.kind != "heading" or (after is not None and not _is_empty(piece, after, places)):
            told.append(piece)
    return told[::-1]


def _is_empty(piece: Piece, after: Piece, left_out: Sequence[int]) -> bool:
    if after.kind != "heading" or bisect(left_out, piece.place) < bisect(left_out, after.place):
        return False
    is_teaser = piece.linked >= _ALL_LINKED and piece.size >= _TEASER_WORDS
    return is_teaser or (piece.level > after.level and piece.linked > 0)


def _heads_what_was_dropped(
    piece: Piece, found: Sequence[Piece], at: Mapping[int, int], taken: set[int]
) -> bool:
    """Whether a heading shares an element with text below it of which nothing was taken."""
    index = at.get(piece.place, len(found)) + 1
    below = found[index : index + _NEAR_PIECES]
    if _NUTRITION.fullmatch(piece.text):
        return bool(below) and below[0].place == piece.place + 1 and below[0].place not in taken
    if not below or below[0].place in taken or piece.kind not in ("heading", "list_item"):
        return False
    if piece.kind == "list_item":
        return _labels_links(piece, below, taken)
    if below[0].kind == "heading" and below[0].linked >= _ALL_LINKED:
        return below[0].element.getparent() is holder_of(piece)  # the kicker of a teaser
    return _is_box_dropped(piece, below, taken)


def _is_box_dropped(piece: Piece, below: Sequence[Piece], taken: set[int]) -> bool:
    box, place, has_text = holder_of(piece), piece.place, False
    for each in below:
        if box not in each.element.iterancestors():
            break
        if each.place in taken or each.place != place + 1:
            return False
        place = each.place
        has_text = has_text or _is_text(each)
    return has_text


def _labels_links(piece: Piece, below: Sequence[Piece], taken: set[int]) -> bool:
    """Whether the first item of a list names the others, which are links and were left out."""
    items = piece.element.getparent()
    others = [each for each in below if each.element.getparent() is items]
    is_first = piece.element.getprevious() is None and piece.size <= _LABEL_WORDS
    are_links = all(each.linked >= _ALL_LINKED and each.place not in taken for each in others)
    return is_first and len(others) > 1 and are_links and len(items) == len(others) + 1


def _is_text(piece: Piece) -> bool:
    """Whether it is prose, and not the date or the byline that stands below a standfirst."""
    is_long = piece.kind != "heading" and piece.size >= _TEXT_WORDS
    return is_long and piece.linked < _LINKED and is_sentence(piece)
