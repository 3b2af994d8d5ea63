"""The near side: a task to the server, its answer back, whatever becomes of the task."""

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from audio_pipeline import errors
from audio_pipeline.bounded.frames import receive_frame, send_frame
from audio_pipeline.bounded.server import HEAD_BYTES
from audio_pipeline.errors import AudioPipelineError, ReaderFailed

AT_ONCE = 3
"""Tasks that run beside each other: one that takes all its time holds up no other."""
DOUBTFUL_AT_ONCE = 1
DOUBTFUL_NICENESS = 19
"""What has failed before waits for its like and yields to all others, or enough bad feeds that are
polled at once would keep the good ones waiting."""
GRACE_S = 5.0
"""How long after its end of time a task is waited for: a machine may be that busy."""
STARTS_WITHIN_S = 60.0
"""The first time everything that reads is loaded, in a second on a machine that is not busy."""
CLOSES_WITHIN_S = 5.0
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SYSTEMROOT", "LD_LIBRARY_PATH")
"""Environment that the server gets: keys and passwords stay here."""


@dataclass(frozen=True)
class Limits:
    """What one task may take; the whole process counts."""

    cpu_s: int = 8
    wall_s: float = 30.0
    """On a busy machine 8 s of work take longer."""
    memory_bytes: int = 440_000_000


@dataclass(frozen=True)
class Task:
    """`function` is "module:name" and gets the question (JSON) and the body as bytes."""

    function: str
    question: bytes
    body: bytes
    limits: Limits = field(default_factory=Limits)
    doubtful: bool = False
    """Of a source that has not been read well lately."""


def run(task: Task, failed: Callable[[str], AudioPipelineError]) -> bytes:
    """The function's answer as JSON, from a process of its own.

    Raises what the function raised of our errors, and `failed(why)` where it broke, crashed, or
    took more than its limits allow; `why` goes on from a subject: "takes more than 8 s". Raises
    ReaderFailed where no such process can be had, whatever the task is.
    """
    with _doubtful_seats if task.doubtful else _seats:
        answer = _asked(task) or _asked(task)  # again, since something else may have killed it
    kind, said = answer[:1], answer[1:]
    if kind == b"=":
        return said
    if kind == b"!":
        raise _error(json.loads(said))
    raise failed(said.decode() if kind else "crashes what reads it")


def _asked(task: Task) -> bytes:
    """The answer; nothing where the process ended before its time without one."""
    limits = task.limits
    started = time.monotonic()  # before its own clock starts, which ends it
    with _connected(task) as connection:
        connection.settimeout(limits.wall_s + GRACE_S)
        try:
            send_frame(connection, task.question)
            send_frame(connection, task.body)
            return receive_frame(connection)
        except (EOFError, OSError):  # TimeoutError is one: the system is to end it before that
            took_s = time.monotonic() - started
        return (
            b"?takes more than %d s to read" % limits.cpu_s if took_s > 0.9 * limits.cpu_s else b""
        )


def _connected(task: Task) -> socket.socket:
    """A connection to a process that waits for the task."""
    try:
        return _server.connect(task)
    except (EOFError, OSError):  # it was killed in between: another one is started, once
        pass
    try:
        return _server.connect(task)
    except (EOFError, OSError) as error:
        raise ReaderFailed(
            f"the process that reads pages and feeds does not start ({error})",
            "see whether the machine is out of memory or processes, and the installation whole",
        ) from error


def _error(said: dict[str, str]) -> AudioPipelineError:
    kind: type[AudioPipelineError] = getattr(errors, said["error"])
    return kind(said["message"], said["mend"])


class _Server:
    """The warm process of this one, started at the first task."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._door: socket.socket | None = None

    def connect(self, task: Task) -> socket.socket:
        """A connection to a fork that is there. Raises OSError or EOFError; then it is stopped."""
        limits, niceness = task.limits, DOUBTFUL_NICENESS if task.doubtful else 0
        head = f"{limits.cpu_s} {limits.wall_s} {limits.memory_bytes} {niceness} {task.function}"
        with self._lock:
            door = self._opened()
        near, far = socket.socketpair()
        try:
            with far:
                socket.send_fds(door, [head.encode().ljust(HEAD_BYTES)], [far.fileno()])
            near.settimeout(STARTS_WITHIN_S)
            receive_frame(near)
        except (EOFError, OSError):
            near.close()
            with self._lock:
                if self._door is door:  # another thread may have started a new one already
                    self._close()
            raise
        return near

    def close(self) -> None:
        with self._lock:
            self._close()

    def _opened(self) -> socket.socket:
        if self._door is not None:
            return self._door
        self._door, far = socket.socketpair()
        with far:
            try:
                self._process = _start(far.fileno())
            except OSError:
                self._close()
                raise
        return self._door

    def _close(self) -> None:
        door, self._door = self._door, None
        process, self._process = self._process, None
        if door is not None:
            door.close()
        if process is not None:
            try:
                process.wait(CLOSES_WITHIN_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _start(door: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 # our own program, by this interpreter
        (sys.executable, "-P", "-m", "audio_pipeline.bounded.server", str(door)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        pass_fds=(door,),
        start_new_session=True,
    )


def _environment() -> dict[str, str]:
    """Little, and where modules are found: what this process has been told by other ways counts."""
    known = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return known | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


_seats = threading.BoundedSemaphore(AT_ONCE)
_doubtful_seats = threading.BoundedSemaphore(DOUBTFUL_AT_ONCE)
_server = _Server()
atexit.register(_server.close)
