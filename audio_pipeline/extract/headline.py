"""What stands above an article's headline in the element that holds both."""

from collections.abc import Sequence

from audio_pipeline.extract.lost import is_named_standfirst, is_sentence
from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.text import word_string

_ABOVE_SHARE = 0.2
"""More than this of a text above a heading says that it is not the text's headline."""
_STANDFIRST_WORDS = 10


def drop_above_headline(found: Sequence[Piece], kept: list[bool], titles: Sequence[str]) -> None:
    """Drops sliders, categories and what the site says above the headline, but no standfirst."""
    told = {word_string(title) for title in titles}
    at = next((i for i, each in enumerate(found) if _is_headline(each, told)), 0)
    above = [i for i in range(at) if kept[i] and found[i].kind != "caption"]
    total = sum(piece.size for piece, keep in zip(found, kept, strict=True) if keep)
    if sum(found[i].size for i in above) <= _ABOVE_SHARE * total:
        for i in above:
            kept[i] = _is_standfirst(found[i], found[at])


def _is_headline(piece: Piece, titles: set[str]) -> bool:
    return piece.kind == "heading" and not piece.noise and piece.words in titles


def _is_standfirst(piece: Piece, headline: Piece) -> bool:
    """Whether it is a sentence in the element that holds the headline, or named so near it."""
    holder = headline.element.getparent()
    is_beside = piece.element.getparent() is holder and piece.kind == "paragraph"
    if is_beside and piece.size >= _STANDFIRST_WORDS:
        return True
    is_near = holder is not None and holder in piece.element.iterancestors()
    return is_near and is_sentence(piece) and is_named_standfirst(piece)
