"""What a page shows, rather than says in its head, of who wrote its article and when."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.byline import clean_byline, reads_as_names
from audio_pipeline.extract.dates import is_only_date, parse_date
from audio_pipeline.extract.noise import names_of
from audio_pipeline.extract.text import one_line, word_string

_AUTHOR_NAMES = re.compile(
    r"(?:^| )(?:byline|by line|author ?names?|author link|post author|entry author|article author|"
    r"story author|authors?|autor|autoren|p author|wrote by|written by|verfasser)(?: |$)"
)
_AUTHOR_PATH = re.compile(r"/(?:authors?|autor(?:en|in)?|auteurs?|staff)/[\w-]+/?$")
_TO_MORE = re.compile(r"(?:zur|zum|alle|mehr|more|all|view|see|about|über|read|©)\b", re.IGNORECASE)
_DATE_NAMES = re.compile(
    r"(?:^| )(?:(?:publish(?:ed)?|post(?:ed)?|entry|article|artikel|news|story)? ?"
    r"(?:date|datum|time ?stamp)|published|posted on)(?: |$)"
)
_ELSEWHERE = re.compile(
    r"(?:^| )(?:related|teasers?|comments?|comment list|sidebar|widget area|nav|navigation|menu|"
    r"recommended|more (?:news|stories)|recent|archive|events?|calendar)(?: |$)"
)
_ELSEWHERE_TAGS = frozenset(("nav", "aside", "footer", "form", "menu"))
_JOINT = re.compile(
    r"^(?:,|;|&|and\b|und\b|et\b|та\b|і\b|й\b|[’'-])|(?:[,;&’'-]|\b(?:and|und|et|та|і|й))$"
)
"""At the beginning of a text it goes on from the one before, at the end it is not over."""
_LABEL = re.compile(
    r"(?:autor(?:in|en|\*?innen)?|authors?|auteurs?|autore|автори?|written by|text)\s*:?",
    re.IGNORECASE,
)
_OF_A_BOOK = re.compile(r"\b(?:isbn|verlag|publisher|éditeur|видавництво)\b", re.IGNORECASE)
_BOOK_CHARACTERS = 600
_STATED = re.compile(
    r"(?:stand|(?:zuletzt )?aktualisiert|veröffentlicht|(?:last )?updated|published|publié|"
    r"mis à jour|оновлено|опубліковано)\b",
    re.IGNORECASE,
)
_BEGINS_WITH_DATE = re.compile(r"(?:\w+,? )?(?:\d{1,2}[./ ]|\d{4}-\d\d|[^\W\d]{3,9}\.? \d)")
_MAX_BYLINE = 160
_MAX_DATE_LINE = 80
_BODY_CHARACTERS = 160
_BODY_TEXTS = 2
"""The second text of this length below a headline is the article; the first may be a standfirst."""
_TEXTS_BEFORE = 8
_TEXTS_AFTER = 60
_Text = tuple[HtmlElement, str]


def shown_authors(tree: HtmlElement) -> list[str]:
    """The first element on the page that names its author: by rel, itemprop, class or label.

    One word is believed in the first of them only: later ones hold sections and networks too.
    """
    is_first = True
    for element in tree.iter("a", "span", "div", "p", "address", "cite", "em", "li"):
        names = names_of(element)
        named = element.get("rel") == "author" or element.get("itemprop") == "author"
        if not (named or _AUTHOR_NAMES.search(names)) or _is_elsewhere(element):
            continue
        text = "".join(element.itertext())
        if 0 < len(text.strip()) <= _MAX_BYLINE:
            shown = _first_names(element)
            is_name = named or reads_as_names(shown)
            if shown and is_name and (is_first or " " in shown):
                return [shown]
            is_first = False
    return _labelled(tree) or _linked(tree)


def _linked(tree: HtmlElement) -> list[str]:
    """The first name that is a link to its author's page, with those beside it."""
    for link in tree.iter("a"):
        if _linked_name(link) and not _is_elsewhere(link):
            return [name for each in link.getparent().iter("a") if (name := _linked_name(each))]
    return []


def _linked_name(link: HtmlElement) -> str:
    if _AUTHOR_PATH.search(link.get("href") or "") is None:
        return ""
    name = clean_byline([one_line("".join(link.itertext()))])
    return name if " " in name and reads_as_names(name) and not _TO_MORE.match(name) else ""


def shown_date(tree: HtmlElement, title: str) -> str:
    """The date in words that stands by the headline `title`, or that a class calls one."""
    texts = list(_texts(tree))
    told = word_string(title)
    at = next((place for place, each in enumerate(texts) if _is_headline(each, told)), None)
    for candidates in (_below(texts, at), _named(texts), _above(texts, at), _stated(texts)):
        for element, text in candidates:
            if parse_date(text) is not None and not _is_elsewhere(element):
                return text
    return ""


def _first_names(element: HtmlElement) -> str:
    """The names in the element's first text; what a link or label behind it says is no name."""
    said = ""
    for text in map(one_line, element.itertext()):
        if text and said and not (_JOINT.match(text) or _JOINT.search(said[-4:])):
            names = clean_byline([said])
            if names:
                return names
        said = f"{said} {text}".strip()
    return clean_byline([said])


def _labelled(tree: HtmlElement) -> list[str]:
    """Names in the element that follows one that says "Author" and nothing else."""
    for element in tree.iter("h2", "h3", "h4", "h5", "h6", "dt", "div", "span", "strong", "th"):
        follower = element.getnext()
        if follower is None or len(element) or not _LABEL.fullmatch(one_line(element.text or "")):
            continue
        if _is_elsewhere(element) or _is_of_book(element):
            continue
        names = _first_names(follower)
        if " " in names and reads_as_names(names):
            return [names]
    return []


def _is_of_book(label: HtmlElement) -> bool:
    """Whether it stands in the data of a book, whose author is not the article's."""
    for outer in islice(label.iterancestors(), 2):
        text = "".join(outer.itertext())
        if len(text) <= _BOOK_CHARACTERS and _OF_A_BOOK.search(text):
            return True
    return False


def _texts(tree: HtmlElement) -> Iterator[_Text]:
    """The texts of the page in order, each with the element that holds it."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "title"):
            continue
        if text := one_line(element.text or ""):
            yield element, text
        for child in element:
            if isinstance(child.tag, str) and (tail := one_line(child.tail or "")):
                yield element, tail


def _is_headline(each: _Text, told: str) -> bool:
    element, text = each
    headings = ("h1", "h2", "h3", "h4")
    inside = element.tag in headings or any(
        outer.tag in headings for outer in element.iterancestors()
    )
    return inside and told.strip() != "" and word_string(text) == told


def _below(texts: list[_Text], at: int | None) -> Iterator[_Text]:
    """Short texts that begin with a date, from the headline at `at` to the article's text."""
    bodies = 0
    for element, text in texts[at + 1 : at + _TEXTS_AFTER] if at is not None else ():
        bodies += len(text) >= _BODY_CHARACTERS
        if bodies >= _BODY_TEXTS:
            return
        is_short = len(text) <= _MAX_DATE_LINE
        if is_short and (is_only_date(text) or _BEGINS_WITH_DATE.match(text)):
            yield element, text


def _above(texts: list[_Text], at: int | None) -> Iterator[_Text]:
    for element, text in reversed(texts[max(0, at - _TEXTS_BEFORE) : at] if at else ()):
        is_line = " | " in text and len(text) <= _MAX_DATE_LINE
        if is_only_date(text) or (is_line and _BEGINS_WITH_DATE.match(text)):
            yield element, text


def _stated(texts: list[_Text]) -> Iterator[_Text]:
    """Dates that say themselves what they are, wherever they stand."""
    for element, text in texts:
        if _STATED.match(text) and is_only_date(text):
            yield element, text


def _named(texts: list[_Text]) -> Iterator[_Text]:
    for element, text in texts:
        if is_only_date(text) and _DATE_NAMES.search(names_of(element)):
            yield element, text


def _is_elsewhere(element: HtmlElement) -> bool:
    """Whether the element belongs to another article, a comment or a menu.

    What holds the page's headline too is the page itself, whatever it is called.
    """
    for each in (element, *element.iterancestors()):
        if each.tag in ("html", "body"):
            return False
        named = each.tag in _ELSEWHERE_TAGS or _ELSEWHERE.search(names_of(each))
        is_own = each.tag == "footer" and next(each.iterancestors("article"), None) is not None
        if named and not is_own and each.find(".//h1") is None:
            return True
    return False
