"""What this process counts while it works: plain numbers, read by whoever watches over it."""

import logging
import threading
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from audio_pipeline.errors import (
    AudioPipelineError,
    EngineBusy,
    EngineMisconfigured,
    EngineRefused,
    StorageFailed,
    TakeBroken,
)
from audio_pipeline.work.trail import said

log = logging.getLogger("audio_pipeline.work")

BUCKETS_S = (0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0)
"""From a fetched page to an hour of audio; time to air has its goal at five minutes."""

OUTCOMES: Mapping[type[AudioPipelineError], str] = {
    EngineBusy: "busy",
    EngineRefused: "refused",
    EngineMisconfigured: "misconfigured",
    TakeBroken: "broken",
    StorageFailed: "not_kept",
}


@dataclass
class Durations:
    """How long something took: `counts[n]` of them at most `BUCKETS_S[n]`, the last all longer."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BUCKETS_S) + 1))
    total_s: float = 0.0

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(BUCKETS_S, seconds)] += 1
        self.total_s += seconds


@dataclass(frozen=True)
class Reading:
    """The numbers at one moment, since the process began."""

    stages: Mapping[str, Durations]
    time_to_air: Durations
    engine_requests: Mapping[tuple[str, str], int]
    """By engine and outcome: "ok", those of OUTCOMES, "failed" for anything else."""
    takes: Mapping[str, int]
    """Lines "synthesized" anew and lines "reused"."""
    tick_age_s: float | None
    """Since the reconciler last compared store and work; None: it never has."""


class Measures:
    """Counts from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stages: dict[str, Durations] = {}
        self._time_to_air = Durations()
        self._engine_requests: Counter[tuple[str, str]] = Counter()
        self._takes: Counter[str] = Counter()
        self._ticked_at_s: float | None = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time one step of one attempt, however it ends."""
        started_s = time.monotonic()
        try:
            yield
        finally:
            seconds = time.monotonic() - started_s
            with self._lock:
                self._stages.setdefault(name, Durations()).add(seconds)
            log.info("stage ended", extra=said(stage=name, seconds=round(seconds, 3)))

    @contextmanager
    def engine_request(self, engine: str, _line: int) -> Iterator[None]:
        """Count one line asked of an engine, by how it ended."""
        outcome = "failed"
        try:
            yield
            outcome = "ok"
        except AudioPipelineError as error:
            outcome = OUTCOMES.get(type(error), outcome)
            raise
        finally:
            with self._lock:
                self._engine_requests[engine, outcome] += 1

    def recorded(self, *, synthesized: int, reused: int) -> None:
        """A whole episode was spoken."""
        with self._lock:
            self._takes.update(synthesized=synthesized, reused=reused)

    def aired(self, seconds: float) -> None:
        """An article is on air so long after it was first seen."""
        with self._lock:
            self._time_to_air.add(seconds)

    def tick(self) -> None:
        """The reconciler has done its round."""
        self._ticked_at_s = time.monotonic()

    def read(self) -> Reading:
        """All numbers as they are now."""
        ticked_at_s = self._ticked_at_s
        with self._lock:
            return Reading(
                stages={name: _copy(each) for name, each in self._stages.items()},
                time_to_air=_copy(self._time_to_air),
                engine_requests=dict(self._engine_requests),
                takes=dict(self._takes),
                tick_age_s=None if ticked_at_s is None else time.monotonic() - ticked_at_s,
            )


def _copy(durations: Durations) -> Durations:
    return Durations(list(durations.counts), durations.total_s)
