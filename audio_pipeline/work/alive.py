"""Which workflows have a thread of this process, so that one that nobody works on is noticed.

Where its database is away for a moment the engine waits for it; but not for every way of being
away. Then the thread of a workflow ends, the engine cannot note that it did, and nobody takes the
workflow up before the next start.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from audio_pipeline.errors import StoreFailed

STANDS_STILL_AFTER_S = 4.0  # far more than between the engine's note of a beginning and its thread
TRIED_EVERY_S = 0.5
Answer = TypeVar("Answer")


class Alive:
    """Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._working: Counter[str] = Counter()
        self._idle_since_s: dict[str, float] = {}
        self._ending = threading.Event()

    @contextmanager
    def working(self, workflow_id: str) -> Iterator[None]:
        """Around all that a thread does for a workflow."""
        with self._lock:
            self._working[workflow_id] += 1
        try:
            yield
        finally:
            with self._lock:
                self._working[workflow_id] -= 1

    def stands_still(self, workflow_id: str) -> bool:
        """Whether nobody has worked for it for a while; asked about what the engine calls begun."""
        with self._lock:
            if self._working[workflow_id]:
                self._idle_since_s.pop(workflow_id, None)
                return False
            since_s = self._idle_since_s.setdefault(workflow_id, time.monotonic())
            if time.monotonic() - since_s < STANDS_STILL_AFTER_S:
                return False
            del self._idle_since_s[workflow_id]
            return True

    def patiently(self, write: Callable[[], Answer]) -> Answer:
        """What `write()` answers, once the store does. Raises StoreFailed when work is to end."""
        while True:
            try:
                return write()
            except StoreFailed:
                if self._ending.wait(TRIED_EVERY_S):
                    raise

    def begin(self) -> None:
        """Work goes on."""
        self._ending.clear()

    def end(self) -> None:
        """Nobody waits any more."""
        self._ending.set()
