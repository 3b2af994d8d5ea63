"""Which pieces of a page are its article.

Trafilatura says which text belongs to the article; the page itself says in which order and of which
kind, and gives back what was lost between the article's paragraphs.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.choose import (
    chosen,
    drop_beside,
    drop_other_articles,
    fullest,
)
from audio_pipeline.extract.clean import clean
from audio_pipeline.extract.empty_headings import without_empty_headings
from audio_pipeline.extract.initials import with_initials
from audio_pipeline.extract.left_out import LEFT_OUT
from audio_pipeline.extract.lost import holder_of, is_sentence
from audio_pipeline.extract.page import parse
from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.teasers import drop_teasers
from audio_pipeline.extract.text import RUN_WORDS, Shingles, count_words, one_line, word_string
from audio_pipeline.extract.walk import pieces

_ANCHOR_WORDS = 40
"""A shorter `articleBody` may be a teaser itself."""
_FEW_WORDS = 60
"""Where less was found, the element that holds most sentences is looked at too."""
_PREFERRED_TIMES = 2
"""Beside a short text there is often something longer, on the author or the site."""
_LINKED = 0.5
_PROSE_SHARE = 0.1
_BARS = 2
"""Where less of a text stands outside of tables, they are the text."""
_LEAST_SEEN_SHARE = 0.5
"""Where the page shows less of a text than this, the text lies in the page's data."""


@dataclass(frozen=True)
class Known:
    """What the page's data say of the article, which helps to tell its text from the rest."""

    titles: tuple[str, ...] = ()
    """The headline, which is said elsewhere."""
    authors: tuple[str, ...] = ()
    description: str = ""
    anchor: str = ""
    """The body as JSON-LD has it; taken where the visible one seems to be lost."""


@dataclass(frozen=True)
class Body:
    """What is on a page and what of it is its article, both in the order of the page."""

    found: list[Piece]
    kept: list[Piece]
    left_out: tuple[Piece, ...] = ()
    """Tables, listings and formulas, wherever they stand."""


def read_body(tree: HtmlElement, url: str, known: Known, *, whole: bool = False) -> Body:
    """The text of `tree`, the page at `url`, and what of it is the article.

    `whole`: all of `tree` is the article, but for what its names and phrases say is none.
    """
    everything = pieces(tree)
    found = [piece for piece in everything if piece.kind not in LEFT_OUT]
    left_out = tuple(piece for piece in everything if piece.kind in LEFT_OUT)
    kept = with_initials(_article(found, tree, url, known, whole), found)
    kept = clean(kept, known.titles, known.authors)
    return Body(found, without_empty_headings(kept, found, left_out), left_out)


def _article(
    found: Sequence[Piece], tree: HtmlElement, url: str, known: Known, whole: bool
) -> list[Piece]:
    if whole:
        return chosen(found, [True] * len(found), known.titles, known.description, known.authors)
    seen: list[Piece] = []
    texts = [trafilatura_text(tree, url)]
    if count_words(known.anchor) >= _ANCHOR_WORDS:
        texts.append(_plain(known.anchor))
    for text in texts:
        votes = _votes(found, text)
        expected = count_words(_without_tables(text))
        least = _LEAST_SEEN_SHARE * max(expected, count_words(known.anchor[: len(text)]))
        is_shown = _size(_voted(found, votes)) >= least
        drop_other_articles(found, votes, known.titles)
        drop_beside(found, votes)
        drop_teasers(found, votes)
        kept = chosen(found, votes, known.titles, known.description, known.authors)
        if is_shown:
            seen = max(seen, kept, key=_size)
            expected = _size([each for each in _voted(found, votes) if _is_text(each)])
    if _size(seen) < _LEAST_SEEN_SHARE * expected:
        seen = _loose(texts[-1], tree)
    if _size(seen) < _FEW_WORDS:
        by_place = chosen(found, fullest(found), known.titles, known.description, known.authors)
        seen = by_place if _size(by_place) > _PREFERRED_TIMES * _size(seen) else seen
    return seen


def trafilatura_text(tree: HtmlElement, url: str) -> str:
    """The article's text as trafilatura sees it, a line a block; empty where it sees none."""
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(tree, url=url or None, include_comments=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        # It parses hostile pages with code of many libraries; our own rules still see the page.
        return ""
    return getattr(document, "text", None) or ""


def _votes(found: Sequence[Piece], text: str) -> list[bool]:
    lines = [one_line(line) for line in text.splitlines()]
    known = {word_string(line) for line in lines}
    runs = Shingles(word_string("\n".join(lines)))
    votes = [piece.words in known or runs.have(piece.words) for piece in found]
    _drop_far_labels(found, votes)
    return votes


def _drop_far_labels(found: Sequence[Piece], votes: list[bool]) -> None:
    """Drops votes for links and repeated words that the text has too, but that stand below it."""
    long = [at for at, vote in enumerate(votes) if vote and found[at].size >= RUN_WORDS]
    holders = {holder_of(found[at]) for at in long}
    said = Counter(piece.words for piece in found)
    for at in range(long[-1] + 1 if long else len(votes), len(votes)):
        is_label = found[at].linked >= _LINKED or said[found[at].words] > 1
        votes[at] = votes[at] and not (is_label and holder_of(found[at]) not in holders)


def _voted(found: Sequence[Piece], votes: Sequence[bool]) -> list[Piece]:
    return [piece for piece, vote in zip(found, votes, strict=True) if vote]


def _is_text(piece: Piece) -> bool:
    """Whether it is prose or an item that says something: no link, no name in a list."""
    return piece.linked < _LINKED and (piece.kind != "list_item" or is_sentence(piece))


def _plain(anchor: str) -> str:
    """An `articleBody` as lines; some sites write HTML into it."""
    text = unescape(anchor)
    return (
        "\n".join(piece.text for piece in pieces(parse(text)) if piece.words)
        if "</" in text
        else text
    )


def _without_tables(text: str) -> str:
    """Without the rows of tables, which trafilatura writes between bars, unless they are all."""
    if "|" not in text:
        return text
    lines = text.splitlines()
    prose = "\n".join(line for line in lines if not line.startswith("|"))
    is_all = count_words(prose) <= _PROSE_SHARE * count_words(text)
    has_columns = any(line.startswith("|") and line.count("|") > _BARS for line in lines)
    return text if is_all and has_columns else prose


def _size(found: Sequence[Piece]) -> int:
    return sum(piece.size for piece in found)


def _loose(text: str, tree: HtmlElement) -> list[Piece]:
    """Paragraphs of a text that the page does not show."""
    rows = _without_tables(text).splitlines()
    lines = [one_line(row.strip("| ").replace(" | ", "; ")) for row in rows]
    return [
        Piece("paragraph", 0, line, words, tree, (), 0.0)
        for line in lines
        if (words := word_string(line)).strip()
    ]
