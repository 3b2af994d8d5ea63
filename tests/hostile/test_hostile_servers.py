"""Servers that want to fill, hold or mislead the client; what the client says of each.

Redirects, addresses, drips and packing one by one are in `tests/http`; here is what a poll or a
whole newsroom makes of them.
"""

import threading
import time
from collections.abc import Iterator

import pytest

from audio_pipeline.errors import AudioPipelineError, FetchFailed, FetchRefused
from audio_pipeline.http import Client
from tests.hostile.manners import (
    BROTLI_BOMB,
    ZSTD_BOMB,
    chunks_of_one_byte,
    for_ever,
    many_members,
    packed_bomb,
)
from tests.standins.site import Drip, Page, Raw, Reply, Site, endless, error, redirect

SPELLINGS = (
    "http://127.0.0.1:PORT/",
    "http://2130706433:PORT/",
    "http://0x7f000001:PORT/",
    "http://0x7f.1:PORT/",
    "http://0177.0.0.1:PORT/",
    "http://017700000001:PORT/",
    "http://127.1:PORT/",
    "http://127.0.1:PORT/",
    "http://0:PORT/",
    "http://0.0.0.0:PORT/",
    "http://LOCALHOST:PORT/",
    "http://localhost.:PORT/",
    "http://[::1]:PORT/",
    "http://[::]:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://[::ffff:7f00:1]:PORT/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/",
    "http://[64:ff9b::7f00:1]:PORT/",
    "http://[2002:7f00:1::]:PORT/",
    "http://①②⑦.⓪.⓪.①:PORT/",
    "http://127。0。0。1:PORT/",
    "http://127.0.0.1%00.example.org:PORT/",
    "http://example.org@127.0.0.1:PORT/",
    "http://127.0.0.1:PORT\\@example.org/",
    "//127.0.0.1:PORT/",
    "http:127.0.0.1:PORT/",
    "http:///127.0.0.1:PORT/",
)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


@pytest.fixture
def client(site: Site) -> Iterator[Client]:
    with Client("tests", allow=(site.host,)) as running:
        yield running


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_redirect_to_loopback_in_any_spelling_reaches_nobody(spelling: str) -> None:
    with Site({"/": "private"}) as private, Site() as site:
        site.routes["/a"] = redirect(spelling.replace("PORT", str(private.port)))
        refused = pytest.raises((FetchRefused, FetchFailed))
        with Client("tests", allow=(site.host,)) as client, refused:
            client.get(site.url("/a"), timeout_s=5)
        assert private.requests == []


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://2852039166/",
        "http://0xa9fea9fe/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://10.0.0.1/",
        "http://192.168.1/",
        "http://172.16.0.1/",
        "http://[::ffff:10.0.0.1]/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
    ],
)
def test_link_local_and_private_addresses_are_refused(address: str) -> None:
    with Client("tests") as client, pytest.raises(FetchRefused, match="not a public address"):
        client.get(address, timeout_s=5)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "gopher://example.org/",
        "data:text/html,x",
        "javascript:alert(1)",
        "unix:///var/run/docker.sock",
        "jar:http://example.org!/x",
        "--help",
        "/etc/passwd",
        "http://user:secret@example.org/",
        "http://secret@example.org/",
        "http://example.org:99999/",
        "http://",
        "http://example.org/\r\nX-Injected: 1",
        "http://example.org/\x00",
        "http://\ud800/",
    ],
)
def test_what_is_no_public_web_address_is_refused_without_its_password(url: str) -> None:
    with Client("tests") as client, pytest.raises(FetchRefused) as refused:
        client.get(url, timeout_s=5)
    assert "secret" not in str(refused.value)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize("name", ["X-Injected", "x-injected"])
def test_redirect_injects_no_header(site: Site, client: Client, name: str) -> None:
    site.routes["/a"] = redirect(f"/b%0d%0a{name}:%201")
    with pytest.raises(FetchFailed, match="404"):
        client.get(site.url("/a"))
    assert not any(name.lower() in request.headers for request in site.requests)


ENDLESS_HEAD = "no whole HTTP answer|did not answer in time"
"""Whichever comes first: too much of it, or the end of its time on a machine that is busy."""


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (packed_bomb("gzip", 100), "larger than 1,000,000 bytes"),
        (packed_bomb("deflate", 100), "larger than 1,000,000 bytes"),
        (Reply(200, {"Content-Encoding": "br"}, BROTLI_BOMB), "packed as br"),
        (Reply(200, {"Content-Encoding": "zstd"}, ZSTD_BOMB), "packed as zstd"),
        (Reply(200, {"Content-Encoding": "gzip, gzip"}, b"x"), "packed as gzip, gzip"),
        (many_members(40_000), "packed in more than 1,000 pieces"),
        (endless(), "larger than 1,000,000 bytes"),
        (Reply(200, {}, b"x", stated_length=50_000_000), "larger than 1,000,000 bytes"),
        (for_ever(b"HTTP/1.1 100 Continue\r\n\r\n"), "did not answer in time"),
        (for_ever(b"X-Header: x\r\n", b"HTTP/1.1 200 OK\r\n"), ENDLESS_HEAD),
        (for_ever(b"x" * 1000, b"HTTP/1.1 200 "), ENDLESS_HEAD),
        (Raw(chunks_of_one_byte()), "larger than 1,000,000 bytes|did not answer in time"),
        (
            Raw([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFF\r\nx"]),
            "no whole",
        ),
        (Raw([b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx"]), "no whole HTTP answer"),
        (Drip(b"x" * 100, pause_s=0.2), "did not answer in time"),
        (redirect("/"), "redirects more than 5 times"),
    ],
)
def test_answer_without_measure_ends_in_time_with_one_line(
    site: Site, client: Client, answer: Reply | Raw | Drip, reason: str
) -> None:
    site.routes["/"] = answer
    started = time.monotonic()
    with pytest.raises((FetchFailed, FetchRefused), match=reason) as raised:
        client.get(site.url("/"), max_bytes=1_000_000, timeout_s=2.0)
    assert time.monotonic() - started < 15.0
    assert str(raised.value).isprintable()


def test_wait_that_a_site_asks_for_is_told_as_a_number(site: Site, client: Client) -> None:
    site.routes["/"] = error(503, retry_after="120")
    with pytest.raises(FetchFailed) as failed:
        client.get(site.url("/"))
    assert failed.value.retry_after_s == 120


def test_forty_hostile_servers_do_not_slow_a_good_article(site: Site) -> None:
    bad = (Drip(b"x" * 1000, pause_s=0.05), endless(b"x" * 1000), packed_bomb("gzip", 50))
    sites = [Site({"/": bad[number % 3]}) for number in range(40)]
    site.routes["/good"] = Page("<p>good</p>" * 10_000)
    with Client("tests", allow=("127.0.0.1",)) as client:
        alone = _seconds(client, site)
        threads = [threading.Thread(target=_suffer, args=(client, each)) for each in sites]
        for each in sites:
            each.__enter__()
        for thread in threads:
            thread.start()
        beside = min(_seconds(client, site) for _ in range(3))
        for thread in threads:
            thread.join()
        for each in sites:
            each.__exit__(None, None, None)
    assert beside < max(1.5 * alone, 0.5)


def _suffer(client: Client, site: Site) -> None:
    with pytest.raises(AudioPipelineError):
        client.get(site.url("/"), max_bytes=2_000_000, timeout_s=3.0)


def _seconds(client: Client, site: Site) -> float:
    started = time.monotonic()
    assert client.get(site.url("/good")).status == 200
    return time.monotonic() - started
