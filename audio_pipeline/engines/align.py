"""Word times where an engine tells none: from the sound's pauses and the words' lengths.

An estimate, and a modest one: the text's breaks are laid on the pauses that are heard, in order,
and between two of them words take time by their letters. No recognizer is asked, so it serves every
language, and it cannot tell whether the words are spoken at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from audio_pipeline.engines.words import written_words
from audio_pipeline.model import Speech, Word
from audio_pipeline.sound import Sound, decode, mean_squares, speech_span

STEP_S = 0.01
PAUSE_S = 0.09
"""Shorter silence is the closure of a t or k."""
PAUSE_BELOW_DB = 30.0
"""Below the loud tenth of the sound: breath and a codec's noise belong to a pause."""
LETTERS_MORE = 1.5
"""What a word takes besides its letters, counted in letters: "a" is longer than a letter of
"thousand"."""
STRONG, WEAK = ".!?…", ',;:—–-()"“”„«»'
UNHEARD_S = {"strong": 0.5, "weak": 0.12, "none": 0.0}
"""What it costs, in seconds out of place, to think that no pause was made at such a break."""
UNWRITTEN_S = 0.3
"""What it costs to think that a pause was made between words where none is written."""

Seconds = npt.NDArray[np.float64]


@dataclass(frozen=True)
class _Pause:
    start_s: float
    end_s: float
    spoken_s: float
    """How much speech came before it, without the pauses."""


def timed(speech: Speech, text: str) -> Speech:
    """The speech with words: its own, or estimated ones where its engine told none."""
    if speech.words:
        return speech
    return replace(speech, words=aligned_words(text, decode(speech.audio)))


def aligned_words(text: str, sound: Sound) -> tuple[Word, ...]:
    """Every written word of `text` in order, timed by what is heard; () for silence."""
    spans = written_words(text)
    first, last = (at / sound.rate_hz for at in speech_span(sound))
    if not spans or last <= first:
        return ()
    pauses = _pauses(sound, first, last)
    spoken_s = last - first - sum(pause.end_s - pause.start_s for pause in pauses)
    weights = np.array([LETTERS_MORE + sum(map(str.isalnum, text[a:b])) for a, b in spans])
    ends = np.cumsum(weights) / weights.sum() * spoken_s
    held = _laid_on(pauses, _breaks(text, spans), ends)
    knots = [0.0, *(ends[at] for at in held), spoken_s]
    heard = [0.0, *(pauses[held[at]].spoken_s for at in held), spoken_s]
    ends = np.interp(ends, knots, heard)
    words = []
    for at, (start, end) in enumerate(spans):
        begins = float(ends[at - 1]) if at else 0.0
        begins_s = first + begins + _paused_s(pauses, begins, behind=True)
        ends_s = first + float(ends[at]) + _paused_s(pauses, float(ends[at]), behind=False)
        ends_s = min(max(begins_s, ends_s), last)
        words.append(Word(text[start:end], round(begins_s, 4), round(ends_s, 4)))
    return tuple(words)


def _pauses(sound: Sound, first: float, last: float) -> list[_Pause]:
    step = max(1, round(sound.rate_hz * STEP_S))
    powers = mean_squares(sound.samples, step)
    quiet = powers < np.quantile(powers, 0.9) * 10 ** (-PAUSE_BELOW_DB / 10)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], quiet.view(np.int8), [0]))))
    pauses: list[_Pause] = []
    paused_s = 0.0
    for start, end in edges.reshape(-1, 2) * (step / sound.rate_hz):
        if start > first and end < last and end - start >= PAUSE_S:
            pauses.append(_Pause(float(start), float(end), float(start) - first - paused_s))
            paused_s += float(end - start)
    return pauses


def _breaks(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """What kind of break stands behind each word but the last."""
    kinds = []
    for (_, end), (start, _) in pairwise(spans):
        between = text[end:start]
        strong = any(mark in STRONG for mark in between)
        weak = any(mark in WEAK for mark in between)
        kinds.append("strong" if strong else "weak" if weak else "none")
    return kinds


def _laid_on(pauses: Sequence[_Pause], breaks: Sequence[str], ends: Seconds) -> dict[int, int]:
    """The word behind which each pause stands, in order: the cheapest way to think so."""
    rows, columns = len(breaks) + 1, len(pauses) + 1
    costs = np.zeros((rows, columns))
    costs[1:, 0] = np.cumsum([UNHEARD_S[kind] for kind in breaks])
    costs[0, 1:] = np.cumsum([pause.end_s - pause.start_s for pause in pauses])
    for row in range(1, rows):
        for column in range(1, columns):
            costs[row, column] = min(_ways(costs, row, column, pauses, breaks, ends))
    held: dict[int, int] = {}
    row, column = rows - 1, columns - 1
    while row and column:
        together, unheard, _ = _ways(costs, row, column, pauses, breaks, ends)
        if costs[row, column] == together:
            row, column = row - 1, column - 1
            held[row] = column
        elif costs[row, column] == unheard:
            row -= 1
        else:
            column -= 1
    return dict(sorted(held.items()))


def _ways(
    costs: Seconds,
    row: int,
    column: int,
    pauses: Sequence[_Pause],
    breaks: Sequence[str],
    ends: Seconds,
) -> tuple[float, float, float]:
    """What it costs that break and pause are one, that the break is not heard, that the pause
    stands within a word."""
    kind, pause = breaks[row - 1], pauses[column - 1]
    apart_s = abs(ends[row - 1] - pause.spoken_s) + (UNWRITTEN_S if kind == "none" else 0.0)
    return (
        float(costs[row - 1, column - 1] + apart_s),
        float(costs[row - 1, column] + UNHEARD_S[kind]),
        float(costs[row, column - 1] + pause.end_s - pause.start_s),
    )


def _paused_s(pauses: Sequence[_Pause], spoken_s: float, *, behind: bool) -> float:
    """How long all pauses are that come before a moment of speech; at one, the side counts."""
    slack_s = 1e-6 if behind else -1e-6
    return sum(
        pause.end_s - pause.start_s for pause in pauses if pause.spoken_s < spoken_s + slack_s
    )
