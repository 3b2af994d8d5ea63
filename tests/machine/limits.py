"""Limits of the running process, for a while."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def next_descriptor() -> int:
    """The lowest that is free: with it as the limit nothing more can be opened."""
    lowest = os.dup(0)
    os.close(lowest)
    return lowest


def memory_taken() -> int:
    """Of addresses, in bytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


@contextmanager
def limited(what: int, soft: int) -> Iterator[None]:
    """This process may have no more for a while."""
    before = resource.getrlimit(what)
    resource.setrlimit(what, (soft, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(what, before)
