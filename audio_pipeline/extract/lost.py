"""What a first vote lost of an article: text in its own elements, its captions, corrections."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.corrections import in_correction_box, is_correction
from audio_pipeline.extract.dates import is_only_date
from audio_pipeline.extract.noise import names_of
from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.text import word_string

_BODY_SHARE = 0.2
"""An element that holds this share of the body directly holds nothing but the body."""
_LINKED = 0.5
_NESTED_LEVELS = 4
_ALIKE_SHARE = 0.2
_ALIKE_LINKED = 0.3
_SENTENCE_WORDS = 6
_NEAR_PIECES = 8
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”»“’)]*$")
_AD_NAMES = frozenset(("ad", "ads", "advert", "advertisement", "anzeige", "werbung", "publicidad"))
_AD_WORDS = 4
_HEADING_NAMES = re.compile(
    r"(?:^| )(?:h[1-6]|(?:sub|inter|section|cross)? ?(?:head|heading|title|headline)|zwischentitel|"
    r"ueberschrift|intertitre|subtitulo|ladillo)(?: |$)"
)
_LABEL_WORDS = 16
_SECTION_LEVEL = 3
"""Of lower headings, shops and galleries have some of their own: one alike says little."""
_WRAPPERS = frozenset(
    ("ul", "ol", "li", "blockquote", "figure", "dl", "h1", "h2", "h3", "h4", "h5", "h6")
)

_Place = tuple[str, HtmlElement | None]
"""A name, and the <article> that it is in."""


def restore_inner(found: Sequence[Piece], kept: list[bool], fair: Sequence[bool]) -> None:
    """Takes back what stands in the elements that hold the article, and sentences within."""
    holders: Counter[HtmlElement] = Counter()
    for piece, keep in zip(found, kept, strict=True):
        if keep:
            holders[holder_of(piece)] += piece.size
    least = _BODY_SHARE * sum(holders.values())
    body = {holder for holder, size in holders.items() if size >= least}
    first, last = _ends(kept)
    for index, piece in enumerate(found):
        if kept[index] or not fair[index] or piece.linked >= _LINKED:
            continue
        is_said = is_sentence(piece) or (piece.text.endswith(":") and any(kept[index : index + 2]))
        is_nested = first < index < last and is_said and _is_below(piece, body)
        kept[index] = holder_of(piece) in body or is_nested


def restore_labels(found: Sequence[Piece], kept: list[bool], fair: Sequence[bool]) -> None:
    """Takes back headings, by tag or name, between texts that are kept, over the one below them.

    One that a name makes a heading must stand first in the element that holds its text.
    """
    looks = Counter(_look(found[at]) for at, keep in enumerate(kept) if keep)
    asked = Counter(_look(piece) for piece in found if piece.text.endswith("?"))
    first, last = _ends(kept)
    around = [index for index in range(first, last + 1) if found[index].kind != "caption"]
    for before, index, text in zip(around, around[1:], around[2:], strict=False):
        piece = found[index]
        if kept[index] or not fair[index] or piece.linked >= _LINKED or not _is_label(piece):
            continue
        holder = {holder_of(piece)}
        if piece.text.endswith("?") and asked[_look(piece)] > 1:  # in panels that open
            holder.add(holder_of(piece).getparent())
        is_over = kept[text] and _is_below(found[text], holder)
        is_first = not _is_below(found[before], holder)
        follows_text = kept[before] or looks[_look(piece)] > (piece.level > _SECTION_LEVEL)
        kept[index] = is_over and (follows_text if piece.kind == "heading" else is_first)


def _look(piece: Piece) -> tuple[int, str]:
    return piece.level, names_of(piece.element) if piece.level else ""


def _is_label(piece: Piece) -> bool:
    if piece.kind == "heading":
        return piece.size <= _LABEL_WORDS and not is_only_date(piece.text)
    is_short = piece.kind == "paragraph" and 2 <= piece.size <= _LABEL_WORDS
    return is_short and _HEADING_NAMES.search(names_of(piece.element)) is not None


def restore_list_labels(found: Sequence[Piece], kept: list[bool], fair: Sequence[bool]) -> None:
    """Takes back the words right above a list that is kept: "What we like"."""
    first, last = _ends(kept)
    for index in range(first + 1, last):
        piece, item = found[index], found[index + 1]
        is_label = piece.kind == "paragraph" and piece.size <= _LABEL_WORDS
        if kept[index] or not (kept[index + 1] and fair[index] and is_label):
            continue
        if item.kind == "list_item" and piece.linked < _LINKED:
            items = next(item.element.iterancestors("ul", "ol"), None)
            kept[index] = _stands_above(piece, items)


def _stands_above(piece: Piece, items: HtmlElement | None) -> bool:
    """Whether it shares an element with the list alone, or comes before it with a colon."""
    if items is None:
        return False
    is_before = piece.text.endswith(":") and items.getprevious() is piece.element
    return is_before or items.getparent() is piece.element


def restore_alike(
    found: Sequence[Piece], kept: list[bool], fair: Sequence[bool], titles: Sequence[str]
) -> None:
    """Takes back text in elements named and placed like those that hold the article.

    Pages built of sections have one such element for each, and a section with a picture or a list
    in it is easily lost. Other articles on the page lie under another <article>.
    """
    first, last = _ends(kept)
    named: Counter[_Place] = Counter()
    for piece, keep in zip(found, kept, strict=True):
        if keep:
            named[_place(piece)] += piece.size
    least = _ALIKE_SHARE * sum(named.values())
    body = {place for place, size in named.items() if size >= least and place[0]}
    start = headline_at(found, titles)
    for index in range(start + 1 if 0 <= start < first else first, len(found)):
        piece = found[index]
        if kept[index]:
            continue
        if index > last and (not fair[index] or piece.linked >= _LINKED):
            if _is_advertisement(piece):
                continue
            return
        is_text = first < index < last or piece.kind == "heading" or is_sentence(piece)
        if is_text and fair[index] and piece.linked < _ALIKE_LINKED and _place(piece) in body:
            kept[index] = True


def _is_advertisement(piece: Piece) -> bool:
    """Whether it is the label of an advertisement, after which an article goes on."""
    named = {name.strip() for name, _ in piece.noise}
    return piece.size <= _AD_WORDS and not named.isdisjoint(_AD_NAMES)


def restore_captions(
    found: Sequence[Piece], kept: list[bool], fair: Sequence[bool], titles: Sequence[str]
) -> None:
    """Takes back captions between the headline and the end of the text."""
    first, last = _ends(kept)
    start = headline_at(found, titles)
    for index in range(first if start < 0 else min(start, first), last):
        if found[index].kind == "caption" and fair[index]:
            kept[index] = True


def restore_corrections(found: Sequence[Piece], kept: list[bool], fair: Sequence[bool]) -> None:
    """Takes back corrections in boxes of their own, from the headline to just below the text."""
    first, last = _ends(kept)
    for index in range(max(0, first - _NEAR_PIECES), min(len(found), last + _NEAR_PIECES)):
        piece = found[index]
        if fair[index] and is_sentence(piece) and is_correction(piece.text):
            kept[index] = kept[index] or in_correction_box(piece.element)


def holder_of(piece: Piece) -> HtmlElement:
    """The element in which the piece stands as one of several blocks."""
    element = piece.element
    if piece.network and piece.quotation is not None:
        element = piece.quotation
    parent = element.getparent()
    while parent is not None and parent.tag in _WRAPPERS:
        element, parent = parent, parent.getparent()
    return element if parent is None else parent


def is_sentence(piece: Piece) -> bool:
    return piece.size >= _SENTENCE_WORDS and (
        piece.kind == "heading" or _SENTENCE_END.search(piece.text) is not None
    )


def _ends(kept: Sequence[bool]) -> tuple[int, int]:
    """The indices of the first and the last piece that is kept; (0, -1) without any."""
    indices = [index for index, keep in enumerate(kept) if keep]
    return (indices[0], indices[-1]) if indices else (0, -1)


def _place(piece: Piece) -> _Place:
    """Names of the holder, or of the nearest around it that has any, and its <article>."""
    holder = holder_of(piece)
    around = [holder, *islice(holder.iterancestors(), 2)]
    named = next((names for each in around if (names := names_of(each).strip())), "")
    article = next((outer for outer in holder.iterancestors("article")), None)
    return named, article


def _is_below(piece: Piece, body: set[HtmlElement]) -> bool:
    element = piece.element
    for _ in range(_NESTED_LEVELS):
        element = element.getparent()
        if element is None:
            return False
        if element in body:
            return True
    return False


def headline_at(found: Sequence[Piece], titles: Sequence[str]) -> int:
    """The index of the last piece before the text that says the headline; -1 without one."""
    told = {word_string(title) for title in titles}
    headings = [index for index, piece in enumerate(found) if piece.kind == "heading"]
    named = (index for index in headings if found[index].words in told)
    first = (index for index in headings if found[index].level == 1 and found[index].size > 2)
    return next(named, next(first, -1))
