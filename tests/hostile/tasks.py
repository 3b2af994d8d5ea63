"""What the tests let a bounded process do."""

import os
import socket
import time
from pathlib import Path

from audio_pipeline.errors import SourceFailed


def echo(question: bytes, body: bytes) -> str:
    return (question + body).decode()


def spin(_question: bytes, _body: bytes) -> None:
    while True:
        pass


def hold_the_interpreter(_question: bytes, _body: bytes) -> int:
    """One call that no signal handler of Python's and no other thread interrupts."""
    return pow(3, 10**9)


def sleep(_question: bytes, _body: bytes) -> None:
    time.sleep(600)


def fill_the_memory(_question: bytes, _body: bytes) -> int:
    kept = []
    while True:
        kept.append(bytearray(10_000_000))


def crash(_question: bytes, _body: bytes) -> None:
    os.abort()


def recurse(question: bytes, body: bytes) -> None:
    recurse(question, body)


def refuse(_question: bytes, _body: bytes) -> None:
    raise SourceFailed("this is no feed", "give one")


def write_a_file(_question: bytes, body: bytes) -> None:
    Path(os.fsdecode(body)).write_text("written")


def environment(_question: bytes, _body: bytes) -> dict[str, str]:
    return dict(os.environ)


def answer_without_end(_question: bytes, _body: bytes) -> str:
    return "x" * 120_000_000


def end_the_server(_question: bytes, _body: bytes) -> None:
    os.kill(os.getppid(), 9)
    os._exit(1)


def leave_something(question: bytes, _body: bytes) -> str:
    """What an earlier task left in this module, if anything."""
    found = globals().get("left", "")
    globals()["left"] = question.decode()
    return str(found)


def descriptors(_question: bytes, _body: bytes) -> int:
    """How many sockets are open here."""
    count = 0
    for number in range(3, 256):
        try:
            socket.socket(fileno=os.dup(number)).close()
            count += 1
        except OSError:
            continue
    return count
