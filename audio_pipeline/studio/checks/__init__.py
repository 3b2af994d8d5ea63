"""Is a take fit for the air? `faults` says what is wrong with it, `learn` what a voice is like."""

from audio_pipeline.studio.checks.fault import Fault, FaultKind
from audio_pipeline.studio.checks.faults import Judgement, faults, judge, measures
from audio_pipeline.studio.checks.norms import Measures, Norms, learn, prior
from audio_pipeline.studio.checks.recognized import check_recognizer, try_recognizer

__all__ = [
    "Fault",
    "FaultKind",
    "Judgement",
    "Measures",
    "Norms",
    "check_recognizer",
    "faults",
    "judge",
    "learn",
    "measures",
    "prior",
    "try_recognizer",
]
