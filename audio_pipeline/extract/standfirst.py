"""The sentence or two between headline and text, which a first vote often loses."""

import re
from collections.abc import Sequence

from audio_pipeline.extract.lost import headline_at, is_sentence
from audio_pipeline.extract.noise import names_of
from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.text import word_string

_LINKED = 0.5
_SENTENCE_WORDS = 6
_NEAR_WORDS = 12
_NEAR_PIECES = 8
_NAMED_LEVELS = 3
_DESCRIBED_WORDS = 8
_KINDS = ("paragraph", "heading", "quote", "list_item")
_NAMES = re.compile(
    r"(?:^| )(?:standfirst|stand first|lede?|dek|deck|sub ?(?:title|head|headline|heading)|intro|"
    r"introduction|excerpt|summary|chapo|chapeau|vorspann|lead|desc|abstract|teaser|preface|"
    r"einleitung|anreisser|bajada|copete|entradilla|sumario|occhiello|sommario|ingress|zajawka)"
    r"(?: |$)"
)


def restore_standfirst(
    found: Sequence[Piece],
    kept: list[bool],
    fair: Sequence[bool],
    titles: Sequence[str],
    description: str,
) -> None:
    """Takes back the sentence or two between the headline and the text.

    Within what looks like no article, such as a banner, only what the description says as well.
    """
    described = word_string(description)
    start = headline_at(found, titles)
    below = range(start + 1, len(kept))
    first = next((at for at in below if kept[at] and found[at].kind != "heading"), 0)
    is_near = start >= 0 and sum(fair[start:first]) <= _NEAR_PIECES
    for index in range(start + 1, first):
        piece = found[index]
        if kept[index] or piece.linked >= _LINKED or piece.kind not in _KINDS:
            continue
        is_said = start >= 0 and piece.size >= _SENTENCE_WORDS and piece.words == described
        if fair[index]:
            kept[index] = is_said or _is_standfirst(piece, described, is_near=is_near)
        else:
            kept[index] = is_said and is_sentence(piece)


def _is_standfirst(piece: Piece, described: str, *, is_near: bool) -> bool:
    if piece.size >= _SENTENCE_WORDS and is_named_standfirst(piece):
        return True
    is_long = is_near and piece.size >= _NEAR_WORDS
    return is_sentence(piece) and (is_long or _is_described(piece, described))


def is_named_standfirst(piece: Piece) -> bool:
    """Whether class or id of its element or of one close around it call it so."""
    element = piece.element
    for _ in range(_NAMED_LEVELS):
        if element is None or element.tag in ("body", "main", "article"):
            return False
        if _NAMES.search(names_of(element)):
            return True
        element = element.getparent()
    return False


def _is_described(piece: Piece, description: str) -> bool:
    """Whether the page's description is this text or, cut off, begins as it does."""
    start = " ".join(piece.words.split()[:_DESCRIBED_WORDS])
    return piece.size >= _SENTENCE_WORDS and description.startswith(f" {start} ")
