"""Boilerplate that no single page betrays: blocks that come back on the pages of one host.

Appeals, author boxes, disclaimers and "read also" are told from an article's own words by counting:
they stand word for word in many articles, and mostly apart from the text. What is counted is
handed in, and what is learnt is a value, so the same page with the same knowledge gives the same
article.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.corrections import is_correction
from audio_pipeline.extract.lost import holder_of
from audio_pipeline.extract.noise import names_of
from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.text import word_string
from audio_pipeline.model import Seen

LEAST_PAGES = 5
"""A refrain, or the background to one story, may well stand in three or four articles."""
LEAST_SHARE = 0.1
"""Of the host's pages: an author's box stands only below the author's articles."""
APART_SHARE = 0.8
ALIKE_PAGES = 10
ALIKE_SHARE = 0.6
"""What looks like text is taken for boilerplate only where most of many articles have it."""
GREATEST_SHARE_OF_TEXT = 0.5
"""A page of which more was learnt is another kind of page: nothing is left out of it."""
LONGEST_WORDS = 90
_EDGE_BEFORE, _EDGE_AFTER = 2, 4
_TEXT_SHARE = 0.2
_LINKED = 0.1
_SHOWN_CHARACTERS = 300
_MOST_SEEN = 80
_STYLES = frozenset(("em", "i", "strong", "b", "small"))

_Place = tuple[HtmlElement, str]
"""The elements themselves: lxml gives another object for one that nobody held meanwhile."""


@dataclass(frozen=True)
class Recurring:
    """A block that stands on several pages of a host."""

    fingerprint: str
    text: str
    pages: int
    apart: int
    """On how many of them it stands apart from the text."""
    learnt: bool


def learn(pages: Sequence[Sequence[Seen]]) -> list[Recurring]:
    """What stands on more than one of `pages`, the most frequent first; each page counts once.

    Learnt is what stands on LEAST_PAGES pages and LEAST_SHARE of all, nearly always apart from the
    text; or on ALIKE_PAGES and ALIKE_SHARE, wherever.
    """
    texts: dict[str, str] = {}
    counts: Counter[str] = Counter()
    apart: Counter[str] = Counter()
    for page in pages:
        by_fingerprint = {block.fingerprint: block for block in page}
        texts.update((key, block.text) for key, block in by_fingerprint.items())
        counts.update(by_fingerprint.keys())
        apart.update(key for key, block in by_fingerprint.items() if block.apart)
    often = sorted((key for key in counts if counts[key] > 1), key=lambda key: (-counts[key], key))
    return [
        Recurring(
            key,
            texts[key],
            counts[key],
            apart[key],
            _is_learnt(counts[key], apart[key], len(pages)),
        )
        for key in often
    ]


def knowledge(recurring: Iterable[Recurring]) -> tuple[str, ...]:
    """What `SiteProfile.learnt` takes."""
    return tuple(sorted(each.fingerprint for each in recurring if each.learnt))


def version_of(learnt: Sequence[str]) -> str:
    """A short name of what was known: the same for the same knowledge; "" for none."""
    return hashlib.sha256("\n".join(learnt).encode()).hexdigest()[:12] if learnt else ""


def fingerprint(text: str) -> str:
    """The same for the same words and numbers, whatever the marks and case between them."""
    words = word_string(text).encode("utf-8", "surrogatepass")
    return hashlib.sha256(words).hexdigest()[:16]


def seen_in(kept: Sequence[Piece]) -> tuple[Seen, ...]:
    """The blocks of an article that might come back on other pages, those at its ends first."""
    body = _text_places(kept)
    found = {
        index: Seen(fingerprint(piece.text), piece.text[:_SHOWN_CHARACTERS], is_apart)
        for index, piece in enumerate(kept)
        if _may_be_learnt(piece)
        for is_apart in [_is_at_an_end(index, len(kept)) and _is_unlike(piece, body)]
    }
    ends_first = sorted(found, key=lambda index: min(index, len(kept) - 1 - index))
    return tuple(found[index] for index in ends_first[:_MOST_SEEN])


def without_learnt(
    kept: Sequence[Piece], learnt: Iterable[str], keep: Sequence[Callable[[str], object]]
) -> tuple[list[Piece], list[Piece]]:
    """`kept` without what was learnt, and what was left out. `keep`: patterns of what stays."""
    known = frozenset(learnt)
    out = [
        piece
        for piece in (kept if known else ())
        if _may_be_learnt(piece)
        and fingerprint(piece.text) in known
        and not any(pattern(piece.text) for pattern in keep)
    ]
    if not out or _size(out) > GREATEST_SHARE_OF_TEXT * _size(kept):
        return list(kept), []
    gone = set(map(id, out))
    rest = [piece for piece in kept if id(piece) not in gone]
    while rest and rest[-1].kind == "heading":  # of what was left out below it
        out.append(rest.pop())
    return rest, out


def _is_learnt(pages: int, apart: int, all_pages: int) -> bool:
    if pages >= LEAST_PAGES and pages >= LEAST_SHARE * all_pages and apart >= APART_SHARE * pages:
        return True
    return pages >= ALIKE_PAGES and pages >= ALIKE_SHARE * all_pages


def _may_be_learnt(piece: Piece) -> bool:
    """Never a heading, since "Background" stands in many articles, and never a correction."""
    if piece.kind in ("heading", "quote") or piece.size > LONGEST_WORDS:
        return False
    return not is_correction(piece.text)


def _text_places(kept: Sequence[Piece]) -> set[_Place]:
    """Where a good share of the article's words stands: the holder and the names of the block."""
    sizes: Counter[_Place] = Counter()
    for piece in kept:
        sizes[_place(piece)] += piece.size
    return {place for place, size in sizes.items() if size >= _TEXT_SHARE * sizes.total()}


def _place(piece: Piece) -> _Place:
    return holder_of(piece), names_of(piece.element)


def _is_at_an_end(index: int, count: int) -> bool:
    return index < _EDGE_BEFORE or index >= count - _EDGE_AFTER


def _is_unlike(piece: Piece, body: set[_Place]) -> bool:
    """Whether it is linked, styled as a whole, or placed or named otherwise than the text."""
    if piece.linked >= _LINKED or _place(piece) not in body:
        return True
    return any(
        inner.tag in _STYLES and word_string(inner.text_content()) == piece.words
        for inner in list(piece.element)[:1]
    )


def _size(pieces: Iterable[Piece]) -> int:
    return sum(piece.size for piece in pieces)
