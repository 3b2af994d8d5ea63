"""A correction gets the processors of a small machine to itself: what else is recorded waits."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONGEST_S = 10.0
"""How long others wait for one correction: it may itself wait, for a service or for their lines."""


class RightOfWay:
    """Safe to share between threads."""

    def __init__(self, longest_s: float = LONGEST_S) -> None:
        self._longest_s = longest_s
        self._changed = threading.Condition()
        self._taken_until_s: list[float] = []

    @contextmanager
    def recording(self, *, urgent: bool) -> Iterator[Callable[[], None]]:
        """Around a recording, which calls what it is given wherever it can well stop for a while.

        The call returns when no urgent one is being made, or the last has had its `longest_s`
        seconds; for an urgent one at once.
        """
        if not urgent:
            yield self._give
            return
        until_s = time.monotonic() + self._longest_s
        with self._changed:
            self._taken_until_s.append(until_s)
        try:
            yield lambda: None
        finally:
            with self._changed:
                self._taken_until_s.remove(until_s)
                self._changed.notify_all()

    def _give(self) -> None:
        with self._changed:
            while (left_s := max(self._taken_until_s, default=0.0) - time.monotonic()) > 0:
                self._changed.wait(left_s)
