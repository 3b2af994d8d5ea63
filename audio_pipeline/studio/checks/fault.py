"""What is wrong with a take."""

from dataclasses import dataclass
from typing import Literal

FaultKind = Literal[
    "broken",  # the container or a frame of it: it does not decode, or not all of it
    "silent",  # nothing is heard
    "noise",  # something is heard that is no speech
    "rate",  # another sample rate than this voice has
    "length",  # too short or too long for the text
    "hole",  # silence where a word is being spoken
    "loop",  # a stretch comes twice
    "click",
    "clipped",
    "start",  # begins in the middle of a sound
    "end",  # ends in the middle of a sound
    "level",  # louder or quieter than this voice is
    "pitch",  # another pitch than this voice has
    "speed",  # played faster or slower than it was spoken
    "words",  # not the text's words, or not all of them
    "unheard",  # a recognizer does not hear many of the text's words
]


@dataclass(frozen=True)
class Fault:
    """One of them; `at_s` where it is, in seconds from the first sample, if it is somewhere."""

    kind: FaultKind
    message: str
    at_s: float | None = None
