"""Text of an article as tags and transcripts can carry it."""

from unicodedata import category

JOINERS = "\u200c\u200d"
"""They shape Persian and Indic words and emoji."""


def one_line(text: str) -> str:
    """The text in one line, without what formats or their readers stumble over.

    NULs, controls, line separators and lone surrogates part words; marks that are not seen
    (soft hyphens, directions, byte order) go.
    """
    return " ".join("".join(map(_kept, text)).split())


def _kept(character: str) -> str:
    kind = category(character)
    if kind in ("Cc", "Cs", "Zl", "Zp"):
        return " "
    return "" if kind == "Cf" and character not in JOINERS else character
