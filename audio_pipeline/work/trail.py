"""Which episode the work in hand is for, so that every line of the log says so.

Bound once, where an article is found and where its workflow begins; a copy of the context carries
it into threads.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Trail:
    """An attempt at a revision of an episode; its text is the workflow's id."""

    episode: str
    revision: int
    attempt: int

    def __str__(self) -> str:
        return f"{self.episode}-{self.revision}-{self.attempt}"


_trail: ContextVar[Trail | None] = ContextVar("trail", default=None)


def current() -> Trail | None:
    """What the work in hand is for; None where it is for no episode."""
    return _trail.get()


@contextmanager
def following(episode: str, revision: int, attempt: int) -> Iterator[None]:
    """Everything that is logged within is about this attempt."""
    token = _trail.set(Trail(episode, revision, attempt))
    try:
        yield
    finally:
        _trail.reset(token)


def said(**fields: object) -> dict[str, Any]:
    """`extra` of a log call: the fields of an event whose sentence never changes."""
    return {"fields": fields}
