"""From votes for single pieces to an article: what its place on the page says."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.noise import names_of
from audio_pipeline.extract.text import word_string
from audio_pipeline.extract.walk import Piece

_INNOCENT_SHARE = 0.3
"""Elements whose name says noise, but that hold this share of the body, are the body."""
_INNOCENT_WORDS = 60
"""In a short article an appeal has a good share too, so there it takes more to be the body."""
_BODY_SHARE = 0.2
"""An element that holds this share of the body directly holds nothing but the body."""
_LINKED = 0.5
_NESTED_LEVELS = 4
_SENTENCE_WORDS = 6
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”»“’)]*$")
_STANDFIRST_NAMES = re.compile(
    r"(?:^| )(?:standfirst|stand first|lede?|dek|deck|sub ?(?:title|head|headline|heading)|intro|"
    r"introduction|excerpt|summary|chapo|chapeau|vorspann|lead|desc|abstract)"
    r"(?: |$)"
)
_WRAPPERS = frozenset(("ul", "ol", "li", "blockquote", "figure", "dl"))


def chosen(
    found: Sequence[Piece], votes: Sequence[bool], titles: Sequence[str], description: str
) -> list[Piece]:
    """Of `found`, what `votes` say is the article and what stands among it, in the same order."""
    guilty = _guilty(found, votes)
    fair = [guilty.isdisjoint(piece.noise) for piece in found]
    kept = [vote and is_fair for vote, is_fair in zip(votes, fair, strict=True)]
    _restore_inner(found, kept, fair)
    _restore_standfirst(found, kept, fair, titles, description)
    _restore_captions(found, kept, fair, titles)
    _drop_last_headings(found, kept)
    return _recaption([piece for piece, keep in zip(found, kept, strict=True) if keep])


def fullest(found: Sequence[Piece]) -> list[bool]:
    """Votes for the pieces in the element that holds most sentences."""
    holders: Counter[HtmlElement] = Counter()
    for piece in found:
        if piece.linked < _LINKED and _is_sentence(piece):
            holders[_holder(piece)] += piece.size
    best = max(holders, key=lambda holder: holders[holder], default=None)
    return [best is not None and _holder(piece) is best for piece in found]


def _guilty(found: Sequence[Piece], votes: Sequence[bool]) -> set[tuple[str, str]]:
    """The noise that does not hold a good part of the body, by its name or by its reason."""
    names: Counter[tuple[str, str]] = Counter()
    reasons: Counter[str] = Counter()
    voted = [piece for piece, vote in zip(found, votes, strict=True) if vote]
    total = sum(piece.size for piece in voted)
    least = max(_INNOCENT_SHARE * total, min(_INNOCENT_WORDS, 2 * _INNOCENT_SHARE * total))
    for piece in voted:
        names.update(dict.fromkeys(piece.noise, piece.size))
    innocent = {name for name, size in names.items() if size > least}
    for piece in voted:
        reasons.update(dict.fromkeys({why for why, _ in set(piece.noise) - innocent}, piece.size))
    every = {name for piece in found for name in piece.noise}
    return {name for name in every - innocent if reasons[name[0]] <= least}


def _restore_inner(found: Sequence[Piece], kept: list[bool], fair: Sequence[bool]) -> None:
    """Takes back what stands in the elements that hold the article, and sentences within."""
    holders: Counter[HtmlElement] = Counter()
    for piece, keep in zip(found, kept, strict=True):
        if keep:
            holders[_holder(piece)] += piece.size
    least = _BODY_SHARE * sum(holders.values())
    body = {holder for holder, size in holders.items() if size >= least}
    first, last = _ends(kept)
    for index, piece in enumerate(found):
        if kept[index] or not fair[index] or piece.linked >= _LINKED:
            continue
        is_nested = first < index < last and _is_sentence(piece) and _is_below(piece, body)
        kept[index] = _holder(piece) in body or is_nested


def _restore_standfirst(
    found: Sequence[Piece],
    kept: list[bool],
    fair: Sequence[bool],
    titles: Sequence[str],
    description: str,
) -> None:
    """Takes back the sentence or two between the headline and the text."""
    start = _headline(found, titles)
    first, _ = _ends(kept)
    described = word_string(description)
    for index in range(start + 1, first):
        piece = found[index]
        if not fair[index] or piece.linked >= _LINKED or piece.kind not in ("paragraph", "heading"):
            continue
        named = _STANDFIRST_NAMES.search(names_of(piece.element)) is not None
        kept[index] = _is_sentence(piece) and (named or piece.words == described)


def _restore_captions(
    found: Sequence[Piece], kept: list[bool], fair: Sequence[bool], titles: Sequence[str]
) -> None:
    """Takes back captions between the headline and the end of the text."""
    first, last = _ends(kept)
    start = _headline(found, titles)
    for index in range(first if start < 0 else min(start, first), last):
        if found[index].kind == "caption" and fair[index]:
            kept[index] = True


def _drop_last_headings(found: Sequence[Piece], kept: list[bool]) -> None:
    """A heading with nothing under it belongs to what was left out."""
    for index in range(len(found) - 1, -1, -1):
        if kept[index]:
            if found[index].kind != "heading":
                return
            kept[index] = False


def _headline(found: Sequence[Piece], titles: Sequence[str]) -> int:
    """The index of the last piece before the text that says the headline; -1 without one."""
    told = {word_string(title) for title in titles}
    for index, piece in enumerate(found):
        if piece.kind == "heading" and (
            piece.words in told or (piece.level == 1 and piece.size > 2)
        ):
            return index
    return -1


def _ends(kept: Sequence[bool]) -> tuple[int, int]:
    """The indices of the first and the last piece that is kept; (0, -1) without any."""
    indices = [index for index, keep in enumerate(kept) if keep]
    return (indices[0], indices[-1]) if indices else (0, -1)


def _holder(piece: Piece) -> HtmlElement:
    """The element in which the piece stands as one of several blocks."""
    element = piece.element
    parent = element.getparent()
    while parent is not None and parent.tag in _WRAPPERS:
        element, parent = parent, parent.getparent()
    return element if parent is None else parent


def _is_below(piece: Piece, body: set[HtmlElement]) -> bool:
    element = piece.element
    for _ in range(_NESTED_LEVELS):
        element = element.getparent()
        if element is None:
            return False
        if element in body:
            return True
    return False


def _is_sentence(piece: Piece) -> bool:
    return piece.size >= _SENTENCE_WORDS and (
        piece.kind == "heading" or _SENTENCE_END.search(piece.text) is not None
    )


def _recaption(kept: list[Piece]) -> list[Piece]:
    """Where captions are most of the text they are its paragraphs: galleries, odd themes."""
    captions = sum(piece.size for piece in kept if piece.kind == "caption")
    if captions * 2 <= sum(piece.size for piece in kept):
        return kept
    return [
        replace(piece, kind="paragraph") if piece.kind == "caption" else piece for piece in kept
    ]
