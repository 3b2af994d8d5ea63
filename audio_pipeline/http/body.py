"""Reading a body within a bound that holds after decompression."""

import zlib
from collections.abc import Iterable, Iterator

from audio_pipeline.errors import FetchFailed, FetchRefused

ACCEPTED_ENCODINGS = "gzip, deflate"

_WINDOW_BITS = {
    "gzip": zlib.MAX_WBITS | 16,
    "x-gzip": zlib.MAX_WBITS | 16,
    "deflate": zlib.MAX_WBITS,
}
_RAW_DEFLATE = -zlib.MAX_WBITS
"""What some servers send as "deflate": without zlib's header (RFC 9110, 8.4.1.2)."""


def read_body(pieces: Iterable[bytes], encoding: str, max_bytes: int, where: str) -> bytes:
    """The whole body, decompressed. Never holds more than `max_bytes` and one piece.

    Raises FetchRefused when it is larger, on the wire or unpacked, or packed in an unknown way,
    FetchFailed when it is damaged or cut off.
    """
    names = [name for name in encoding.lower().replace(" ", "").split(",") if name]
    names = [name for name in names if name != "identity"]
    if not names:
        return _join(pieces, max_bytes, where)
    if len(names) > 1 or names[0] not in _WINDOW_BITS:
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
    unpacker = zlib.decompressobj(_WINDOW_BITS[name])
    fresh = True
    for piece in pieces:
        packed = piece
        while packed:
            if unpacker.eof:  # gzip may hold several members, one after another (RFC 1952, 2.2)
                unpacker, fresh = zlib.decompressobj(_WINDOW_BITS[name]), True
            try:
                yield unpacker.decompress(packed, max_bytes + 1)
            except zlib.error as error:
                if name != "deflate" or not fresh:
                    raise FetchFailed(f"{where} came damaged: {error}") from error
                unpacker, fresh = zlib.decompressobj(_RAW_DEFLATE), False
                continue
            fresh = False
            packed = unpacker.unconsumed_tail or unpacker.unused_data
    if not unpacker.eof:
        raise FetchFailed(f"{where} was cut off in the middle")
