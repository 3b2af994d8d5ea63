"""The same text spoken by espeak: a measure of how long it is and what it sounds like.

espeak speaks over a hundred languages in a thousandth of the time, always the same, and tells when
each word sounds. So a take of any voice can be held against it: its length, and by time warping
each of its words. A take of espeak itself must be equal to it.
"""

import atexit
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from audio_pipeline.engines.espeak import EspeakEngine
from audio_pipeline.errors import EngineBusy, EngineMisconfigured, EngineRefused, TakeBroken
from audio_pipeline.model import Line, Pronunciation, Voice, Word
from audio_pipeline.sound import decode
from audio_pipeline.studio.checks.heard import Heard


@dataclass(frozen=True)
class Reference:
    heard: Heard
    words: tuple[Word, ...]


def reference_for(
    spoken: str, voice: Voice, language: str, pronunciations: Sequence[Pronunciation] = ()
) -> Reference | None:
    """How espeak says it at the voice's rate; None where it has no voice for the language."""
    rate = min(max(voice.rate_percent, -50), 150)
    own = voice if voice.engine == "espeak" else Voice("espeak", "", rate)
    try:
        line = Line("body", spoken, spoken, 0, pronunciations=tuple(pronunciations))
        speech = _espeak().speak(line, own, language)
        return Reference(Heard(decode(speech.audio)), speech.words)
    except (EngineMisconfigured, EngineRefused, EngineBusy, TakeBroken):
        return None


@cache
def _espeak() -> EspeakEngine:
    engine = EspeakEngine({})
    atexit.register(engine.close)
    return engine
