"""Whether the text's words are in a take, and all of them: against the reference and aligned."""

from collections.abc import Iterator, Sequence

import numpy as np

from audio_pipeline.model import Word
from audio_pipeline.studio.checks.alignment import Aligner, Laid
from audio_pipeline.studio.checks.fault import Fault
from audio_pipeline.studio.checks.heard import FRAME_S, Heard
from audio_pipeline.studio.checks.likeness import Warp
from audio_pipeline.studio.checks.reference import Reference

UNLIKE_ITSELF = 1.6
"""Distance to the same voice's take in 200 ms; 1.48 by an MP3's loss at most."""
WINDOW_FRAMES = 10
SILENT, SPEAKING, SILENCED_S = -2.2, -1.2, 0.05
"""Levels as in `features`: -48 and -26 dB."""
SQUEEZED_EXACT = 0.68
SQUEEZED_FIRST, SQUEEZED_LAST = 0.38, 0.1
"""Of a word's length in the reference: what is left where another voice did not say it."""
BAD_ON_AVERAGE, BAD_WORD, BAD_LAST = 3.7, 12.0, 8.5
BAD_SHORT_WORD, SHORT_WORD_S = 17.0, 0.1
"""Of good takes 3.55, 10.1 and 7.3 at most."""
DOUBT_IN_FIRST = 1.05
"""What three weak signs say together, see `_doubt_in_first`."""
BAD_FIRST, WEIGHT_OF_LENGTH, WEIGHT_OF_START, STARTS_WITHIN_S = 8.0, 0.8, 0.2, 0.03


def word_faults(
    heard: Heard,
    spoken: str,
    reference: Reference | None,
    warp: Warp | None,
    aligner: Aligner | None,
    *,
    exact: bool,
) -> Iterator[Fault]:
    """`aligner`: for English; `exact`: the reference is this voice itself."""
    lengths = _lengths(reference, warp) if reference is not None and warp is not None else []
    if exact:
        if warp is not None and lengths and reference is not None:
            yield from _unlike(warp, lengths, reference.words)
        return
    if lengths and lengths[0] < SQUEEZED_FIRST:
        yield Fault("words", "the first word is missing or cut", 0.0)
    if lengths and lengths[-1] < SQUEEZED_LAST:
        yield Fault("words", "the last word is missing or cut", round(heard.span[1], 2))
    if aligner is None:
        return
    laid = aligner.lay(heard.at_16_khz, spoken)
    if laid is None:
        yield Fault("words", "the words of the text are not heard in it, or not all of them")
    elif laid:
        yield from _misfits(laid)
        if _doubt_in_first(laid[0], lengths, heard.span[0]) > DOUBT_IN_FIRST:
            yield Fault("words", "the first word is missing or cut", 0.0)


def _lengths(reference: Reference, warp: Warp) -> list[float]:
    """Of each of the reference's words: the length that is left of it in the take, 1 for all."""
    starts_s = reference.heard.span[0]
    found = []
    for word in reference.words:
        first = max(0, int((word.start_s - starts_s) / FRAME_S))
        last = max(first + 1, int((word.end_s - starts_s) / FRAME_S))
        found.append(len(warp.take_frames(first, last)) / (last - first))
    return found


def _unlike(warp: Warp, lengths: Sequence[float], words: Sequence[Word]) -> Iterator[Fault]:
    shortest = int(np.argmin(lengths))
    word = words[shortest]
    lost_s = (1 - lengths[shortest]) * (word.end_s - word.start_s)
    if lengths[shortest] < SQUEEZED_EXACT and lost_s > 1.5 * FRAME_S:
        yield Fault("words", f"{word.text!r} is missing or cut", round(word.start_s, 2))
        return
    silent_s, at_s = _silenced_s(warp)
    if silent_s >= SILENCED_S:
        yield Fault("hole", f"{silent_s:.2g} s of speech are silent at {at_s:.2f} s", at_s)
        return
    size = min(WINDOW_FRAMES, len(warp.distances))
    windows = np.convolve(warp.distances, np.full(size, 1 / size), mode="valid")
    if windows.max() > UNLIKE_ITSELF:
        at_s = float(warp.path[int(windows.argmax()), 0]) * FRAME_S
        yield Fault("words", f"it is not what the text says at {at_s:.2f} s", round(at_s, 2))


def _silenced_s(warp: Warp) -> tuple[float, float]:
    """The longest stretch in which the take is silent and the same voice speaks, and its place."""
    lost = (warp.levels[:, 0] < SILENT) & (warp.levels[:, 1] > SPEAKING)
    runs = np.flatnonzero(np.diff(np.concatenate(([0], lost.view(np.int8), [0])))).reshape(-1, 2)
    if not len(runs):
        return 0.0, 0.0
    start, end = runs[int((runs[:, 1] - runs[:, 0]).argmax())]
    return float(end - start) * FRAME_S, float(warp.path[start, 0]) * FRAME_S


def _doubt_in_first(laid: Laid, lengths: Sequence[float], lead_s: float) -> float:
    """How badly it fits, how short it is by the reference, and whether the take begins at once."""
    short = max(0.0, 1 - lengths[0]) if lengths else 0.0
    begins_at_once = lead_s < STARTS_WITHIN_S
    return laid.badness / BAD_FIRST + WEIGHT_OF_LENGTH * short + WEIGHT_OF_START * begins_at_once


def _excess(laid: Laid) -> float:
    """A good "is" or "of" may sound like anything for its few frames."""
    is_short = laid.end_s - laid.start_s < SHORT_WORD_S
    return laid.badness / (BAD_SHORT_WORD if is_short else BAD_WORD)


def _misfits(laid: Sequence[Laid]) -> Iterator[Fault]:
    lasting = [word.end_s - word.start_s for word in laid]
    average = float(np.average([word.badness for word in laid], weights=lasting))
    worst = max(laid, key=_excess)
    if average > BAD_ON_AVERAGE:
        yield Fault("words", "it does not sound like the words of the text")
    elif laid[-1].badness > BAD_LAST:
        at_s = round(laid[-1].start_s, 2)
        yield Fault("words", f"{laid[-1].word!r} is not heard at its end", at_s)
    elif _excess(worst) > 1:
        yield Fault("words", f"{worst.word!r} is not heard", round(worst.start_s, 2))
