"""Every exception of httpx and httpcore, and which of ours it becomes."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpcore
import httpx

from audio_pipeline.errors import FetchFailed, FetchRefused

_Ours = type[FetchFailed] | type[FetchRefused]

TROUBLE: tuple[tuple[tuple[type[Exception], ...], _Ours, str, str], ...] = (
    (
        (httpx.ConnectTimeout, httpcore.ConnectTimeout),
        FetchFailed,
        "does not take the connection in time",
        "see whether the host is up",
    ),
    (
        (httpx.TimeoutException, httpcore.TimeoutException),
        FetchFailed,
        "did not answer in time",
        "see whether the site is slow",
    ),
    (
        (httpx.ConnectError, httpcore.ConnectError),
        FetchFailed,
        "cannot be reached",
        "check the name and whether the host is up",
    ),
    (
        (httpx.NetworkError, httpcore.NetworkError),
        FetchFailed,
        "broke off",
        "see whether the site is up",
    ),
    (
        (httpx.LocalProtocolError, httpcore.LocalProtocolError),
        FetchRefused,
        "cannot be asked for",
        "correct the address",
    ),
    (
        (httpx.ProtocolError, httpcore.ProtocolError, httpx.DecodingError),
        FetchFailed,
        "answered what is no whole HTTP answer",
        "see whether the site is up",
    ),
    (
        (httpx.InvalidURL, httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol),
        FetchRefused,
        "is no http address",
        "correct the address",
    ),
    (
        (
            httpx.HTTPError,
            httpx.StreamError,
            httpx.CookieConflict,
            httpcore.ProxyError,
            httpcore.ConnectionNotAvailable,
        ),
        FetchFailed,
        "could not be fetched",
        "",
    ),
)
"""Theirs, ours, what is said after the address, how to mend it. The first row that fits counts."""

_THEIRS = tuple(theirs for row in TROUBLE for theirs in row[0])


@contextmanager
def fetch_errors(where: str) -> Iterator[None]:
    """Turns what httpx and httpcore raise inside the block into FetchFailed or FetchRefused."""
    try:
        yield
    except _THEIRS as error:
        raise translated(error, where) from error


def translated(error: Exception, where: str) -> FetchFailed | FetchRefused:
    """Ours for one of theirs; `where` is the address as a message shows it."""
    ours, says, mend = next(row[1:] for row in TROUBLE if isinstance(error, row[0]))
    detail = str(error)[:200]
    return ours(f"{where} {says} ({detail})" if detail else f"{where} {says}", mend)
