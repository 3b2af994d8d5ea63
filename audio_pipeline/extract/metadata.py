"""What a page says of its article: JSON-LD, then OpenGraph, then <meta>, then the page itself."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.address import canonical_url
from audio_pipeline.extract.byline import clean_byline, reads_as_names
from audio_pipeline.extract.dates import has_zone, parse_date
from audio_pipeline.extract.linked_data import LinkedData, linked_data
from audio_pipeline.extract.noise import names_of
from audio_pipeline.extract.text import one_line
from audio_pipeline.extract.title import best_title

_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "datepublished",
    "date.published", "dc.date.issued", "dcterms.issued", "dcterms.created", "sailthru.date",
    "parsely-pub-date", "publication_date", "pubdate", "publish-date", "citation_date",
    "article.published", "dc.date", "date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "article:updated", "last-modified", "lastmod", "article.updated",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "article:author_name", "byl", "dc.creator", "dcterms.creator",
    "sailthru.author", "parsely-author", "citation_author", "og:article:author",
)  # fmt: skip
_DATE_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-])"
)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=$|[-_])")
_AUTHOR_NAMES = re.compile(
    r"(?:^| )(?:byline|by line|author name|author link|post author|entry author|article author|"
    r"story author|author|autor|p author)(?: |$)"
)
_JOINT = re.compile(
    r"^(?:,|;|&|and\b|und\b|et\b|та\b|і\b|й\b|[’'-])|(?:[,;&’'-]|\b(?:and|und|et|та|і|й))$"
)
"""At the beginning of a text it goes on from the one before, at the end it is not over."""
_MAX_BYLINE = 160
_MAX_CONTENTS = 50


@dataclass(frozen=True)
class Metadata:
    url: str
    title: str
    byline: str
    published: datetime | None
    updated: datetime | None
    language: str
    """Primary subtag, lower case; empty where the page does not say."""
    description: str
    linked: LinkedData
    metas: Mapping[str, tuple[str, ...]]
    """Contents of `<meta>`s by name or property in lower case."""


def read_metadata(tree: HtmlElement, url: str) -> Metadata:
    """All that `tree`, the page at `url`, says of its article; empty where it says nothing."""
    linked = linked_data(tree)
    metas = _metas(tree)
    published = _published(tree, url, linked, metas)
    updated = _moment(
        [linked.updated, *_contents(metas, _UPDATED), _time(tree, ("updated", "modified"))]
    )
    return Metadata(
        url=canonical_url(url, _canonical(tree), [*_contents(metas, ("og:url",)), linked.url]),
        title=_title(tree, url, linked, metas),
        byline=_byline(tree, linked, metas),
        published=published,
        updated=updated,
        language=_language(tree, linked, metas),
        description=one_line(
            next(
                iter(_contents(metas, ("og:description", "description", "twitter:description"))),
                linked.description,
            )
        ),
        linked=linked,
        metas=metas,
    )


def _metas(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    metas: defaultdict[str, list[str]] = defaultdict(list)
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name:
                metas[name].append(content)
    return {name: tuple(contents[:_MAX_CONTENTS]) for name, contents in metas.items()}


def _contents(metas: Mapping[str, tuple[str, ...]], names: Sequence[str]) -> list[str]:
    return [content for name in names for content in metas.get(name, ()) if content]


def _canonical(tree: HtmlElement) -> str:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return link.get("href") or ""
    return ""


def _title(
    tree: HtmlElement, url: str, linked: LinkedData, metas: Mapping[str, tuple[str, ...]]
) -> str:
    headings = [one_line(heading.text_content()) for heading in tree.iter("h1")]
    head = one_line(tree.findtext(".//title") or "")
    told = [linked.headline, *_contents(metas, ("og:title", "twitter:title", "title", "dc.title"))]
    sites = [linked.site, *_contents(metas, ("og:site_name", "application-name")), _host(url)]
    shown = next((heading for heading in headings if heading and heading[:40] in head), "")
    shown = shown or (headings[0] if len(headings) == 1 else "")
    return best_title([*told, shown, head], shown, [*sites, _host(url).partition(".")[0]])


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _byline(tree: HtmlElement, linked: LinkedData, metas: Mapping[str, tuple[str, ...]]) -> str:
    return (
        clean_byline(linked.authors)
        or clean_byline(_contents(metas, _AUTHORS))
        or clean_byline(_shown_authors(tree))
    )


def _shown_authors(tree: HtmlElement) -> list[str]:
    """The first element on the page that names its author: by rel, itemprop or class.

    One word is believed in the first of them only: later ones hold sections and networks too.
    """
    is_first = True
    for element in tree.iter("a", "span", "div", "p", "address", "cite", "li"):
        names = names_of(element)
        named = element.get("rel") == "author" or element.get("itemprop") == "author"
        if (named or _AUTHOR_NAMES.search(names)) and "comment" not in names:
            text = "".join(element.itertext())
            if 0 < len(text.strip()) <= _MAX_BYLINE:
                shown = _first_names(element)
                is_name = named or reads_as_names(shown)
                if shown and is_name and (is_first or " " in shown):
                    return [shown]
                is_first = False
    return []


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


def _published(
    tree: HtmlElement, url: str, linked: LinkedData, metas: Mapping[str, tuple[str, ...]]
) -> datetime | None:
    dated = _DATE_IN_PATH.search(url)
    in_path = "-".join(part.zfill(2) for part in dated.groups()) if dated else ""
    shown = _time(tree, ("published", "publish", "date published", "entry date", "pubdate", ""))
    return _moment([linked.published, *_contents(metas, _PUBLISHED), shown, in_path])


def _moment(candidates: Sequence[str]) -> datetime | None:
    """The first that is a date; one with a zone goes before the same day without."""
    dates = [(text, date) for text in candidates if (date := parse_date(text)) is not None]
    if not dates:
        return None
    first = dates[0][1]
    for text, date in dates:
        if has_zone(text) and abs((date - first).total_seconds()) <= 86_400:
            return date
    return first


def _time(tree: HtmlElement, wanted: Sequence[str]) -> str:
    """The first `<time>` whose class, itemprop or parent's class has a wanted word ("": any)."""
    for word in wanted:
        for element in tree.iter("time"):
            names = f"{names_of(element)} {element.get('itemprop', '').lower()}"
            is_update = any(mark in names for mark in ("updat", "modif"))
            if word in names and (word or not is_update):
                return element.get("datetime") or one_line("".join(element.itertext()))
    return ""


def _language(tree: HtmlElement, linked: LinkedData, metas: Mapping[str, tuple[str, ...]]) -> str:
    root = tree.get("lang") or tree.get("xml:lang") or ""
    told = _contents(metas, ("og:locale", "content-language", "language", "dc.language"))
    for candidate in (root, linked.language, *told):
        if match := _LANGUAGE.match(candidate.strip()):
            return "uk" if match[0].lower() == "ua" else match[0].lower()
    return ""
