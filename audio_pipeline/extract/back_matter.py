"""What stands at the end of an article for looking up, or asks something of its readers.

Numbered notes, the data of a book under review, and the paragraph that asks for comments, for
followers, for members. Phrases are English, German, French, Spanish, Portuguese and Italian.
"""

import re
from collections.abc import Sequence

from audio_pipeline.extract.piece import Piece
from audio_pipeline.roman_numerals import roman

_NOTE_NUMBER = re.compile(
    r"(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})(?=\s+[^\W\d_])|\[([ivxl]{1,7})\])\s*"
)
_REFERENCE = re.compile(
    r"\b(?:19|20)\d\d\b|https?:|www\.|\b(?:vgl|cf|ibid|ebd|ebenda|siehe|see|pp?|hrsg|eds?)\b\.?",
    re.IGNORECASE,
)
_ADDRESSES_NOTED = re.compile(r"(?:\[\d{1,3}\]\s*https?://[^\s\[]+\s*)+$")
_WORKS = re.compile(
    r"\W*(?:(?:cited |selected )?references|works cited|(?:selected )?bibliography|"
    r"literatur(?:verzeichnis|angaben)?|quellen(?:verzeichnis)?|einzelnachweise|références|"
    r"bibliographie|referencias|bibliografía|bibliografia|bibliografie)\W*",
    re.IGNORECASE,
)
_WORK = re.compile(r"\b(?:19|20)\d\d\b|\bdoi\b|\bPMID\b|https?:|\bGoogle Scholar\b", re.IGNORECASE)
_LEAST_WORKS = 3
_WORKS_SHARE = 0.7
_NOTES_SHARE = 0.4
_BOOK_WORDS = 45
_PAGES = re.compile(
    r"\b\d{2,4}\s(?:pages?|pp\b|seiten|s\.|stron\w*|páginas|pagine)(?:\W|$)", re.IGNORECASE
)
_SOLD = re.compile(
    r"\bISBN\b|\b\d+(?:[.,]\d{2})?\s?(?:€|euros?\b|EUR\b|£|\$|zł|CHF\b|Fr\.)|[€£$]\s?\d",
    re.IGNORECASE,
)
_ASK_WORDS = 90
_LINE_WORDS = 50
_BEGINNING = 100
"""Characters of a longer block in which it must come to its point."""
_STATEMENT_WORDS = 6
_NETWORK = r"(?:twitter|facebook|instagram|telegram|github|linkedin|tiktok|youtube|fb|ig|whatsapp)"
_ASKS_FOR_COMMENTS = re.compile(
    r"\blet (?:us|me) know\b.{0,100}\b(?:comments?|below|twitter|facebook|e-?mail)\b|"
    r"\b(?:leave|drop|post|share|tell (?:us|me)|letting us know|have your say)\b.{0,60}"
    r"\bcomments?\b.{0,12}\b(?:below|section)\b|\bcomment below\b|\btell (?:us|me)\b.{0,40}"
    r"\bin the comments\b|"
    r"\b(?:verrat|schreib|teil|sag|diskutier|lass)\w*\b.{0,60}\bin den kommentaren\b|"
    r"\b(?:dites|dis)[- ](?:le-)?nous\b.{0,60}\bcommentaires?\b|"
    r"\bd[eé]ja(?:nos)?\b.{0,40}\bcomentarios?\b",
    re.IGNORECASE,
)
_ENDS_IN_FOLLOW = re.compile(
    rf"[.!?] (?:follow (?:us|me|him|her|them) on|folgt? uns auf) {_NETWORK}\b.{{0,80}}$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\bnewsletter\b.{0,200}\b(?:sign up|subscribe|register) here\W*$|"
    r"\b(?:sign up|subscribe) (?:for|to) our\b|"
    rf"\bfollow (?:us|me|them|him|her)\b.{{0,40}}\b(?:on|at)\b.{{0,20}}\b{_NETWORK}\b|"
    r"^\W*check back (?:in )?(?:soon|later|with us)\b|"
    rf"\bfolg(?:t|e|en sie)\b.{{0,20}}\b(?:uns|mir)\b.{{0,60}}\b{_NETWORK}\b|"
    r"\b(?:brauchen|benötigen|bitten) wir\b.{0,20}\b(?:deine|ihre|eure|um)\b.{0,20}unterstützung\b|"
    r"\b(?:unterstütz|fördere?)\w* (?:sie )?(?:uns|unser\w*)\b.{0,60}\b(?:beitrag|spende|abo)|"
    r"\bapp\b.{0,60}\b(?:verfügbar|zum download|herunterladen|available (?:on|for|in))\b|"
    r"^\W*(?:ihnen|dir|euch) gefällt unser|"
    r"\b(?:siga-nos|s[ií]guenos|suivez-nous|seguici su)\b|\bque chegou até aqui\b",
    re.IGNORECASE,
)


def asks_readers(text: str, size: int) -> bool:
    """Whether a last block asks its readers to comment, follow, subscribe or pay.

    What ends in such a question, but says something before, is text.
    """
    if size > _ASK_WORDS:
        return False
    if size > _LINE_WORDS:
        if _ENDS_IN_FOLLOW.search(text):
            return True
        text = text[:_BEGINNING]
    asked = _ASKS_FOR_COMMENTS.search(text)
    if asked is None:
        return _ASKS.search(text) is not None
    said = text[: asked.start()].rpartition(".")[0]
    return len(said.split()) < _STATEMENT_WORDS


def is_for_looking_up(text: str, size: int) -> bool:
    """Whether a block is the data of a book on sale, or a list of noted addresses."""
    if _ADDRESSES_NOTED.match(text):
        return True
    return size <= _BOOK_WORDS and bool(_PAGES.search(text)) and bool(_SOLD.search(text))


def without_notes(kept: Sequence[Piece]) -> list[Piece]:
    """Without the numbered notes at the end, if they count from one and are the smaller part."""
    total = sum(piece.size for piece in kept)
    size, below = 0, 0
    for at in range(len(kept) - 1, -1, -1):
        piece = kept[at]
        number = _note_number(piece)
        if not number or (below and number not in (below, below - 1)):
            break
        size, below = size + piece.size, number
        if number == 1:
            return list(kept[:at] if size <= _NOTES_SHARE * total else kept)
    return list(kept)


def without_references(kept: Sequence[Piece]) -> list[Piece]:
    """Without the list of works under a heading that says so, wherever it stands."""
    told: list[Piece] = []
    at = 0
    while at < len(kept):
        end = _end_of_works(kept, at)
        if end == at:
            told.append(kept[at])
        at = max(at + 1, end)
    return told


def _end_of_works(pieces: Sequence[Piece], head: int) -> int:
    """Where the list of works under the piece at `head` ends; `head` itself without one."""
    if pieces[head].kind != "heading" or not _WORKS.fullmatch(pieces[head].text):
        return head
    below = range(head + 1, len(pieces))
    end = next((at for at in below if pieces[at].kind == "heading"), len(pieces))
    works = sum(_WORK.search(piece.text) is not None for piece in pieces[head + 1 : end])
    is_list = works >= max(_LEAST_WORKS, _WORKS_SHARE * (end - head - 1))
    return end if is_list else head


def _note_number(piece: Piece) -> int:
    """The number that a note begins with; 0 for what is none."""
    match = _NOTE_NUMBER.match(piece.text) if piece.kind in ("paragraph", "list_item") else None
    if match is None:
        return 0
    if match[3] and not _REFERENCE.search(piece.text):
        return 0
    return roman(match[4].upper()) if match[4] else int(match[1] or match[2] or match[3])
