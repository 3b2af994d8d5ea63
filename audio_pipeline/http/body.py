"""Reading a body within a bound that holds after decompression."""

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from audio_pipeline.errors import FetchFailed, FetchRefused

ACCEPTED_ENCODINGS = "gzip, deflate"

MAX_MEMBERS = 1_000
"""Of a gzip file: servers send one; millions of empty ones would cost seconds and give nothing."""

_KNOWN = frozenset({"gzip", "x-gzip", "deflate"})


def read_body(pieces: Iterable[bytes], encoding: str, max_bytes: int, where: str) -> bytes:
    """The whole body, decompressed. Never holds more than `max_bytes` and one piece.

    Raises FetchRefused when it is larger, on the wire or unpacked, or packed in an unknown way,
    FetchFailed when it is damaged or cut off.
    """
    names = [name for name in encoding.lower().replace(" ", "").split(",") if name]
    names = [name for name in names if name != "identity"]
    if not names:
        return _join(pieces, max_bytes, where)
    if len(names) > 1 or names[0] not in _KNOWN:
        raise FetchRefused(f"{where} is packed as {encoding[:40]}, which was not asked for")
    unpacked = _unpack(_bounded(pieces, max_bytes, where), names[0], max_bytes, where)
    return _join(unpacked, max_bytes, where)


def _join(pieces: Iterable[bytes], max_bytes: int, where: str) -> bytes:
    return b"".join(_bounded(pieces, max_bytes, where))


def _bounded(pieces: Iterable[bytes], max_bytes: int, where: str) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > max_bytes:
            raise too_large(where, max_bytes)
        yield piece


def too_large(where: str, max_bytes: int) -> FetchRefused:
    return FetchRefused(f"{where} is larger than {max_bytes:,} bytes")


def _unpack(pieces: Iterable[bytes], name: str, max_bytes: int, where: str) -> Iterator[bytes]:
    rest = iter(pieces)
    start = next(rest, b"")
    while len(start) < 2 and (more := next(rest, b"")):
        start += more
    bits = _window_bits(name, start)
    unpacker = zlib.decompressobj(bits)
    members = 1
    for piece in chain([start], rest):
        packed = piece
        while packed:
            if unpacker.eof:  # gzip may hold several members, one after another (RFC 1952, 2.2)
                unpacker = zlib.decompressobj(bits)
                members += 1
                if members > MAX_MEMBERS:
                    raise FetchRefused(f"{where} is packed in more than {MAX_MEMBERS:,} pieces")
            try:
                yield unpacker.decompress(packed, max_bytes + 1)
            except zlib.error as error:
                raise FetchFailed(f"{where} came damaged: {error}") from error
            packed = unpacker.unconsumed_tail or unpacker.unused_data
    if not unpacker.eof:
        raise FetchFailed(f"{where} was cut off in the middle")


def _window_bits(name: str, start: bytes) -> int:
    """How zlib is to read it. Some servers' "deflate" lacks the header of RFC 1950."""
    if name != "deflate":
        return zlib.MAX_WBITS | 16
    has_header = start[:1] != b"" and start[0] & 0x0F == 8 and int.from_bytes(start[:2]) % 31 == 0
    return zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS
