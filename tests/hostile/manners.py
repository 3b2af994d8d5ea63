"""Bad manners of servers beyond those of `tests/standins/site.py`."""

import gzip
import itertools
import zlib
from collections.abc import Iterator

from tests.standins.site import Raw, Reply

BROTLI_BOMB = bytes.fromhex("cfffff7fd0") + b"\x00" * 64
"""The head of a stream that states 2**27 bytes: nothing of ours unpacks it."""
ZSTD_BOMB = bytes.fromhex("28b52ffda4ffffff7f") + b"\x03\x00\x00" * 64


def packed_bomb(encoding: str, megabytes: int) -> Reply:
    """Zeros, a thousandth of their size on the wire, for the encodings that are unpacked."""
    bits = {"gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}[encoding]
    packer = zlib.compressobj(9, zlib.DEFLATED, bits)
    body = b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush()
    return Reply(200, {"Content-Encoding": encoding}, body)


def many_members(count: int) -> Reply:
    """A gzip file of empty members."""
    return Reply(200, {"Content-Encoding": "gzip"}, gzip.compress(b"", mtime=0) * count)


def for_ever(piece: bytes, start: bytes = b"") -> Raw:
    """An answer that never gets past its head, or its first chunk."""
    return Raw(itertools.chain([start], itertools.repeat(piece)))


def chunks_of_one_byte() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    while True:
        yield b"1\r\nx\r\n" * 2000
