"""Piper's word times: a line's phonemes, whose lengths are known, laid on those of its words.

A line's phonemes have spaces, but not those of the text: "out of" is one stretch, "2024" is four.
So the phonemes of each word by itself are laid along those of the line as a whole, with as few
differences as can be (Needleman and Wunsch), and a word sounds while its phonemes do.
"""

import unicodedata
from collections.abc import Sequence

from audio_pipeline.engines.words import Heard

BAND = 60
"""Phonemes by which the two may be out of step: a long number that is read otherwise alone."""


def heard_words(
    spans: Sequence[tuple[int, int]],
    alone: Sequence[str],
    phonemes: Sequence[tuple[str, int]],
    rate_hz: int,
) -> list[Heard]:
    """When each word's stretch of text sounds, in order.

    `alone` are the phonemes of the words that lie at `spans`, each by itself; `phonemes` those of
    the line, with their lengths in samples.
    """
    line: list[tuple[str, int, int]] = []
    at = 0
    for phoneme, samples in phonemes:
        if _is_sound(phoneme):
            line.append((phoneme, at, at + samples))
        at += samples
    words = [(sound, index) for index, said in enumerate(alone) for sound in said]
    words = [(sound, index) for sound, index in words if _is_sound(sound)]
    firsts: dict[int, int] = {}
    lasts: dict[int, int] = {}
    for of_word, of_line in _laid_along([w for w, _ in words], [p[0] for p in line]):
        index = words[of_word][1]
        firsts.setdefault(index, line[of_line][1])
        lasts[index] = line[of_line][2]
    return [
        Heard(*spans[index], firsts[index] / rate_hz, lasts[index] / rate_hz)
        for index in sorted(firsts)
    ]


def _is_sound(phoneme: str) -> bool:
    """Not a stress, a length, a pause or the start and end of a sentence."""
    return unicodedata.category(phoneme[0])[0] == "L" and phoneme[0] not in "ˈˌːˑ"


def _laid_along(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places that belong together, with the fewest changes in between."""
    slope = len(theirs) / max(1, len(ours))
    costs: list[dict[int, int]] = [{at: at for at in range(min(BAND, len(theirs)) + 1)}]
    far = len(ours) + len(theirs) + 1
    for row in range(1, len(ours) + 1):
        middle = round(row * slope)
        before, now = costs[-1], dict[int, int]()
        for at in range(max(0, middle - BAND), min(len(theirs), middle + BAND) + 1):
            best = before.get(at, far) + 1
            if at:
                changed = ours[row - 1] != theirs[at - 1]
                best = min(best, now.get(at - 1, far) + 1, before.get(at - 1, far) + changed)
            now[at] = best
        costs.append(now)
    return _way_back(ours, theirs, costs, far)


def _way_back(
    ours: Sequence[str], theirs: Sequence[str], costs: list[dict[int, int]], far: int
) -> list[tuple[int, int]]:
    pairs = []
    row, at = len(ours), len(theirs)
    while row and at:
        here = costs[row].get(at, far)
        changed = ours[row - 1] != theirs[at - 1]
        if costs[row - 1].get(at - 1, far) + changed == here:
            pairs.append((row - 1, at - 1))
            row, at = row - 1, at - 1
        elif costs[row - 1].get(at, far) + 1 == here:
            row -= 1
        else:
            at -= 1
    return pairs[::-1]
