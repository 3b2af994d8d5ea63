"""An attribute that is worked out when it is first asked for."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class once(Generic[Owner, Value]):  # noqa: N801 - read as the decorator that it is
    """`functools.cached_property` as it is from Python 3.12 on: without a lock.

    Python 3.11 has one lock for all instances, so that a thread that measures its take would stop
    every other thread. Two threads with the same instance may both work it out.
    """

    def __init__(self, worked_out: Callable[[Owner], Value]) -> None:
        self._worked_out = worked_out
        self.__doc__ = worked_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type) -> "once[Owner, Value]": ...
    @overload
    def __get__(self, owner: Owner, kind: type) -> Value: ...
    def __get__(self, owner: Owner | None, kind: type) -> Any:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._worked_out(owner)
        return value
