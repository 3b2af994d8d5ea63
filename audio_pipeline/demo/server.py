"""A small threaded HTTP server of whole pages, with conditional GET (RFC 9110, section 13)."""

import hashlib
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from audio_pipeline.errors import UsageError

NOT_FOUND = b"<!doctype html><title>Not found</title><h1>404</h1><p>No such page.</p>"


@dataclass(frozen=True)
class Page:
    """A page's bytes, its media type and when it last changed (UTC)."""

    body: bytes
    media_type: str
    modified: datetime

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'


Lookup = Callable[[str], Page | None]


class PageServer:
    """Serves what `lookup` finds, from construction until `close()`; port 0 takes a free one."""

    def __init__(self, host: str, port: int, lookup: Lookup) -> None:
        try:
            self._server = _Server((host, port), lookup)
        except OSError as error:
            where = f"{host}:{port}"
            raise UsageError(
                f"the sample newsroom cannot listen on {where}: {error.strerror}",
                "choose another port",
            ) from error
        self.url = f"http://{host}:{self._server.server_port}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Stop listening; closing twice is fine."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], lookup: Lookup) -> None:
        self.lookup = lookup
        super().__init__(address, _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who hangs up is no error worth a traceback."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as declared there


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 10  # seconds: a connection that says nothing does not hold its thread

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """The demo's terminal belongs to the pipeline."""

    def _answer(self, *, with_body: bool) -> None:
        page = self.server.lookup(unquote(urlsplit(self.path).path))
        if page is None:
            self._send(404, NOT_FOUND, with_body, {"Content-Type": "text/html; charset=utf-8"})
            return
        headers = {
            "ETag": page.etag,
            "Last-Modified": format_datetime(page.modified, usegmt=True),
            "Cache-Control": "no-cache",
        }
        if self._unchanged(page):
            self._send(304, b"", False, headers)
        else:
            self._send(200, page.body, with_body, {"Content-Type": page.media_type, **headers})

    def _unchanged(self, page: Page) -> bool:
        """If-None-Match decides where it is sent, else If-Modified-Since (RFC 9110, 13.2.2)."""
        known = self.headers.get("If-None-Match")
        if known is not None:
            tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
            return page.etag in tags or "*" in tags
        try:
            since = parsedate_to_datetime(self.headers.get("If-Modified-Since", ""))
        except ValueError:
            return False
        return since.tzinfo is not None and page.modified <= since

    def _send(self, status: int, body: bytes, with_body: bool, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)
