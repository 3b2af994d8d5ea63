"""What passes between the two processes: frames of bytes, and JSON in them; never pickles."""

import json
import socket
from dataclasses import asdict, is_dataclass
from datetime import datetime

LENGTH_BYTES = 4
LARGEST_FRAME_BYTES = 100_000_000
"""A feed of 10 MB is listed in far less; what is longer was made to fill the memory."""


def send_frame(connection: socket.socket, data: bytes) -> None:
    """A frame: its length (4 bytes, big-endian) and its bytes. Raises OSError."""
    connection.sendall(len(data).to_bytes(LENGTH_BYTES, "big"))
    if data:  # the other side may have answered an empty frame and gone: even b"" would fail then
        connection.sendall(data)


def receive_frame(connection: socket.socket) -> bytes:
    """The next frame. Raises EOFError where the other side is gone, OSError, TimeoutError."""
    length = int.from_bytes(_receive(connection, LENGTH_BYTES), "big")
    if length > LARGEST_FRAME_BYTES:
        raise EOFError("the answer is too long")
    return _receive(connection, length)


def _receive(connection: socket.socket, count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        part = connection.recv(min(count - len(data), 1 << 20))
        if not part:
            raise EOFError("the other side is gone")
        data += part
    return bytes(data)


def as_json(value: object) -> bytes:
    """UTF-8 JSON of dataclasses, moments and plain values; a lone surrogate becomes "?"."""
    return json.dumps(value, ensure_ascii=False, default=_plain).encode("utf-8", "replace")


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} is no JSON")
