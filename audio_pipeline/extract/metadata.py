"""What a page says of its article: JSON-LD, then OpenGraph, then <meta>, then the page itself."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.address import canonical_url
from audio_pipeline.extract.byline import clean_byline
from audio_pipeline.extract.dates import has_zone, parse_date
from audio_pipeline.extract.headline import shown_headline
from audio_pipeline.extract.linked_data import LinkedData, linked_data
from audio_pipeline.extract.noise import names_of
from audio_pipeline.extract.shown import shown_authors, shown_date
from audio_pipeline.extract.text import one_line, word_string
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
_FOR_LIBRARIES = ("dc.creator", "dcterms.creator", "citation_author")
"""There the family name goes first."""
_OF_ANOTHER = re.compile(
    r"(?:^| )(?:comments?|related)(?: (?:body|metadata|meta|posts?|inner|list)| |$)"
)
_DATE_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-])"
)
_DAY_FIRST_IN_PATH = re.compile(r"/(3[01]|2\d|1[3-9])-(0?[1-9]|1[0-2])-((?:19|20)\d\d)(?=/?$)")
"""A day that cannot be a month, at the end of the path."""
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=$|[-_])")
_MAX_CONTENTS = 50
_HEADLINE_WORDS = 3
Metas = Mapping[str, tuple[str, ...]]


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
    metas: Metas
    """Contents of `<meta>`s by name or property in lower case."""


def read_metadata(tree: HtmlElement, url: str) -> Metadata:
    """All that `tree`, the page at `url`, says of its article; empty where it says nothing."""
    linked = linked_data(tree)
    metas = _metas(tree)
    sites = [linked.site, *_contents(metas, ("og:site_name", "application-name")), _host(url)]
    title = _title(tree, sites, linked, metas)
    published = _published(tree, url, linked, metas) or parse_date(shown_date(tree, title))
    updated = _moment(
        [linked.updated, *_contents(metas, _UPDATED), _time(tree, ("updated", "modified"))]
    )
    return Metadata(
        url=canonical_url(url, _canonical(tree), [*_contents(metas, ("og:url",)), linked.url]),
        title=title,
        byline=_byline(tree, linked, metas, sites),
        published=published,
        updated=None if updated and published and updated < published else updated,
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


def _contents(metas: Metas, names: Sequence[str]) -> list[str]:
    return [content for name in names for content in metas.get(name, ()) if content]


def _canonical(tree: HtmlElement) -> str:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return link.get("href") or ""
    return ""


def _title(
    tree: HtmlElement,
    sites: Sequence[str],
    linked: LinkedData,
    metas: Metas,
) -> str:
    head = one_line(tree.findtext(".//title") or "")
    shown, site = shown_headline(tree, head)
    sites = [*sites[:-1], site, sites[-1]] if site else sites
    same = word_string(shown)
    told = [*_contents(metas, ("og:title", "twitter:title", "title", "dc.title"))]
    if not _is_unseen(linked.headline, same, word_string(head)):
        told.insert(0, linked.headline)
    told.sort(key=lambda each: word_string(each) != same)  # what the data and readers both say
    words = sorted(same.split())
    is_told = any(sorted(word_string(each).split()) == words for each in told)
    if not is_told and _is_whole(same, word_string(head)):
        told.insert(0, shown)
    return best_title([*told, shown, head], shown, [*sites, sites[-1].partition(".")[0]])


def _is_whole(shown: str, head: str) -> bool:
    """Whether the heading is all that the title says before a site's name: both mean the headline.

    What the data say instead is then written for search engines and networks.
    """
    return len(shown.split()) > _HEADLINE_WORDS and head.startswith(shown)


def _is_unseen(headline: str, shown: str, head: str) -> bool:
    """Whether readers see no word of it in heading and title, which agree."""
    seen = set(shown.split())
    agree = len(seen) >= _HEADLINE_WORDS and not seen.isdisjoint(head.split())
    return agree and seen.isdisjoint(word_string(headline).split())


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _byline(
    tree: HtmlElement,
    linked: LinkedData,
    metas: Metas,
    sites: Sequence[str],
) -> str:
    """Who the data or the page name; the site's own name only where nobody else is named."""
    known = {word_string(site) for site in sites}
    of_site = ""
    for parts in (linked.authors, *(_creators(metas, name) for name in _AUTHORS)):
        names = clean_byline(parts)
        people = [name for name in names.split(", ") if word_string(name) not in known]
        if people and names and not (linked.by_house and parts is linked.authors):
            return ", ".join(people)
        of_site = of_site or names
    shown = clean_byline(shown_authors(tree))
    return shown if not of_site or " " in shown else of_site


def _creators(metas: Metas, name: str) -> tuple[str, ...]:
    told = metas.get(name, ())
    return tuple(map(_given_name_first, told)) if name in _FOR_LIBRARIES else told


def _given_name_first(name: str) -> str:
    """ "Jane Doe" for "Doe, Jane"."""
    family, comma, given = name.partition(", ")
    is_turned = bool(comma) and "," not in given and " " not in family and given.count(" ") <= 1
    return f"{given} {family}" if is_turned else name


def _published(tree: HtmlElement, url: str, linked: LinkedData, metas: Metas) -> datetime | None:
    shown = _time(tree, ("published", "publish", "date published", "entry date", "pubdate", ""))
    return _moment([linked.published, *_contents(metas, _PUBLISHED), shown, _dated_path(url)])


def _dated_path(url: str) -> str:
    """The date in an address, as "2021-10-29"; "" where there is none."""
    if dated := _DATE_IN_PATH.search(url):
        return "-".join(part.zfill(2) for part in dated.groups())
    turned = _DAY_FIRST_IN_PATH.search(url)
    return "-".join(part.zfill(2) for part in turned.groups()[::-1]) if turned else ""


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
    """The first date in a `<time>` whose class or itemprop has a wanted word ("": any)."""
    for word in wanted:
        for element in tree.iter("time"):
            names = f"{names_of(element)} {element.get('itemprop', '').lower()}"
            is_update = any(mark in names for mark in ("updat", "modif"))
            text = element.get("datetime") or one_line("".join(element.itertext()))
            if not (word in names and (word or not is_update)) or parse_date(text) is None:
                continue
            if not _is_of_another(element):
                return text
    return ""


def _is_of_another(element: HtmlElement) -> bool:
    """Whether it stands in a comment or among related articles."""
    return any(_OF_ANOTHER.search(names_of(each)) for each in element.iterancestors())


def _language(tree: HtmlElement, linked: LinkedData, metas: Metas) -> str:
    root = tree.get("lang") or tree.get("xml:lang") or ""
    told = _contents(metas, ("og:locale", "content-language", "language", "dc.language"))
    for candidate in (root, linked.language, *told):
        if match := _LANGUAGE.match(candidate.strip()):
            return "uk" if match[0].lower() == "ua" else match[0].lower()
    return ""
