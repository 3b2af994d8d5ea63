"""A correction gets the processors of a small machine to itself: what else is made waits."""

import threading
import time
from collections.abc import Iterator
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
    def taken(self) -> Iterator[None]:
        """Around an urgent piece of work."""
        until_s = time.monotonic() + self._longest_s
        with self._changed:
            self._taken_until_s.append(until_s)
        try:
            yield
        finally:
            with self._changed:
                self._taken_until_s.remove(until_s)
                self._changed.notify_all()

    def give(self) -> None:
        """Called by other work wherever it can well stop for a while: returns when nothing urgent
        is being made, or the last of it has had its `longest_s` seconds."""
        with self._changed:
            while (left_s := max(self._taken_until_s, default=0.0) - time.monotonic()) > 0:
                self._changed.wait(left_s)
