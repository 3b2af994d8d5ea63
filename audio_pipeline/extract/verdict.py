"""A review's verdict as a line of its own, where readers see it as stars or a badge."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no types

from audio_pipeline.model import Block

_WORDING = {
    "en": "Rating: {value} out of {best}",
    "de": "Bewertung: {value} von {best}",
    "fr": "Note : {value} sur {best}",
    "uk": "Оцінка: {value} з {best}",
}
_OUT_OF = r"\s*(?:/|out of|von|sur|з|із|of|stars? out of)\s*"
_STAR = "★"
_LONGEST_CHARACTERS = 60
_ATTRIBUTES = ("aria-label", "title", "alt")


def with_verdict(
    blocks: Sequence[Block], tree: HtmlElement, rating: tuple[str, str], language: str
) -> tuple[Block, ...]:
    """`blocks` and, last, the verdict `rating` (value, best) if `tree` shows it and they do not.

    Only in the languages that the program has the words for: en, de, fr, uk.
    """
    value, best = rating
    wording = _WORDING.get(language)
    if not value or wording is None:
        return tuple(blocks)
    shown = _pattern(value, best)
    if any(shown.search(block.text) for block in blocks) or not _shows(tree, shown, value):
        return tuple(blocks)
    return (*blocks, Block("paragraph", wording.format(value=value, best=best)))


def _pattern(value: str, best: str) -> re.Pattern[str]:
    number = re.escape(value).replace(r"\.", "[.,]") + r"(?:[.,]0)?"
    return re.compile(rf"(?<![\d.,]){number}{_OUT_OF}{best}(?!\d)", re.IGNORECASE)


def _shows(tree: HtmlElement, shown: re.Pattern[str], value: str) -> bool:
    """Whether a short text or label says it, in numbers or in as many stars."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        told = [element.get(name) or "" for name in _ATTRIBUTES]
        inner = "".join(element.itertext()) if len(element) <= len(_ATTRIBUTES) else ""
        for text in (*told, inner):
            if 0 < len(text) <= _LONGEST_CHARACTERS and (
                shown.search(text) or str(text.count(_STAR)) == value
            ):
                return True
    return False
