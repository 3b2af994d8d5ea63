"""Kinds of pages that are not narrated as articles: live, watched, heard or paid for."""

import re
from collections.abc import Sequence

from audio_pipeline.extract.metadata import Metadata
from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.text import count_words
from audio_pipeline.model import SiteProfile

SEEN_WORDS = 100
"""A gallery, video or audio page with less text than this only introduces what cannot be read."""
_WATCHED = (
    ("a gallery", frozenset(("imagegallery", "mediagallery")), ("gallery", "photo")),
    ("a video page", frozenset(("videoobject", "newsvideo", "movie", "clip")), ("video",)),
    (
        "an audio page",
        frozenset(("podcastepisode", "radioepisode", "audioobject")),
        ("music", "podcast", "audio"),
    ),
)
_MEDIA_PATHS = {
    "a gallery": re.compile(
        r"/(?:gallery|galleries|photos|slideshows?|fotostrecken?|bildergalerie)/"
    ),
    "a video page": re.compile(r"/(?:videos?|watch|av)/"),
    "an audio page": re.compile(r"/(?:podcasts?|audio|listen)/"),
}
_SOLD = ("product", "og:product", "product.item")
_PAID = re.compile(
    r"\W*(?:advertorial|(?:sponsored|paid|partner|branded|promoted)[ -]?"
    r"(?:content|post|article|story|partnership)|advertiser content|anzeigensonderveröffentlichung|"
    r"(?:sponsored|paid for) by \w|bezahlte partnerschaft|"
    r"contenu (?:sponsorisé|partenaire)|publireportage|publi-?rédactionnel|"
    r"(?:на правах реклами|рекламний матеріал|спецпроєкт|партнерський матеріал))",
    re.IGNORECASE,
)
_PAID_LABEL_WORDS = 6
_PAID_METAS = (
    "article:section",
    "article:tag",
    "article:content_tier",
    "parsely-section",
    "section",
)
_LABEL_PIECES = 8
"""Among so many pieces before the text a label speaks of it; elsewhere it is that of teasers."""


def refused_by_kind(
    metadata: Metadata, found: Sequence[Piece], kept: Sequence[Piece], site: SiteProfile | None
) -> str:
    """Why a page of this kind is not narrated; "" where it is. `found` and `kept`: see Body."""
    site = site or SiteProfile()
    words = sum(count_words(piece.text) for piece in kept)
    if "liveblogposting" in metadata.linked.types and not site.live_blogs:
        return "a live blog, which changes all day: the article that sums it up can be narrated"
    if _og_type(metadata) in _SOLD:
        return "the page of a product in a shop"
    label = "" if site.paid_content else _paid_label(metadata, found, kept)
    if label:
        return f"paid for by a sponsor: labelled {label!r}"
    kind = _watched(metadata) if words < SEEN_WORDS else ""
    return (
        f"{kind} with only {words} words of text, at least {SEEN_WORDS} are needed" if kind else ""
    )


def _watched(metadata: Metadata) -> str:
    told = _og_type(metadata)
    for kind, types, og_types in _WATCHED:
        is_article = metadata.linked.found and not _MEDIA_PATHS[kind].search(metadata.url)
        if told.startswith(og_types) or (metadata.linked.types & types and not is_article):
            return kind
    return ""


def _og_type(metadata: Metadata) -> str:
    return next(iter(metadata.metas.get("og:type", ())), "").lower()


def _paid_label(metadata: Metadata, found: Sequence[Piece], kept: Sequence[Piece]) -> str:
    """The label that says so: in the data, the section, or by the headline."""
    if "advertisercontentarticle" in metadata.linked.types:
        return "AdvertiserContentArticle"
    for name in _PAID_METAS:
        for content in metadata.metas.get(name, ()):
            if _PAID.match(content):
                return content[:80]
    texts = {piece.element for piece in kept}
    begun = next((at for at, piece in enumerate(found) if piece.element in texts), 0)
    near = found[max(0, begun - _LABEL_PIECES) : begun + 1]
    return next((piece.text for piece in near if _is_label(piece)), "")


def _is_label(piece: Piece) -> bool:
    """A short line of its own that is no link: links lead to what others paid for."""
    few = len(piece.text.split()) <= _PAID_LABEL_WORDS
    return few and piece.linked == 0 and _PAID.match(piece.text) is not None
