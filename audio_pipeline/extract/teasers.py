"""Beginnings of other articles, each between its headline and a link to all of it."""

import re
from collections.abc import Sequence

from audio_pipeline.extract.piece import Piece

_ALL_LINKED = 0.9
_MORE_WORDS = 4
_CUT_OFF = ("[…]", "[...]")
_MORE = re.compile(
    r"\W*(?:read (?:the rest|more|on|(?:the )?full \w+)|continue reading|full (?:story|article)|"
    r"more|"
    r"weiterlesen|(?:artikel )?lesen|mehr(?: lesen| erfahren)?|zum artikel|lire (?:la suite|plus)|"
    r"leer más|seguir leyendo|leia mais|leggi (?:tutto|di più)|czytaj (?:więcej|dalej)|"
    r"(?:читати|читать) (?:далі|далее))\W*",
    re.IGNORECASE,
)


def drop_teasers(found: Sequence[Piece], kept: list[bool]) -> None:
    """Drops paragraphs under a headline that is a link and right above a link to read more."""
    for index in range(1, len(found) - 1):
        if kept[index] and _is_more(found[index + 1]):
            above = found[index - 1]
            if above.kind == "heading" and above.level > 1 and above.linked >= _ALL_LINKED:
                kept[index - 1] = kept[index] = False


def is_cut_off(piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether a paragraph right under a heading breaks off, as beginnings of other articles do."""
    is_under_heading = bool(before) and before[-1].kind == "heading"
    return is_under_heading and piece.kind == "paragraph" and piece.text.endswith(_CUT_OFF)


def _is_more(piece: Piece) -> bool:
    is_link = piece.linked >= _ALL_LINKED and piece.size <= _MORE_WORDS
    return is_link and _MORE.fullmatch(piece.text) is not None
