"""Which pieces of a page are its article."""

from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from audio_pipeline.extract.text import word_string
from audio_pipeline.extract.walk import Piece, pieces

_INNOCENT_SHARE = 0.4
"""An element whose name says noise, but that holds this share of the body, is the body."""
_SURE_WORDS = 5
"""A run of fewer words may occur in any text by chance."""
_ENDS_WORDS = 8


def article_pieces(tree: HtmlElement, url: str) -> list[Piece]:
    """The pieces of `tree` that are its article, in the order of the page."""
    found = pieces(tree)
    votes = _votes(found, trafilatura_text(tree, url))
    return _chosen(found, votes)


def trafilatura_text(tree: HtmlElement, url: str) -> str:
    """The article's text as trafilatura sees it, a line a block; empty where it sees none."""
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(tree, url=url or None, include_comments=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        # It parses hostile pages with code of many libraries; our own rules still see the page.
        return ""
    return (document.text or "") if document is not None else ""


def _votes(found: Sequence[Piece], text: str) -> list[bool]:
    lines = {word_string(line) for line in text.splitlines()}
    whole = word_string(text)
    return [piece.words in lines or _is_within(piece, whole) for piece in found]


def _is_within(piece: Piece, whole: str) -> bool:
    if piece.size < _SURE_WORDS:
        return False
    if piece.words in whole:
        return True
    words = piece.words.split()
    if len(words) < 2 * _ENDS_WORDS:
        return False
    ends = (words[:_ENDS_WORDS], words[-_ENDS_WORDS:])
    return all(f" {' '.join(end)} " in whole for end in ends)


def _chosen(found: Sequence[Piece], votes: Sequence[bool]) -> list[Piece]:
    guilty = _guilty(found, votes)
    return [
        piece
        for piece, vote in zip(found, votes, strict=True)
        if vote and guilty.isdisjoint(piece.noise)
    ]


def _guilty(found: Sequence[Piece], votes: Sequence[bool]) -> set[HtmlElement]:
    """The noise elements that do not hold a good part of the body."""
    held: Counter[HtmlElement] = Counter()
    total = 0
    for piece, vote in zip(found, votes, strict=True):
        if vote:
            total += piece.size
            held.update(dict.fromkeys(piece.noise, piece.size))
    every = {element for piece in found for element in piece.noise}
    return {element for element in every if held[element] <= _INNOCENT_SHARE * total}
