"""The edge stand-in of the benches: a process of its own with the speed and limits of SERVICE."""

import json
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SENTENCES = """\
The council voted on Tuesday evening to approve a new tram line to the northern districts, after \
a debate of four hours in which more than thirty members spoke.
Officials said that the work would take four years and cost a hundred and twenty million, most of \
which will come from the state and from the sale of land along the line.
We have waited for this for thirty years, said a resident of the old quarter shortly after the \
vote, and nobody here believed any more that it would ever be built.
Critics argue that the money should be spent on buses instead, at least for now, because the \
first tram will not run before the end of the decade.
Construction is expected to begin in the spring, after a tender that is open to companies from \
all of Europe, and the first two streets will be closed from May on.
""".splitlines()


@dataclass(frozen=True)
class Service:
    """Where it is asked."""

    port: int

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/consumer/speech/synthesize/readaloud/edge/v1"

    def stats(self) -> dict[str, int]:
        """What was asked of it so far."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/stats", timeout=5) as answer:
            found: dict[str, int] = json.load(answer)
        return found


def sentence(number: int) -> str:
    """One of some 170 characters that no other number gives, and that stays one line."""
    return f"{SENTENCES[number % len(SENTENCES)][:-1]}, says report number {number}."


@contextmanager
def service(*options: str) -> Iterator[Service]:
    """The stand-in, until the block is left; `options` are those of its command line."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tests.standins.edge", "--service", "--port", str(port)]
    root = Path(__file__).parents[1]
    with subprocess.Popen([*command, *options], cwd=root, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()
            yield Service(port)
        finally:
            process.kill()


def best_schedule_s(lines_s: list[float], at_once: int) -> float:
    """The longest first on whatever is free first: within a third of the best there can be
    (Graham 1969), and never below what all of it takes when it is spread evenly."""
    ends = [0.0] * at_once
    for line_s in sorted(lines_s, reverse=True):
        ends[ends.index(min(ends))] += line_s
    return max(ends)
