"""A listening socket where no descriptor is left: connections wait, and it is said once.

asyncio takes up to `backlog` connections in a row. Where one cannot be had it logs a traceback,
plans its way back in 1 s, and goes on to the next: some 2,000 tracebacks a second, each with a way
back of its own, from which the next ones come.
"""

import asyncio
import errno
import logging
import socket
import time
from typing import Any

from audio_pipeline.errors import machine_failed

log = logging.getLogger("audio_pipeline.web")

USED_UP = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
IN_VAIN = 20
"""So often nobody can be let in before asyncio pauses: meanwhile it closes those who have gone."""
SAID_AGAIN_S = 60.0


class Listener(socket.socket):
    """Where no connection can be had asyncio takes the queue for empty, or pauses once."""

    _in_vain = 0

    def accept(self) -> tuple[socket.socket, Any]:
        """As socket's; BlockingIOError also where the machine refuses, but for each twentieth."""
        try:
            accepted = super().accept()
        except OSError as error:
            if error.errno not in USED_UP:
                raise
            self._in_vain += 1
            if self._in_vain % IN_VAIN == 0:
                raise
            raise BlockingIOError from None
        self._in_vain = 0
        return accepted


class TellOnce:
    """A loop's handler of exceptions: of connections that cannot be taken, a line a minute."""

    def __init__(self) -> None:
        self._said_at_s = float("-inf")

    def __call__(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if not (isinstance(error, OSError) and error.errno in USED_UP and "socket" in context):
            loop.default_exception_handler(context)
        elif time.monotonic() - self._said_at_s > SAID_AGAIN_S:
            self._said_at_s = time.monotonic()
            log.warning("new connections wait, others go on: %s", machine_failed(error))
