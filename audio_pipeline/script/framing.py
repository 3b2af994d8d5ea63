"""What a show says around an article's quotes, and of what it leaves out."""

import re
from collections.abc import Sequence

from audio_pipeline.model import Block
from audio_pipeline.script.built_in_wording import FullWording
from audio_pipeline.script.wording import counted_rows, render

_ANNOUNCES = re.compile(r":[\"'”»“’)]*$")
_NOTE = re.compile(
    r"\W*(?:corrections?|clarification|editor[’']?s[’']? note|update|note|виправлення|уточнення|"
    r"від редакції|примітка|оновлено|korrektur|anmerkung|hinweis|rectificatif|correction|"
    r"note de la rédaction|mise à jour)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w’'-]+")
_LEAST_NAME_CHARACTERS = 3


def framed(blocks: Sequence[Block], index: int, wording: FullWording) -> tuple[str, str]:
    """What is said before a block and after it; each empty where nothing is.

    A quotation is opened where neither the text before it nor its own says that somebody is
    quoted, and closed where it was opened or is of several paragraphs.
    """
    block = blocks[index]
    if block.kind != "quote" or _NOTE.match(block.text):
        return "", ""
    first = _first(blocks, index)
    last = not any(after.continues for after in blocks[index + 1 : index + 2])
    opening = _opening(blocks[first], _text_before(blocks, first), wording)
    closing = ""
    if last and (opening or first < index):
        closing = wording.post_end if block.network else wording.quote_end
    return opening if index == first else "", closing


def instead(block: Block, wording: FullWording, language: str) -> str:
    """The sentence that stands for a table, a listing or a formula."""
    values = {"caption": block.text.rstrip(" .:;"), "rows": counted_rows(block.rows, language)}
    templates = {
        "table": wording.table_named if block.text else wording.table,
        "code": wording.code,
        "formula": wording.formula,
    }
    return render(templates[block.kind], values)


def _opening(block: Block, before: str, wording: FullWording) -> str:
    announced = _ANNOUNCES.search(before) is not None
    if block.network:
        template = wording.post if block.source else wording.post_unsigned
        return render(template, {"network": block.network, "source": block.source})
    if block.source and not (announced and _names(block.source, before)):
        return render(wording.quote_by, {"source": block.source.rstrip(" .")})
    return "" if announced else wording.quote


def _first(blocks: Sequence[Block], index: int) -> int:
    while index > 0 and blocks[index].continues and blocks[index - 1].kind == "quote":
        index -= 1
    return index


def _text_before(blocks: Sequence[Block], index: int) -> str:
    """Of the block before; a caption in between is not heard."""
    spoken = (block.text for block in reversed(blocks[:index]) if block.kind != "caption")
    return next(spoken, "")


def _names(source: str, text: str) -> bool:
    """Whether the text says a name of the source."""
    said = set(_NAME.findall(text))
    return any(
        name[0].isupper() and len(name) >= _LEAST_NAME_CHARACTERS and name in said
        for name in _NAME.findall(source)
    )
