"""Who listens to takes before they are kept, and learns from the good ones what a voice is like.

A check that fits one voice may be wrong for another: a whisper has no pitch, a child's voice is
high, a language has words that espeak says at half the speed. So what is not beyond doubt counts
against a take only where the voice's takes hardly ever fail that check.
"""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, field

from audio_pipeline.model import Line, Speech, Voice
from audio_pipeline.studio.checks import Fault, FaultKind, Norms, judge, learn, prior
from audio_pipeline.studio.checks.norms import as_json, from_json

BEYOND_DOUBT: tuple[FaultKind, ...] = ("broken", "silent")
PLAIN: tuple[FaultKind, ...] = ("length", "noise", "loop", "hole", "rate", "clipped")
"""A listener would hear at once what these name."""
PASSED_BEFORE_PLAIN = 3
MOST_PLAIN = 0.05
MOST_FINE = 0.001
"""Of a voice's takes; a check that fails more of them does not fit the voice."""


@dataclass(frozen=True)
class Acquaintance:
    """A voice's norms, how many of its lines were judged, and in how many each fault was found."""

    norms: Norms
    judged: int = 0
    found: Mapping[str, int] = field(default_factory=dict)

    def counts(self, kind: FaultKind) -> bool:
        """Whether that fault says something of the take, and not of the voice."""
        if kind in BEYOND_DOUBT:
            return True
        found = self.found.get(kind, 0)
        if kind in PLAIN:
            passed = self.judged - found
            return passed >= PASSED_BEFORE_PLAIN and found <= max(1.0, self.judged * MOST_PLAIN)
        return found <= self.judged * MOST_FINE


class Ear:
    """Safe to share between threads.

    `recall(voice)` gives what `keep(voice, known)` was handed before, as JSON, or "".
    """

    def __init__(
        self,
        recall: Callable[[str], str] = lambda _voice: "",
        keep: Callable[[str, str], None] = lambda _voice, _known: None,
    ) -> None:
        self._recall, self._keep = recall, keep
        self._lock = threading.Lock()
        self._known: dict[str, Acquaintance] = {}
        self._changed: set[str] = set()

    def faults(
        self, speech: Speech, line: Line, voice: Voice, language: str, *, again: bool = False
    ) -> tuple[Fault, ...]:
        """What is wrong with the line's take; from one with which nothing is, it learns.

        `again`: the line was judged before; it does not count twice.
        """
        name = name_of(voice, language)
        judged = judge(speech, line, voice, language, self._acquaintance(name, voice).norms)
        with self._lock:
            known = self._known[name]
            if not again:
                known = _counted(known, judged.faults)
            faults = tuple(fault for fault in judged.faults if known.counts(fault.kind))
            if judged.measures is not None and not faults:
                norms = learn(known.norms, (judged.measures,))
                known = Acquaintance(norms, known.judged, known.found)
            self._known[name] = known
            self._changed.add(name)
        return faults

    def write_down(self) -> None:
        """Hand over what was learnt since the last time. Raises what `keep` raises."""
        with self._lock:
            changed = {name: self._known[name] for name in sorted(self._changed)}
            self._changed.clear()
        for name, known in changed.items():
            told = {"judged": known.judged, "found": dict(known.found)}
            self._keep(name, json.dumps({**told, "norms": as_json(known.norms)}))

    def _acquaintance(self, name: str, voice: Voice) -> Acquaintance:
        with self._lock:
            if name in self._known:
                return self._known[name]
        told = self._recall(name)
        known = (_told(told) if told else None) or Acquaintance(prior(voice))
        with self._lock:
            return self._known.setdefault(name, known)


def name_of(voice: Voice, language: str) -> str:
    """What a voice is known under: at another rate or pitch it is another to the ear."""
    return json.dumps([*astuple(voice), language])


def _counted(known: Acquaintance, faults: tuple[Fault, ...]) -> Acquaintance:
    kinds = {fault.kind for fault in faults}
    found = {kind: known.found.get(kind, 0) + (kind in kinds) for kind in {*known.found, *kinds}}
    return Acquaintance(known.norms, known.judged + 1, found)


def _told(text: str) -> Acquaintance | None:
    """None for what was written of norms with another meaning: they are learnt anew."""
    told = json.loads(text)
    norms = from_json(told["norms"])
    if norms is None:
        return None
    return Acquaintance(norms, int(told["judged"]), dict(told["found"]))
