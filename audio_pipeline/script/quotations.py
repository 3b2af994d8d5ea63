"""Quotations and brackets that are opened and closed within a text."""

from bisect import bisect_left

_PAIRS = {"“": "”", "„": "“”", "(": ")", "[": "]"}
_GUILLEMETS = {"«": "»", "‹": "›"}
_INWARD = {"»": "«", "›": "‹"}
"""As German books have them."""
_GREATEST = 1500
"""Characters; a quotation that is longer was not closed where it seems to be."""


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of every outermost pair, in order. One that is never closed is no pair."""
    spans: list[tuple[int, int]] = []
    opened: list[tuple[int, str]] = []
    pairs = {**_PAIRS, **(_INWARD if _points_inward(text) else _GUILLEMETS)}
    straight = text.count('"') % 2 == 0
    for at, character in enumerate(text):
        if opened and character in opened[-1][1]:
            start, _ = opened.pop()
            if at - start <= _GREATEST:
                spans.append((start, at))
        elif character in pairs:
            opened.append((at, pairs[character]))
        elif character == '"' and straight:
            opened.append((at, '"'))
    return _outermost(spans)


def _points_inward(text: str) -> bool:
    return 0 <= text.find("»") < text.find("«") or 0 <= text.find("›") < text.find("‹")


def within(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether the boundary before text[at] lies inside one of the spans."""
    index = bisect_left(spans, (at, -1)) - 1
    return index >= 0 and at <= spans[index][1]


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start > kept[-1][1]:
            kept.append((start, end))
    return kept
