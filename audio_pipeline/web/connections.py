"""Connections with an end: a client that is slow, or says nothing, is cut off after a while.

uvicorn waits for ever for a request's head, for a reader that does not read, and for the last bytes
of a connection that it closes. And where too many are connected it refuses those who come, who may
be honest, not those who hold the places and say nothing.
"""

import asyncio
import logging
import resource
import socket
import struct
import time
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, ClassVar

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from audio_pipeline.web.shell import GREATEST_HEAD_BYTES

log = logging.getLogger("audio_pipeline.web")

FILES_WANTED = 8_192
FILES_OF_THE_WORK = 256  # databases, takes and pipes, beside what listeners hold open
FILES_A_CONNECTION = 2  # the connection, and the file that is sent over it
LEAST_CONNECTIONS = 16
SAID_AGAIN_S = 60.0
NO_LINGERING = struct.pack("ii", 1, 0)


@dataclass(frozen=True)
class Limits:
    """How long a client may take, in seconds, and how many may be connected at once."""

    head_within_s: float = 10.0
    """From the connection's begin, or the answer before, to the end of a request's head."""
    taken_within_s: float = 60.0
    """What waits to be read by the client, some 130 KB: 2 KB/s at least. A player that pauses is
    cut off too; it asks for the rest when it goes on."""
    idle_s: int = 5
    """Between an answer and the first byte of the next request."""
    greatest_connections: int = 2_000


USUAL = Limits()


def bounded_config(app: ASGIApp, limits: Limits, **otherwise: Any) -> uvicorn.Config:  # noqa: ANN401  # as uvicorn's
    """uvicorn's configuration for `app` under `limits`; `otherwise` are arguments of its own."""
    return uvicorn.Config(
        app,
        log_config=None,  # the program's own logging is used
        log_level="error",  # its warnings are a line for each malformed request
        access_log=False,  # addresses of one-time links must be in no log
        server_header=False,
        lifespan="off",
        loop="asyncio",
        http=_protocol_under(limits),
        ws="none",
        timeout_keep_alive=limits.idle_s,
        limit_concurrency=limits.greatest_connections,
        h11_max_incomplete_event_size=GREATEST_HEAD_BYTES,
        **otherwise,
    )


def affordable(limits: Limits) -> Limits:
    """`limits` with as many connections as this process may have files open; raises that first."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= soft < FILES_WANTED:  # below 0: without a limit
        soft = FILES_WANTED if hard < 0 else min(FILES_WANTED, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    files = soft if soft >= 0 else FILES_WANTED
    left = max(LEAST_CONNECTIONS, (files - FILES_OF_THE_WORK) // FILES_A_CONNECTION)
    return replace(limits, greatest_connections=min(left, limits.greatest_connections))


def _protocol_under(limits: Limits) -> type[H11Protocol]:
    """A class of its own for each server: uvicorn makes the instances and knows no limits."""

    class Limited(_Bounded):
        pass

    Limited.limits, Limited.waiting = limits, {}
    return Limited


class _Bounded(H11Protocol):
    """uvicorn's protocol with a timer on what the client sends, and one on what it takes."""

    limits: ClassVar[Limits]
    waiting: ClassVar[dict["_Bounded", None]]
    """Connections whose client has yet to send a request, or the rest of one; the oldest first."""
    said_at: ClassVar[float] = float("-inf")

    _head_timer: asyncio.TimerHandle | None = None
    _taken_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
        super().connection_made(transport)
        if len(self.connections) >= self.limits.greatest_connections:
            self._make_room()
        self._follow()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.waiting.pop(self, None)
        self._stop_head_timer()
        self._stop_taken_timer()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._follow()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._follow()
        if self.transport.get_write_buffer_size():
            # A connection that is closed stays until its last byte was taken.
            self.loop.call_later(self.limits.taken_within_s, self._abort_if_closing)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stop_taken_timer()
        self._taken_timer = self.loop.call_later(self.limits.taken_within_s, self._abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stop_taken_timer()

    def send_400_response(self, msg: str) -> None:
        self._refuse(400, msg)

    def _follow(self) -> None:
        """Keep note of who is waited for, and the time of a head that is not there yet."""
        if self.transport.is_closing():
            self.waiting.pop(self, None)
            self._stop_head_timer()
            return
        between_requests = self.cycle is None or self.cycle.response_complete
        if not between_requests:
            self._stop_head_timer()
        elif self._head_timer is None:
            self._head_timer = self.loop.call_later(self.limits.head_within_s, self._head_is_late)
        if between_requests or self.cycle.more_body:
            self.waiting.setdefault(self)
        else:
            self.waiting.pop(self, None)

    def _head_is_late(self) -> None:
        begun = self.conn.our_state is h11.IDLE and self.conn.trailing_data[0]
        if begun and not self.transport.is_closing():
            self._refuse(408, "The request did not come in time.")
        self.transport.close()
        self._abort_if_closing()

    def _make_room(self) -> None:
        oldest = next(iter(self.waiting), None)
        if oldest is not None:
            del self.waiting[oldest]
            oldest._abort()
        kind, now = type(self), time.monotonic()
        if now - kind.said_at > SAID_AGAIN_S:
            kind.said_at = now
            log.warning(
                "%d connections at once: those that say nothing are closed",
                self.limits.greatest_connections,
            )

    def _abort_if_closing(self) -> None:
        if self.transport.is_closing():
            self._abort()

    def _abort(self) -> None:
        """With a reset: else the system keeps for minutes what a client does not take."""
        connection = self.transport.get_extra_info("socket")
        if connection is not None and connection.fileno() >= 0:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGERING)
        self.transport.abort()

    def _refuse(self, status: int, line: str) -> None:
        headers = [
            ("content-type", "text/plain; charset=utf-8"),
            ("x-content-type-options", "nosniff"),
            ("connection", "close"),
        ]
        for event in (
            h11.Response(status_code=status, headers=headers, reason=HTTPStatus(status).phrase),
            h11.Data(data=f"{line}\n".encode()),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _stop_head_timer(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _stop_taken_timer(self) -> None:
        if self._taken_timer is not None:
            self._taken_timer.cancel()
            self._taken_timer = None
