"""A web site on loopback for tests: real sockets, real threads, and every bad manner of the web.

    with Site({"/feed.xml": Page(FEED, etag='"1"'), "/slow": Drip(b"x" * 9, pause_s=0.1)}) as site:
        client.get(site.url("/feed.xml"))
        assert site.requests[0].headers["if-none-match"] == '"1"'

A route is bytes or text (served as 200), a `Reply`, a `Raw`, or a callable that takes a `Request`
and gives one of those (`Page`, `Drip`). `site.routes` may be changed while it runs.
"""

import gzip
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    """With the query."""
    headers: Mapping[str, str]
    """Lower-case names."""


@dataclass(frozen=True)
class Reply:
    """An answer as it goes over the wire. An iterable body is sent piece by piece, unsized."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | Iterable[bytes] = b""
    stated_length: int | None = None
    """A Content-Length other than the body's own; the connection ends after the body."""


@dataclass(frozen=True)
class Raw:
    """Bytes as they are, status line and all, piece by piece; the connection ends after them."""

    pieces: Iterable[bytes]
    pause_s: float = 0.0


@dataclass(frozen=True)
class Page:
    """A body that answers conditional requests, as a well-behaved server does (RFC 9110, 13)."""

    body: bytes | str
    content_type: str = "text/html; charset=utf-8"
    etag: str = ""
    last_modified: str = ""
    compressed: bool = False

    def __call__(self, request: Request) -> Reply:
        headers = {"Content-Type": self.content_type}
        if self.etag:
            headers["ETag"] = self.etag
        if self.last_modified:
            headers["Last-Modified"] = self.last_modified
        if self._known_to(request):
            return Reply(304, headers)
        body = self.body.encode() if isinstance(self.body, str) else self.body
        if self.compressed and "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            body = gzip.compress(body, mtime=0)
        return Reply(200, headers, body)

    def _known_to(self, request: Request) -> bool:
        if "if-none-match" in request.headers:
            return bool(self.etag) and request.headers["if-none-match"] == self.etag
        since = request.headers.get("if-modified-since", "")
        return bool(self.last_modified) and since == self.last_modified


@dataclass(frozen=True)
class Drip:
    """A body that comes a few bytes at a time, with a pause before each piece."""

    body: bytes
    pause_s: float
    piece_bytes: int = 1
    content_type: str = "text/html; charset=utf-8"

    def __call__(self, _request: Request) -> Reply:
        return Reply(200, {"Content-Type": self.content_type}, self._pieces())

    def _pieces(self) -> Iterator[bytes]:
        for start in range(0, len(self.body), self.piece_bytes):
            time.sleep(self.pause_s)
            yield self.body[start : start + self.piece_bytes]


def endless(piece: bytes = b"more " * 1000) -> Callable[[Request], Reply]:
    """A body without end."""

    def pieces() -> Iterator[bytes]:
        while True:
            yield piece

    return lambda _request: Reply(200, {"Content-Type": "text/html"}, pieces())


def gzip_bomb(megabytes: int) -> Reply:
    """About a thousandth of its size on the wire."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    zeros = bytes(1_000_000)
    body = b"".join(packer.compress(zeros) for _ in range(megabytes)) + packer.flush()
    return Reply(200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, body)


def redirect(location: str, status: int = 302) -> Reply:
    return Reply(status, {"Location": location})


def error(status: int, retry_after: str = "") -> Reply:
    headers = {"Content-Type": "text/html"} | ({"Retry-After": retry_after} if retry_after else {})
    return Reply(status, headers, f"<h1>{status}</h1>".encode())


Answer = bytes | str | Reply | Raw
Route = Answer | Callable[[Request], Answer]


class Site:
    """The server: a context manager. `requests` is what was asked, in order."""

    def __init__(
        self,
        routes: Mapping[str, Route] | None = None,
        host: str = "127.0.0.1",
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.routes: dict[str, Route] = dict(routes or {})
        self.requests: list[Request] = []
        self._server = _Server((host, 0), _Handler)
        self._server.site = self
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def host(self) -> str:
        """ "127.0.0.1:PORT", as an allow list takes it."""
        return f"{self._server.server_address[0]!s}:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.host}{path}"

    def __enter__(self) -> "Site":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, request: Request) -> Reply | Raw:
        self.requests.append(request)
        route = self.routes.get(request.path, self.routes.get(request.path.partition("?")[0]))
        if route is None:
            return error(404)
        answer = route(request) if callable(route) else route
        if isinstance(answer, Reply | Raw):
            return answer
        body = answer.encode() if isinstance(answer, str) else answer
        return Reply(200, {"Content-Type": "text/html; charset=utf-8"}, body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    site: Site

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what many tests are about: nothing is printed."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = self.server.site.answer(Request(self.command, self.path, headers))
        if isinstance(reply, Raw):
            self.close_connection = True
            self._send(reply.pieces, reply.pause_s)
            return
        self._send_head(reply)
        if self.command != "HEAD" and reply.status != 304:
            self._send([reply.body] if isinstance(reply.body, bytes) else reply.body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _send_head(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        whole = isinstance(reply.body, bytes) and reply.stated_length is None
        if isinstance(reply.body, bytes) and reply.status != 304:
            length = len(reply.body) if reply.stated_length is None else reply.stated_length
            self.send_header("Content-Length", str(length))
        if not whole:
            self.close_connection = True
            self.send_header("Connection", "close")
        self.end_headers()

    def _send(self, pieces: Iterable[bytes], pause_s: float = 0.0) -> None:
        for piece in pieces:
            self.wfile.write(piece)
            self.wfile.flush()
            time.sleep(pause_s)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on standard error."""
