"""The application on a port, until it is told to stop; then it ends in time, whatever happens."""

import asyncio
import contextlib
import errno
import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from types import FrameType

import uvicorn
from fastapi import FastAPI

from audio_pipeline.errors import UsageError
from audio_pipeline.web.connections import USUAL, Limits, affordable, bounded_config
from audio_pipeline.web.guard import Guard
from audio_pipeline.web.listener import Listener, TellOnce

log = logging.getLogger("audio_pipeline.web")

GRACE_S = 2  # for answers under way: a slow reader would hold the process for ever
DEADLINE_S = 2.8  # from the signal: the work is safe wherever it is cut off
TELLING_S = 0.2
BACKLOG = 512
STOPPED_BY = (signal.SIGTERM, signal.SIGINT)
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104  # compared, not bound


def serve(
    app: FastAPI,
    host: str,
    port: int,
    *,
    started: Callable[[str], None],
    limits: Limits = USUAL,
) -> None:
    """Serve until SIGTERM or SIGINT; `started` gets the address once connections are taken.

    Returns after the signal, answers under way having had 2 s; whatever the caller does then must
    end within 2.8 s of the signal, where the process ends with status 0. Where the interpreter is
    held it is killed soon after. Port 0 takes a free one. Raises UsageError when the port cannot be
    had.
    """
    listener = _listen(host, port)
    server = _Server(app, lambda: started(_address(listener)), limits)
    guard = Guard() if threading.current_thread() is threading.main_thread() else None
    try:
        server.run(sockets=[listener])
    finally:
        listener.close()
        # After a signal the guard stays: it watches over what the caller still closes.
        if guard is not None and not server.signalled:
            guard.close()


class _Server(uvicorn.Server):
    def __init__(self, app: FastAPI, started: Callable[[], None], limits: Limits) -> None:
        super().__init__(bounded_config(app, affordable(limits), timeout_graceful_shutdown=GRACE_S))
        self._when_started = started
        self.signalled = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        asyncio.get_running_loop().set_exception_handler(TellOnce())
        await super().startup(sockets)
        await asyncio.to_thread(self._when_started)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if not self.signalled:
            self.signalled = True
            # What it says from here on is a traceback for each answer that is cut off.
            logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
            deadline = threading.Timer(DEADLINE_S, _end_now)
            deadline.daemon = True
            deadline.start()
        super().handle_exit(sig, frame)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn's, but the signal is not raised again: the caller has things to close."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {each: signal.signal(each, self.handle_exit) for each in STOPPED_BY}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


def _end_now() -> None:
    sentence = "ended without waiting: the work under way goes on at the next start"
    telling = threading.Thread(target=log.warning, args=(sentence,), daemon=True)
    telling.start()
    telling.join(TELLING_S)  # a pipe that is full and that nobody reads takes no line
    os._exit(0)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise UsageError(
            f"{host!r} is no address to listen on: {error.strerror}", "set [web] host"
        ) from None
    listener = Listener(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise _port_trouble(host, port, error) from None
    return listener


def _port_trouble(host: str, port: int, error: OSError) -> UsageError:
    why = {
        errno.EADDRINUSE: "is taken by another program",
        errno.EACCES: "is not ours to take",
        errno.EADDRNOTAVAIL: "cannot be taken: this machine does not have that address",
    }.get(error.errno or 0, f"cannot be taken: {error.strerror}")
    return UsageError(
        f"port {port} on {host} {why}",
        "choose another with --port, [web] port or AUDIO_PIPELINE_WEB__PORT; 0 takes a free one",
    )


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    host = EVERYWHERE.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{host}:{port}"
