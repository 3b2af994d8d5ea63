"""Word times: what an engine tells about stretches of text becomes times of the written words.

Engines speak of words each in their own way: espeak says "2024" in three events and "out of" in
one, hibari expands "5 km" before it speaks, a service counts "twenty-one" once or twice. What all
share is "these characters sound from here to there"; words that an event covers together divide
its time by their characters, words that no event covers get the moment between their neighbours.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from audio_pipeline.model import Word

_CHUNK = re.compile(r"\S+")


@dataclass(frozen=True)
class Heard:
    """`text[start:end]` sounds from `start_s` to `end_s`."""

    start: int
    end: int
    start_s: float
    end_s: float


def written_words(text: str) -> list[tuple[int, int]]:
    """Where the words lie: what stands between spaces, without the punctuation around it."""
    spans = []
    for chunk in _CHUNK.finditer(text):
        spoken = [at for at in range(*chunk.span()) if sounds(text[at])]
        if spoken:
            spans.append((spoken[0], spoken[-1] + 1))
    return spans


def sounds(character: str) -> bool:
    """Whether it is read aloud: letters, digits and their marks, and symbols such as $, % and &."""
    return character in "%&@#" or unicodedata.category(character)[0] in "LNMS"


def plain(text: str) -> str:
    """Spaces for control characters (espeak takes commands behind some, XML forbids them) and for
    lone surrogates, which no encoding has. Every other character stays in its place."""
    return "".join(
        " " if unicodedata.category(character) in ("Cc", "Cs") else character for character in text
    )


def timed_words(text: str, heard: Sequence[Heard], duration_s: float) -> tuple[Word, ...]:
    """Every written word of `text` in order, with times that never run back or past the end.

    `heard` is ordered by its place in the text.
    """
    words: list[Word] = []
    latest = 0.0
    first = 0
    for start, end in written_words(text):
        while first < len(heard) and heard[first].end <= start:
            first += 1
        begins, ends = _sounding(start, end, heard[first:]) or (latest, latest)
        begins = min(max(round(begins, 4), latest), duration_s)
        latest = min(max(round(ends, 4), begins), duration_s)
        words.append(Word(text[start:end], begins, latest))
    return tuple(words)


def _sounding(start: int, end: int, heard: Sequence[Heard]) -> tuple[float, float] | None:
    begins: float | None = None
    ends = 0.0
    for part in heard:
        if part.start >= end:
            break
        begins_here = _moment(part, max(start, part.start))
        begins = begins_here if begins is None else begins
        ends = _moment(part, min(end, part.end))
    return None if begins is None else (begins, ends)


def _moment(part: Heard, at: int) -> float:
    share = (at - part.start) / max(1, part.end - part.start)
    return part.start_s + share * (part.end_s - part.start_s)
