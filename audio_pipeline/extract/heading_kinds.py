"""Headings that are sentences to read, and paragraphs that are headings to whoever sees them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.text import SENTENCE_ENDS

_STANDFIRST_WORDS = 8
_LONG_STANDFIRST_WORDS = 14
"""So many are a sentence without a full stop too."""
_HEADING_WORDS = 9
_TEXT_WORDS = 12
_ITEM_WORDS = 3
_LEVEL = 3
"""Of a heading whose element says nothing of its level."""


def with_headings(kept: Sequence[Piece]) -> list[Piece]:
    """With a standfirst that lies in a heading as text, and lines all in bold as headings."""
    said = Counter(piece.words for piece in kept)
    start = next((at for at, piece in enumerate(kept) if piece.kind == "paragraph"), 0)
    told = [_as_text(piece) if at < start else piece for at, piece in enumerate(kept)]
    heard = [at for at, piece in enumerate(kept) if piece.kind != "caption"]
    for before, at, after in zip(heard, heard[1:], heard[2:], strict=False):
        piece = kept[at]
        is_between = _is_text(kept[before]) and _is_text(kept[after])
        if is_between and _is_bold_line(piece) and said[piece.words] == 1:
            told[at] = replace(piece, kind="heading", level=_LEVEL)
    return told


def _as_text(piece: Piece) -> Piece:
    is_sentence = piece.text.endswith(SENTENCE_ENDS) and piece.size >= _STANDFIRST_WORDS
    if piece.kind == "heading" and (is_sentence or piece.size >= _LONG_STANDFIRST_WORDS):
        return replace(piece, kind="paragraph", level=0)
    return piece


def _is_bold_line(piece: Piece) -> bool:
    is_whole = piece.kind == "paragraph" and piece.bold >= len(piece.text)
    return is_whole and piece.size <= _HEADING_WORDS and piece.text[-1].isalnum()


def _is_text(piece: Piece) -> bool:
    if piece.kind == "list_item":
        return piece.size >= _ITEM_WORDS
    return piece.kind == "paragraph" and piece.size >= _TEXT_WORDS and piece.bold < len(piece.text)
