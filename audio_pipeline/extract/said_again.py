"""What a page says twice: pull quotes, teasers of itself, headings that a paragraph repeats."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.text import Shingles, word_string

_LEAST_HEADING_WORDS = 3
_LONG_WORDS = 20
_SIGNED = re.compile(r"(?<=[.!?…”\"»)])\s*[-–—]\s?[^.!?]{3,40}$")
_BEGINNING_WORDS = 8
_CUT_OFF = ("...", "…", "[...]", "[…]")


def without_pull_quotes(kept: Sequence[Piece]) -> list[Piece]:
    """Without quotes that repeat a sentence of a paragraph."""
    prose = "".join(piece.words for piece in kept if piece.kind in ("paragraph", "list_item"))
    runs = Shingles(prose)
    return [piece for piece in kept if piece.kind != "quote" or not runs.have(_unsigned(piece))]


def _unsigned(quote: Piece) -> str:
    """Its words without the name behind a dash at its end."""
    signed = _SIGNED.search(quote.text)
    return word_string(quote.text[: signed.start()]) if signed else quote.words


def without_repeated_ends(kept: Sequence[Piece]) -> list[Piece]:
    """Without long paragraphs that one of the two before them ends in."""
    return [
        piece
        for at, piece in enumerate(kept)
        if piece.kind != "paragraph"
        or piece.size < _LONG_WORDS
        or not any(each.words.endswith(piece.words) for each in kept[max(0, at - 2) : at])
    ]


def without_repeated_headings(kept: Sequence[Piece]) -> list[Piece]:
    """Without headings that the paragraph under them begins with."""
    said_again = {
        id(piece)
        for piece, after in pairwise(kept)
        if piece.kind == "heading"
        and piece.size >= _LEAST_HEADING_WORDS
        and after.words.startswith(piece.words)
    }
    return [piece for piece in kept if id(piece) not in said_again]


def begins_again(piece: Piece, begun: Mapping[str, str]) -> bool:
    """Whether a paragraph is the beginning of one before, cut off: the page's teaser of itself."""
    if not piece.text.endswith(_CUT_OFF) or piece.size <= _BEGINNING_WORDS:
        return False
    whole = begun.get(beginning(piece), "")
    return bool(whole) and whole.startswith(piece.words.rstrip().rpartition(" ")[0])


def beginning(piece: Piece) -> str:
    return " ".join(piece.words.split()[:_BEGINNING_WORDS])
