"""What a speech recognizer hears in a take, for operators who name a faster-whisper model.

It tells what no other check can: a word in the middle that is another one. It also mishears names
and writes numbers in figures, so only what is missing altogether counts, and only in some number.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from audio_pipeline.errors import EngineMisconfigured
from audio_pipeline.sound import Samples
from audio_pipeline.studio.checks.fault import Fault

RATE_HZ = 16_000
LEAST_WORDS = 4
MOST_MISSED = 0.2
"""Of a line's words, and two of them: recognizers mishear one in twenty of a good voice's."""
ALIKE = 0.5
"""Of the letters of what is heard in another's place: "Zelenskyy" and "Zelensky"."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def check_recognizer(folder: str) -> None:
    """Raises EngineMisconfigured where there is no such model, or nothing to run it with."""
    if not (Path(folder) / "model.bin").is_file():
        raise EngineMisconfigured(
            f"[work] whisper_model: there is no faster-whisper model in {folder}",
            "name the folder that holds model.bin, or leave it empty",
        )
    if find_spec("faster_whisper") is None:  # looked for only: it loads where takes are judged
        raise EngineMisconfigured(
            "[work] whisper_model needs faster-whisper",
            'pip install "audio-pipeline[whisper]"',
        )


def try_recognizer(folder: str) -> str:
    """Loads the model and has it hear a second of silence. Raises EngineMisconfigured."""
    _transcript(folder, np.zeros(RATE_HZ, np.float32), "en")
    return f"faster-whisper hears with {folder}"


def recognized_faults(
    folder: str, at_16_khz: Samples, spoken: str, language: str
) -> Iterator[Fault]:
    """`folder`: a model as faster-whisper loads it. Raises EngineMisconfigured."""
    heard = _transcript(folder, at_16_khz, language.partition("-")[0])
    missed = missed_words(spoken, heard)
    if len(missed) >= 2 and len(missed) > MOST_MISSED * len(_words(spoken)):
        yield Fault("unheard", f"a recognizer does not hear {' '.join(missed[:6])!r} in it")


def missed_words(spoken: str, heard: str) -> list[str]:
    """The words of `spoken` that have nothing like them in `heard`, in order.

    Nothing is missed where figures are heard, which may stand for any number of words, and nothing
    in a line of a few words, which recognizers make others of.
    """
    expected, found = _words(spoken), _words(heard)
    if len(expected) < LEAST_WORDS:
        return []
    missed: list[str] = []
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    for kind, first, last, there, until in matcher.get_opcodes():
        if kind in ("delete", "replace"):
            said, instead = expected[first:last], found[there:until]
            missed += [] if _stands_for(instead, said) else said
    return missed


def _stands_for(heard: Sequence[str], said: Sequence[str]) -> bool:
    if any(character.isdigit() for word in heard for character in word):
        return True
    return SequenceMatcher(None, "".join(heard), "".join(said), autojunk=False).ratio() >= ALIKE


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return _WORD.findall(plain.replace("-", " "))


def _transcript(folder: str, at_16_khz: Samples, language: str) -> str:
    segments, _ = _model(folder).transcribe(
        at_16_khz,
        language=language,
        beam_size=1,
        temperature=0.0,  # a draw of lots would judge the same take in two ways
        condition_on_previous_text=False,
        without_timestamps=True,
    )
    return " ".join(segment.text for segment in segments)


@cache
def _model(folder: str) -> Any:  # noqa: ANN401 - of a library that may be missing
    check_recognizer(folder)
    try:
        from faster_whisper import WhisperModel

        return WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=1)
    except (ImportError, RuntimeError, ValueError, OSError) as error:
        raise EngineMisconfigured(
            f"[work] whisper_model: {folder} cannot be loaded: {error}",
            "see whether all of its files are there and whole",
        ) from error
