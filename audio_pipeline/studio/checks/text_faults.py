"""What a take tells when it is held against its text: length, pitch and speed, words in order.

The thresholds were set on one half of the voices of `bench.takes` and are measured on the other.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache

from audio_pipeline.engines.words import written_words
from audio_pipeline.studio.checks import shape
from audio_pipeline.studio.checks.alignment import Aligner, in_english_letters
from audio_pipeline.studio.checks.fault import Fault
from audio_pipeline.studio.checks.heard_take import HeardTake
from audio_pipeline.studio.checks.norms import EVERYTHING, LEAST_MEASURES, Norms
from audio_pipeline.studio.checks.timbre import shift
from audio_pipeline.studio.checks.wording import word_faults

REPEATED_APART = 0.3
"""Of a doubled take 0.25 at most, by the grid of frames; of speech like itself 0.4 and more."""
LONG_ENOUGH_FOR_A_LOOP = 1.25
LONE_WORD_TWICE, QUIET_IN_WORD_S = 0.5, 0.07
"""A lone word is at most 0.045 s quiet within; two of it have at least 0.09 s between them, and are
by 0.75 longer, in natural logarithms."""
WORDS_FOR_SPEED = 6
SPEED_OF_LINE, SPEED_OF_WORDS = 0.16, 0.165
"""Of natural logarithms: good lines reach 0.14, good words 0.17; speeds of 0.8 and 1.25 0.22."""
AGREEING, APART = 0.4, 0.3
"""Both move by the same factor: where they differ, the spectrum was mistaken."""
SLACK_OF_WORD, PITCH_OF_WORD = 0.5, 0.1
"""How much farther from the usual, in natural logarithms, a line of one word may be."""
WORD_SLACK_S = 0.1
"""By how much a word may end behind the audio: some MP3 frames."""


def _length(take: HeardTake) -> Iterator[Fault]:
    if take.reference is None:
        return
    words = max(1, len(written_words(take.spoken)))
    slack = (
        0.02 / max(0.1, take.reference.heard.spoken_s)
        if take.norms.exact
        else SLACK_OF_WORD / words
    )
    usual = take.norms.length
    if not usual.low - slack <= take.length <= usual.high + slack:
        yield Fault(
            "length",
            f"it is {take.heard.spoken_s:.2f} s long, for this text"
            f" {take.reference.heard.spoken_s * math.exp(usual.low - slack):.2f}"
            f" to {take.reference.heard.spoken_s * math.exp(usual.high + slack):.2f} s are likely",
        )
    if words == 1 and take.length > LONE_WORD_TWICE and not take.norms.exact:
        for silence in shape.silences(take.heard, QUIET_IN_WORD_S)[:1]:
            at_s = round(silence.end_s, 2)
            yield Fault("loop", f"something comes again at {at_s:.2f} s, behind one word", at_s)
    if take.length > math.log(LONG_ENOUGH_FOR_A_LOOP):
        apart, lag_s = shape.repeats(take.heard.likeness)
        if apart < REPEATED_APART:
            yield Fault("loop", f"it says the same again after {lag_s:.2f} s", round(lag_s, 2))


def _pitch(take: HeardTake) -> Iterator[Fault]:
    """A wrong speed moves pitch and length against each other: their sum tells it sooner."""
    pitch_hz = take.heard.pitch_hz / (1 + take.voice.pitch_percent / 100)
    usual = take.norms.pitch_hz
    if take.norms.exact and take.reference is not None:
        own_hz = take.reference.heard.pitch_hz / (1 + take.voice.pitch_percent / 100)
        usual = usual if not own_hz else type(usual)(own_hz * 0.84, own_hz * 1.19)
    if not pitch_hz or usual == EVERYTHING:
        return
    words = max(1, len(written_words(take.spoken)))
    middle = math.sqrt(usual.low * usual.high)
    tempo = math.log(pitch_hz / middle) - (take.length - _middle(take.norms)) * (words > 1)
    if not take.norms.exact and abs(tempo) > 0.4 + 0.2 / words:
        yield Fault("speed", f"it sounds as if played {'faster' if tempo > 0 else 'slower'}")
    if abs(_pitched(take)) > math.log(usual.high / middle) + PITCH_OF_WORD / math.sqrt(words):
        yield Fault(
            "pitch",
            f"its pitch is {pitch_hz:.0f} Hz, this voice's {usual.low:.0f} to {usual.high:.0f}",
        )


def _speed(take: HeardTake) -> Iterator[Fault]:
    """Resonances and pitch are moved by the same factor where a sound is played too fast."""
    norms = take.norms
    known = norms.spectrum_takes >= LEAST_MEASURES and not take.voice.pitch_percent
    if norms.exact or not known or not take.heard.spectrum:
        return
    moved = shift(take.heard.spectrum, norms.spectrum)
    pitched = _pitched(take)
    if len(written_words(take.spoken)) >= WORDS_FOR_SPEED:
        found, wrong = moved, abs(moved + pitched / 2) > SPEED_OF_LINE
    else:  # its few sounds have a spectrum of their own: both must say so
        found = (2 * moved + pitched) / 3
        wrong = abs(found) > SPEED_OF_WORDS and pitched / found > AGREEING
    if wrong and abs(moved - pitched) < APART:
        yield Fault("speed", f"it is played at about {math.exp(found):.0%} of its speed")


def _pitched(take: HeardTake) -> float:
    """The natural logarithm of its pitch by the middle of the voice's range; 0 for not known."""
    usual = take.norms.pitch_hz
    if not take.heard.pitch_hz or usual == EVERYTHING:
        return 0.0
    return math.log(take.heard.pitch_hz / math.sqrt(usual.low * usual.high))


def _wording(take: HeardTake) -> Iterator[Fault]:
    yield from _misspoken(take)
    ends_s = max((word.end_s for word in take.words), default=0.0)
    if ends_s > take.heard.sound.duration_s + WORD_SLACK_S:
        yield Fault(
            "end",
            f"its last word ends at {ends_s:.2f} s, the audio at"
            f" {take.heard.sound.duration_s:.2f} s",
        )


def _misspoken(take: HeardTake) -> Sequence[Fault]:
    """What a quick look finds wrong with the words, and a careful one as well."""
    found: Sequence[Fault] = ()
    for aligner in _aligners(take):
        found = tuple(
            word_faults(
                take.heard,
                take.spoken,
                take.reference,
                take.warp,
                aligner,
                exact=take.norms.exact,
                length=take.length - _middle(take.norms),
                pitched=0.0 if take.voice.pitch_percent else _pitched(take),
            )
        )
        if not found:
            break
    return found


def _aligners(take: HeardTake) -> Iterator[Aligner | None]:
    """The quick one, then the careful one, which many a process never needs; None where none can
    lay the words."""
    is_english = take.language.partition("-")[0] == "en" and in_english_letters(take.spoken)
    if not is_english or take.norms.exact:
        yield None
        return
    yield _aligner(True)
    yield _aligner(False)


def _middle(norms: Norms) -> float:
    return (norms.length.low + norms.length.high) / 2


@cache
def _aligner(quick: bool) -> Aligner:
    return Aligner(quick=quick)


TEXT_CHECKS = (_length, _pitch, _speed, _wording)
