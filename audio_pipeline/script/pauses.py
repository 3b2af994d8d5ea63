"""Silence after a line, in milliseconds, by what the line is.

Presenters breathe about a quarter of a second between sentences and twice that between
paragraphs; a heading needs enough that a listener hears a new part begin.
"""

from collections.abc import Mapping

from audio_pipeline.model import BlockKind, Role

PAUSE_IN_SENTENCE_MS = 80
"""Between the parts of a sentence that is too long for one line."""
PAUSE_AFTER_SENTENCE_MS = 280
PAUSE_AFTER_PARAGRAPH_MS = 550
PAUSE_AFTER_LIST_ITEM_MS = 420
PAUSE_AFTER_CAPTION_MS = 550
PAUSE_AROUND_QUOTE_MS = 650
PAUSE_BEFORE_HEADING_MS = 1000
PAUSE_AFTER_HEADING_MS = 600
PAUSE_AFTER_OPENING_MS = 600
PAUSE_AFTER_HEADLINE_MS = 700
PAUSE_AFTER_BYLINE_MS = 500
PAUSE_AFTER_DISCLOSURE_MS = 900
PAUSE_BEFORE_CLOSING_MS = 1000
PAUSE_AT_END_MS = 400

AFTER_BLOCK_MS: Mapping[BlockKind, int] = {
    "paragraph": PAUSE_AFTER_PARAGRAPH_MS,
    "heading": PAUSE_AFTER_HEADING_MS,
    "quote": PAUSE_AROUND_QUOTE_MS,
    "list_item": PAUSE_AFTER_LIST_ITEM_MS,
    "caption": PAUSE_AFTER_CAPTION_MS,
}
BEFORE_BLOCK_MS: Mapping[BlockKind, int] = {
    "heading": PAUSE_BEFORE_HEADING_MS,
    "quote": PAUSE_AROUND_QUOTE_MS,
}
"""The pause of the line before is raised to this."""

AFTER_ROLE_MS: Mapping[Role, int] = {
    "opening": PAUSE_AFTER_OPENING_MS,
    "headline": PAUSE_AFTER_HEADLINE_MS,
    "byline": PAUSE_AFTER_BYLINE_MS,
    "disclosure": PAUSE_AFTER_DISCLOSURE_MS,
    "closing": PAUSE_AT_END_MS,
}
