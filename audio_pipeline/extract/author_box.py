"""The box below an article that presents its author: a name or a label, and a few sentences."""

import re
from collections.abc import Sequence

from audio_pipeline.extract.lost import holder_of
from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.text import RUN_WORDS, word_string

_LABEL = re.compile(
    r"\W*(?:autor(?:in|en|innen)?|(?:about )?(?:the )?authors?|written by|zur person|"
    r"über (?:den|die|unsere?n?) autor(?:in|en)?|auteure?s?|"
    r"(?:à propos de )?l[’']auteure?|(?:sobre )?(?:el|la) autora?|автор(?:ка|и)?|про автор[аку]|"
    r"autore|l[’']autore|o autorze)\W*",
    re.IGNORECASE,
)
_LAST_PIECES = 4
_TEXT_SHARE = 0.3
_LEVELS = 2


def drop_author_box(found: Sequence[Piece], kept: list[bool], authors: Sequence[str]) -> None:
    """Drops the last blocks of a text where one that says only its author's name begins them.

    The name must stand in an element of its own with what it presents, below the text.
    """
    names = {word_string(author) for author in authors}
    indices = [index for index, keep in enumerate(kept) if keep]
    total = sum(found[index].size for index in indices)
    for index in indices[1:][-_LAST_PIECES:]:
        head = _head(found, kept, index, names)
        if head is None:
            continue
        box = _box(head, found[index])
        last = [each for each in indices if each >= index]
        size = sum(found[each].size for each in last)
        is_whole = all(box in found[each].element.iterancestors() for each in last)
        if is_whole and size <= _TEXT_SHARE * total and not _holds(box, found, indices, index):
            for each in last:
                kept[each] = False
        return


def _head(
    found: Sequence[Piece], kept: Sequence[bool], index: int, names: set[str]
) -> Piece | None:
    """The name or label right before the piece, or the piece itself."""
    for at in (index, index - 1, index - 2):
        piece = found[at] if at >= 0 else None
        if piece is None or (at < index and piece.size >= RUN_WORDS and kept[at]):
            return None
        if piece.words in names or _LABEL.fullmatch(piece.text):
            return piece
    return None


def _box(head: Piece, text: Piece) -> object:
    """The nearest element around both; None where there is none close by."""
    around = list(text.element.iterancestors())
    outer = [holder_of(head), *holder_of(head).iterancestors()]
    return next((each for each in outer[: _LEVELS + 1] if each in around), None)


def _holds(box: object, found: Sequence[Piece], indices: Sequence[int], index: int) -> bool:
    """Whether the element holds text above the box too."""
    return any(box in found[each].element.iterancestors() for each in indices if each < index)
