"""Whether an engine takes much longer than it used to, whatever the length of its lines."""

FIRST_CHARACTERS = 100
"""What a line costs besides its words, as if it had so many more."""
RISES = 2.5
"""Times the usual pace: what a service that is overrun takes before it begins to refuse."""
LEAST_LINES = 16
"""Before that nothing is usual."""
RECENT, USUAL = 0.25, 0.02
"""Shares of the newest line in the two averages."""


class Latency:
    """Two moving averages of seconds a character: one follows quickly, the other does not."""

    def __init__(self) -> None:
        self._lines = 0
        self._recent = self._usual = 0.0

    def rises(self, seconds: float, characters: int) -> bool:
        """Note a line; whether the recent ones took much longer than usual. Then it starts anew."""
        pace = seconds / (characters + FIRST_CHARACTERS)
        self._lines += 1
        if self._lines == 1:
            self._recent = self._usual = pace
        self._recent += RECENT * (pace - self._recent)
        self._usual += max(USUAL, 1 / self._lines) * (pace - self._usual)
        if self._lines < LEAST_LINES or self._recent < RISES * self._usual:
            return False
        self._lines = 0
        return True
