"""Who said what a page quotes: sources of block quotes, and posts that are embedded from networks.

What an embed shows is drawn by a script; what is read is the markup that each network hands out to
stand there until then, as its "embed" button gives it (publish.twitter.com, embed.bsky.app,
developers.facebook.com/docs/plugins/embedded-posts, tiktok.com/oembed).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.dates import is_only_date
from audio_pipeline.extract.noise import names_of
from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.text import count_words

_BY_NAME = {
    "twitter tweet": "X",
    "twitter video": "X",
    "telegram post": "Telegram",
    "telegram embed": "Telegram",
    "fb post": "Facebook",
    "fb video": "Facebook",
    "fb xfbml parse ignore": "Facebook",
    "instagram media": "Instagram",
    "mastodon embed": "Mastodon",
    "bluesky embed": "Bluesky",
    "tiktok embed": "TikTok",
    "text post media": "Threads",
    "reddit embed bq": "Reddit",
    "youtube embed": "YouTube",
}
_BY_ADDRESS = {
    r"(?:twitter|x)\.com/\w+/status/\d": "X",
    r"(?:t|telegram)\.me/(?:s/)?\w+/\d": "Telegram",
    r"facebook\.com/[^\s?#]*(?:posts|permalink|videos|photos?|reel)\b": "Facebook",
    r"instagram\.com/(?:[\w.]+/)?(?:p|reel|tv)/": "Instagram",
    r"bsky\.app/profile/[^/\s]+/post/": "Bluesky",
    r"tiktok\.com/@[^/\s]+/video/": "TikTok",
    r"threads\.(?:net|com)/@[^/\s]+/post/": "Threads",
    r"youtube\.com/(?:watch|post)|youtu\.be/": "YouTube",
    r"/@\w+(?:@[\w.-]+)?/\d{15,}": "Mastodon",
}
_ADDRESSES = {re.compile(pattern): network for pattern, network in _BY_ADDRESS.items()}
_SOURCE_TAGS = frozenset(("cite", "footer", "figcaption"))
_SOURCE_NAMES = re.compile(
    r"(?:^| )(?:attribution|author|cite|citation|quotee|source|speaker|tweet header)(?: |$)"
)
_SOURCE_WORDS = 30
_LINKED = 0.5
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”»“’)]*$")
_SIGNED = re.compile(r"(?:[—–―]|--?)\s*(?=[^\W\d_])")
_QUOTE_END = re.compile(r"[”»“\"]$")
_NAMED = re.compile(r"[^\W\d_a-zà-ÿ][\w.’'-]+(?: [^\W\d_a-zà-ÿ][\w.’'-]*){1,3}(?:, [^?!]{2,50})?")
"""A name, and what its bearer is, below words in quotation marks."""
_SIGNED_AT_END = re.compile(
    r"(?<=[.!?…”\"»’])\s+(?:[—–―]|--)\s*(?P<name>[^\W\d_a-zа-яіїєґ][^.!?]{2,90})$"
)
_POSTED_BY = re.compile(
    r"\W*(?:(?:a|an?) (?:post|photo|video|reel) (?:shared|posted) by|posted by|post by|by (?=u/)|"
    r"опубліковано|допис,? поширений|дописав|ein beitrag geteilt von|gepostet von|beitrag von|"
    r"une publication partagée par|publiée? par)\s+",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"\s*(?:\([@u].*|@[\w.@-]+.*|"
    r"\s(?:on|am|le|в|у)\s(?=[\w\s]*\d|\w+day|\w+tag).*|,? \d{1,2}[./ ].*)$",
    re.IGNORECASE,
)
_NO_WORDS_OF_POST = re.compile(
    r"\W*(?:view (?:this post |this |more )?on \w+|see (?:more|new posts)|"
    r"(?:переглянути|дивитися|подивитися) .{0,30}(?:instagram|facebook|telegram|threads)|"
    r"sieh dir diesen beitrag .{0,30}|voir cette publication .{0,30}|"
    r"post by @\S+|(?:♬|♫).*|u/\S+ in r/\S+|@[\w.@-]+)\W*$",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*(?:https?://\S+|pic\.(?:twitter|x)\.com/\w+|\[image or embed\])")
_REPLIES = re.compile(r"^(?:\.?@[\w.-]+\s+)+(?=\S)")


def quotation_at(element: HtmlElement) -> bool:
    """Whether a quotation begins with the element: its text, and who said it."""
    if element.tag == "blockquote":
        return True
    if element.tag == "figure":
        return element.find(".//blockquote") is not None and not any(
            element.iter("img", "iframe", "video", "table")
        )
    names = names_of(element)
    return element.tag == "div" and (names.strip() in _BY_NAME or names.split()[:1] == ["tweet"])


def is_source(element: HtmlElement) -> bool:
    """Whether an element within a quotation says where it is from, beside the text or after it."""
    if element.tag not in _SOURCE_TAGS and not _SOURCE_NAMES.search(names_of(element)):
        return False
    text = element.text_content()
    if not text.strip() or count_words(text) > _SOURCE_WORDS:
        return False
    return element.tag != "cite" or not (element.tail or "").strip()


def attributed(found: Sequence[Piece]) -> list[Piece]:
    """The pieces of a quotation with its source and network, without those that only say these."""
    told: list[Piece] = []
    for _, group in groupby(found, key=lambda piece: piece.quotation):
        for part in _signed_parts(list(group)):
            told += _attributed(part)
    return told


def _signed_parts(group: list[Piece]) -> Iterator[list[Piece]]:
    """A quotation of several people, in parts: each ends in its signature, which is in bold."""
    part: list[Piece] = []
    for piece in group:
        part.append(piece)
        is_short = piece.size <= _SOURCE_WORDS and piece.bold == len(piece.text)
        if piece.quotation is not None and is_short and _SIGNED.match(piece.text):
            yield part
            part = []
    if part:
        yield part


def told_post(piece: Piece) -> Piece:
    """A post without the links in it and without whom it answers; a quote without its signature."""
    if piece.quotation is None:
        return piece
    if piece.network:
        text = _REPLIES.sub("", _LINK.sub("", piece.text)).strip()
    elif not piece.source and (signed := _SIGNED_AT_END.search(piece.text)):
        text = piece.text[: signed.start()]
        piece = replace(piece, source=_name(signed["name"]))
    else:
        return piece
    return piece.saying(text)


def _attributed(group: list[Piece]) -> Iterator[Piece]:
    quotation = group[0].quotation
    if quotation is None:
        yield from group
        return
    network = network_of(quotation)
    sources = [piece for piece in group if _says_source(piece, group, network)]
    if len(sources) == len(group) and not network:
        sources = []
    source = next((name for piece in sources if (name := _name(piece.text))), "")
    for piece in group:
        if piece in sources or (network and _NO_WORDS_OF_POST.match(piece.text)):
            continue
        linked = 0.0 if network else piece.linked  # Instagram's texts are links as a whole
        yield replace(piece, source=source, network=network, linked=linked)


def network_of(quotation: HtmlElement) -> str:
    """The network that a post is from, by the names of its markup or by its own address."""
    for element in (quotation, *quotation.iter("blockquote")):
        names = f" {' '.join(names_of(element).split())} "
        if named := next((_BY_NAME[name] for name in _BY_NAME if f" {name} " in names), ""):
            return named
    if names_of(quotation).split()[:1] == ["tweet"]:
        return "X"
    links = list(quotation.iter("a"))
    last = (links[-1].get("href") if links else quotation.get("cite")) or ""
    return next((network for known, network in _ADDRESSES.items() if known.search(last)), "")


def _says_source(piece: Piece, group: Sequence[Piece], network: str) -> bool:
    is_last = piece is group[-1]
    if piece.size > _SOURCE_WORDS:
        return False
    if is_source(piece.element) and piece.element.tag != "blockquote":
        return True
    if network and (_POSTED_BY.match(piece.text) or is_only_date(piece.text)):
        return True
    if not is_last or len(group) == 1:
        return False
    is_link = not network and piece.linked >= _LINKED and not _SENTENCE_END.search(piece.text)
    is_below_quote = _QUOTE_END.search(group[-2].text) is not None
    is_named = is_below_quote and _NAMED.fullmatch(piece.text) is not None
    return is_link or is_named or _SIGNED.match(piece.text) is not None


def _name(text: str) -> str:
    """Who is named, without dash, handle and date; empty where only a date is."""
    text = _SIGNED.sub("", text, count=1) if _SIGNED.match(text) else text
    text = _AFTER_NAME.sub("", _LINK.sub("", _POSTED_BY.sub("", text))).strip(" ,;:—–-|")
    return "" if is_only_date(text) or not any(map(str.isalpha, text)) else text
