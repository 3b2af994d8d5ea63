"""Who took a picture, and what the tools of a gallery say: in captions nobody reads it aloud."""

import re
from dataclasses import replace

from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.text import word_string

_PHRASE = (
    r"(?:photo(?:graph|s|grapher)?s?|images?|pictures?|illustrations?|video|fotos?|fotograf(?:in)?|"
    r"foto ?credits?|bild(?:er|quelle)?|grafik|screenshots?|imagen|źródło|autor|fot\.|"
    r"фото|ілюстрація|зображення|crédits?|credits?|courtesy|quelle|source|джерело|©)"
)
_AGENCIES = (
    r"(?:getty(?: images?)?|reuters|afp|epa|dpa|ap(?: photo)?|imago(?: images)?|picture alliance|"
    r"keystone|shutterstock|alamy|zuma|unsplash|pexels|pixabay|wikimedia(?: commons)?|"
    r"adobe ?stock|istock)"
)
# A credit is what follows the last sentence: "... at dusk. Photo by Kai Berg / Unsplash".
_AFTER_SENTENCE = re.compile(
    rf"(?:^|(?<=[.!?…”\"»)])|\s[|—–/-])\s*[(\[]?{_PHRASE}"
    r"(?:\s+(?:by|credit|courtesy|von|de|par|of|via))?"
    r"\s*(?:[:©/|]|(?<=by)|(?<=von)|(?<=of)|(?<=via)|(?<=©)|(?<=courtesy)).{0,100}$",
    re.IGNORECASE,
)
_AFTER_WORDS = re.compile(
    rf"[\s,;]+(?:(?:©|\(c\))\s*|{_PHRASE}\s*[:©]\s*(?-i:[^a-zà-ÿ\s.!?:]))[^.!?:]{{2,60}}"
    r"(?:\.\w{2,3})?\.?$",
    re.IGNORECASE,
)
"""Behind no sentence only a sign or a colon tells it from the picture's description."""
_OF_AGENCY = re.compile(
    rf"(?:(?<=[.!?…”\"»)])\s+|^)[^.!?:]{{0,60}}(?:/\s?{_AGENCIES}|{_AGENCIES}\s?[/|])"
    r"[^.!?:]{0,40}\.?$",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"(?<=[.!?…”\"»])\s+(?:image|photo|picture) (?:credit|source|courtesy)s?\s*:.{2,60}$",
    re.IGNORECASE,
)
_PHOTO_LAST = re.compile(
    r"(?<=[.!?…”\"»])\s+(?:Photo|Foto|Image|Picture|PHOTO|FOTO)s?\s*[:©]\s?"
    r"[^\W\d_a-zà-ÿ][^.!?:]{2,60}\.?$"
)
_BEHIND_A_BAR = re.compile(r"\s\|\s?(?:©|\(c\)|(?:Photo|Foto|Image|Bild)\s?:)[^|.!?]{2,60}$")
_FIGURE = re.compile(
    r"(?:Figure|Fig\.|Abbildung|Abb\.|Рисунок|Рис\.) ?\d{1,2} ?[:.–—-] ?(?=[^\W\d_])"
)
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{2,120})[)\]]\.?$")
_SAID_IN_BRACKETS = re.compile(
    r"/|\bvia\b|\b(?:getty|reuters|afp|epa|dpa|ap|imago|укрінформ)\b|"
    r"^(?:symbol(?:bild|foto)|file(?: photo)?|archiv(?:bild|foto)?|screen ?(?:grab|shot))$|"
    rf"^{_PHRASE}(?:\b|$)",
    re.IGNORECASE,
)
_CREDITED = re.compile(rf"{_PHRASE}(?:\s+(?:by|credit))?\s*[:©]", re.IGNORECASE)
_OWN_PHOTO = re.compile(r"(?<=[.!?…])\s+\w+['’]s (?:own )?photo\.?$", re.IGNORECASE)
_BEFORE = re.compile(r"^image (?:caption|copyright)\s+", re.IGNORECASE)
_OF_GALLERY = re.compile(
    r"\W*(?:\d+ (?:bilder|images|photos|fotos)|add a photo to this gallery|"
    r"slideshow\W+\d+ images|(?:fotostrecke|bildergalerie)(?: starten)?|"
    r"(?:abb|fig)(?:ildung|ure|\.)? ?\d+|(?:[\w-]+\.){1,3}(?:com|org|net|[a-z]{2}))\W*",
    re.IGNORECASE,
)
_LICENCE = re.compile(r"[\s,|(–-]+CC[- ](?:BY|0)(?:[- ][A-Z]{2})*(?:[- ]\d\.\d)?\)?\.?$")
_CREDIT_CHARACTERS = 130
_CAPTION_WORDS = 45
_LOOKED_AT = 1_000
_LINKED = 0.5


def reads_as_caption(piece: Piece) -> bool:
    """Whether a paragraph or heading counts figures, or ends in who took the picture."""
    if piece.kind not in ("paragraph", "heading") or piece.size > _CAPTION_WORDS:
        return False
    if _FIGURE.match(piece.text):
        return True
    credited = _IN_BRACKETS.search(piece.text[-_CREDIT_CHARACTERS:])
    is_in_brackets = credited is not None and _CREDITED.match(credited[1]) is not None
    return is_in_brackets or any(last.search(piece.text) for last in (_PHOTO_LAST, _BEHIND_A_BAR))


def without_printed_credit(text: str) -> str:
    """Without the credit of a picture that was printed into a paragraph, behind its sentences."""
    return _PRINTED.sub("", text) if _PRINTED.search(text[-_CREDIT_CHARACTERS:]) else text


def without_credit(caption: Piece) -> Piece:
    """The caption without who took the picture; its text is "" where it says nothing else."""
    text = caption.text
    if len(text) > _LOOKED_AT:
        return caption
    text = _without_brackets(text)
    for credit in (_AFTER_SENTENCE, _AFTER_WORDS, _OF_AGENCY, _OWN_PHOTO):
        text = credit.sub("", text)
    text = _BEFORE.sub("", _LICENCE.sub("", _without_brackets(text))).strip(" |/—–-")
    words = word_string(text)
    is_said = words.strip() and not _OF_GALLERY.fullmatch(text) and not _is_advertisement(caption)
    return replace(caption, text=text if is_said else "", words=words)


def _without_brackets(text: str) -> str:
    while (brackets := _IN_BRACKETS.search(text)) and _SAID_IN_BRACKETS.search(brackets[1]):
        text = text[: brackets.start()]
    return text


def _is_advertisement(caption: Piece) -> bool:
    """Whether it is a link with the asterisk that marks what a site is paid for."""
    return caption.linked >= _LINKED and caption.text.endswith("*")
