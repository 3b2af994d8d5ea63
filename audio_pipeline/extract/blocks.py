"""From the pieces that are an article to its blocks."""

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.left_out import LEFT_OUT, is_list_table
from audio_pipeline.extract.lost import holder_of
from audio_pipeline.extract.piece import Piece
from audio_pipeline.model import Block

_LAYOUT = ("h1", "h2", "article")
_TEX = re.compile(r"\$\$.+\$\$|\\\[.+\\\]|\\begin\{(?:equation|align)\*?\}.+")
"""A formula on a line of its own that MathJax would draw."""


def blocks_of(kept: Sequence[Piece], left_out: Sequence[Piece]) -> tuple[Block, ...]:
    """`kept` as blocks, with those tables, listings and formulas that stand among them."""
    return tuple(_blocks(_with_left_out(kept, left_out)))


def _blocks(pieces: Sequence[Piece]) -> Iterator[Block]:
    captions = {piece.text for piece in pieces if piece.kind == "table"}
    before: Piece | None = None
    for piece in pieces:
        if piece.kind == "caption" and piece.text in captions:
            continue
        yield _block(piece, before)
        before = piece


def _block(piece: Piece, before: Piece | None) -> Block:
    if piece.kind in LEFT_OUT:
        return Block(piece.kind, piece.text, rows=piece.rows)
    if _TEX.fullmatch(piece.text):
        return Block("formula", "")
    if piece.kind == "paragraph" and _is_item(piece.element):
        return Block("list_item", piece.text)
    if piece.kind == "list_item" and not piece.marker and _is_layout(piece.element):
        return Block("paragraph", piece.text)
    text = f"{piece.marker} {piece.text}" if piece.marker else piece.text
    if piece.quotation is None or piece.kind in ("caption", "heading"):
        return Block(piece.kind, text, piece.level, bold=_bold(piece))
    continues = before is not None and before.quotation is piece.quotation
    kind = "quote" if piece.network else piece.kind
    return Block(kind, text, 0, piece.source, piece.network, continues)


def _is_item(element: HtmlElement) -> bool:
    """Whether it is a term, its definition, or a cell of a table of one column."""
    if element.tag in ("dt", "dd"):
        return True
    table = next(element.iterancestors("table"), None) if element.tag == "td" else None
    return table is not None and is_list_table(table)


def _is_layout(element: HtmlElement) -> bool:
    """Whether it stands in an item that has headings or articles: a part of the page."""
    item = element if element.tag == "li" else next(element.iterancestors("li"), None)
    return item is not None and next(item.iter(*_LAYOUT), None) is not None


def _bold(piece: Piece) -> int:
    return min(piece.bold, len(piece.text)) if piece.kind == "paragraph" else 0


def _with_left_out(kept: Sequence[Piece], left_out: Sequence[Piece]) -> list[Piece]:
    """In the order of the page. Under noise that holds nothing of the article nothing is missed."""
    if not kept:
        return []
    first, last = kept[0].place, kept[-1].place
    holders = {holder_of(piece) for piece in kept[-1:]}
    fair = {name for piece in kept for name in piece.noise}
    missed = [
        piece
        for piece in left_out
        if first < piece.place
        and (piece.place < last or holder_of(piece) in holders)
        and fair.issuperset(piece.noise)
    ]
    return sorted([*kept, *missed], key=lambda piece: piece.place)
