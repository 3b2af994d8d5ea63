"""Working on the next item while the one before is used: the second core of a small machine."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")


def ahead(items: Iterable[Item], give_way: Callable[[], None] = lambda: None) -> Iterator[Item]:
    """The same items in the same order, each made in a thread while its forerunner is used.

    `give_way()` is called before each is begun.
    """
    iterator = iter(items)
    end = object()

    def begin() -> Future[Item | object]:
        give_way()
        return thread.submit(next, iterator, end)

    with ThreadPoolExecutor(1, "mix-ahead") as thread:
        following = begin()
        while (item := following.result()) is not end:
            following = begin()
            yield item  # type: ignore[misc]  # it is not the end
