"""Blocks that only begin the next one: a number, a dateline, half of a sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.text import RUN_WORDS

_OPEN_WORDS = 8
_ENDS_OPEN = re.compile(r"\s[^\W\d_]{2,}$")
_BEGINS_OPEN = re.compile(r"(?![A-ZÀ-ÞА-ЯЄІЇҐ])[^\W\d_]{2,}\s")
_ITEM_NUMBER = re.compile(r"\(?\d{1,2}[.)]")
_BARE_NUMBER = re.compile(r"[1-9]\d?")
_DATELINE = re.compile(r"[^.!?:]{2,60}\s?[-–—]")
_DATELINE_WORDS = 5


def joined(chosen: Sequence[Piece]) -> list[Piece]:
    """With "1." and "BERLIN –", where they stand alone, before the block that they begin."""
    pieces: list[Piece] = []
    for piece in chosen:
        begun = pieces[-1] if pieces else None
        if begun is not None and (_begins(begun, piece) or _goes_on(begun, piece)):
            pieces[-1] = replace(
                piece,
                text=f"{_with_dot(begun.text)} {piece.text}",
                words=_without_mark(begun) + piece.words[1:],
            )
        else:
            pieces.append(piece)
    return pieces


def _without_mark(begun: Piece) -> str:
    """The words of what begins a block: a bare number is none, since it may be shown twice."""
    return " " if _BARE_NUMBER.fullmatch(begun.text) else begun.words


def _with_dot(mark: str) -> str:
    return f"{mark}." if _BARE_NUMBER.fullmatch(mark) else mark


def _begins(piece: Piece, following: Piece) -> bool:
    if piece.kind == "heading" or following.kind == "caption":
        return False
    if _ITEM_NUMBER.fullmatch(piece.text):
        return not following.marker
    if _BARE_NUMBER.fullmatch(piece.text):
        is_step = following.kind == "paragraph" and following.size >= RUN_WORDS
        return piece.kind == "paragraph" and is_step and following.text[0].isupper()
    is_prose = piece.kind == following.kind == "paragraph"
    return is_prose and piece.size <= _DATELINE_WORDS and bool(_DATELINE.fullmatch(piece.text))


def _goes_on(piece: Piece, following: Piece) -> bool:
    """Whether a paragraph ends in the middle of a sentence that the next one ends."""
    is_next = piece.element is following.element or following.place == piece.place + 1
    is_prose = piece.kind == following.kind == "paragraph"
    is_open = piece.size >= _OPEN_WORDS and _ENDS_OPEN.search(piece.text) is not None
    goes_on = following.size >= RUN_WORDS and _BEGINS_OPEN.match(following.text) is not None
    return is_next and is_prose and is_open and goes_on
