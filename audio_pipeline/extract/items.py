"""Items of lists that say what another list has said, and belong to their list all the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.piece import Piece

_LABEL_WORDS = 8


def fresh_items(chosen: Sequence[Piece]) -> set[HtmlElement]:
    """The elements of the items of all lists that do not repeat one list as a whole, and of labels.

    A page may show a list twice, for wide and narrow screens. But dates, recipes and teams have
    lists that only share an item: the place, the salt, the referee; a label such as "Advantages"
    stands above many.
    """
    lists: defaultdict[HtmlElement, list[Piece]] = defaultdict(list)
    for piece in chosen:
        outer = next(piece.element.iterancestors("ul", "ol"), None)
        if piece.kind == "list_item" and outer is not None:
            lists[outer].append(piece)
    fresh: set[HtmlElement] = set()
    said: set[str] = set()
    for items in lists.values():
        if any(item.words not in said for item in items):
            fresh.update(item.element for item in items)
        said.update(item.words for item in items)
    fresh.update(_labelled(chosen))
    labels = [label for label, item in pairwise(chosen) if item.element in fresh]
    return fresh.union(label.element for label in labels if _is_label(label))


def _labelled(chosen: Sequence[Piece]) -> Iterator[HtmlElement]:
    """Items of lists that a line with a colon announces, as if nothing were said before."""
    announced: HtmlElement | None = None
    for label, item in pairwise(chosen):
        outer = next(item.element.iterancestors("ul", "ol"), None)
        if item.kind != "list_item" or outer is None:
            continue
        if label.kind == "paragraph" and _is_label(label) and label.text.endswith(":"):
            announced = outer
        if announced is outer:
            yield item.element


def _is_label(piece: Piece) -> bool:
    """Whether it says of the list below it what it is: "What we like"."""
    return piece.kind == "paragraph" and piece.size <= _LABEL_WORDS
