"""The outgoing client as the check needs it."""

from collections.abc import Mapping
from typing import Protocol


class Answer(Protocol):
    """What an HTTP client answers; header names are lower case."""

    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def body(self) -> bytes: ...


class Fetcher(Protocol):
    """Safe to use from several threads; raises FetchFailed, or FetchRefused."""

    def get(self, url: str, *, max_bytes: int = ...) -> Answer: ...
    def head(self, url: str) -> Answer: ...
