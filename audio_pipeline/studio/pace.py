"""How much is asked of one engine at once: a window that all who ask on this machine share.

A service's window grows while all is well, by one a line until the first trouble and by one a
round from then on, and halves when the service throttles, drops, or takes much longer than it did
(additive increase, multiplicative decrease; RFC 5681, 3.1). Where it refuses again and again is its
limit, and is not tried again for a while. A Retry-After holds for everybody.
When it is down, by its own word or by several failures in a row, nobody asks for a while, and then
one line alone finds out.
"""

import itertools
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, field

from audio_pipeline.errors import EngineBusy
from audio_pipeline.studio.latency import Latency
from audio_pipeline.studio.limit import Limit
from audio_pipeline.studio.notice import EngineStanding, Notice

FIRST_WINDOW = 8
"""Each line that it begins below what a service takes costs an article a whole round of lines; one
that takes fewer says so with its first answers."""
BREAKS_AFTER = 5
"""Failures in a row, with no line spoken in between: the service is down, not merely busy."""
FIRST_BREAK_S, LONGEST_BREAK_S = 2.0, 60.0
LONGEST_REST_S = 3600.0
"""What a service asks for beyond that is asked again then."""
LOOK_EVERY_S = 0.2
"""For what nobody wakes us up for: another process's notice, work that is no longer wanted."""


@dataclass(eq=False)
class Asker:
    """One performance in the queue. The least `rank` goes first, then who has the fewest lines."""

    rank: int = 0
    running: int = 0
    given_up: threading.Event = field(default_factory=threading.Event)


class Pace:
    """The window of one engine; safe to share between threads. `greatest`: lines at once."""

    def __init__(
        self,
        name: str,
        greatest: int,
        *,
        service: bool = False,
        per_minute: float = 0.0,
        notice: Notice | None = None,
    ) -> None:
        """A `service` may be asked for fewer than `greatest`; anything else always takes so many.

        `per_minute`: requests that the engine says it takes, 0 for any number.
        """
        self.name, self.greatest, self._service = name, greatest, service
        self._interval_s = 60.0 / per_minute if per_minute else 0.0
        self._notice = notice
        self._changed = threading.Condition()
        self._waiting: list[tuple[Asker, int]] = []
        self._numbers = itertools.count()
        self._window = float(min(greatest, FIRST_WINDOW) if service else greatest)
        self._grows_fast = True
        self._in_flight = self._failures = 0
        self._break_s = self._rest_s = FIRST_BREAK_S
        self._not_before_s = self._halved_at_s = self._broke_at_s = self._next_at_s = 0.0
        self._latency, self._limit = Latency(), Limit()
        self._last_error = ""

    def rests_s(self) -> float:
        """For how long nobody may ask, in seconds."""
        with self._changed:
            return max(0.0, self._rests_until_s() - time.monotonic())

    @contextmanager
    def turn(self, asker: Asker, characters: int) -> Iterator[None]:
        """Waits until a line of so many characters may be asked, and learns from how that ends.

        Raises CancelledError once `asker` has given up.
        """
        in_flight = self._enter(asker)
        started_s = time.monotonic()
        try:
            yield
        except EngineBusy as error:
            with self._leaving(asker):
                self._trouble(started_s, error)
                if not error.is_down:
                    self._limit.refused(in_flight)
            raise
        except BaseException:
            with self._leaving(asker):
                raise
        with self._leaving(asker):
            self._limit.spoken(in_flight)
            self._well(started_s, characters)

    def wake(self) -> None:
        """Whoever waits looks whether it is still wanted."""
        with self._changed:
            self._changed.notify_all()

    def standing(self) -> EngineStanding:
        """The numbers of this moment, for people."""
        with self._changed:
            return self._standing()

    def _enter(self, asker: Asker) -> int:
        """How many lines are in flight with this one."""
        with self._changed:
            place = (asker, next(self._numbers))
            self._waiting.append(place)
            try:
                while (pause_s := self._pause_s(place)) > 0:
                    self._changed.wait(pause_s)
                    if asker.given_up.is_set():
                        raise CancelledError
            finally:
                self._waiting.remove(place)
                self._changed.notify_all()
            self._in_flight += 1
            asker.running += 1
            self._next_at_s = max(time.monotonic(), self._next_at_s) + self._interval_s
            return self._in_flight

    def _pause_s(self, place: tuple[Asker, int]) -> float:
        """How long to wait before looking again; 0 where it is this one's turn."""
        if place[0].given_up.is_set():
            raise CancelledError
        if self._in_flight >= max(1, int(self._most())):
            return LOOK_EVERY_S
        if min(self._waiting, key=lambda each: (each[0].rank, each[0].running, each[1])) != place:
            return LOOK_EVERY_S
        left_s = max(self._rests_until_s(), self._next_at_s) - time.monotonic()
        return min(max(0.0, left_s), LOOK_EVERY_S)

    def _most(self) -> float:
        """Lines at once; an engine of this machine takes what it says."""
        return min(self._window, self._limit.most()) if self._service else self._window

    def _rests_until_s(self) -> float:
        told_s = 0.0
        if self._notice is not None and (rests_s := self._notice.rests_s()) > 0:
            told_s = time.monotonic() + min(rests_s, LONGEST_REST_S)
        return max(self._not_before_s, told_s)

    @contextmanager
    def _leaving(self, asker: Asker) -> Iterator[None]:
        with self._changed:
            self._in_flight -= 1
            asker.running -= 1
            try:
                yield
            finally:
                if self._notice is not None:
                    self._notice.tell(self._standing(), now=bool(self._failures))
                self._changed.notify_all()

    def _well(self, started_s: float, characters: int) -> None:
        self._failures, self._break_s = 0, FIRST_BREAK_S
        if not self._service:
            return
        if self._latency.rises(time.monotonic() - started_s, characters):
            self._halve(started_s)
            return
        growth = 1.0 if self._grows_fast else 1.0 / self._window
        self._window = min(float(self.greatest), self._limit.most() + 1, self._window + growth)

    def _trouble(self, started_s: float, error: EngineBusy) -> None:
        self._last_error = str(error)
        self._failures += 1
        if self._service:
            self._halve(started_s)
        rest_s = min(error.retry_after_s or 0.0, LONGEST_REST_S)
        if error.is_down or self._failures >= BREAKS_AFTER:
            rest_s = max(rest_s, self._break(started_s))
        self._not_before_s = max(self._not_before_s, time.monotonic() + rest_s)

    def _break(self, started_s: float) -> float:
        """For how long nobody asks; longer each time, but once for lines in flight together."""
        if started_s >= self._broke_at_s:
            self._rest_s = self._break_s
            self._break_s = min(self._break_s * 2, LONGEST_BREAK_S)
            self._window, self._grows_fast = 1.0, True
            self._broke_at_s = time.monotonic()
        return self._rest_s

    def _halve(self, started_s: float) -> None:
        """Once for all lines that were in flight together."""
        if started_s >= self._halved_at_s:
            self._window, self._grows_fast = max(1.0, self._window / 2), False
            self._halved_at_s = time.monotonic()

    def _standing(self) -> EngineStanding:
        return EngineStanding(
            engine=self.name,
            window=round(self._most(), 2),
            greatest=self.greatest,
            in_flight=self._in_flight,
            waiting=len(self._waiting),
            rests_s=round(max(0.0, self._rests_until_s() - time.monotonic()), 2),
            last_error=self._last_error,
            at=time.time(),
        )
