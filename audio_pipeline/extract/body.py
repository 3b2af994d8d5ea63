"""Which pieces of a page are its article.

Trafilatura says which text belongs to the article; the page itself says in which order and of which
kind, and gives back what stands between two paragraphs of the article and was lost.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.appeals import is_appeal, is_picture_credit, is_related_label
from audio_pipeline.extract.page import parse
from audio_pipeline.extract.text import count_words, one_line, word_string
from audio_pipeline.extract.walk import Piece, pieces

_INNOCENT_SHARE = 0.3
"""Elements whose name says noise, but that hold this share of the body, are the body."""
_SURE_WORDS = 5
"""A run of fewer words may occur in any text by chance."""
_ENDS_WORDS = 8
_BODY_PARENT_SHARE = 0.2
_ANCHOR_WORDS = 80
"""A shorter `articleBody` may be a teaser itself."""
_LINKED = 0.5
_LEAST_SEEN_SHARE = 0.5
"""Where the page shows less of what trafilatura found, the text lies in the page's data."""


@dataclass(frozen=True)
class Body:
    """What is on a page and what of it is its article, both in the order of the page."""

    found: list[Piece]
    kept: list[Piece]


def read_body(
    tree: HtmlElement,
    url: str,
    *,
    titles: Sequence[str] = (),
    anchor: str = "",
    whole: bool = False,
) -> Body:
    """The text of `tree`, the page at `url`, and what of it is the article.

    `titles`: the headline, which is said elsewhere. `anchor`: the body as the page's data have it;
    it is taken where the visible one seems to be lost. `whole`: all of `tree` is the article, but
    for what its names and phrases say is none.
    """
    found = pieces(tree)
    if whole:
        return Body(found, _clean(_chosen(found, [True] * len(found)), titles))
    kept = _clean(_voted(found, trafilatura_text(tree, url), tree), titles)
    if _is_lost(kept, anchor):
        kept = _clean(_voted(found, _plain(anchor), tree), titles)
    return Body(found, kept)


def _voted(found: Sequence[Piece], text: str, tree: HtmlElement) -> list[Piece]:
    """The pieces that are in `text`; its own lines where the page does not show most of them."""
    lines = [line for line in (one_line(line) for line in text.splitlines()) if line]
    votes = _votes(found, lines)
    seen = sum(piece.size for piece, vote in zip(found, votes, strict=True) if vote)
    if seen >= _LEAST_SEEN_SHARE * sum(word_string(line).count(" ") - 1 for line in lines):
        return _chosen(found, votes)
    return [
        Piece("paragraph", 0, line, words, tree, (), 0.0)
        for line in lines
        if (words := word_string(line)).strip()
    ]


def _is_lost(kept: Sequence[Piece], anchor: str) -> bool:
    told = count_words(anchor)
    seen = sum(piece.size for piece in kept)
    return told >= _ANCHOR_WORDS and seen < _LEAST_SEEN_SHARE * told


def _plain(anchor: str) -> str:
    """An `articleBody` as lines; some sites write HTML into it."""
    text = unescape(anchor)
    return "\n".join(piece.text for piece in pieces(parse(text))) if "</" in text else text


def trafilatura_text(tree: HtmlElement, url: str) -> str:
    """The article's text as trafilatura sees it, a line a block; empty where it sees none."""
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(tree, url=url or None, include_comments=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        # It parses hostile pages with code of many libraries; our own rules still see the page.
        return ""
    return getattr(document, "text", None) or ""


def _votes(found: Sequence[Piece], lines: Sequence[str]) -> list[bool]:
    known = {word_string(line) for line in lines}
    whole = word_string("\n".join(lines))
    return [piece.words in known or _is_within(piece, whole) for piece in found]


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
    kept = [
        vote and guilty.isdisjoint(piece.noise) for piece, vote in zip(found, votes, strict=True)
    ]
    _restore(found, kept, guilty)
    chosen = [piece for piece, keep in zip(found, kept, strict=True) if keep]
    return _recaption(chosen)


def _guilty(found: Sequence[Piece], votes: Sequence[bool]) -> set[tuple[str, str]]:
    """The noise that does not hold a good part of the body, by its name or by its reason."""
    names: Counter[tuple[str, str]] = Counter()
    reasons: Counter[str] = Counter()
    voted = [piece for piece, vote in zip(found, votes, strict=True) if vote]
    least = _INNOCENT_SHARE * sum(piece.size for piece in voted)
    for piece in voted:
        names.update(dict.fromkeys(piece.noise, piece.size))
    innocent = {name for name, size in names.items() if size > least}
    for piece in voted:
        reasons.update(dict.fromkeys({why for why, _ in set(piece.noise) - innocent}, piece.size))
    every = {name for piece in found for name in piece.noise}
    return {name for name in every - innocent if reasons[name[0]] <= least}


def _restore(found: Sequence[Piece], kept: list[bool], guilty: set[tuple[str, str]]) -> None:
    """Takes back what stands in the article's own elements and was lost."""
    parents: Counter[HtmlElement] = Counter()
    for piece, keep in zip(found, kept, strict=True):
        if keep:
            parents[_holder(piece)] += piece.size
    total = sum(parents.values())
    body = {parent for parent, size in parents.items() if size >= _BODY_PARENT_SHARE * total}
    for index, piece in enumerate(found):
        if not kept[index] and piece.linked < _LINKED and guilty.isdisjoint(piece.noise):
            kept[index] = _holder(piece) in body
    _drop_last_headings(found, kept)


def _drop_last_headings(found: Sequence[Piece], kept: list[bool]) -> None:
    """A heading with nothing under it belongs to what was left out."""
    for index in range(len(found) - 1, -1, -1):
        if kept[index]:
            if found[index].kind != "heading":
                return
            kept[index] = False


def _holder(piece: Piece) -> HtmlElement:
    """The element in which the piece stands as one of several blocks."""
    element = piece.element
    parent = element.getparent()
    while parent is not None and parent.tag in ("ul", "ol", "li", "blockquote", "figure", "dl"):
        element, parent = parent, parent.getparent()
    return element if parent is None else parent


def _recaption(chosen: list[Piece]) -> list[Piece]:
    """Where captions are most of the text they are its paragraphs: galleries, odd themes."""
    captions = sum(piece.size for piece in chosen if piece.kind == "caption")
    if captions * 2 <= sum(piece.size for piece in chosen):
        return chosen
    return [
        replace(piece, kind="paragraph") if piece.kind == "caption" else piece for piece in chosen
    ]


def _clean(chosen: Sequence[Piece], titles: Sequence[str]) -> list[Piece]:
    """Without appeals, credits, links to other stories and what was said before."""
    clean: list[Piece] = []
    said = {word_string(title) for title in titles}
    links_follow = False
    for piece in chosen:
        if is_related_label(piece.text, piece.size):
            links_follow = True
            continue
        if links_follow and piece.linked >= _LINKED:
            continue
        links_follow = False
        if is_appeal(piece.text, piece.size) or is_picture_credit(piece.text, piece.size):
            continue
        if piece.words in said:
            continue
        if piece.size >= _SURE_WORDS:
            said.add(piece.words)
        clean.append(piece)
    return _without_pull_quotes(clean)


def _without_pull_quotes(chosen: Sequence[Piece]) -> list[Piece]:
    """Without quotes that repeat a sentence of a paragraph."""
    prose = "".join(piece.words for piece in chosen if piece.kind in ("paragraph", "list_item"))
    return [
        piece
        for piece in chosen
        if piece.kind != "quote" or piece.size < _SURE_WORDS or piece.words not in prose
    ]
