"""A program of our own in a process of its own, that answers questions over a pipe.

The boundary for libraries that may crash, are under the GPL, or keep all other threads from
running. A frame is its length (4 bytes, big-endian) and that many bytes, in both directions.
"""

import contextlib
import itertools
import os
import select
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from audio_pipeline.errors import EngineBusy

SIGKILL = 9


class Children:
    """So many of them at most; a question goes to the one that answered last, so that few run."""

    def __init__(
        self, name: str, command: Sequence[str | Path], timeout_s: float, number: int
    ) -> None:
        self._all = [Child(name, command, timeout_s) for _ in range(number)]
        self._idle = list(self._all)
        self._changed = threading.Condition()
        self._waiting: list[tuple[int, int]] = []
        self._numbers = itertools.count()

    def ask(self, question: bytes, rank: int = 0) -> bytes:
        """The answer of whichever is idle, or will be; the least rank that waits goes first.

        Raises EngineBusy.
        """
        child = self._taken(rank)
        try:
            return child.ask(question)
        finally:
            with self._changed:
                self._idle.append(child)
                self._changed.notify_all()

    def _taken(self, rank: int) -> "Child":
        place = rank, next(self._numbers)
        with self._changed:
            self._waiting.append(place)
            try:
                self._changed.wait_for(lambda: self._idle and min(self._waiting) == place)
                return self._idle.pop()
            finally:
                self._waiting.remove(place)
                self._changed.notify_all()  # there may be another idle one, for the next

    def close(self) -> None:
        """Ends them; a later question starts one again."""
        for child in self._all:
            child.close()


class Child:
    """Started at the first question, and again when it ended; one question at a time."""

    def __init__(self, name: str, command: Sequence[str | Path], timeout_s: float) -> None:
        self._name = name
        self._command = command
        self._timeout_s = timeout_s
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: bytes) -> bytes:
        """The answer's bytes. Raises EngineBusy where it takes too long or ends twice."""
        with self._lock:
            for _ in range(2):  # one that was killed in between is started again, once
                try:
                    return self._exchange(question)
                except (EOFError, OSError) as error:
                    self._end()
                    if isinstance(error, TimeoutError):
                        raise EngineBusy(
                            f"the {self._name} process did not answer within {self._timeout_s:g} s"
                        ) from error
                    reason = str(error) or "the pipe closed"
            raise EngineBusy(
                f"the {self._name} process ended twice at the same line: {reason}",
                "see whether the machine is out of memory or processes",
            )

    def close(self) -> None:
        with self._lock:
            self._end()

    def _exchange(self, question: bytes) -> bytes:
        deadline = time.monotonic() + self._timeout_s
        if self._process is None:
            self._process = _start(self._command)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        _write(self._process.stdin.fileno(), len(question).to_bytes(4, "big") + question)
        answers = self._process.stdout.fileno()
        length = int.from_bytes(_read(answers, 4, deadline), "big")
        return _read(answers, length, deadline)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, SIGKILL)  # its forks too, one of which may be what hangs
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def _start(command: Sequence[str | Path]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own program, by this interpreter
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        start_new_session=True,
    )


def _write(descriptor: int, data: bytes) -> None:
    """All of it: a signal may end a write early."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _read(descriptor: int, count: int, deadline: float) -> bytes:
    data = bytearray()
    while len(data) < count:
        left_s = deadline - time.monotonic()
        if left_s <= 0 or not select.select([descriptor], [], [], left_s)[0]:
            raise TimeoutError
        part = os.read(descriptor, count - len(data))
        if not part:
            raise EOFError
        data += part
    return bytes(data)
