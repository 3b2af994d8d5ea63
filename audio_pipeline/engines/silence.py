"""How long a service may be silent in the middle of a line before it is held to have stalled."""

import threading

TIMES_USUAL = 6.0
LEAST_S = 3.0
FIRST_S = 10.0
"""While nothing is known of the service."""
FORGETS = 0.9
"""What is left of an earlier line's longest silence after each further one."""
STRETCHES = 1.5
"""After a stall: the service may have become slower, and is waited for longer."""


class Silence:
    """Learns from the longest silence of each line; shared by all threads that ask the service."""

    def __init__(self, greatest_s: float) -> None:
        """`greatest_s`: what is never waited longer than."""
        self._greatest_s = greatest_s
        self._longest_s = FIRST_S / TIMES_USUAL
        self._lock = threading.Lock()

    def allowed_s(self) -> float:
        """Seconds that the service may be silent now."""
        return min(self._greatest_s, max(LEAST_S, TIMES_USUAL * self._longest_s))

    def heard(self, longest_s: float) -> None:
        """A line was spoken to its end; its longest silence, from the connecting on, in seconds."""
        with self._lock:
            self._longest_s = max(longest_s, FORGETS * self._longest_s)

    def stalled(self) -> None:
        """A line was silent for as long as it may."""
        with self._lock:
            self._longest_s = min(self._greatest_s, STRETCHES * self._longest_s)
