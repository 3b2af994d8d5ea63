"""The studio: lines become takes, in parallel, each spoken once, kept and checked."""

from audio_pipeline.studio.checks import (
    Fault,
    FaultKind,
    Measures,
    Norms,
    check_recognizer,
    faults,
    learn,
    measures,
    prior,
    try_recognizer,
)
from audio_pipeline.studio.ear import Ear
from audio_pipeline.studio.engines import Engines
from audio_pipeline.studio.listening import Listening
from audio_pipeline.studio.notice import EngineStanding, standings
from audio_pipeline.studio.perform import perform
from audio_pipeline.studio.refused import Refused, RefusedTakes
from audio_pipeline.studio.takes import Kept, TakeStore, Use, take_key, take_keys
from audio_pipeline.studio.voices import parts, second_voice, speaking_order, voice_for

__all__ = [
    "Ear",
    "EngineStanding",
    "Engines",
    "Fault",
    "FaultKind",
    "Kept",
    "Listening",
    "Measures",
    "Norms",
    "Refused",
    "RefusedTakes",
    "TakeStore",
    "Use",
    "check_recognizer",
    "faults",
    "learn",
    "measures",
    "parts",
    "perform",
    "prior",
    "second_voice",
    "speaking_order",
    "standings",
    "take_key",
    "take_keys",
    "try_recognizer",
    "voice_for",
]
