"""How the edge stand-in behaves when it behaves: its speed, its limits, and faults by chance."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

FAULT_SHARES = {
    "reset": 0.02,
    "stall": 0.02,
    "short": 0.02,
    "empty": 0.01,
    "429": 0.03,
    "403-skew": 0.01,
}
"""Of the connections; "429" comes with a Retry-After, "403-skew" as the service answers a clock."""


@dataclass(frozen=True)
class Profile:
    """Seconds to connect, seconds to the first audio, then so many times real time.

    Connections beyond `most_at_once` are refused with 429 and Retry-After of `retry_after_s`; 0
    takes any number. `burst_every_s`: every so often everything is refused with 503 for
    `burst_s`; 0 for never.
    """

    connect_s: float = 0.0
    first_audio_s: float = 0.0
    times_real: float = 0.0
    most_at_once: int = 0
    retry_after_s: int = 2
    burst_every_s: float = 0.0
    burst_s: float = 0.0

    def line_s(self, audio_s: float) -> float:
        """How long one line takes on a connection of its own, from connecting to the last byte."""
        spoken_s = audio_s / self.times_real if self.times_real else 0.0
        return self.connect_s + self.first_audio_s + spoken_s


SERVICE = Profile(connect_s=0.12, first_audio_s=0.3, times_real=10.0, most_at_once=8)
"""What the benches measure against."""


KNOWN_AFTER_S = 0.25
"""How soon a client knows that it is to wait: what was on its way by then does not count."""


def faults_by_chance(seed: int, retry_after_s: int = 2) -> Iterator[str]:
    """One fault or "ok" for each connection, without end."""
    chance = random.Random(seed)
    names, shares = [*FAULT_SHARES, "ok"], [*FAULT_SHARES.values()]
    shares.append(1 - sum(shares))
    while True:
        (fault,) = chance.choices(names, shares)
        yield f"429:{retry_after_s}" if fault == "429" else fault
