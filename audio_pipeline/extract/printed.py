"""What a page's programs and galleries leave among the text: code, and "2/5" above each picture."""

import re
from collections import defaultdict
from collections.abc import Sequence

from audio_pipeline.extract.piece import Piece

_CODE = re.compile(
    r"\W{0,3}function\s?\w*\s?\(|(?:var|let|const) \w+ ?=|(?:window|document)\.\w+|"
    r"@media\b|\$\(|[.#][\w-]+ ?\{|(?:if|for) ?\("
)
_CODE_ENDS = re.compile(r"[;})]\s*$")
_LEAST_BRACES = 2
_LOOKED_AT = 4_000
_COUNTER = re.compile(r"(\d{1,3}) ?/ ?(\d{1,3})")
_LEAST_COUNTERS = 3
"""Fewer may be parts of a cup of flour."""


def is_code(text: str) -> bool:
    """Whether a block is a program or a style sheet that a broken page shows, and no sentence."""
    if not _CODE.match(text) or not _CODE_ENDS.search(text[-8:]):
        return False
    return text[:_LOOKED_AT].count("{") + text[:_LOOKED_AT].count("}") >= _LEAST_BRACES


def counters(chosen: Sequence[Piece]) -> set[int]:
    """The places of the pieces that count pictures: "1/9", "2/9", "3/9"."""
    series: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for piece in chosen:
        if counted := _COUNTER.fullmatch(piece.text):
            series[counted[2]][counted[1]] = piece.place
    long = (places for places in series.values() if len(places) >= _LEAST_COUNTERS)
    return {place for places in long for place in places.values()}
