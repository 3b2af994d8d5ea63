"""How many lines at once a service takes, as far as its refusals tell."""

import math

REFUSES = 0.6
"""A share of refusals above this: two in a row, or most of many; not one that comes by chance."""
ASKS_AGAIN_AFTER = 50
"""Lines spoken at the limit before one more is tried: the service may take more by then."""


class Limit:
    """Learns from how lines ended, each with the number that were in flight when it was begun.

    Additive increase alone would find the same limit again every few lines, at the price of a
    refused request and of the rest that the service asks for.
    """

    def __init__(self) -> None:
        self._refused: dict[int, float] = {}
        """By lines in flight: the share of refusals, the last ones weighing most."""
        self._well = 0

    def most(self) -> float:
        """Lines at once that it takes; infinity while nothing is known."""
        refusing = (lines for lines, share in self._refused.items() if share > REFUSES)
        return max(1.0, min(refusing, default=math.inf) - 1)

    def refused(self, in_flight: int) -> None:
        """It was asked for too much, or by chance."""
        self._refused[in_flight] = (self._refused.get(in_flight, 0.0) + 1) / 2
        self._well = 0

    def spoken(self, in_flight: int) -> None:
        """A line was spoken to its end."""
        self._refused[in_flight] = self._refused.get(in_flight, 0.0) / 2
        self._well += in_flight >= self.most()
        if self._well >= ASKS_AGAIN_AFTER:
            self._well = 0
            self._refused = {lines: min(share, 0.5) for lines, share in self._refused.items()}
