"""How often a line is asked again, and when: what one performance bears before it ends."""

import random
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TypeVar

from audio_pipeline.errors import EngineBusy, TakeBroken
from audio_pipeline.studio.pace import Asker, Pace

Answer = TypeVar("Answer")
Turn = AbstractContextManager[None]


@dataclass
class Patience:
    """Shared by the threads of one performance; the engine's pace is shared by all of them."""

    pace: Pace
    asker: Asker = field(default_factory=Asker)
    broken_tries: int = 3
    """A take that is not whole is asked for so often; each may be billed."""
    busy_tries: int = 8
    busy_budget_s: float = 60.0
    """From a line's first failure; then the episode waits, which costs no thread."""
    first_pause_s: float = 0.5
    greatest_pause_s: float = 15.0

    def give_up(self) -> None:
        """Whoever waits or comes later gets CancelledError."""
        self.asker.given_up.set()
        self.pace.wake()

    def ask(
        self,
        question: Callable[[Turn], Answer],
        characters: int = 0,
    ) -> Answer:
        """What `question(turn)` returns, in the end; `characters` is how long its line is.

        It asks the engine within its `turn`, and looks at the answer outside of it: others may ask
        meanwhile. Raises EngineBusy or TakeBroken when it has been asked often enough, and at once
        whatever else the question raises.
        """
        broken = busy = 0
        deadline_s: float | None = None
        while True:
            self._raise_if_long_closed()
            try:
                return question(self.pace.turn(self.asker, characters))
            except TakeBroken as error:
                broken += 1
                if broken >= self.broken_tries or error.sure:
                    raise
                self._wait_s(self._pause_s(broken))
            except EngineBusy as error:
                busy += 1
                now_s = time.monotonic()
                deadline_s = deadline_s or now_s + self.busy_budget_s
                pause_s = max(self._pause_s(busy), error.retry_after_s or 0.0)
                if busy >= self.busy_tries or now_s + pause_s > deadline_s:
                    raise
                self._wait_s(pause_s)

    def _raise_if_long_closed(self) -> None:
        rests_s = self.pace.rests_s()
        if rests_s > self.busy_budget_s:
            raise EngineBusy(
                f"{self.pace.name} asked to be left alone for {rests_s:.0f} s more",
                "",
                retry_after_s=rests_s,
            )

    def _pause_s(self, failures: int) -> float:
        """Full jitter: those that failed together do not come back together."""
        ceiling_s = min(self.greatest_pause_s, self.first_pause_s * 2 ** (failures - 1))
        return random.uniform(0, ceiling_s)  # noqa: S311 - spreads load, guards nothing

    def _wait_s(self, seconds: float) -> None:
        if self.asker.given_up.wait(seconds):
            raise CancelledError
