"""Text that a page divides by single `<br>`s: one paragraph, several of them, or a list."""

import re

BREAK = "\ue000"
"""Stands for a `<br>` until it is known what it divides: of a private area, where a page has at
most a sign that nobody hears."""
_LEAST_ITEMS = 3
_PARAGRAPH_CHARACTERS = 80
_PARAGRAPHS_SHARE = 0.6
_SENTENCE_END = re.compile(r"[.!?…][\"'”»“’)]*$")
_ITEM = re.compile(r"(?:[•●▪–—*-]|\d{1,2}[.)]|[a-z]\)) ?(?=[^\W_])")
_VALUE = re.compile(r"[^\W\d_][^:.!?]{1,30}: ?\S[^:]{0,60}$")


def parted(lines: list[str]) -> list[str]:
    """What is read with a pause behind it: each line, or all of them in one.

    Lines are paragraphs where they are long and end as sentences do; items where all of some
    begin with a bullet or a number, or are a label and its value.
    """
    lines = [line for line in lines if line]
    if len(lines) < 2 or not (_are_paragraphs(lines) or _are_items(lines)):
        return [" ".join(lines)]
    return lines


def _are_paragraphs(lines: list[str]) -> bool:
    long = sum(len(line) >= _PARAGRAPH_CHARACTERS for line in lines)
    ended = all(_SENTENCE_END.search(line) for line in lines[:-1])
    return ended and long >= _PARAGRAPHS_SHARE * len(lines)


def _are_items(lines: list[str]) -> bool:
    """The first may say what the others are."""
    for items in (lines, lines[1:]):
        if len(items) >= _LEAST_ITEMS and (
            all(map(_ITEM.match, items)) or all(map(_VALUE.match, items))
        ):
            return True
    return False
