"""Lines at an article's end that only say where more is to be found, or what the page leaves out.

A line that ends in a colon announces a list of links that nobody hears; one that ends in an address
is for eyes. Both are so in any language; the phrases are German, English, French, Spanish, Polish
and Ukrainian.
"""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.text import one_line

_LONGEST_WORDS = 40
_LABEL_WORDS = 4
_NO_VALUE = re.compile(r"[^\W\d_][^:]*:(?: ?[-–—])?$")
_SEEN_WORDS = 14
_SEEN = ("iframe", "form", "video", "audio", "object", "embed")
_ANNOUNCED_WORDS = 30
_ADDRESS_WORDS = 24
_ADDRESS = re.compile(
    r"(?:(?:https?://|\bwww\.)\S*[^\s.,;:!?)]|:\s*(?:[\w-]+\.){1,3}[a-z]{2,6}(?:/\S*[^\s.,;])?)[)\]]?$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\W*(?:"
    r"(?:weitere|mehr|nähere|ausführliche|detaillierte|alle) (?:informationen|infos|"
    r"details|hinweise)\b.{0,120}\b(?:finden|gibt|unter|hier|erhalten|erhältlich|auf)\b|"
    r"hier (?:finden sie|findet ihr|findest du|gibt es|geht es|geht[’'` ]?s|können sie|klicken)\b|"
    r"(?:druckfähige|hochauflösende)\b|achtung,? redaktion(?:en)?\b|"
    r"(?:(?:presse|hochauflösende )?(?:fotos?|bilder|bildmaterial)|videos?)\b.{0,60}"
    r"\b(?:zum download|herunterladen|downloaden)\b|"
    r".{0,140}\b(?:finden sie|findet ihr|findest du|finden sich|gibt es|lesen sie|geht es|"
    r"g(?:ib|eh)t[’'` ]?s) "
    r"(?:\w+ )?(?:hier|unter|online)\b.{0,60}$|"
    r"(?:for )?(?:more|further|additional) (?:information|details)\b.{0,80}"
    r"\b(?:visit|contact|see|available|at|found|click|go to|call|email)\b|"
    r"want to (?:know|learn|read|hear|see) more\b.{0,90}\?|"
    r"(?:click|tap|go) here\b|(?:the )?(?:full|entire|complete) (?:report|study|paper|list|"
    r"interview) (?:is available|can be|is here)\b|"
    r"(?:pour )?(?:plus d[’']informations?|en savoir plus)\b|"
    r"(?:para )?más (?:información|detalles)\b|więcej (?:informacji|szczegółów)\b|"
    r"(?:детальніше|більше інформації|докладніше)\b)",
    re.IGNORECASE,
)
_AUTHOR_IS = re.compile(
    r"\W*(?:(?:der|die) (?:gast)?autor(?:in)? (?:ist|war|lehrt|arbeitet|schreibt|lebt|"
    r"leitet|forscht)\b|"
    r"(?:the )?(?:author|writer) (?:is|was|works|teaches|lives)\b|l[’']auteure? est\b|"
    r"(?:el|la) autora? es\b|autorka? jest\b|авторк?а? (?:є|працює)\b)",
    re.IGNORECASE,
)


def announces_what_is_seen(piece: Piece, below: Sequence[Piece]) -> bool:
    """Whether a line with a colon stands before a form, a player or the like, or before a list of
    links, and nothing of it is read; or is an item that has nothing behind its colon."""
    if piece.kind == "list_item" and _NO_VALUE.search(piece.text) and piece.size <= _LABEL_WORDS:
        return not any(piece.element in each.element.iterancestors() for each in below)
    following, parent = piece.element.getnext(), piece.element.getparent()
    if following is None and parent is not None and parent.tag == "blockquote":
        following = parent.getnext()
    if not piece.text.endswith(":") or piece.size > _SEEN_WORDS or following is None:
        return False
    is_seen = next(following.iter(*_SEEN), None) is not None or _is_list_of_links(following)
    return is_seen and not any(_is_within(each, following) for each in below)


def _is_list_of_links(element: HtmlElement) -> bool:
    items = list(element.iterchildren("li")) if element.tag in ("ul", "ol") else []
    return bool(items) and all(
        one_line("".join(item.itertext()))
        == one_line(" ".join("".join(link.itertext()) for link in item.iter("a")))
        for item in items
    )


def _is_within(piece: Piece, element: HtmlElement) -> bool:
    return piece.element is element or element in piece.element.iterancestors()


def announces_more(text: str, size: int) -> bool:
    """Whether a block says where to find more, and that below it is a list of this."""
    return size <= _ANNOUNCED_WORDS and text.endswith(":") and _MORE.match(text) is not None


def points_elsewhere(text: str, size: int) -> bool:
    """Whether a last block of `size` words leads to what is not read, or says who its author is."""
    if size > _LONGEST_WORDS:
        return False
    if text.endswith(":") and size <= _ANNOUNCED_WORDS:
        return True
    if _MORE.match(text) or _AUTHOR_IS.match(text):
        return True
    return size <= _ADDRESS_WORDS and _ADDRESS.search(text[-120:]) is not None
