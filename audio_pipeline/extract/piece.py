"""One block of a page while it is read."""

from dataclasses import dataclass, replace

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.text import word_string
from audio_pipeline.model import BlockKind


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One block of a page, before anything is known of its worth."""

    kind: BlockKind
    level: int
    text: str
    words: str
    """As `word_string` gives it."""
    element: HtmlElement
    """The block element whose text this is."""
    noise: tuple[tuple[str, str], ...]
    """Of the elements around it that look like no part of an article, what `noise_name` says."""
    linked: float
    """Share of its characters that are links, 0 to 1."""
    marker: str = ""
    """What a browser shows before an item of a numbered list: "3.", "b)"."""
    quotation: HtmlElement | None = None
    """The outermost element of the quotation that it is in."""
    source: str = ""
    """Who says it, of a quotation."""
    network: str = ""
    """Where it was posted, of a quotation that is an embedded post."""
    rows: int = 0
    """Of a table that is left out."""
    bold: int = 0
    """Characters in bold at its start."""
    place: int = 0
    """How many pieces of the page stand before it."""

    def saying(self, text: str) -> "Piece":
        """The same piece with another text."""
        return self if text == self.text else replace(self, text=text, words=word_string(text))

    @property
    def size(self) -> int:
        return self.words.count(" ") - 1
