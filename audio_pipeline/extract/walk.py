"""A tree -> its text in pieces, in the order of the page, each with its kind."""

from dataclasses import dataclass, field, replace

from lxml import etree  # type: ignore[import-untyped]  # no types
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.broken_lines import BREAK, parted
from audio_pipeline.extract.left_out import (
    is_data_table,
    is_display_formula,
    is_list_table,
    is_symbol,
    is_verse,
    told_of,
)
from audio_pipeline.extract.markers import marker_of
from audio_pipeline.extract.noise import (
    is_caption,
    is_credit,
    is_heading_tool,
    is_hidden,
    is_icon,
    noise_name,
)
from audio_pipeline.extract.note_marks import is_note_mark
from audio_pipeline.extract.piece import Piece
from audio_pipeline.extract.quotations import attributed, is_source, quotation_at
from audio_pipeline.extract.text import one_line, word_string
from audio_pipeline.model import BlockKind

_SILENT_TAGS = (
    "script style noscript template svg math canvas iframe object embed audio video map button "
    "select option textarea input head title meta link datalist progress rt rp del s strike "
    "dialog annotation annotation-xml"
)
_SILENT = frozenset(_SILENT_TAGS.split())
_BLOCK_TAGS = (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table "
    "tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS: dict[str, BlockKind] = {
    "blockquote": "quote",
    "li": "list_item",
    "figcaption": "caption",
    **dict.fromkeys(_HEADINGS, "heading"),
}
_HEADING_CHARACTERS = 250
"""A longer heading is a paragraph in an element that was never closed."""
_BOLD = frozenset(("b", "strong"))


def pieces(root: HtmlElement) -> list[Piece]:
    """All text below `root` that can be seen, and the tables, listings and formulas between it.

    The kind of these is one of LEFT_OUT; the text of a table is its caption.
    """
    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "end":
            walk.leave(element)
        elif walk.is_left_out(element):
            walk.skip(element)
            events.skip_subtree()
        else:
            walk.enter(element)
    walk.flush()
    told = attributed(walk.pieces)
    return [replace(piece, place=place) for place, piece in enumerate(told)]


@dataclass(frozen=True, slots=True)
class _Frame:
    element: HtmlElement
    kind: BlockKind
    level: int
    noise: tuple[tuple[str, str], ...]
    marker: str = ""
    quotation: HtmlElement | None = None


@dataclass(slots=True)
class _Walk:
    """What is open while a tree is walked."""

    pieces: list[Piece] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    """How many `<a>` are open."""
    broke: bool = False
    """Nothing but space came since the last `<br>`."""
    skipped: HtmlElement | None = None
    ordinals: dict[HtmlElement, int] = field(default_factory=dict)
    """The last number given in each `<ol>`."""
    bold: HtmlElement | None = None
    """The outermost `<b>` that is open."""
    bold_end: int = -1
    """Where in the buffer the bold ends that it began with; -1: it began with none."""

    def is_left_out(self, element: HtmlElement) -> bool:
        """Whether nothing of the element is text: scripts, data tables, footnote marks, credits."""
        tag = element.tag
        if (tag in _SILENT and not is_symbol(element)) or is_hidden(element) or is_icon(element):
            return True
        if tag == "table":
            return is_data_table(element) and not is_list_table(element)
        if (tag == "pre" and not is_verse(element)) or is_display_formula(element):
            return True
        if tag in ("sup", "a") and is_note_mark(element):
            return True
        kind = self.frames[-1].kind if self.frames else ""
        return (kind == "caption" and is_credit(element)) or (
            kind == "heading" and tag not in _HEADINGS and is_heading_tool(element)
        )

    def enter(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS or not self.frames or self._is_source(element):
            self.flush()
            self.frames.append(self._frame(element))
        elif tag == "br":
            self._break()
        elif tag == "a":
            self.links += self._leads_away(element)
        elif tag == "q":
            self.add("“")
        elif tag in _BOLD and self.bold is None:
            self.bold = element
            if not self._line():
                self.bold_end = 0
        self.add(element.text)

    def skip(self, element: HtmlElement) -> None:
        self.skipped = element
        told = told_of(element) if self.frames and not is_hidden(element) else None
        if element.tag in _BLOCKS or told:
            self.flush()
        if told:
            kind, caption, rows = told
            frame = self.frames[-1]
            self.pieces.append(Piece(kind, 0, caption, "", element, frame.noise, 0.0, rows=rows))

    def leave(self, element: HtmlElement) -> None:
        if element is self.skipped:
            self.skipped = None
        elif self.frames and self.frames[-1].element is element:
            self.flush()
            self.frames.pop()
        elif element.tag == "a":
            self.links -= self._leads_away(element)
        elif element.tag == "q":
            self.add("”")
        elif element is self.bold:
            self.bold = None
            if self.bold_end == 0:
                self.bold_end = len(self._line())
        self.add(element.tail)

    def add(self, text: str | None) -> None:
        if not text:
            return
        self.buffer.append(text)
        if self.links:
            self.linked += len(text)
        if self.broke and not text.isspace():
            self.broke = False

    def flush(self) -> None:
        buffer, linked, bold = self.buffer, self.linked, self.bold_end
        self.buffer, self.linked, self.broke = [], 0, False
        self.bold_end = -1 if self.bold is None else 0
        if not buffer or not self.frames:
            return
        lines = [one_line(line) for line in "".join(buffer).split(BREAK)]
        whole = sum(map(len, lines))
        for text in parted(lines):
            self._add(text, linked / max(1, whole), len(text) if bold == 0 else max(0, bold))
            bold = max(0, bold - len(text)) or -1

    def _add(self, text: str, linked: float, bold: int) -> None:
        words = word_string(text)
        if words == "  " or not text.strip("_ "):
            return
        frame = self.frames[-1]
        if frame.kind == "heading" and len(text) > _HEADING_CHARACTERS:
            frame = replace(frame, kind="paragraph", level=0)
        self.pieces.append(
            Piece(
                frame.kind,
                frame.level,
                text,
                words,
                frame.element,
                frame.noise,
                min(1.0, linked),
                frame.marker,
                frame.quotation,
                bold=bold,
            )
        )

    def _line(self) -> str:
        return one_line("".join(self.buffer).replace(BREAK, " "))

    def _break(self) -> None:
        """One `<br>` ends a line, two end a paragraph, as one after a line in bold does."""
        if self.broke or self._is_bold_line():
            self.flush()
        else:
            self.buffer.append(BREAK)
            self.broke = True

    def _is_bold_line(self) -> bool:
        if self.bold is not None or self.bold_end <= 0:
            return False
        return self.bold_end == len(self._line())

    def _frame(self, element: HtmlElement) -> _Frame:
        outer = self.frames[-1] if self.frames else None
        kind = _KINDS.get(element.tag) or (outer.kind if outer else "paragraph")
        if outer and outer.kind == "caption":
            kind = "caption"
        if kind == "heading" and element.tag == "p":
            kind = "paragraph"  # of a heading that was never closed
        level = _HEADINGS.get(element.tag, outer.level if outer and kind == "heading" else 0)
        noise = outer.noise if outer else ()
        in_figure = kind == "heading" and next(element.iterancestors("figure"), None) is not None
        if (kind in ("paragraph", "list_item") or in_figure) and is_caption(element):
            kind, level = "caption", 0
        name = noise_name(element)
        if name is not None:
            noise = (*noise, name)
        marker = marker_of(element, self.ordinals) if element.tag == "li" else ""
        quotation = outer.quotation if outer else None
        if quotation is None and quotation_at(element):
            quotation = element
        return _Frame(element, kind, level, noise, marker, quotation)

    def _leads_away(self, link: HtmlElement) -> bool:
        """Whether it is a link, and no mark in a heading that others link to."""
        target = link.get("href")
        is_mark = not target or target.startswith("#")
        return not (is_mark and bool(self.frames) and self.frames[-1].kind == "heading")

    def _is_source(self, element: HtmlElement) -> bool:
        """Whether it says who is quoted; within what says so already nothing does."""
        frame = self.frames[-1]
        return (
            frame.quotation is not None
            and (frame.element is frame.quotation or not is_source(frame.element))
            and is_source(element)
        )
