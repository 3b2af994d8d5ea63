"""English words laid on the sound, in order, by pocketsphinx (its model is in the wheel)."""

import math
import re
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from audio_pipeline.engines.words import sounds
from audio_pipeline.sound import Samples
from audio_pipeline.studio.checks.letters import phones_of

FRAME_S = 0.01
LEAST_LAID = 0.7
"""Of the words: the search gives what it got to, and of a good line at most the last one or two
are lost at its end."""
LEAST_FRAMES_A_PHONE = 3
"""A phone has three states, each at least one frame: a word of that length was squeezed in."""
_LEAST_SCORE = 1e-300
_LETTERS = re.compile(r"(?<![\w.])[A-Z]{2,6}(?!\w)")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
_PAUSE = re.compile(r"[^\s\w'-]")
_WITHOUT_SOUND = ("<", "[", "+")


@dataclass(frozen=True)
class Laid:
    """A word, where it lies in seconds, how badly it fits (0 is best, a hundred bad; a frame), and
    how many times its least length it has."""

    word: str
    start_s: float
    end_s: float
    badness: float
    room: float
    after_pause: bool = False
    """Punctuation stands before it."""


class Aligner:
    """One decoder, which is not safe in threads: they wait for each other."""

    def __init__(self, *, quick: bool = False) -> None:
        """`quick`: the sound is looked at in every second frame, which takes two thirds as long."""
        from pocketsphinx import Decoder  # 0.1 s and 27 MB to load, with its dictionary

        # "batch" and `reinit_feat`: a take has the same score, whatever was laid before it
        self._decoder: Any = Decoder(
            lm=None, samprate=16_000, cmn="batch", ds=2 if quick else 1, loglevel="FATAL"
        )
        self._lock = threading.Lock()

    def lay(self, samples: Samples, text: str) -> list[Laid] | None:
        """The text's words at 16 kHz, one after the other; None where they cannot be laid so."""
        pcm = (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
        with self._lock:
            spelt = {letters.lower() for letters in _LETTERS.findall(text)}
            named = (self._named(word, word in spelt) for word in english_words(text))
            words = [name for name in named if name]
            if not words:
                return []
            try:
                self._decoder.set_align_text(" ".join(words))
                self._decoder.reinit_feat()  # forgets the noise of the take before
                self._decoder.start_utt()
                self._decoder.process_raw(pcm, full_utt=True)
                self._decoder.end_utt()
            except RuntimeError:  # too short for a single one of them
                return None
            if self._decoder.hyp() is None:
                return None
            laid = [
                self._laid(segment)
                for segment in self._decoder.seg()
                if not segment.word.startswith(_WITHOUT_SOUND)
            ]
        if len(laid) < LEAST_LAID * len(words):
            return None
        pauses = pauses_before(text)
        if len(pauses) != len(words):  # a word without a sound
            return laid
        return [replace(each, after_pause=pause) for each, pause in zip(laid, pauses, strict=False)]

    def _named(self, word: str, spelt: bool) -> str:
        """The word's name in the dictionary, where it is put when it is missing; "" without sound.

        What is written in capitals is said letter by letter then, and has a name of its own.
        """
        if self._decoder.lookup_word(word) is not None:
            return word
        name = ".".join(word) if spelt else word
        if self._decoder.lookup_word(name) is None:
            letters = (self._decoder.lookup_word(letter) for letter in word)
            phones = " ".join(letters) if spelt else phones_of(word)
            if not phones:
                return ""
            self._decoder.add_word(name, phones, True)
        return name

    def _laid(self, segment: Any) -> Laid:  # noqa: ANN401 - of a library without types
        frames = segment.end_frame - segment.start_frame + 1
        phones = len(self._decoder.lookup_word(segment.word).split())
        return Laid(
            segment.word.partition("(")[0],
            segment.start_frame * FRAME_S,
            (segment.end_frame + 1) * FRAME_S,
            -math.log(max(segment.ascore, _LEAST_SCORE)) / frames,
            frames / (LEAST_FRAMES_A_PHONE * phones),
        )


def average_badness(laid: Sequence[Laid]) -> float:
    lasting = [word.end_s - word.start_s for word in laid]
    return float(np.average([word.badness for word in laid], weights=lasting))


def english_words(text: str) -> list[str]:
    """In lower case, without marks and accents."""
    return _WORD.findall(_plain(text))


def pauses_before(text: str) -> list[bool]:
    """Of each of `english_words`: whether punctuation stands before it."""
    plain, behind, found = _plain(text), 0, []
    for word in _WORD.finditer(plain):
        found.append(bool(_PAUSE.search(plain[behind : word.start()])))
        behind = word.end()
    return found


def in_english_letters(text: str) -> bool:
    """Whether all that sounds is written in a to z: how "1998" or "%" is said nobody knows here."""
    return not any(sounds(each) and not "a" <= each <= "z" for each in _plain(text))


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(each for each in parts if not unicodedata.combining(each))
