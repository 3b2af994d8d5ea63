"""How long an engine is asked again, and when: what a service needs to be left in peace."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from typing import TypeVar

from audio_pipeline.errors import EngineBusy, TakeBroken

Answer = TypeVar("Answer")


@dataclass
class Patience:
    """Shared by all that ask one engine at once, so that one's Retry-After holds for the others."""

    broken_tries: int = 3
    """A take that is not whole is asked for so often; each may be billed."""
    busy_tries: int = 8
    busy_budget_s: float = 60.0
    """From the first failure; then the episode waits, which costs no thread."""
    first_pause_s: float = 0.5
    greatest_pause_s: float = 15.0
    _given_up: threading.Event = field(default_factory=threading.Event)
    _not_before_s: float = 0.0

    def give_up(self) -> None:
        """Whoever waits or comes later gets CancelledError."""
        self._given_up.set()

    def ask(self, question: Callable[[], Answer]) -> Answer:
        """What `question()` returns, in the end.

        Raises EngineBusy or TakeBroken when it has been asked often enough, and at once
        whatever else the question raises.
        """
        broken = busy = 0
        deadline_s: float | None = None
        while True:
            self._wait_until(self._not_before_s)
            try:
                return question()
            except TakeBroken:
                broken += 1
                if broken >= self.broken_tries:
                    raise
                self._wait_until(time.monotonic() + self._pause_s(broken))
            except EngineBusy as error:
                busy += 1
                now_s = time.monotonic()
                deadline_s = deadline_s or now_s + self.busy_budget_s
                pause_s = self._pause_s(busy)
                if error.retry_after_s is not None:
                    pause_s = max(0.0, error.retry_after_s)
                    self._not_before_s = max(self._not_before_s, now_s + pause_s)
                if busy >= self.busy_tries or now_s + pause_s > deadline_s:
                    raise
                self._wait_until(now_s + pause_s)

    def _pause_s(self, failures: int) -> float:
        """Full jitter: those that failed together do not come back together."""
        ceiling_s = min(self.greatest_pause_s, self.first_pause_s * 2 ** (failures - 1))
        return random.uniform(0, ceiling_s)  # noqa: S311 - spreads load, guards nothing

    def _wait_until(self, moment_s: float) -> None:
        if self._given_up.wait(max(0.0, moment_s - time.monotonic())):
            raise CancelledError
