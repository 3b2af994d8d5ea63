"""Beginnings of other articles: between headline and link, or as dated cards of a list."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.piece import Piece

_ALL_LINKED = 0.9
_MORE_WORDS = 4
_FEWEST_CARDS = 3
_CARDS_SHARE = 0.8
_KICKER_WORDS = 4
_DATED = re.compile(
    r"(?:[0-3]?[0-9]\.\s?[01]?[0-9]\.\s?|[0-3]?[0-9]/[0-3]?[0-9]/)(?:19|20)[0-9]{2}"
)
_CUT_OFF = ("[…]", "[...]")
_MORE = re.compile(
    r"\W*(?:read (?:the rest|more|on|(?:the )?full \w+)|continue reading|full (?:story|article)|"
    r"more|"
    r"weiterlesen|(?:artikel )?lesen|mehr(?: lesen| erfahren)?|zum artikel|lire (?:la suite|plus)|"
    r"leer más|seguir leyendo|leia mais|leggi (?:tutto|di più)|czytaj (?:więcej|dalej)|"
    r"(?:читати|читать) (?:далі|далее))\W*",
    re.IGNORECASE,
)


def drop_teasers(found: Sequence[Piece], kept: list[bool]) -> None:
    """Drops what begins other articles, right above a link to more or as cards of a list."""
    for index in range(1, len(found) - 1):
        if kept[index] and _is_more(found[index + 1]):
            above = found[index - 1]
            if above.kind == "heading" and above.level > 1 and above.linked >= _ALL_LINKED:
                kept[index - 1] = kept[index] = False
    for index in _of_cards(found, kept):
        kept[index] = False


def _of_cards(found: Sequence[Piece], kept: Sequence[bool]) -> Iterator[int]:
    """What is in lists nearly all of whose items have a date, a picture and a link, or are linked
    headings with a word or two."""
    lists: defaultdict[HtmlElement, defaultdict[HtmlElement, list[int]]]
    lists = defaultdict(lambda: defaultdict(list))
    for index, piece in enumerate(found):
        item = next(piece.element.iterancestors("li"), None)
        if kept[index] and item is not None:
            lists[item.getparent()][item].append(index)
    for items in lists.values():
        cards = sum(
            _is_card(item, [found[index] for index in indices]) for item, indices in items.items()
        )
        if cards >= max(_FEWEST_CARDS, _CARDS_SHARE * len(items)):
            yield from chain.from_iterable(items.values())


def _is_card(item: HtmlElement, pieces: Sequence[Piece]) -> bool:
    if any(piece.kind == "heading" and piece.linked >= _ALL_LINKED for piece in pieces):
        return all(piece.kind == "heading" or piece.size <= _KICKER_WORDS for piece in pieces)
    has_picture = item.find(".//img") is not None and item.find(".//a[@href]") is not None
    return has_picture and any(_DATED.match(piece.text) for piece in pieces)


def is_cut_off(piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether a paragraph right under a heading breaks off, as beginnings of other articles do."""
    is_under_heading = bool(before) and before[-1].kind == "heading"
    return is_under_heading and piece.kind == "paragraph" and piece.text.endswith(_CUT_OFF)


def _is_more(piece: Piece) -> bool:
    is_link = piece.linked >= _ALL_LINKED and piece.size <= _MORE_WORDS
    return is_link and _MORE.fullmatch(piece.text) is not None
