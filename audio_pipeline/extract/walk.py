"""A tree -> its text in pieces, in the order of the page, each with its kind."""

from dataclasses import dataclass, field, replace

from lxml import etree  # type: ignore[import-untyped]  # no types
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.noise import is_caption, is_credit, is_hidden, noise_name
from audio_pipeline.extract.text import count_words, one_line, word_string
from audio_pipeline.model import BlockKind

_SILENT_TAGS = (
    "script style noscript template svg math canvas iframe object embed audio video map button "
    "select option textarea input head title meta link datalist progress rt rp del s strike "
    "dialog pre"
)
_SILENT = frozenset(_SILENT_TAGS.split())
_BLOCK_TAGS = (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p section summary table "
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
_LAYOUT_CELL_WORDS = 60
"""A table cell with more words than this lays out a page; it is no figure in a column."""


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
    number: int = 0
    """Of an item in a numbered list; else 0."""

    @property
    def size(self) -> int:
        return self.words.count(" ") - 1


def pieces(root: HtmlElement) -> list[Piece]:
    """All text below `root` that can be seen, data tables and scripts left out."""
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
    return walk.pieces


def _is_data_table(table: HtmlElement) -> bool:
    cells = table.iter("td")
    return all(count_words(cell.text_content()) <= _LAYOUT_CELL_WORDS for cell in cells)


def _is_note_mark(element: HtmlElement) -> bool:
    """A footnote's mark: a `[3]` that is linked within the page."""
    link = element if element.tag == "a" else element.find(".//a")
    if link is None or "#" not in (link.get("href") or ""):
        return False
    text = "".join(link.itertext()).strip(" [](){}")
    return text.isdigit() or text in ("*", "†", "‡")


@dataclass(frozen=True, slots=True)
class _Frame:
    element: HtmlElement
    kind: BlockKind
    level: int
    noise: tuple[tuple[str, str], ...]
    number: int = 0


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
    numbers: dict[HtmlElement, int] = field(default_factory=dict)
    """The last number given in each `<ol>`."""

    def is_left_out(self, element: HtmlElement) -> bool:
        """Whether nothing of the element is text: scripts, data tables, footnote marks, credits."""
        tag = element.tag
        if tag in _SILENT or is_hidden(element):
            return True
        if tag == "table":
            return _is_data_table(element)
        if tag in ("sup", "a") and _is_note_mark(element):
            return True
        return self.frames[-1:] != [] and self.frames[-1].kind == "caption" and is_credit(element)

    def enter(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS or not self.frames:
            self.flush()
            self.frames.append(self._frame(element))
        elif tag == "br":
            self._break()
        elif tag == "a":
            self.links += 1
        elif tag == "q":
            self.add("“")
        self.add(element.text)

    def skip(self, element: HtmlElement) -> None:
        self.skipped = element
        if element.tag in _BLOCKS:
            self.flush()

    def leave(self, element: HtmlElement) -> None:
        if element is self.skipped:
            self.skipped = None
        elif self.frames and self.frames[-1].element is element:
            self.flush()
            self.frames.pop()
        elif element.tag == "a":
            self.links -= 1
        elif element.tag == "q":
            self.add("”")
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
        buffer, linked = self.buffer, self.linked
        self.buffer, self.linked, self.broke = [], 0, False
        text = one_line("".join(buffer)) if buffer else ""
        if not text or not self.frames:
            return
        words = word_string(text)
        if words == "  ":
            return
        frame = self.frames[-1]
        if frame.kind == "heading" and len(text) > _HEADING_CHARACTERS:
            frame = replace(frame, kind="paragraph", level=0)
        share = min(1.0, linked / len(text))
        self.pieces.append(
            Piece(
                frame.kind,
                frame.level,
                text,
                words,
                frame.element,
                frame.noise,
                share,
                frame.number,
            )
        )

    def _break(self) -> None:
        """One `<br>` is a space, two are the end of a paragraph."""
        if self.broke:
            self.flush()
        else:
            self.buffer.append(" ")
            self.broke = True

    def _frame(self, element: HtmlElement) -> _Frame:
        outer = self.frames[-1] if self.frames else None
        kind = _KINDS.get(element.tag) or (outer.kind if outer else "paragraph")
        if kind == "heading" and element.tag == "p":
            kind = "paragraph"  # of a heading that was never closed
        level = _HEADINGS.get(element.tag, outer.level if outer and kind == "heading" else 0)
        noise = outer.noise if outer else ()
        in_figure = kind == "heading" and next(element.iterancestors("figure"), None) is not None
        if (kind == "paragraph" or in_figure) and is_caption(element):
            kind, level = "caption", 0
        name = noise_name(element)
        if name is not None:
            noise = (*noise, name)
        number = self._number(element) if element.tag == "li" else 0
        return _Frame(element, kind, level, noise, number)

    def _number(self, item: HtmlElement) -> int:
        """The number that a browser shows before an item of `<ol>`; 0 for other lists."""
        numbered = item.getparent()
        if numbered is None or numbered.tag != "ol":
            return 0
        start = _integer(numbered.get("start"))
        last = self.numbers.get(numbered, (1 if start is None else start) - 1)
        own = _integer(item.get("value"))
        self.numbers[numbered] = last + 1 if own is None else own
        return self.numbers[numbered]


def _integer(text: str | None) -> int | None:
    return int(text) if text and len(text) < 6 and text.strip().isdecimal() else None
