"""What a site's profile selects on a page, by CSS selectors."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lxml import html as lxml_html  # type: ignore[import-untyped]  # no types
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.byline import clean_byline
from audio_pipeline.extract.dates import parse_date
from audio_pipeline.extract.page import parse
from audio_pipeline.extract.profile import check_selectors
from audio_pipeline.extract.text import one_line
from audio_pipeline.model import SiteProfile

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag


@dataclass(frozen=True)
class Selection:
    """What the selectors found; empty where there is none or it found nothing."""

    tree: HtmlElement | None = None
    """The root with nothing but what is to be read, or the page without what is dropped."""
    has_root: bool = False
    title: str = ""
    byline: str = ""
    published: datetime | None = None


def select(tree: HtmlElement, site: SiteProfile) -> Selection:
    """The parts of `tree` that `site` names. Raises ConfigError for a selector that is none.

    A BeautifulSoup is built only here: it costs as much as the rest of an extraction.
    """
    check_selectors(site)
    if not any((site.root, site.drop, site.title, site.byline, site.published)):
        return Selection()
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(lxml_html.tostring(tree, encoding="unicode"), "lxml")
    title = _text(_first(soup, site.title))
    byline = clean_byline([_text(element) for element in _all(soup, site.byline)])
    published = _moment(_first(soup, site.published))
    for selector in site.drop:
        for element in _all(soup, selector):
            element.decompose()
    root = _first(soup, site.root)
    kept = parse(str(soup if root is None else root))
    return Selection(kept, root is not None, title, byline, published)


def _all(soup: "BeautifulSoup", selector: str) -> "list[Tag]":
    return list(soup.select(selector)) if selector else []


def _first(soup: "BeautifulSoup", selector: str) -> "Tag | None":
    return soup.select_one(selector) if selector else None


def _text(element: "Tag | None") -> str:
    return one_line(element.get_text()) if element is not None else ""


def _moment(element: "Tag | None") -> datetime | None:
    if element is None:
        return None
    told = element.get("datetime") or element.get("content") or element.get_text(" ")
    return parse_date(told if isinstance(told, str) else "")
