"""Mends the spaces and marks that taking things out of a text leaves behind."""

import re

from audio_pipeline.script.edits import SPACES, Step, single_spaces, substitution
from audio_pipeline.script.markup import LESS_THAN, MORE_THAN, STARS

_STAND_IN = re.compile(f"[{LESS_THAN}{MORE_THAN}]")
_SPACE_BEFORE_MARK = re.compile(r" (?=[,.;:!?…](?:[\s\"”’»]|$))")
_EMPTY_PAIR = re.compile(r"\( ?\)")
_LOST_SPACE = re.compile(r"(?<=[a-zà-ÿа-яіїєґ]{2}[.!?])(?=[A-ZÀ-ÝА-ЯІЇЄҐ][a-zà-ÿа-яіїєґ])")
"""Between two sentences that a page wrote on lines of their own."""
_DOUBLE_COMMA = re.compile(r",(?: ?,)+")

_SPACE_AFTER_BRACKET = re.compile(r"(?<=\() (?=\S)")
_FIRST_COMMA = re.compile(r"^[, ]+(?=[^\W_])")

TIDY: tuple[Step, ...] = (
    substitution(_STAND_IN, "", "less or more than"),
    substitution(STARS, " ", "emoji"),
    substitution(_EMPTY_PAIR, " ", "empty brackets"),
    substitution(_LOST_SPACE, " ", SPACES),
    single_spaces,
    substitution(_SPACE_BEFORE_MARK, "", SPACES),
    substitution(_SPACE_AFTER_BRACKET, "", SPACES),
    substitution(_DOUBLE_COMMA, ",", "comma"),
    substitution(_FIRST_COMMA, "", "comma"),
)
"""Single spaces, none before a mark that ends a word, and no empty brackets."""
