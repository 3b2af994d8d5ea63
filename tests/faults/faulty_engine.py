"""An engine as a third party might write one: espeak, but its faults come when a test wants them.

A line that has the word of a fault in it meets that fault:

    deadly     the process kills itself
    crashing   the process ends without a word
    wordy      half a megabyte of lines on standard output comes first
    held       C code holds the interpreter for 20 s, once: the file `hold` is removed as it begins
    slow       is not spoken while the file `[engines.faulty] hold` exists
    silent     no audio; `empty`: audio without a sample; `random`: bytes of nothing
    cut        an MP3 that breaks off; `nan`: samples that are no numbers
    endless    ten minutes of sound for one line
"""

import ctypes
import io
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import soundfile

from audio_pipeline.engines.espeak import EspeakEngine
from audio_pipeline.errors import EngineBusy
from audio_pipeline.model import Line, Speech, Voice

HELD_S = 20
ENDLESS_S = 600
FAULTS: dict[str, Callable[[], None]] = {
    "deadly": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "crashing": lambda: os._exit(3),
    "wordy": lambda: print("said by a library\n" * 25_000, flush=True),
}


class FaultyEngine(EspeakEngine):
    """Settings: `hold`, a file; `asked`, a file that grows by a letter for each line."""

    name = "faulty"

    def __init__(self, settings: Mapping[str, str]) -> None:
        super().__init__({})
        self._hold = Path(settings.get("hold", "/nowhere/at/all"))
        self._asked = Path(settings.get("asked", os.devnull))

    def speak(self, line: Line, voice: Voice, language: str) -> Speech:
        with self._asked.open("a") as asked:
            asked.write("x")
        words = line.spoken.lower().replace(",", "").replace(".", "").split()
        for word in words:
            if word in FAULTS:
                FAULTS[word]()
        if "held" in words and self._hold.exists():
            self._hold.unlink()
            ctypes.PyDLL(None).sleep(HELD_S)
        while "slow" in words and self._hold.exists():
            time.sleep(0.02)
        if "busy" in words:
            raise EngineBusy("the service is busy", retry_after_s=1800)
        speech = super().speak(line, voice, language)
        return next((damage(speech) for word, damage in DAMAGES.items() if word in words), speech)


def _audio(audio: bytes, media_type: str = "audio/wav") -> Callable[[Speech], Speech]:
    return lambda speech: replace(speech, audio=audio, media_type=media_type)


def _encoded(samples: np.ndarray, kind: str = "WAV", subtype: str = "PCM_16") -> bytes:
    file = io.BytesIO()
    soundfile.write(file, samples, 22_050, format=kind, subtype=subtype)
    return file.getvalue()


def _cut(speech: Speech) -> Speech:
    samples, _ = soundfile.read(io.BytesIO(speech.audio), dtype="float32")
    mp3 = _encoded(samples, "MP3", "MPEG_LAYER_III")
    return replace(speech, audio=mp3[: len(mp3) // 3], media_type="audio/mpeg")


def _flood(speech: Speech) -> Speech:
    return replace(speech, audio=_encoded(np.zeros(22_050 * ENDLESS_S, np.float32)))


DAMAGES: dict[str, Callable[[Speech], Speech]] = {
    "silent": _audio(b""),
    "empty": _audio(_encoded(np.zeros(0, np.float32))),
    "random": _audio(np.random.default_rng(1).bytes(40_000), "audio/mpeg"),
    "cut": _cut,
    "nan": _audio(_encoded(np.full(22_050, np.nan, np.float32), subtype="FLOAT")),
    "endless": _flood,
}

if __name__ == "__main__":
    sys.exit("an engine is loaded by the pipeline")
