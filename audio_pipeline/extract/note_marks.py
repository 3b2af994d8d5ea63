"""Marks of footnotes and sources, which nobody reads aloud."""

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

_MARK_DIGITS = 2
_IN_BRACKETS = re.compile(r"\[(?:\d{1,3}|[ivxl]{1,7})\]")
_BEFORE_MARK = (".", "!", "?", ",", ";", ":", "”", "’", '"', "»", ")")

_SOURCE = re.compile(
    r"\s*\[(?:src|sources?|citation(?: needed)?|link|ref|via|quelle|fuente|źródło|джерело)"
    r"(?: \d{1,2})?\]",
    re.IGNORECASE,
)


def without_sources(text: str) -> str:
    """Without "[source]" and the like, whose link only those see who read."""
    return _SOURCE.sub("", text) if "[" in text else text


def is_note_mark(element: HtmlElement) -> bool:
    """Whether an `<a>` or `<sup>` is a `[3]` that is linked within the page, or a small number."""
    link = element if element.tag == "a" else element.find(".//a")
    if link is None:
        return element.tag == "sup" and _is_bare_mark(element)
    if "#" not in (link.get("href") or ""):
        return False
    text = "".join(link.itertext()).strip(" [](){}")
    return text.isdigit() or text in ("*", "†", "‡")


def _is_bare_mark(element: HtmlElement) -> bool:
    """In square brackets, or behind a sentence or a quotation: no power, no square meters."""
    before = _before(element)
    whole = "".join(element.itertext()).strip()
    if _IN_BRACKETS.fullmatch(whole):
        return bool(before.strip())
    text = whole.strip("[]() ")
    return text.isdigit() and len(text) <= _MARK_DIGITS and before.endswith(_BEFORE_MARK)


def _before(element: HtmlElement) -> str:
    """The text right before it."""
    previous = element.getprevious()
    return (element.getparent().text if previous is None else previous.tail) or ""
