"""What is wrong with a take: each check looks at one side of it, and says nothing of a good one."""

from collections.abc import Sequence

import numpy as np

from audio_pipeline.engines.words import written_words
from audio_pipeline.errors import TakeBroken
from audio_pipeline.model import Voice, Word
from audio_pipeline.sound import decode
from audio_pipeline.studio.checks.container import container_fault
from audio_pipeline.studio.checks.fault import Fault
from audio_pipeline.studio.checks.heard import Heard
from audio_pipeline.studio.checks.heard_take import HeardTake
from audio_pipeline.studio.checks.language import language_of
from audio_pipeline.studio.checks.norms import VERSION, Measures, Norms, prior
from audio_pipeline.studio.checks.outline_faults import OUTLINE_CHECKS
from audio_pipeline.studio.checks.text_faults import TEXT_CHECKS

MOST_OF_FULL_SCALE = 16.0
"""Voices that are written as floats may pass 1.0 by some decibels."""


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
    broken = container_fault(audio)
    if broken:  # a decoder would go on, and make noise of it
        return [Fault("broken", f"the file is damaged: {broken}")]
    try:
        heard = Heard(decode(audio))
    except TakeBroken as error:
        return [Fault("broken", str(error))]
    samples = heard.sound.samples
    if not np.isfinite(samples).all() or np.abs(samples).max() > MOST_OF_FULL_SCALE:
        return [Fault("broken", "its samples are no sound: not numbers, or far beyond full scale")]
    if not heard.spoken_s:
        return [Fault("silent", f"nothing is heard in {heard.sound.duration_s:.2f} s")]
    known = norms if norms is not None and norms.version == VERSION else prior(voice)
    tag = language or language_of(voice, spoken)
    take = HeardTake(heard, spoken, voice, tag, known, tuple(words))
    if heard.spoken_s > take.longest_s:  # the other checks would take its time and memory in vain
        why = f"it is {heard.spoken_s:.0f} s long, this text {take.longest_s:.0f} s at most"
        return [Fault("length", why)]
    return [fault for check in (*OUTLINE_CHECKS, *TEXT_CHECKS) for fault in check(take)]


def measures(audio: bytes, spoken: str, voice: Voice, *, language: str = "") -> Measures:
    """What `learn` takes of a good take. Raises TakeBroken."""
    take = HeardTake(
        Heard(decode(audio)),
        spoken,
        voice,
        language or language_of(voice, spoken),
        prior(voice),
        (),
    )
    first, last = take.heard.span
    return Measures(
        take.heard.sound.rate_hz,
        take.length,
        take.heard.pitch_hz / (1 + voice.pitch_percent / 100),
        take.heard.loud_db - take.volume_db,
        first,
        take.heard.sound.duration_s - last,
        len(written_words(spoken)),
        take.heard.spectrum,
    )
