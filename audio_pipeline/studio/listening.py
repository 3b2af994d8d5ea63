"""Between an engine and the take store: no take is kept that is not fit for the air."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from audio_pipeline.errors import TakeBroken, TakeFaulty
from audio_pipeline.model import Line, Speech, Voice
from audio_pipeline.sound import decode
from audio_pipeline.studio.ear import Ear
from audio_pipeline.studio.refused import RefusedTakes

WORD_SLACK_S = 0.1
"""By how much a word may end behind the audio: some MP3 frames."""


@dataclass(frozen=True)
class Listening:
    """One performance's: without an `ear` only what the engine says of itself is checked."""

    ear: Ear | None = None
    aside: RefusedTakes | None = None
    """Where faulty takes are kept for an editor."""
    give_way: Callable[[], None] = lambda: None
    """Returns when it is this performance's turn to use the processors."""
    rank: int = 0
    """Among takes of several performances the least goes first."""
    _heard: dict[str, str] = field(default_factory=dict)

    def check(
        self, key: str, speech: Speech, numbered: tuple[int, Line], voice: Voice, language: str
    ) -> None:
        """Raises TakeBroken for audio that is cut short, TakeFaulty for what the ear refuses."""
        self.give_way()
        index, line = numbered
        _check_length(speech, voice.engine, line)
        if self.ear is None:
            return
        again = key in self._heard
        faults = self.ear.faults(speech, line, voice, language, again=again, rank=self.rank)
        if not faults:
            return
        if self.aside is not None:
            self.aside.put(key, speech, line, voice, faults)
        sha256 = hashlib.sha256(speech.audio).hexdigest()
        same_again = self._heard.get(key) == sha256
        self._heard[key] = sha256
        said = "; ".join(fault.message for fault in faults)
        raise TakeFaulty(
            f"line {index + 1} as {voice.engine} speaks it {TakeFaulty.VERDICT}: {said}:"
            f" {line.spoken[:60]!r}",
            "listen to it at the desk, and use it all the same or have it spoken anew",
            sure=same_again,
        )

    def kept(self, key: str) -> None:
        """The take is in the store: a faulty one of the same line is of no more interest."""
        if self.aside is not None:
            self.aside.forget(key)


def _check_length(speech: Speech, name: str, line: Line) -> None:
    """No word may end behind the audio: it was cut off, and would air like that."""
    ends_s = max((word.end_s for word in speech.words), default=0.0)
    if not ends_s:
        return
    duration_s = decode(speech.audio).duration_s
    if ends_s > duration_s + WORD_SLACK_S:
        raise TakeBroken(
            f"{name} cut the audio short: its last word ends at {ends_s:.2f} s, the audio at"
            f" {duration_s:.2f} s: {line.spoken[:60]!r}"
        )
