"""Why a page is not narrated: reasons that an editor understands."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from audio_pipeline.extract.kinds import refused_by_kind
from audio_pipeline.extract.metadata import Metadata
from audio_pipeline.extract.text import count_words
from audio_pipeline.extract.walk import Piece
from audio_pipeline.model import SiteProfile

LEAST_WORDS = 25
"""What is shorter is a caption, a teaser or a broken page. A source may ask for more."""
WALLED_WORDS = 250
"""Behind a wall stands a teaser; a page that shows more than this shows its article."""
LEAST_SHARE = 0.5
"""Of a text behind a wall; what shows less of the words that its data count is a teaser."""
LEAST_SHARE_UNWALLED = 0.25
"""Counts differ with what is counted, so more must be missing where no wall is told of."""
_COUNTED_WORDS = 150
"""A shorter count is that of the teaser itself."""
_ERROR_WORDS = 150
_INDEX_HEADINGS = 5
_WALL_LOOKED_AT = 300

_ERROR = re.compile(
    r"(?:error )?(?:40[0134]|410|429|50[0234])\b|"
    r"(?:page |article |document )?(?:not found|forbidden|access denied|unavailable)|"
    r"oops|just a moment|attention required|"
    r"are you (?:a )?(?:human|robot)|"
    r"(?:сторінк\w+|матеріал) не (?:знайден|існу)|помилка \d|"
    r"seite (?:wurde )?nicht gefunden|fehler \d|zugriff verweigert|"
    r"page (?:introuvable|non trouvée)|erreur \d",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"to (?:(?:continue|keep) reading|read (?:the |this )?(?:full|rest|whole|entire|article|story))"
    r".{0,60}(?:subscri|log in|sign in|register|member)|"
    r"(?:subscribe|sign in|log in|register|sign up|join)\b.{0,40} to (?:continue|keep) reading|"
    r"(?:subscribe|sign in|log in|join)\b.{0,30} to (?:read|unlock|access) (?:this|the|our)|"
    r"this (?:article|content|story|post) is (?:only |exclusively )?(?:for|available to|reserved)"
    r".{0,20}(?:subscriber|member|paying)|"
    r"(?:щоб|аби) (?:читати|прочитати|продовжити).{0,60}(?:підпи|передплат|увійд|оформ)|"
    r"доступн\w+ (?:лише|тільки).{0,20}(?:передплатник|підписник|член)|"
    r"(?:weiterlesen|artikel lesen) mit\b|jetzt (?:weiterlesen|abonnieren und)|"
    r"(?:nur|exklusiv) für (?:unsere )?(?:abonnent|mitglied|plus)|mit (?:einem )?abo weiterlesen|"
    r"(?:article|contenu|suite) (?:de cet article )?(?:est )?réservée? (?:aux|à nos) abonnés|"
    r"il (?:vous )?reste \d+ ?% de|pour lire la suite.{0,40}abonn",
    re.IGNORECASE,
)
_NO = frozenset(("", "false", "0", "no", "off", "none"))


def refused_by_head(metadata: Metadata, site: SiteProfile | None) -> str:
    """The reason that the page's head gives; "" where there is none."""
    for name in site.silent_meta if site else ():
        contents = metadata.metas.get(name.strip().lower(), ())
        if any(content.lower() not in _NO for content in contents):
            return f"marked as not to be read aloud by <meta name={name!r}>"
    recordings = [*metadata.linked.recordings, *metadata.metas.get("og:audio", ())]
    own = site.own_audio if site else ""
    if any(each and not (own and each.startswith(own)) for each in recordings):
        return "has a recording of its own"
    return ""


def refused_by_body(
    metadata: Metadata,
    url: str,
    found: Sequence[Piece],
    kept: Sequence[Piece],
    site: SiteProfile | None = None,
) -> str:
    """The reason that lies in what is on the page (`found`) and what would be read (`kept`)."""
    words = sum(count_words(piece.text) for piece in kept)
    if words < _ERROR_WORDS and _ERROR.match(metadata.title):
        return f"no article: an error page, {metadata.title[:80]!r}"
    says_article = metadata.linked.found or "article" in metadata.metas.get("og:type", ())
    if not says_article and (_is_home(url) or _is_index(metadata, kept)):
        return "no article: a page that lists articles"
    teaser = _teaser(metadata, words, found)
    if teaser:
        return teaser
    kind = refused_by_kind(metadata, found, kept, site)
    if kind:
        return kind
    if words < LEAST_WORDS:
        return f"too short: {words} words of text, at least {LEAST_WORDS} are needed"
    return ""


def _teaser(metadata: Metadata, words: int, found: Sequence[Piece]) -> str:
    """The reason for a text that is only the beginning of its article."""
    whole = max(metadata.linked.words, count_words(metadata.linked.body))
    of_all = f"{words} of its {whole} words" if whole > words else f"{words} words of it"
    lacks = whole >= _COUNTED_WORDS and words < LEAST_SHARE * whole
    if (words < WALLED_WORDS or lacks) and _is_walled(metadata, found):
        return f"behind a paywall: only {of_all} can be read"
    if lacks and words < min(WALLED_WORDS, LEAST_SHARE_UNWALLED * whole):
        return f"a teaser: only {of_all} can be read"
    return ""


def _is_home(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.netloc) and parts.path in ("", "/") and not parts.query


def _is_index(metadata: Metadata, kept: Sequence[Piece]) -> bool:
    """Headings that lead to other pages, with a line or two of text each."""
    links = sum(piece.kind == "heading" and piece.linked > 0.8 for piece in kept)
    text = [piece for piece in kept if piece.kind != "heading"]
    least = 2 if metadata.linked.listing else _INDEX_HEADINGS
    return links >= least and links * 2 >= len(text)


def _is_walled(metadata: Metadata, found: Sequence[Piece]) -> bool:
    if not metadata.linked.free or "locked" in metadata.metas.get("article:content_tier", ()):
        return True
    return any(_WALL.search(piece.text[:_WALL_LOOKED_AT]) for piece in found)
