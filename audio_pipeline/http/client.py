"""The bounded client: one request at a time, checked at every step."""

import re
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType

import httpx

from audio_pipeline.errors import FetchFailed
from audio_pipeline.http.address import AllowList, check_url, shown
from audio_pipeline.http.body import ACCEPTED_ENCODINGS, read_body, too_large
from audio_pipeline.http.connect import (
    CheckedBackend,
    CheckedTransport,
    Resolve,
    deadline,
    resolve,
)
from audio_pipeline.http.response import Response
from audio_pipeline.http.trouble import fetch_errors

MAX_REDIRECTS = 5
CONNECT_TIMEOUT_S = 5.0
READ_TIMEOUT_S = 10.0
"""Longer silence between two pieces: the answer does not come any more."""
DEFAULT_MAX_BYTES = 10_000_000
DEFAULT_TIMEOUT_S = 20.0

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,1024}")


class Client:
    """Fetches over http(s) within bounds; safe to use from several threads, closed by `with`.

    `allow` names hosts ("host" or "host:port") that may have loopback or private addresses; all
    others must be public at the moment of connecting. Proxies, cookies, `.netrc` and environment
    variables play no part.
    """

    def __init__(
        self,
        user_agent: str,
        allow: tuple[str, ...] = (),
        *,
        resolve: Resolve = resolve,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._http = httpx.Client(
            transport=CheckedTransport(
                CheckedBackend(AllowList(allow), resolve),
                ssl_context or httpx.create_ssl_context(trust_env=False),
            ),
            headers={"User-Agent": user_agent, "Accept-Encoding": ACCEPTED_ENCODINGS},
            cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
            follow_redirects=False,
            trust_env=False,
        )

    def get(
        self,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        accept: str = "*/*",
        max_bytes: int = DEFAULT_MAX_BYTES,
        timeout_s: float = DEFAULT_TIMEOUT_S,
    ) -> Response:
        """A whole answer with status 200, or 304 where `etag` or `last_modified` still hold.

        `max_bytes` bounds the body on the wire and unpacked, `timeout_s` everything together:
        names, connections, redirects and the last byte. Raises FetchFailed (with the status where
        there was one, and how long a Retry-After asks to wait) and FetchRefused.
        """
        headers = {"Accept": accept} | _conditions(etag, last_modified)
        return self._follow("GET", url, headers, max_bytes, timeout_s)

    def head(self, url: str, *, timeout_s: float = DEFAULT_TIMEOUT_S) -> Response:
        """What a GET would answer, without its body. Raises FetchFailed and FetchRefused."""
        return self._follow("HEAD", url, {"Accept": "*/*"}, 0, timeout_s)

    def post(
        self,
        url: str,
        body: bytes,
        headers: Mapping[str, str],
        *,
        max_bytes: int = DEFAULT_MAX_BYTES,
        timeout_s: float = DEFAULT_TIMEOUT_S,
    ) -> Response:
        """The whole answer, whatever its status; a body of `max_bytes` at most.

        A redirect is an answer as well: what the headers carry, such as a key, is sent to no other
        place. The server may think for all of `timeout_s` before its first byte. Raises FetchFailed
        and FetchRefused.
        """
        target = check_url(url)
        timeout = httpx.Timeout(timeout_s, connect=CONNECT_TIMEOUT_S)
        with (
            deadline(timeout_s),
            fetch_errors(shown(url)),
            self._http.stream(
                "POST", target, content=body, headers=dict(headers), timeout=timeout
            ) as answer,
        ):
            return _taken(target, answer, max_bytes)

    def _follow(
        self, method: str, url: str, headers: dict[str, str], max_bytes: int, timeout_s: float
    ) -> Response:
        target = check_url(url)
        with deadline(timeout_s):
            for _ in range(MAX_REDIRECTS + 1):
                answer = self._ask(method, target, headers, max_bytes, timeout_s)
                if isinstance(answer, Response):
                    return answer
                target = answer
        raise FetchFailed(f"{shown(url)} redirects more than {MAX_REDIRECTS} times")

    def _ask(
        self,
        method: str,
        url: httpx.URL,
        headers: dict[str, str],
        max_bytes: int,
        timeout_s: float,
    ) -> Response | httpx.URL:
        """An answer, or where it is said to be."""
        where = shown(str(url))
        timeout = httpx.Timeout(
            READ_TIMEOUT_S, connect=CONNECT_TIMEOUT_S, pool=min(READ_TIMEOUT_S, timeout_s)
        )
        with (
            fetch_errors(where),
            self._http.stream(method, url, headers=headers, timeout=timeout) as answer,
        ):
            if answer.status_code in _REDIRECTS and "location" in answer.headers:
                return check_url(str(url.join(answer.headers["location"])))
            conditional = "If-None-Match" in headers or "If-Modified-Since" in headers
            if answer.status_code != 200 and not (answer.status_code == 304 and conditional):
                raise _failed(where, answer)
            if method == "HEAD" or answer.status_code == 304:
                return Response(str(url), answer.status_code, dict(answer.headers), b"")
            return _taken(url, answer, max_bytes)

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _conditions(etag: str, last_modified: str) -> dict[str, str]:
    """Headers of a conditional GET (RFC 9110, 13.1), without what no header can carry."""
    wanted = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in wanted.items() if _VALIDATOR.fullmatch(value)}


def _taken(url: httpx.URL, answer: httpx.Response, max_bytes: int) -> Response:
    """The answer with its body, which is read now and within the bound."""
    where = shown(str(url))
    stated = answer.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > max_bytes:
        raise too_large(where, max_bytes)
    encoding = answer.headers.get("content-encoding", "")
    body = read_body(answer.iter_raw(), encoding, max_bytes, where)
    said = answer.reason_phrase
    return Response(str(url), answer.status_code, dict(answer.headers), body, said)


def _failed(where: str, answer: httpx.Response) -> FetchFailed:
    status = answer.status_code
    wait = retry_after_s(answer.headers.get("retry-after", ""), datetime.now(UTC))
    waits = "" if wait is None else f" and asks to wait {wait} s"
    mend = "correct the address" if status in {404, 410} else ""
    if status in {401, 403, 451}:
        mend = "ask the site to let this program in"
    return FetchFailed(f"{where} answered {status}{waits}", mend, status=status, retry_after_s=wait)


def retry_after_s(value: str, now: datetime) -> int | None:
    """Seconds to wait by a Retry-After header, seconds or a date (RFC 9110, 10.2.3)."""
    if value.strip().isdigit() and len(value) < 10:
        return int(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0, round((until - now).total_seconds()))
