"""Whether the text's words are in a take, and all of them: against the reference and aligned."""

from collections.abc import Iterator, Sequence

import numpy as np

from audio_pipeline.model import Word
from audio_pipeline.studio.checks.alignment import Aligner, Laid, average_badness
from audio_pipeline.studio.checks.fault import Fault
from audio_pipeline.studio.checks.few_words import unlike_few
from audio_pipeline.studio.checks.heard import FRAME_S, Heard
from audio_pipeline.studio.checks.likeness import Warp
from audio_pipeline.studio.checks.reference import Reference
from audio_pipeline.studio.checks.shape import Silence, silences, silent_s

UNLIKE_ITSELF = 1.6
"""Distance to the same voice's take in 200 ms; 1.48 by an MP3's loss at most."""
WINDOW_FRAMES = 10
SILENT, SPEAKING, SILENCED_S = -2.0, -1.3, 0.05
"""Levels as in `features`: -48 and -26 dB."""
SILENT_MORE_S = 0.08
SQUEEZED_EXACT = 0.68
SQUEEZED_FIRST, SQUEEZED_LAST = 0.38, 0.1
"""Of a word's length in the reference: what is left where another voice did not say it."""
BAD_ON_AVERAGE, BAD_WORD, BAD_LAST = 3.7, 12.0, 8.5
BAD_SHORT_WORD, SHORT_WORD_S = 25.0, 0.1
"""Of good takes 3.55, 10.1 and 7.3 at most."""
DOUBT_IN_FIRST = 1.05
"""What three weak signs say together, see `_first_is_missing`."""
SMALL_WORD_S = 0.2
BITTEN, BITTEN_AT_PAUSE, BITTEN_SHORT, BESIDE_S = 4.5, 9.0, 14.0, 0.1
"""Breath is drawn at a comma, and a small word beside it fits less well."""
FITS_WELL = 2.5
BAD_FIRST, WEIGHT_OF_LENGTH, WEIGHT_OF_START, STARTS_WITHIN_S = 8.0, 0.8, 0.2, 0.03


def word_faults(
    heard: Heard,
    spoken: str,
    reference: Reference | None,
    warp: Warp | None,
    aligner: Aligner | None,
    *,
    exact: bool,
    length: float = 0.0,
    pitched: float = 0.0,
) -> Iterator[Fault]:
    """`exact`: the reference is this voice; `length`, `pitched`: logarithms by what is usual."""
    lengths = _lengths(reference, warp) if reference is not None and warp is not None else []
    if exact:
        if warp is not None and lengths and reference is not None:
            yield from _silent_more(heard, reference)
            yield from _unlike(warp, lengths, reference.words)
        return
    if lengths and lengths[-1] < SQUEEZED_LAST:
        yield Fault("words", "the last word is missing or cut", round(heard.span[1], 2))
    laid = [] if aligner is None else aligner.lay(heard.at_16_khz, spoken)
    if _first_is_missing(laid or (), lengths, heard.span[0]):
        yield Fault("words", "the first word is missing or cut", 0.0)
    if laid is None:
        yield Fault("words", "the words of the text are not heard in it, or not all of them")
    elif laid:
        yield from _misfits(laid)
        yield from _bitten(laid, silences(heard))
        if warp is not None:
            yield from unlike_few(laid, warp.distance, length, pitched)


def _silent_more(heard: Heard, reference: Reference) -> Iterator[Fault]:
    more_s = silent_s(heard) - silent_s(reference.heard)
    if more_s > SILENT_MORE_S:
        yield Fault("hole", f"{more_s:.2g} s of it are silent that should not be")


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
    lost_in_s, at_s = _silenced_s(warp)
    if lost_in_s >= SILENCED_S:
        yield Fault("hole", f"{lost_in_s:.2g} s of speech are silent at {at_s:.2f} s", at_s)
        return
    size = min(WINDOW_FRAMES, len(warp.distances))
    windows = np.convolve(warp.distances, np.full(size, 1 / size), mode="valid")
    if windows.max() > UNLIKE_ITSELF:
        at_s = float(warp.path[int(windows.argmax()), 0]) * FRAME_S
        yield Fault("words", f"it is not what the text says at {at_s:.2f} s", round(at_s, 2))


def _silenced_s(warp: Warp) -> tuple[float, float]:
    """How long the take is silent where the same voice speaks, and where that begins."""
    lost = (warp.levels[:, 0] < SILENT) & (warp.levels[:, 1] > SPEAKING)
    frames = np.unique(warp.path[lost, 0])
    return len(frames) * FRAME_S, float(frames[0]) * FRAME_S if len(frames) else 0.0


def _first_is_missing(laid: Sequence[Laid], lengths: Sequence[float], lead_s: float) -> bool:
    """By how badly it fits, how short it is by the reference, and if the take begins at once."""
    length = lengths[0] if lengths else 1.0
    if not laid:
        return length < SQUEEZED_FIRST
    if length < SQUEEZED_FIRST and laid[0].badness > FITS_WELL:
        return True
    doubt = laid[0].badness / BAD_FIRST + WEIGHT_OF_LENGTH * max(0.0, 1 - length)
    return doubt + WEIGHT_OF_START * (lead_s < STARTS_WITHIN_S) > DOUBT_IN_FIRST


def _bitten(laid: Sequence[Laid], quiet: Sequence[Silence]) -> Iterator[Fault]:
    """A pause leaves the words beside it whole.

    "a" behind a comma is sometimes laid on the end of the word before: the pause then follows it.
    """
    pauses = [*(word.after_pause for word in laid[1:]), True]
    for silence in quiet:
        before = [abs(word.end_s - silence.start_s) < BESIDE_S for word in laid]
        behind = [abs(word.start_s - silence.end_s) < BESIDE_S for word in laid]
        at_pause = any(
            (ends and (pause or (word.after_pause and _is_small(word))))
            or (starts and word.after_pause)
            for word, pause, ends, starts in zip(laid, pauses, before, behind, strict=True)
        )
        for word, ends, starts in zip(laid, before, behind, strict=True):
            is_short = word.end_s - word.start_s < SHORT_WORD_S
            bad = (BITTEN_SHORT if is_short else BITTEN_AT_PAUSE) if at_pause else BITTEN
            if (ends or starts) and word.badness > bad:
                length_s = silence.end_s - silence.start_s
                what = f"{length_s:.2g} s of silence cut into {word.word!r}"
                yield Fault("hole", f"{what} at {silence.start_s:.2f} s", round(silence.start_s, 2))
                return


def _is_small(laid: Laid) -> bool:
    return laid.end_s - laid.start_s < SMALL_WORD_S


def _excess(laid: Laid) -> float:
    """A good "is" or "of" may sound like anything for its few frames."""
    is_short = laid.end_s - laid.start_s < SHORT_WORD_S
    return laid.badness / (BAD_SHORT_WORD if is_short else BAD_WORD)


def _misfits(laid: Sequence[Laid]) -> Iterator[Fault]:
    worst = max(laid, key=_excess)
    if average_badness(laid) > BAD_ON_AVERAGE:
        yield Fault("words", "it does not sound like the words of the text")
    elif laid[-1].badness > BAD_LAST:
        at_s = round(laid[-1].start_s, 2)
        yield Fault("words", f"{laid[-1].word!r} is not heard at its end", at_s)
    elif _excess(worst) > 1:
        yield Fault("words", f"{worst.word!r} is not heard", round(worst.start_s, 2))
