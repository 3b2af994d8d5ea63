"""Who listens to takes before they are kept, and learns from the good ones what a voice is like.

A check that fits one voice may be wrong for another: a whisper has no pitch, a child's voice is
high, a language has words that espeak says at half the speed. So what is not beyond doubt counts
against a take only once that check is proven: so many of the voice's takes have passed it, and
hardly any has failed it by then. Two checks that both miss a part of the line are believed before
that, unless they are seldom content with the voice.
"""

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from typing import get_args

from audio_pipeline.model import Line, Speech, Voice
from audio_pipeline.studio.checks import Fault, FaultKind, Norms, learn, prior
from audio_pipeline.studio.checks.norms import as_json, from_json
from audio_pipeline.studio.judges import judges

KINDS: tuple[FaultKind, ...] = get_args(FaultKind)
BEYOND_DOUBT: tuple[FaultKind, ...] = ("broken", "silent")
PLAIN: tuple[FaultKind, ...] = ("length", "noise", "loop", "hole", "rate", "clipped", "unheard")
"""A listener would hear at once what these name."""
PROOF = dict.fromkeys(PLAIN, 20)
FINE_PROOF = 1_000
"""Takes that pass a check for each that fails it. The finer ones are wrong of one in some hundred
good takes, and a voice of a machine would be wrong in the same way each time."""


OF_A_PART: tuple[FaultKind, ...] = ("length", "words", "start", "end")
"""What a take shows of which a part is missing: one that was cut off shows two of them or more."""
SELDOM = 10
"""Lines for each that shows a fault, beside the first."""


@dataclass(frozen=True)
class Acquaintance:
    """A voice's norms, how many of its lines were judged, in how many each fault was found, and
    which checks are proven: a service that goes wrong for long proves nothing against them."""

    norms: Norms
    judged: int = 0
    found: Mapping[str, int] = field(default_factory=dict)
    proven: frozenset[FaultKind] = frozenset(BEYOND_DOUBT)

    def after(self, faults: Sequence[Fault]) -> "Acquaintance":
        """Having judged one more line."""
        kinds = {fault.kind for fault in faults}
        judged = self.judged + 1
        found: dict[str, int] = {}
        for kind in KINDS:
            found[kind] = self.found.get(kind, 0) + (kind in kinds)
        proven = {
            kind
            for kind in KINDS
            if kind not in kinds and judged >= PROOF.get(kind, FINE_PROOF) * (found[kind] + 1)
        }
        return Acquaintance(self.norms, judged, found, self.proven | proven)

    def counted(self, faults: Sequence[Fault]) -> tuple[Fault, ...]:
        """Those that count against the line that was judged last."""
        seldom = {
            kind for kind in OF_A_PART if (self.found.get(kind, 0) - 1) * SELDOM <= self.judged
        }
        part = {fault.kind for fault in faults if fault.kind in seldom}
        believed = self.proven | part if len(part) > 1 else self.proven
        return tuple(fault for fault in faults if fault.kind in believed)


class Ear:
    """Safe to share between threads.

    `recall(voice)` gives what `keep(voice, known)` was handed before, as JSON, or "".
    `recognizer`: the folder of a faster-whisper model, if takes are to be recognized too.
    """

    def __init__(
        self,
        recall: Callable[[str], str] = lambda _voice: "",
        keep: Callable[[str, str], None] = lambda _voice, _known: None,
        recognizer: str = "",
    ) -> None:
        self._recall, self._keep, self._recognizer = recall, keep, recognizer
        self._lock = threading.Lock()
        self._known: dict[str, Acquaintance] = {}
        self._changed: set[str] = set()

    def faults(
        self,
        speech: Speech,
        line: Line,
        voice: Voice,
        language: str,
        *,
        again: bool = False,
        rank: int = 0,
    ) -> tuple[Fault, ...]:
        """What is wrong with the line's take; from one with which nothing is, it learns.

        `again`: the line was judged before; it does not count twice. The least `rank` goes first.
        """
        name = name_of(voice, language)
        norms = self._acquaintance(name, voice).norms
        judged = judges.judge(speech, line, voice, language, norms, self._recognizer, rank)
        with self._lock:
            known = self._known[name]
            if not again:
                known = known.after(judged.faults)
            faults = known.counted(judged.faults)
            if judged.measures is not None and not faults:
                known = replace(known, norms=learn(known.norms, (judged.measures,)))
            self._known[name] = known
            self._changed.add(name)
        return faults

    def write_down(self) -> None:
        """Hand over what was learnt since the last time. Raises what `keep` raises."""
        with self._lock:
            changed = {name: self._known[name] for name in sorted(self._changed)}
            self._changed.clear()
        for name, known in changed.items():
            told = {
                "judged": known.judged,
                "found": dict(known.found),
                "proven": sorted(known.proven),
                "norms": as_json(known.norms),
            }
            self._keep(name, json.dumps(told))

    def _acquaintance(self, name: str, voice: Voice) -> Acquaintance:
        with self._lock:
            if name in self._known:
                return self._known[name]
        told = self._recall(name)
        known = (_told(told) if told else None) or _first_met(prior(voice))
        with self._lock:
            return self._known.setdefault(name, known)


def name_of(voice: Voice, language: str) -> str:
    """What a voice is known under: at another rate or pitch it is another to the ear."""
    return json.dumps([*astuple(voice), language])


def _first_met(norms: Norms) -> Acquaintance:
    """The voices that come with the program were heard before."""
    heard = norms.exact or norms.spectrum
    return Acquaintance(norms, proven=frozenset((*BEYOND_DOUBT, *(PLAIN if heard else ()))))


def _told(text: str) -> Acquaintance | None:
    """None for what was written of norms with another meaning: they are learnt anew."""
    told = json.loads(text)
    norms = from_json(told["norms"])
    if norms is None:
        return None
    return Acquaintance(norms, told["judged"], told["found"], frozenset(told["proven"]))
