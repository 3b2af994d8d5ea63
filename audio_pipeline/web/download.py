"""The answer that an open file makes to a request: whole, in parts, or not modified (RFC 9110).

Our own, since a feed is replaced while it is read: the length that is stated must be that of the
file that is sent, so it is opened first. Starlette's FileResponse looks, and opens later.
"""

import os
import secrets
from collections.abc import AsyncIterator, Mapping
from email.utils import formatdate, parsedate_to_datetime

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from audio_pipeline.web.published import OpenFile
from audio_pipeline.web.ranges import NotSatisfiable, Range, parse_ranges

CHUNK_BYTES = 128 * 1024
A_YEAR_S = 365 * 24 * 3600


def answer(file: OpenFile, method: str, asked: Headers) -> Response:
    """Takes over `file` and closes it, whatever becomes of the answer."""
    headers = _headers(file)
    if _is_known(file, asked):
        file.close()
        return Response(status_code=304, headers=headers)
    headers["content-type"] = file.media_type
    try:
        ranges = _ranges(file, method, asked)
    except NotSatisfiable:
        file.close()
        return Response(status_code=416, headers={"content-range": f"bytes */{file.size}"})
    pieces, framing = _pieces(file, ranges)
    headers |= framing
    if method == "HEAD":
        file.close()
        return Response(headers=headers)
    return _Download(file, pieces, 206 if ranges else 200, headers)


class _Download(StreamingResponse):
    """Sends `pieces`: bytes as they are, ranges out of the file; closes it at the end."""

    def __init__(
        self,
        file: OpenFile,
        pieces: list[bytes | Range],
        status_code: int,
        headers: Mapping[str, str],
    ) -> None:
        super().__init__(_sent(file, pieces), status_code, headers)
        self._file = file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._file.close()


async def _sent(file: OpenFile, pieces: list[bytes | Range]) -> AsyncIterator[bytes]:
    for piece in pieces:
        if isinstance(piece, bytes):
            yield piece
        elif file.content is not None:
            yield file.content[piece.start : piece.end]
        else:
            for start in range(piece.start, piece.end, CHUNK_BYTES):
                length = min(CHUNK_BYTES, piece.end - start)
                yield await to_thread.run_sync(os.pread, file.descriptor, length, start)


def _headers(file: OpenFile) -> dict[str, str]:
    """What a 304 carries too."""
    lasting = f"public, max-age={A_YEAR_S}, immutable"
    return {
        "etag": file.etag,
        "last-modified": formatdate(file.modified_s, usegmt=True),
        "cache-control": lasting if file.immutable else "no-cache",
        "accept-ranges": "bytes",
    }


def _is_known(file: OpenFile, asked: Headers) -> bool:
    """RFC 9110, 13.2.2: If-None-Match decides where it is there, else If-Modified-Since."""
    tags = asked.get("if-none-match")
    if tags is not None:
        known = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        return file.etag in known or known == ["*"]
    since = _seconds(asked.get("if-modified-since", ""))
    return since is not None and int(file.modified_s) <= since


def _ranges(file: OpenFile, method: str, asked: Headers) -> list[Range]:
    header, condition = asked.get("range"), asked.get("if-range")
    if header is None or method != "GET":
        return []
    if condition is not None and not _is_unchanged(file, condition.strip()):
        return []
    return parse_ranges(header, file.size)


def _is_unchanged(file: OpenFile, condition: str) -> bool:
    """If-Range, 13.1.5: a weak tag never fits, a date only when it is the one given out."""
    return condition == file.etag or _seconds(condition) == int(file.modified_s)


def _pieces(file: OpenFile, ranges: list[Range]) -> tuple[list[bytes | Range], dict[str, str]]:
    """What is sent, and the headers that frame it."""
    if not ranges:
        return [Range(0, file.size)], {"content-length": str(file.size)}
    if len(ranges) == 1:
        framing = {"content-length": str(ranges[0].length), "content-range": _at(file, ranges[0])}
        return [ranges[0]], framing
    boundary = secrets.token_hex(16)
    pieces: list[bytes | Range] = []
    for each in ranges:
        head = f"--{boundary}\r\nContent-Type: {file.media_type}\r\n"
        pieces += [f"{head}Content-Range: {_at(file, each)}\r\n\r\n".encode(), each, b"\r\n"]
    pieces.append(f"--{boundary}--\r\n".encode())
    length = sum(len(each) if isinstance(each, bytes) else each.length for each in pieces)
    return pieces, {
        "content-length": str(length),
        "content-type": f"multipart/byteranges; boundary={boundary}",
    }


def _at(file: OpenFile, each: Range) -> str:
    return f"bytes {each.start}-{each.end - 1}/{file.size}"


def _seconds(date: str) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
