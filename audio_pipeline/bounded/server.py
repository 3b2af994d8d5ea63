"""The warm process that forks for each task: `python -P -m audio_pipeline.bounded.server SOCKET`.

It imports what a task needs once, and forks before it reads anything of the task. So a task starts
in some milliseconds, and none of them leaves anything behind for the next one.

A task comes as HEAD_BYTES bytes, which say its limits and its function, with a socket of
its own. Over that socket comes an empty frame when the fork is there; then go two, the question
(JSON) and the body (bytes), and one comes back: "=" and the answer (JSON), or "!" and one of our
errors (JSON), or "?" and what went wrong.
"""

import gc
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module

from audio_pipeline.bounded.frames import as_json, receive_frame, send_frame
from audio_pipeline.errors import AudioPipelineError

HEAD_BYTES = 160
Function = Callable[[bytes, bytes], object]
"""From the question and the body to what is answered. Raises AudioPipelineError."""


def main(descriptor: int) -> None:
    """Serves until the other end of the door is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when this ends
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # forks are not waited for
    with socket.socket(fileno=descriptor) as door:
        while True:
            head, received, _, _ = socket.recv_fds(door, HEAD_BYTES, 1)
            if not received:
                return
            with socket.socket(fileno=received[0]) as connection:
                _fork(door, connection, head.decode().split())


def _fork(door: socket.socket, connection: socket.socket, head: list[str]) -> None:
    cpu_s, wall_s, memory_bytes, niceness, name = head
    function = _imported(name)
    if os.fork() != 0:
        return
    status = 1
    try:
        door.close()
        os.nice(int(niceness))
        limit(int(cpu_s), float(wall_s), int(memory_bytes))
        send_frame(connection, b"")
        send_frame(connection, _answer(function, connection))
        status = 0
    finally:
        os._exit(status)


@cache
def _imported(name: str) -> Function:
    """The function, with all that it needs: its module's `warm()`, if any, has run it once."""
    module, _, function = name.partition(":")
    found = import_module(module)
    if hasattr(found, "warm"):
        found.warm()
    gc.collect()
    gc.freeze()  # what is shared stays shared: a collection in a fork leaves it alone
    wanted: Function = getattr(found, function)
    return wanted


def limit(cpu_s: int, wall_s: float, memory_bytes: int) -> None:
    """The system ends this process when it has had its share, whatever it is doing then."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, wall_s)
    for what, greatest in (
        (resource.RLIMIT_CPU, cpu_s),
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # a limit that this system does not know, or has lower
            resource.setrlimit(what, (greatest, greatest))


def _answer(function: Function, connection: socket.socket) -> bytes:
    question, body = receive_frame(connection), receive_frame(connection)
    try:
        return b"=" + as_json(function(question, body))
    except AudioPipelineError as error:
        said = {"error": type(error).__name__, "message": error.message, "mend": error.mend}
        return b"!" + as_json(said)
    except MemoryError:
        return b"?needs too much memory"
    except Exception as error:  # whatever a parser raises is the input's fault
        return f"?broke its reader ({type(error).__name__})".encode()


if __name__ == "__main__":
    main(int(sys.argv[1]))
