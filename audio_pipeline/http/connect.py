"""Connections that go where was checked, and end when their time is over.

A name is resolved once; every address it has is checked; one of those very addresses is connected
to. So a name that answers differently the second time (DNS rebinding) gains nothing. Host header
and TLS server name stay those of the address that was asked for.
"""

import math
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore
import httpx

from audio_pipeline.errors import FetchRefused
from audio_pipeline.http.address import AllowList, is_public

Resolve = Callable[[str, int], list[str]]
"""Host and port -> IP addresses, best first. Raises OSError or UnicodeError."""

MAX_CONNECTIONS = 200
"""More than are ever fetched from at once: a server that hangs must not take the place of one that
answers. What bounds their number is how many polls and articles are at work."""
GREATEST_PROCESSOR_S = 1.0
"""Of a fetch, in this thread. 10 MB take a tenth; a million chunks of a byte would take minutes."""
KEEP_ALIVE_S = 2.0
"""Shorter than what servers use (5 s is common), so that no connection is taken as it closes."""

_ends_at: ContextVar[float] = ContextVar("ends_at", default=math.inf)
_processor_ends_at: ContextVar[float] = ContextVar("processor_ends_at", default=math.inf)


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Bounds everything that this thread sends, receives and connects inside the block."""
    ends = _ends_at.set(time.monotonic() + seconds)
    processor_ends = _processor_ends_at.set(time.thread_time() + GREATEST_PROCESSOR_S)
    try:
        yield
    finally:
        _processor_ends_at.reset(processor_ends)
        _ends_at.reset(ends)


def _time_left(timeout: float | None, over: type[Exception]) -> float:
    if time.thread_time() > _processor_ends_at.get():
        raise over("it takes too much work to read")
    left = _ends_at.get() - time.monotonic()
    if left <= 0:
        raise over("the time for the whole answer is over")
    return left if timeout is None else min(timeout, left)


def resolve(host: str, port: int) -> list[str]:
    """The system's resolver, in a thread of its own: it knows no timeout."""
    answer: list[str] = []
    failure: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            failure.append(error)
        else:
            answer.extend(dict.fromkeys(str(each[4][0]) for each in found))

    thread = threading.Thread(target=ask, daemon=True, name=f"resolve {host}")
    thread.start()
    thread.join(min(_time_left(None, httpcore.ConnectTimeout), threading.TIMEOUT_MAX))
    if failure:
        raise failure[0]
    if not answer:
        raise httpcore.ConnectTimeout(f"no answer from the resolver for {host}")
    return answer


class CheckedBackend(httpcore.NetworkBackend):
    """Resolves, checks, and connects to an address that was checked."""

    def __init__(
        self,
        allowed: AllowList,
        resolve: Resolve = resolve,
        inner: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._allowed = allowed
        self._resolve = resolve
        self._inner = inner or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        error: Exception | None = None
        for address in self._checked_addresses(host, port):
            left = _time_left(timeout, httpcore.ConnectTimeout)
            try:
                stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failure:
                error = failure
            else:
                return _TimedStream(stream)
        raise error or httpcore.ConnectError(f"{host} has no address")

    def _checked_addresses(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._resolve(host, port)
        except UnicodeError as error:
            raise FetchRefused(f"{host[:100]} is no host name", "correct the address") from error
        except OSError as error:
            raise httpcore.ConnectError(f"no such host: {error.strerror or error}") from error
        if not self._allowed.has(host, port):
            for address in addresses:
                if not is_public(address):
                    name = f"[{host}]" if ":" in host else host
                    raise FetchRefused(
                        f"{name} is at {address}, which is not a public address",
                        f'if it is meant, add "{name}:{port}" to [http] allow in pipeline.toml',
                    )
        return addresses

    def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> httpcore.NetworkStream:  # noqa: ANN401 # httpcore's signature
        raise FetchRefused(f"{path} is a socket of this machine")


class _TimedStream(httpcore.NetworkStream):
    """A stream none of whose operations outlives the deadline of the thread that uses it."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _time_left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _time_left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _time_left(timeout, httpcore.ConnectTimeout)
        return _TimedStream(self._inner.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 # httpcore's signature
        return self._inner.get_extra_info(info)


class CheckedTransport(httpx.BaseTransport):
    """httpx's door to httpcore with `CheckedBackend` behind it. Raises httpcore's exceptions."""

    def __init__(self, backend: httpcore.NetworkBackend, ssl_context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl_context,
            max_connections=MAX_CONNECTIONS,
            max_keepalive_connections=MAX_CONNECTIONS,
            keepalive_expiry=KEEP_ALIVE_S,
            network_backend=backend,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:  # noqa: ANN401 # iterable, with a close() not in its type
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()
