"""What holds for every request: a bounded body, security headers, and never a stack trace."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("audio_pipeline.web")

GREATEST_HEAD_BYTES = 32 * 1024
GREATEST_BODY_BYTES = 64 * 1024
BODY_WITHIN_S = 15.0
SPOKEN = ("1.0", "1.1")

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class _Refused(Exception):
    def __init__(self, status: int, message: str) -> None:
        self.status = status
        self.message = message


class Shell:
    """The outermost layer of the application (ASGI 3)."""

    def __init__(self, app: ASGIApp, base_url: str) -> None:
        self.app = app
        self.policy = _policy(base_url)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                self._add_headers(scope["path"], MutableHeaders(scope=message))
            await send(message)

        try:
            _check_head(scope)
            await self.app(scope, await _bounded(scope, receive), send_with_headers)
        except _Refused as refused:
            response = _line(scope, refused.status, refused.message, CLOSE)
            await response(scope, receive, send_with_headers)
        except Exception:  # whatever it is, the reader gets one plain line and the log the rest
            log.exception("a request failed: %s %s", scope["method"], scope["path"])
            if begun:
                raise
            response = _line(scope, 500, "Something went wrong here; it is in our log.")
            await response(scope, receive, send_with_headers)

    def _add_headers(self, path: str, headers: MutableHeaders) -> None:
        for name, value in ALWAYS.items():
            headers.setdefault(name, value)
        if path == "/embed" or path.startswith("/embed/"):
            # Nothing on who frames it: `frame-ancestors *` would shut out apps with their schemes.
            headers.setdefault("content-security-policy", self.policy)
            return
        headers.setdefault("content-security-policy", f"{self.policy}; frame-ancestors 'none'")
        headers.setdefault("x-frame-options", "DENY")


def _line(
    scope: Scope, status: int, line: str, headers: Mapping[str, str] | None = None
) -> Response:
    if scope["path"].startswith("/api/"):
        return JSONResponse({"error": line}, status, headers)
    return PlainTextResponse(f"{line}\n", status, headers)


CLOSE = {"connection": "close"}  # what is left of the body is not read


def _policy(base_url: str) -> str:
    """Only our own files: from where the page came, or from the address that it is known by."""
    parts = urlsplit(base_url)
    return (
        f"default-src 'self' {parts.scheme}://{parts.netloc}; "
        "base-uri 'none'; object-src 'none'; form-action 'self'"
    )


def _check_head(scope: Scope) -> None:
    """Raises _Refused: what comes in one piece is longer than the parser's own limit lets drip."""
    if scope.get("http_version", "1.1") not in SPOKEN:
        raise _Refused(505, "Only HTTP 1.1 is spoken here.")
    fields = sum(len(name) + len(value) for name, value in scope["headers"])
    if (
        fields + len(scope.get("raw_path") or b"") + len(scope["query_string"])
        > GREATEST_HEAD_BYTES
    ):
        raise _Refused(431, f"A request's head may have {GREATEST_HEAD_BYTES} bytes at most.")


async def _bounded(scope: Scope, receive: Receive) -> Receive:
    """`receive` with the whole body read, which is short; raises _Refused when it is not."""
    headers = Headers(scope=scope)
    if "transfer-encoding" in headers and "content-length" in headers:
        raise _Refused(400, "Two lengths of one body: a server in between may believe the other.")
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > GREATEST_BODY_BYTES:
        raise _too_large()
    if length == "0" and "transfer-encoding" not in headers:
        return receive
    try:
        async with asyncio.timeout(BODY_WITHIN_S):
            messages = await _all_of(receive)
    except TimeoutError:
        raise _Refused(408, "The request's body did not come in time.") from None
    return _replayed(messages, receive)


async def _all_of(receive: Receive) -> list[Message]:
    messages, size = [], 0
    while True:
        message = await receive()
        messages.append(message)
        size += len(message.get("body", b""))
        if size > GREATEST_BODY_BYTES:
            raise _too_large()
        if message["type"] != "http.request" or not message.get("more_body"):
            return messages


def _replayed(messages: Iterable[Message], receive: Receive) -> Receive:
    kept = iter(messages)

    async def replay() -> Message:
        return next(kept, None) or await receive()

    return replay


def _too_large() -> _Refused:
    return _Refused(413, f"A request's body may have {GREATEST_BODY_BYTES} bytes at most.")
