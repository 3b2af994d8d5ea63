"""Which heading of a page is its article's headline, and what stands above that."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.lost import is_sentence
from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.standfirst import is_named_standfirst
from audio_pipeline.extract.text import one_line, word_string

_ABOVE_SHARE = 0.2
"""More than this of a text above a heading says that it is not the text's headline."""
_STANDFIRST_WORDS = 10
_HEADLINE_WORDS = 3
_PARTED = re.compile(r"\s[|–—\-·•›»«/]+\s|:\s|\|")
"""What a title has between headline and site."""


def shown_headline(tree: HtmlElement, head: str) -> tuple[str, str]:
    """The headline that readers see, and the site's name if a heading that links home says it.

    `head`: the page's `<title>`. Where no heading of the first level is in it, another one may be.
    """
    first = [(one_line(each.text_content()), _leads_home(each)) for each in tree.iter("h1")]
    home = [text for text, leads_home in first if leads_home and text]
    headings = [text for text, leads_home in first if text and not leads_home]
    shown = next((heading for heading in headings if heading[:40] in head), "")
    if not shown and not headings:
        shown = _part_of(head, [one_line(e.text_content()) for e in tree.iter("h2", "h3", "h4")])
    is_lone = len(headings) == 1 and (len(first) == 1 or (bool(home) and _is_named(headings[0])))
    shown = shown or (headings[0] if is_lone else "")
    if home and not shown:
        return home[0], ""
    return shown, home[0] if home else ""


def _is_named(heading: str) -> bool:
    """Whether it is more than a label such as "News", or tags in lower case."""
    return " " in heading and heading[:1] != heading[:1].lower()


def _part_of(head: str, headings: Sequence[str]) -> str:
    """The longest heading that the title is, or begins or ends with beside the name of a site."""
    told = word_string(head)
    parts = [
        heading
        for heading in headings
        if (words := word_string(heading)).count(" ") > _HEADLINE_WORDS
        and (words == told or _PARTED.search(head))
        and (told.startswith(words) or told.endswith(words))
    ]
    return max(parts, key=len, default="")


def _leads_home(heading: HtmlElement) -> bool:
    """Whether a heading is a link to the first page of its site."""
    link = heading.find(".//a[@href]")
    link = heading.getparent() if link is None else link
    if link is None or link.tag != "a" or not link.get("href"):
        return False
    try:
        parts = urlsplit(link.get("href"))
    except ValueError:
        return False
    is_whole = one_line(link.text_content()) == one_line(heading.text_content())
    return is_whole and parts.path in ("", "/") and not parts.query and not parts.fragment


def drop_above_headline(found: Sequence[Piece], kept: list[bool], titles: Sequence[str]) -> None:
    """Drops sliders, categories and what the site says above the headline, but no standfirst."""
    told = {word_string(title) for title in titles}
    at = next((i for i, each in enumerate(found) if _is_headline(each, told)), 0)
    above = [i for i in range(at) if kept[i] and found[i].kind != "caption"]
    total = sum(piece.size for piece, keep in zip(found, kept, strict=True) if keep)
    if sum(found[i].size for i in above) <= _ABOVE_SHARE * total:
        for i in above:
            kept[i] = _is_standfirst(found[i], found[at])


def _is_headline(piece: Piece, titles: set[str]) -> bool:
    return piece.kind == "heading" and not piece.noise and piece.words in titles


def _is_standfirst(piece: Piece, headline: Piece) -> bool:
    """Whether it is a sentence in the element that holds the headline, or named so near it."""
    holder = headline.element.getparent()
    is_beside = piece.element.getparent() is holder and piece.kind == "paragraph"
    if is_beside and piece.size >= _STANDFIRST_WORDS:
        return True
    is_near = holder is not None and holder in piece.element.iterancestors()
    return is_near and is_sentence(piece) and is_named_standfirst(piece)
