"""Mends the spaces and marks that taking things out of a text leaves behind."""

import re

from audio_pipeline.script.markup import LESS_THAN, MORE_THAN

_STAND_IN = re.compile(f"[{LESS_THAN}{MORE_THAN}]")
_SPACE_BEFORE_MARK = re.compile(r" (?=[,.;:!?…](?:\s|$))")
_EMPTY_PAIR = re.compile(r"\( ?\)")
_LOST_SPACE = re.compile(r"(?<=[a-zà-ÿа-яіїєґ]{2}[.!?])(?=[A-ZÀ-ÝА-ЯІЇЄҐ][a-zà-ÿа-яіїєґ])")
"""Between two sentences that a page wrote on lines of their own."""
_DOUBLE_COMMA = re.compile(r",(?: ?,)+")


def tidy(text: str) -> str:
    """The text with single spaces, none before a mark that ends a word, and no empty brackets."""
    text = _LOST_SPACE.sub(" ", _EMPTY_PAIR.sub(" ", _STAND_IN.sub("", text)))
    text = " ".join(text.split())
    return _DOUBLE_COMMA.sub(",", _SPACE_BEFORE_MARK.sub("", text)).strip()
