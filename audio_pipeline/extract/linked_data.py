"""JSON-LD of a page -> what it says of its article (https://schema.org/Article)."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.text import one_line

_ARTICLE_ENDS = ("article", "posting", "report", "reportage", "review")
_WORKS = frozenset(("webpage", "aboutpage", "itempage", "recipe", "videoobject", "creativework"))
"""What else may carry a page's dates and names, where no article is among its data."""
_NO = ("false", "0", "no")
_LONGEST_NUMBER = 7
_RATING = re.compile(r"\d{1,3}(?:\.\d{1,2})? \d{1,3}(?:\.0)?")
_MAX_NODES = 2_000
_MAX_DEPTH = 12


@dataclass(frozen=True)
class LinkedData:
    """What JSON-LD says; empty where it says nothing. Dates and addresses as written."""

    found: bool = False
    """There is an article among the page's data."""
    headline: str = ""
    authors: tuple[str, ...] = ()
    by_house: bool = False
    """The authors are organizations, each of them."""
    published: str = ""
    updated: str = ""
    language: str = ""
    url: str = ""
    description: str = ""
    body: str = ""
    site: str = ""
    free: bool = True
    """False where `isAccessibleForFree` says so."""
    recordings: tuple[str, ...] = ()
    """Addresses of audio of the whole article."""
    listing: bool = False
    """The page says that it is a collection of articles."""
    types: frozenset[str] = frozenset()
    """Types of all that the page tells of, in lower case: "newsarticle", "videoobject"."""
    words: int = 0
    """`wordCount` of the whole article; 0 where it is not told."""
    rating: tuple[str, str] = ("", "")
    """A review's own verdict: `ratingValue` and `bestRating`, which is 5 where it is not told."""


def linked_data(tree: HtmlElement) -> LinkedData:
    """What the page's JSON-LD says of its article: the first with a headline counts."""
    nodes = list(_nodes(tree))
    articles = [node for node in nodes if _is_article(node)]
    listing = any(
        _types(node) & {"collectionpage", "itemlist", "searchresultspage"} for node in nodes
    )
    sites = [_text(node.get("name")) for node in nodes if "website" in _types(node)]
    site = next((name for name in sites if name), "")
    by_id = {str(other["@id"]): other for other in nodes if "@id" in other}
    types = frozenset(kind for node in nodes for kind in _types(node))
    if not articles:
        return replace(_of_work(nodes, by_id), site=site, listing=listing, types=types)
    node = max(articles, key=lambda article: (bool(article.get("headline")), _weight(article)))
    return LinkedData(
        found=True,
        headline=_text(node.get("headline")) or _text(node.get("name")),
        authors=tuple(_names(node.get("author") or node.get("creator"), by_id)),
        by_house=_is_house(node.get("author") or node.get("creator")),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        updated=_text(node.get("dateModified")),
        language=_language(node.get("inLanguage")),
        url=_address(node),
        description=_text(node.get("description")),
        body=_body(node),
        site=site or next(iter(_names(node.get("publisher"), by_id)), ""),
        free=_is_free(node),
        recordings=tuple(_recordings(node.get("audio"), by_id)),
        listing=listing,
        types=types,
        words=_number(node.get("wordCount")),
        rating=_rating(nodes),
    )


def _of_work(
    nodes: Sequence[Mapping[str, object]], by_id: Mapping[str, Mapping[str, object]]
) -> LinkedData:
    """Dates, names and language of the page or the episode, where no article is told of."""
    node = next((node for node in nodes if _is_work(node) and "datePublished" in node), {})
    return LinkedData(
        authors=tuple(_names(node.get("author"), by_id)),
        published=_text(node.get("datePublished")),
        updated=_text(node.get("dateModified")),
        language=_language(node.get("inLanguage")),
        free=_is_free(node),
        rating=_rating(nodes),
    )


def _is_free(node: Mapping[str, object]) -> bool:
    return str(node.get("isAccessibleForFree", True)).strip().lower() not in _NO


def _number(value: object) -> int:
    digits = str(value).strip()
    return int(digits) if digits.isdecimal() and len(digits) < _LONGEST_NUMBER else 0


def _rating(nodes: Sequence[Mapping[str, object]]) -> tuple[str, str]:
    """The verdict of the page's one review; many reviews are those of customers."""
    reviews = [node for node in nodes if any(kind.endswith("review") for kind in _types(node))]
    rating = reviews[0].get("reviewRating") if len(reviews) == 1 else None
    if not isinstance(rating, dict):
        return "", ""
    value, best = (str(rating.get(key, "")).strip() for key in ("ratingValue", "bestRating"))
    value, best = value.replace(",", "."), best.replace(",", ".") or "5"
    return (_short(value), _short(best)) if _RATING.fullmatch(value + " " + best) else ("", "")


def _short(number: str) -> str:
    """ "4.0" is 4."""
    return number.removesuffix(".0")


def _is_work(node: Mapping[str, object]) -> bool:
    return any(kind in _WORKS or kind.endswith("episode") for kind in _types(node))


def _nodes(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    count = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for node in _walk(_parse(script.text or "")):
            count += 1
            if count > _MAX_NODES:
                return
            yield node


def _parse(text: str) -> object:
    """The data of one script; None where it is no JSON, as happens on live pages."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _walk(data: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    """The nodes at the top, in arrays, under @graph and as main entity of a page."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _walk(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), dict | list):
                yield from _walk(data[key], depth + 1)


def _types(node: Mapping[str, object]) -> set[str]:
    named = node.get("@type")
    kinds = named if isinstance(named, list) else [named]
    return {str(kind).rsplit("/", maxsplit=1)[-1].lower() for kind in kinds if kind}


def _is_article(node: Mapping[str, object]) -> bool:
    return any(kind.endswith(_ARTICLE_ENDS) for kind in _types(node))


def _weight(node: Mapping[str, object]) -> int:
    return sum(
        key in node for key in ("datePublished", "author", "articleBody", "mainEntityOfPage")
    )


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value", "")
    return one_line(unescape(unescape(value))) if isinstance(value, str) else ""


def _names(value: object, by_id: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            named = item if "name" in item else by_id.get(str(item.get("@id")), item)
            names = named.get("name")
            yield from (text for name in _listed(names) if (text := _text(name)))
        elif text := _text(item):
            yield text


def _is_house(authors: object) -> bool:
    each = [author for author in _listed(authors) if isinstance(author, dict)]
    return bool(each) and all("organization" in " ".join(_types(author)) for author in each)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _language(value: object) -> str:
    return (
        _text(value.get("alternateName") or value.get("name"))
        if isinstance(value, dict)
        else _text(value)
    )


def _address(node: Mapping[str, object]) -> str:
    page = node.get("mainEntityOfPage")
    named = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    return _text(node.get("url")) or (named.strip() if isinstance(named, str) else "")


def _body(node: Mapping[str, object]) -> str:
    """The text with its line breaks and tags, if it has any."""
    body = node.get("articleBody")
    return body if isinstance(body, str) else ""


def _recordings(value: object, by_id: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    for item in _listed(value):
        if isinstance(item, str) and item.strip():
            yield item.strip()
        if isinstance(item, dict):
            audio = by_id.get(str(item.get("@id")), item)
            addresses = (audio.get(key) for key in ("contentUrl", "embedUrl", "url"))
            yield from (each for each in addresses if isinstance(each, str) and each)
