"""A decoded take beside what it should be: the text, the voice, its norms and the reference."""

import math
from dataclasses import dataclass
from functools import cached_property

from audio_pipeline.model import Pronunciation, Voice, Word
from audio_pipeline.studio.checks.heard import Heard
from audio_pipeline.studio.checks.likeness import Warp, warp
from audio_pipeline.studio.checks.norms import Norms
from audio_pipeline.studio.checks.reference import Reference, reference_for

MOST_CELLS = 9_000_000
"""Of the table of time warping, which takes 16 bytes each: a minute against a minute."""
LONGEST_S, LONGEST_TIMES, LONGEST_S_A_CHARACTER = 5.0, 3.0, 0.5


@dataclass(frozen=True)
class HeardTake:
    heard: Heard
    spoken: str
    voice: Voice
    language: str
    norms: Norms
    words: tuple[Word, ...] = ()
    pronunciations: tuple[Pronunciation, ...] = ()

    @cached_property
    def reference(self) -> Reference | None:
        return reference_for(self.spoken, self.voice, self.language, self.pronunciations)

    @cached_property
    def length(self) -> float:
        """The logarithm of its length by that of the reference; 0 where there is none."""
        if self.reference is None or not self.reference.heard.spoken_s:
            return 0.0
        return math.log(self.heard.spoken_s / self.reference.heard.spoken_s)

    @property
    def longest_s(self) -> float:
        """What no voice exceeds by far, however slow."""
        if self.reference is None:
            return LONGEST_S + LONGEST_S_A_CHARACTER * len(self.spoken)
        return LONGEST_S + LONGEST_TIMES * self.reference.heard.spoken_s

    @cached_property
    def warp(self) -> Warp | None:
        """None without a reference, and for a minute or more: the table would be too large."""
        if self.reference is None or not self.reference.heard.spoken_s:
            return None
        if len(self.heard.likeness) * len(self.reference.heard.likeness) > MOST_CELLS:
            return None
        return warp(self.heard.likeness, self.reference.heard.likeness)

    @property
    def speed(self) -> float:
        return 1 + max(self.voice.rate_percent, -50) / 100

    @property
    def volume_db(self) -> float:
        return 20 * math.log10(max(0.01, 1 + self.voice.volume_percent / 100))
