"""What is wrong with a take: each check looks at one side of it, and says nothing of a good one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from audio_pipeline.engines.words import written_words
from audio_pipeline.errors import TakeBroken
from audio_pipeline.model import Line, Speech, Voice, Word
from audio_pipeline.sound import decode
from audio_pipeline.studio.checks.container import container_fault
from audio_pipeline.studio.checks.fault import Fault
from audio_pipeline.studio.checks.heard import Heard
from audio_pipeline.studio.checks.heard_take import HeardTake
from audio_pipeline.studio.checks.language import language_of
from audio_pipeline.studio.checks.norms import VERSION, Measures, Norms, prior
from audio_pipeline.studio.checks.outline_faults import OUTLINE_CHECKS
from audio_pipeline.studio.checks.recognized import recognized_faults
from audio_pipeline.studio.checks.text_faults import TEXT_CHECKS

MOST_OF_FULL_SCALE = 16.0
"""Voices that are written as floats may pass 1.0 by some decibels."""


@dataclass(frozen=True)
class Judgement:
    """What is wrong with a take, and what `learn` takes of it; None where nothing is heard."""

    faults: tuple[Fault, ...]
    measures: Measures | None = None


def faults(
    audio: bytes,
    spoken: str,
    voice: Voice,
    norms: Norms | None = None,
    *,
    language: str = "",
    words: Sequence[Word] = (),
) -> list[Fault]:
    """What is wrong with `audio`, WAV or MP3, as a take of the text `spoken`; [] for a good one.

    `norms`: what is known of the voice, else what is known of its engine. `language`: a tag, else
    it is taken from the voice's name or the text. `words`: the engine's own times, if it told any.
    Raises nothing for any bytes.
    """
    speech = Speech(audio, "", tuple(words))
    return list(judge(speech, Line("body", spoken, spoken, 0), voice, language, norms).faults)


def judge(
    speech: Speech,
    line: Line,
    voice: Voice,
    language: str = "",
    norms: Norms | None = None,
    recognizer: str = "",
) -> Judgement:
    """As `faults`, of a line with its pronunciations, and with what may be learnt of it.

    `recognizer`: the folder of a faster-whisper model, which hears what passes all else. Raises
    EngineMisconfigured where it cannot be loaded.
    """
    heard = _heard(speech.audio)
    if isinstance(heard, Fault):
        return Judgement((heard,))
    known = norms if norms is not None and norms.version == VERSION else prior(voice)
    tag = language or language_of(voice, line.spoken)
    take = HeardTake(heard, line.spoken, voice, tag, known, speech.words, line.pronunciations)
    if heard.spoken_s > take.longest_s:  # the other checks would take its time and memory in vain
        why = f"it is {heard.spoken_s:.0f} s long, this text {take.longest_s:.0f} s at most"
        return Judgement((Fault("length", why),))
    found = tuple(fault for check in (*OUTLINE_CHECKS, *TEXT_CHECKS) for fault in check(take))
    if recognizer and not found:
        found = tuple(recognized_faults(recognizer, heard.at_16_khz, line.spoken, tag))
    return Judgement(found, _measured(take))


def measures(audio: bytes, spoken: str, voice: Voice, *, language: str = "") -> Measures:
    """What `learn` takes of a good take. Raises TakeBroken."""
    tag = language or language_of(voice, spoken)
    return _measured(HeardTake(Heard(decode(audio)), spoken, voice, tag, prior(voice)))


def _heard(audio: bytes) -> Heard | Fault:
    """The take decoded, or why there is nothing to be heard."""
    broken = container_fault(audio)
    if broken:  # a decoder would go on, and make noise of it
        return Fault("broken", f"the file is damaged: {broken}")
    try:
        heard = Heard(decode(audio))
    except TakeBroken as error:
        return Fault("broken", str(error))
    samples = heard.sound.samples
    if not np.isfinite(samples).all() or np.abs(samples).max() > MOST_OF_FULL_SCALE:
        return Fault("broken", "its samples are no sound: not numbers, or far beyond full scale")
    if not heard.spoken_s:
        return Fault("silent", f"nothing is heard in {heard.sound.duration_s:.2f} s")
    return heard


def _measured(take: HeardTake) -> Measures:
    first, last = take.heard.span
    return Measures(
        take.heard.sound.rate_hz,
        take.length,
        take.heard.pitch_hz / (1 + take.voice.pitch_percent / 100),
        take.heard.loud_db - take.volume_db,
        first,
        take.heard.sound.duration_s - last,
        len(written_words(take.spoken)),
        take.heard.spectrum,
    )
