"""An article's pieces without what a presenter would not read, and captions without credits."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.appeals import (
    is_appeal,
    is_author_note,
    is_picture_credit,
    is_related_label,
)
from audio_pipeline.extract.back_matter import is_for_looking_up, without_notes, without_references
from audio_pipeline.extract.byline import clean_byline, signed_by
from audio_pipeline.extract.credits import (
    reads_as_caption,
    without_credit,
    without_printed_credit,
)
from audio_pipeline.extract.dates import parse_date
from audio_pipeline.extract.ends import is_front, without_closing, without_tail
from audio_pipeline.extract.heading_kinds import with_headings
from audio_pipeline.extract.items import fresh_items
from audio_pipeline.extract.joined import joined
from audio_pipeline.extract.note_marks import without_sources
from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.pointers import announces_what_is_seen
from audio_pipeline.extract.printed import counters, is_code
from audio_pipeline.extract.quotations import told_post
from audio_pipeline.extract.recipe import without_facts
from audio_pipeline.extract.said_again import (
    beginning,
    begins_again,
    without_pull_quotes,
    without_repeated_ends,
    without_repeated_headings,
)
from audio_pipeline.extract.text import RUN_WORDS, SENTENCE_ENDS, word_string

_LINKED = 0.5
_ALL_LINKED = 0.9
_LEAST_LINK_WORDS = 3
_MOST_LINK_WORDS = 28
_LABEL = re.compile(r"\W*(?:\w+ ){0,3}\w+ ?[:|>»]")
_OFFER = re.compile(r"[–—-] ")
"""A line of what an appeal offers."""
_CALL = re.compile(r"[A-ZÁÉÍÓÚÑ]{3,12}(?: [A-ZÁÉÍÓÚÑ]{3,12})? ?[:|>»] ")
"""Before a link to another story: "WATCH: ..."."""
_BOX_SHARE = 0.3
_HEAD_WORDS = 14
_LAST_PIECES = 4
"""Where a note on the author stands."""
_SHORT_LINK = re.compile(r"\s*(?:https?://t\.co/|pic\.twitter\.com/)\w+")
_MARK = re.compile(r"^[•●▪■◆◦‣▢☐□◻☑✓✔➤►▶](?:\s*[•●▪■◆◦‣▢☐□◻☑✓✔➤►▶])*\s+(?=\w)")
"""A bullet or a box to tick, written out."""
_COPYRIGHT_TAIL = re.compile(r"(?<=[.!?…”\"»)])\s*(?:©|\(c\))[^.!?…]{2,60}$")
_FRONT_DATE = re.compile(
    r"^(?:\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d) ?[-–—|]|\(\d{1,2}\. ?[^\W\d_]+ \d{4}\)) ?(?=[^\W\d_a-z])"
)
_SIGNED_OFF = re.compile(r"\s*(?:\([^()]{2,40}\)\s*)?\+{3}$")
"""What some newsrooms close a text with: "(Jane Doe) +++"."""


def clean(chosen: Sequence[Piece], titles: Sequence[str], authors: Sequence[str]) -> list[Piece]:
    """Without appeals, credits, links to other stories, contents and what was said before."""
    chosen = [_without_marks(told_post(piece)) for piece in joined(chosen)]
    told_titles = {word_string(title) for title in titles}
    spoken = without_facts(_spoken(chosen, told_titles, authors))
    kept = _said_once(spoken, told_titles, chosen)
    kept = without_repeated_headings(without_pull_quotes(_without_front_date(kept)))
    kept = without_repeated_ends(kept)
    kept = with_headings(kept)
    kept = without_notes(without_tail(without_references(kept)))
    kept = without_tail(without_notes(without_closing(kept)))
    while len(kept) > 1 and _is_label_of(kept[-1], told_titles):
        kept.pop()
    return kept


def _spoken(chosen: Sequence[Piece], titles: set[str], authors: Sequence[str]) -> Iterator[Piece]:
    """Without appeals, links to other stories, contents, and what stands above the text."""
    headings = {piece.words for piece in chosen if piece.kind == "heading"}
    is_lone = sum(piece.level == 1 and piece.words not in titles for piece in chosen) <= 1
    links_follow = has_text = False
    box: HtmlElement | None = None
    offered: HtmlElement | None = None
    counted = counters(chosen)
    first_of_links = _first_of_links(chosen)
    last = max((at for at, piece in enumerate(chosen) if piece.kind != "caption"), default=0)
    for index, piece in enumerate(chosen):
        if is_related_label(piece.text, piece.size):
            if first_of_links - 1 <= index < last:
                return
            links_follow = True
            box = _box_of(index, chosen)
            continue
        if (links_follow and piece.linked >= _LINKED) or _is_in(piece, box):
            continue
        links_follow = False
        if is_appeal(piece.text, piece.size) or is_for_looking_up(piece.text, piece.size):
            offered = piece.element
            continue
        if piece.element is offered and _OFFER.match(piece.text):
            continue
        if _leads_elsewhere(piece, headings) or piece.place in counted or is_code(piece.text):
            continue
        if announces_what_is_seen(piece, chosen[index + 1 : index + 2]):
            continue
        if not has_text and (
            _is_head(piece, titles, authors, is_lone=is_lone) or is_front(piece, titles)
        ):
            continue
        if _is_of_author(piece, authors, is_last=len(chosen) - index <= _LAST_PIECES or has_text):
            continue
        yield piece
        is_long = piece.kind != "caption" and piece.size >= RUN_WORDS
        has_text = has_text or (is_long and piece.words not in titles)


def _first_of_links(chosen: Sequence[Piece]) -> int:
    """The index from which on each block has a link, up to a smaller part of the page."""
    most, size = _BOX_SHARE * sum(piece.size for piece in chosen), 0
    for at in range(len(chosen) - 1, -1, -1):
        piece = chosen[at]
        if piece.kind == "caption":
            continue
        size += piece.size
        if piece.linked <= 0 or size > most:
            return at + 1
    return 0


def _box_of(at: int, chosen: Sequence[Piece]) -> HtmlElement | None:
    """What the heading at `at` stands in, where it begins a smaller part of the page."""
    box = chosen[at].element.getparent() if chosen[at].kind == "heading" else None
    if box is None or (at and _is_in(chosen[at - 1], box)):
        return None
    inside = takewhile(lambda piece: _is_in(piece, box), islice(chosen, at, None))
    is_small = sum(p.size for p in inside) <= _BOX_SHARE * sum(p.size for p in chosen)
    return box if is_small else None


def _is_in(piece: Piece, box: HtmlElement | None) -> bool:
    return box is not None and box in piece.element.iterancestors()


def _said_once(pieces: Iterable[Piece], titles: set[str], chosen: Sequence[Piece]) -> list[Piece]:
    """Without credits, and without what was said before: by the title, a caption, a block."""
    kept: list[Piece] = []
    said = set(titles)
    begun: dict[str, str] = {}
    fresh = fresh_items(chosen)
    captions = {piece.words for piece in chosen if piece.kind == "caption"}
    for piece in pieces:
        is_caption = piece.kind == "caption" or reads_as_caption(piece)
        told = without_credit(replace(piece, kind="caption")) if is_caption else piece
        is_said = told.words in said and piece.element not in fresh
        is_said = is_said or (told.kind == "paragraph" and told.words in captions)
        is_said = is_said or begins_again(told, begun)
        if not told.text or is_picture_credit(told.text, told.size) or is_said:
            continue
        if told.size >= RUN_WORDS:
            said.add(told.words)
            begun.setdefault(beginning(told), told.words)
        kept.append(told)
    return kept


def _leads_elsewhere(piece: Piece, headings: set[str]) -> bool:
    """Whether a block is a link and no sentence: a teaser ("Watch: ..."), a line of contents."""
    if piece.linked < _LINKED or piece.kind == "caption":
        return False
    if piece.kind == "heading":
        return piece.linked < 1 and _CALL.match(piece.text) is not None
    if piece.kind == "quote":
        return piece.linked >= _ALL_LINKED and not piece.text.endswith(SENTENCE_ENDS)
    if piece.linked >= _ALL_LINKED and piece.words in headings:
        return True
    if piece.kind == "list_item" or not _LEAST_LINK_WORDS <= piece.size <= _MOST_LINK_WORDS:
        return False
    return piece.linked >= _ALL_LINKED or _LABEL.match(piece.text) is not None


def _is_head(piece: Piece, titles: set[str], authors: Sequence[str], *, is_lone: bool) -> bool:
    """Whether a piece before the text is the headline in other words, a kicker, or the byline.

    `is_lone`: headings of the first level are headlines, no sections.
    """
    if piece.kind == "heading" and piece.level == 1 and is_lone:
        return True
    if piece.linked >= _LINKED and not piece.text.endswith(SENTENCE_ENDS):
        return True
    if any(piece.words in title for title in titles):
        return True
    names = clean_byline([piece.text])
    is_signed = bool(signed_by(piece.text)) or set(names.split(", ")) <= set(authors)
    return bool(names) and piece.size <= _HEAD_WORDS and is_signed


def _is_label_of(piece: Piece, titles: set[str]) -> bool:
    """Whether a last block only says a part of the headline: it heads a box with marks or data."""
    is_line = piece.kind == "paragraph" and not piece.text.endswith(SENTENCE_ENDS)
    return is_line and piece.size > 1 and any(piece.words in title for title in titles)


def _is_of_author(piece: Piece, authors: Sequence[str], *, is_last: bool) -> bool:
    """Whether a piece behind the first of the text only names its author, or presents them."""
    if not is_last:
        return False
    is_name = piece.kind == "paragraph" and piece.words in map(word_string, authors)
    is_signature = is_name and not piece.text.endswith(":")
    return (
        is_signature
        or _is_byline(piece, authors)
        or is_author_note(piece.text, piece.size, authors)
    )


def _is_byline(piece: Piece, authors: Sequence[str]) -> bool:
    """Whether it only says by whom the text is, and of what day: below a standfirst."""
    names = signed_by(piece.text) if piece.size <= _HEAD_WORDS else ""
    is_known = set(names.split(", ")) <= set(authors)
    return bool(names) and (is_known or parse_date(piece.text) is not None)


def _without_marks(piece: Piece) -> Piece:
    """Without sources in brackets, a closing (c), and the link that ends a post on a network."""
    text = _MARK.sub("", without_printed_credit(without_sources(piece.text)))
    text = _SIGNED_OFF.sub("", text)
    if "t.co/" in text or "pic.twitter" in text or "©" in text or "(c)" in text:
        text = _COPYRIGHT_TAIL.sub("", _SHORT_LINK.sub("", text)).strip()
    return piece.saying(text)


def _without_front_date(kept: Sequence[Piece]) -> list[Piece]:
    """Without the day that is printed before the first sentence."""
    told = list(kept)
    at = next((at for at, piece in enumerate(told) if piece.kind == "paragraph"), None)
    if at is not None:
        told[at] = told[at].saying(_FRONT_DATE.sub("", told[at].text, count=1))
    return told
