"""What of a page cannot be read aloud, so that a listener must be told of it."""

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.extract.noise import names_of
from audio_pipeline.extract.text import count_words, one_line
from audio_pipeline.model import BlockKind

LEFT_OUT: tuple[BlockKind, ...] = ("table", "code", "formula")
_LAYOUT_CELL_WORDS = 60
"""A table cell with more words than this lays out a page; it is no figure in a column."""
_LAYOUT_ROLES = ("presentation", "none")
_LEAST_ITEMS = 3
"""Two cells above each other are often a box with its title."""
_LEAST_ROWS, _LEAST_COLUMNS = 2, 2
_MOST_LINKED_CELLS = 0.6
"""A table of more links than this leads elsewhere: a calendar, an index."""
_VERSE_NAMES = frozenset(("verse", "poem", "poetry"))
_CAPTION_WORDS = 40


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table is for looking at, not for the layout of text nor a list in one column."""
    if table.get("role") in _LAYOUT_ROLES:
        return False
    cells = table.iter("td")
    return all(count_words(cell.text_content()) <= _LAYOUT_CELL_WORDS for cell in cells)


def is_list_table(table: HtmlElement) -> bool:
    """Whether each of its rows has one cell: it is read as the list that it is."""
    rows = [len(row.findall("td")) + len(row.findall("th")) for row in table.iter("tr")]
    if len(rows) < _LEAST_ITEMS or table.find(".//table") is not None:
        return False
    return all(cells == 1 for cells in rows)


def is_verse(element: HtmlElement) -> bool:
    """Whether preformatted text is a poem, which is read, and no code."""
    return not _VERSE_NAMES.isdisjoint(names_of(element).split())


def is_display_formula(element: HtmlElement) -> bool:
    """Whether it is a formula on a line of its own: MathML, MathJax or KaTeX."""
    tag = element.tag
    if tag == "math":
        return bool(element.get("display") == "block") and not _within_formula(element)
    if tag == "script":
        return "mode=display" in (element.get("type") or "").replace(" ", "")
    if tag == "mjx-container":
        return bool(element.get("display") == "true")
    return tag in ("span", "div") and not {"katex-display", "MathJax_Display"}.isdisjoint(
        (element.get("class") or "").split()
    )


def is_symbol(element: HtmlElement) -> bool:
    """Whether it is a formula within a line that is no more than a name: "where x is the flow"."""
    if element.tag != "math" or is_display_formula(element):
        return False
    parts = [part.text or "" for part in element.iter("mi", "mn", "mo")]
    return len(parts) == 1 and parts[0].strip().isalnum()


def told_of(element: HtmlElement) -> tuple[BlockKind, str, int] | None:
    """Kind, caption and rows of what must be spoken of where it is left out; None if it need not.

    The rows are those that have figures, not those of headings alone.
    """
    if is_display_formula(element):
        return "formula", "", 0
    if element.tag == "pre" or (element.tag == "table" and element.find(".//pre") is not None):
        return ("code", "", 0) if element.text_content().strip() else None
    if element.tag != "table":
        return None
    rows = [row for row in element.iter("tr") if row.find("td") is not None]
    columns = max((len(row.findall("td")) + len(row.findall("th")) for row in rows), default=0)
    cells = [cell for row in rows for cell in row.findall("td") if cell.text_content().strip()]
    linked = sum(cell.find(".//a") is not None for cell in cells)
    if len(rows) < _LEAST_ROWS or columns < _LEAST_COLUMNS or not cells:
        return None
    if linked > _MOST_LINKED_CELLS * len(cells):
        return None
    return "table", _caption(element), len(rows)


def caption_of(element: HtmlElement) -> HtmlElement | None:
    """The element that is a table's caption: its own, or that of the figure around it."""
    own = element.find("caption")
    figure = next((outer for outer in element.iterancestors("figure")), None)
    return own if own is not None or figure is None else figure.find(".//figcaption")


def _caption(table: HtmlElement) -> str:
    caption = caption_of(table)
    text = "" if caption is None else one_line(caption.text_content())
    return text if count_words(text) <= _CAPTION_WORDS else ""


def _within_formula(element: HtmlElement) -> bool:
    return any(is_display_formula(outer) for outer in element.iterancestors("span", "div"))
