"""What stands before an article's text and after it, and blocks that only begin the next one."""

import re
from collections.abc import Sequence

from audio_pipeline.extract.appeals import presents_somebody
from audio_pipeline.extract.back_matter import asks_readers
from audio_pipeline.extract.byline import signed_by
from audio_pipeline.extract.corrections import is_correction
from audio_pipeline.extract.dates import is_only_date, parse_date
from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.pointers import announces_more, points_elsewhere
from audio_pipeline.extract.teasers import is_cut_off
from audio_pipeline.extract.text import word_string

_LABEL_WORDS = 4
_SIGNATURE_WORDS = 3
_CRUMBS_WORDS = 30
_DATED_WORDS = 10
"""Date, hour, place or section in one line: "14 June 2013 at 20:51 (News)"."""
_DRESS_WORDS = 6
"""Words that breadcrumbs put before a headline."""
_LEAST_TITLE_WORDS = 4
_TAIL_PIECES = 14
_TAIL_WORDS = 40
_HOOK_WORDS = 10
"""A question before a request to readers: "Interested in more?"."""
_TAIL_SHARE = 0.3
"""More than this of a text at its end is the text: a list of links, a poem, a recipe."""
_LISTED_SHARE = 0.5
"""Of a text with many notes, all of them items of lists."""
_SIGNATURES = 3
_LINKED = 0.5
_ALL_LINKED = 0.9
_SENTENCE_END = re.compile(r"[.!?…:;。！？।\"'”»“’][\"'”»“’)]*$")
_LABEL_CHARACTERS = 60
"""Scripts without spaces have a sentence in few words."""
_CRUMBS = re.compile(r"\s[>›»→]\s")
_DIVIDED = re.compile(r"\s[|•·]\s|\s//\s")
"""Between date, section and number of comments in the line under a headline."""
_COUNTER = re.compile(r"\W*\d{1,3}\W*")
_ENDS_IN_DATE = re.compile(
    r"[-–—|,]\s*[^\W\d]+\.? \d{1,2}, \d{4}$|[-–—|(,]\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}\)?$"
)
_CLOSING = re.compile(
    r"[\W\d]*(?:(?:press |media )?contacts?|infos?|references|bibliography|sources|footnotes|"
    r"(?:further|more|additional) (?:information|reading)|notes (?:to|for) editors?|"
    r"about (?:the author|this series|us)|for more on .{2,50}|"
    r"(?:presse)?kontakte?|ansprechpartner(?:in|innen)?(?: .{1,40})?|zusatz ?informationen|"
    r"(?:weitere|weiterführende|zusätzliche|nähere) (?:informationen|infos|links?)(?: .{1,60})?|"
    r"(?:zum )?weiterlesen|quellen(?:angaben|verzeichnis)?|literatur(?:verzeichnis|hinweise)?|"
    r"fußnoten|über (?:diese reihe|uns|d(?:ie|en) autor(?:in|en)?)|"
    r"(?:empfohlene )?(?:zitierweise|zitation)(?: .{1,100})?|zitier(?:vorschlag|empfehlung)|"
    r"(?:suggested|recommended) citation|how to cite(?: .{1,40})?|cite this (?:article|post|as)|"
    r"(?:web|external |useful |further )?links?(?: zu[rm]? .{1,60})?|see also|nützliche links|"
    r"notes and references|"
    r"einzelnachweise|siehe auch|anmerkungen|liens(?: (?:externes|utiles))?|voir aussi|références|"
    r"enlaces(?: externos)?|referencias|véase también|collegamenti esterni|przypisy|"
    r"посилання|див\. також|"
    r"контакти|джерела|література|примітки|"
    r"pour en savoir plus|contacts? presse|notes et références|"
    r"más información|fuentes|bibliografía|per saperne di più|contatti|fonti|"
    r"źródła|więcej informacji|bibliografia)\W*$",
    re.IGNORECASE,
)
"""What announces the part of a page that is for looking up: contacts, sources, links."""
_CLOSING_WORDS = 14
_PRESENTS_AUTHOR = re.compile(
    r"\W*(?:autor(?:in|[*:_]in)?|(?:about the )?author|über (?:den|die) autor(?:in)?|auteure?)\s*:",
    re.IGNORECASE,
)
_BIOGRAPHY_WORDS = 120
_NOTE = re.compile(
    r"\W*(?:"
    r"(?:e-?mail|tel(?:efon|\.)?|phone|fax|(?:presse)?kontakt|(?:press|media )?contacts?|homepage|"
    r"autor(?:in|[*:_]in)?|words|text|datum|(?:news )?date|(?:\w+ )?mus(?:ic|ik)(?: by| von)?|"
    r"quellen?(?: der \w+)?|sources?|links?|isbn|issn|doi|fuente|źródło|"
    r"джерел[оа]|источник)\s*:|"
    r"(?:posted|written|compiled|translated|edited|übersetzt|traduit|excerpted|adapted)"
    r" (?:by|from|von|par)\b|from the book\b|copyright\b|©|"
    r"(?:photo|foto) ?credits?\b|more information\s*:|(?:interview|protokoll)\s*:|"
    r"das (?:interview|gespräch) führte|"
    r"(?:fotos?|photos?|bilder|illustration(?:en|s)?|grafik(?:en)?)(?: ?[/,&+] ?\w+)*\s*:|"
    r".{3,120}\bcontributed (?:reporting )?to this (?:report|story|article)|"
    r"follow (?:\S+ ){1,4}on (?:twitter|x|facebook|instagram|bluesky|mastodon)\b|"
    r"\((?:via|h/t|hat tip)\b[^()]{2,80}\)$|"
    r"(?:to )?(?:reach|contact) the (?:reporter|author|writer|editor)\b.{0,60}"
    r"(?:\bcontact|\be-?mail|@)|"
    r"\[?email\W?protected|\S+@\S+\.\w+$|#\w+(?:\s*#\w+)*$)",
    re.IGNORECASE,
)


def is_front(piece: Piece, titles: set[str]) -> bool:
    """Whether a piece before the text is a date, a kicker, breadcrumbs, or holds the headline."""
    if is_only_date(piece.text):
        return True
    if piece.kind == "heading":
        return _is_signed_line(piece)
    if piece.kind != "paragraph" or _SENTENCE_END.search(piece.text):
        return False
    if piece.size <= _CRUMBS_WORDS and _CRUMBS.search(piece.text):
        return True
    if piece.size <= _CRUMBS_WORDS and len(_DIVIDED.findall(piece.text)) > 1:
        return True
    is_short = piece.size <= _LABEL_WORDS and len(piece.text) <= _LABEL_CHARACTERS
    is_dated = piece.size <= _DATED_WORDS and parse_date(piece.text) is not None
    return (
        is_short
        or is_dated
        or any(
            title.count(" ") > _LEAST_TITLE_WORDS
            and title in piece.words
            and piece.size <= title.count(" ") - 1 + _DRESS_WORDS
            for title in titles
        )
    )


def _is_signed_line(piece: Piece) -> bool:
    """Whether it says by whom and when: "By Jane Doe | 24 October 2023 | Updated: today"."""
    is_divided = piece.size <= _CRUMBS_WORDS and _DIVIDED.search(piece.text) is not None
    return is_divided and parse_date(piece.text) is not None


def without_tail(kept: Sequence[Piece]) -> list[Piece]:
    """Without signatures, contacts, credits, notes on the author and links after the last text."""
    captions = [piece for piece in kept if piece.kind == "caption"]
    last = next((piece.kind for piece in reversed(kept) if piece.kind != "caption"), "heading")
    if captions and kept[-1].kind == "caption" and last != "heading":
        text = without_tail([piece for piece in kept if piece.kind != "caption"])
        return sorted([*text, *captions], key=lambda piece: piece.place)
    total = sum(piece.size for piece in kept)
    end, short, dropped = len(kept), 0, 0
    while end and len(kept) - end < _TAIL_PIECES:
        piece = kept[end - 1]
        is_short = _is_signature(piece)
        below = kept[end] if end < len(kept) else None
        if not (is_short or _is_tail(piece, kept[: end - 1], below)):
            break
        short, dropped, end = short + is_short, dropped + piece.size, end - 1
    is_text = short > _SIGNATURES or dropped > _TAIL_SHARE * total
    return list(kept if is_text else kept[:end])


def without_closing(kept: Sequence[Piece]) -> list[Piece]:
    """Without what stands at the end under a label such as "Contact" or "Sources", corrections
    excepted."""
    total = sum(piece.size for piece in kept)
    end, size, is_listed = len(kept), 0, True
    for at in range(len(kept) - 1, 0, -1):
        piece = kept[at]
        size += piece.size
        is_label = _announces_look_up(piece)
        is_listed = is_listed and (is_label or piece.kind == "list_item")
        if size > (_LISTED_SHARE if is_listed else _TAIL_SHARE) * total:
            break
        if is_label:
            end = at
        elif piece.kind == "heading":
            break
    return [*kept[:end], *(piece for piece in kept[end:] if is_correction(piece.text))]


def _announces_look_up(piece: Piece) -> bool:
    is_label = piece.size <= _CLOSING_WORDS and _CLOSING.match(piece.text) is not None
    return is_label or announces_more(piece.text, piece.size)


def _is_signature(piece: Piece) -> bool:
    """Whether a piece is a name, initials or an agency: "(jg)", "kb", "aja/PAP", "Topics"."""
    is_short = piece.size <= _SIGNATURE_WORDS and len(piece.text) <= _LABEL_CHARACTERS
    return piece.kind == "paragraph" and is_short and not _SENTENCE_END.search(piece.text)


def _is_tail(piece: Piece, before: Sequence[Piece], below: Piece | None) -> bool:
    if piece.kind == "heading" or is_only_date(piece.text) or _COUNTER.fullmatch(piece.text):
        return True
    is_dated_link = piece.linked >= _LINKED and _ENDS_IN_DATE.search(piece.text) is not None
    if is_dated_link or is_cut_off(piece, before):
        return True
    if piece.kind == "list_item" and piece.linked >= _ALL_LINKED:
        return piece.size > _SIGNATURE_WORDS
    announces = piece.text.endswith(":")
    if below is not None and piece.size <= _TAIL_WORDS // 2:
        is_hook = piece.text.endswith("?") and piece.size <= _HOOK_WORDS
        leads_to_links = announces and below.linked >= _ALL_LINKED
        if leads_to_links or (is_hook and asks_readers(below.text, below.size)):
            return True
    if piece.kind != "paragraph" or piece.size > _TAIL_WORDS:
        is_long_tail = _presents_author(piece) or asks_readers(piece.text, piece.size)
        return piece.kind == "paragraph" and is_long_tail
    points = points_elsewhere(piece.text, piece.size)
    return (
        (points and not (announces and _precedes_listing(piece)))
        or _NOTE.match(piece.text) is not None
        or asks_readers(piece.text, piece.size)
        or bool(signed_by(piece.text))
        or _is_about_a_stranger(piece, before)
    )


def _presents_author(piece: Piece) -> bool:
    return piece.size <= _BIOGRAPHY_WORDS and _PRESENTS_AUTHOR.match(piece.text) is not None


def _precedes_listing(piece: Piece) -> bool:
    """Whether a table or listing follows, of which a listener is told."""
    following = piece.element.getnext()
    return following is not None and next(following.iter("pre", "table"), None) is not None


def _is_about_a_stranger(piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether it presents a person by name and trade of whom the text did not speak."""
    name = word_string(presents_somebody(piece.text))
    surname = f" {name.split()[-1]} " if name.strip() else ""
    return bool(surname) and not any(surname in other.words for other in before)
