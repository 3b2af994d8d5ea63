"""The client against real servers on loopback."""

import gzip
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_pipeline.errors import FetchFailed, FetchRefused
from audio_pipeline.http import Client, Response
from tests.standins.site import (
    Drip,
    Page,
    Raw,
    Reply,
    Request,
    Site,
    endless,
    error,
    gzip_bomb,
    redirect,
)

AGENT = "audio-pipeline-tests/1 (+https://newsroom.test/bot)"


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


@pytest.fixture
def client(site: Site) -> Iterator[Client]:
    with Client(AGENT, allow=(site.host,)) as running:
        yield running


def test_page_comes_whole_with_its_headers(site: Site, client: Client) -> None:
    site.routes["/a"] = Page("<p>Привіт</p>", etag='"1"', compressed=True)
    answer = client.get(site.url("/a"), accept="text/html")
    assert (answer.status, answer.text, answer.url) == (200, "<p>Привіт</p>", site.url("/a"))
    assert answer.headers["etag"] == '"1"'
    sent = site.requests[0].headers
    assert (sent["user-agent"], sent["accept"]) == (AGENT, "text/html")
    assert "br" not in sent["accept-encoding"]


def test_unchanged_page_is_a_304_by_etag_and_by_date(site: Site, client: Client) -> None:
    date = "Mon, 01 Jan 2024 10:00:00 GMT"
    site.routes["/a"] = Page("x", etag='"1"', last_modified=date)
    assert client.get(site.url("/a"), etag='"1"').status == 304
    assert client.get(site.url("/a"), last_modified=date).status == 304
    assert client.get(site.url("/a"), etag='"2"', last_modified=date).status == 200


def test_validator_that_no_header_can_carry_is_not_sent(site: Site, client: Client) -> None:
    site.routes["/a"] = "x"
    assert client.get(site.url("/a"), etag="é\r\nX: y", last_modified="x" * 5000).status == 200
    assert not {"if-none-match", "if-modified-since", "x"} & site.requests[0].headers.keys()


def test_304_that_was_not_asked_for_is_a_failure(site: Site, client: Client) -> None:
    site.routes["/a"] = Reply(304)
    with pytest.raises(FetchFailed, match="answered 304"):
        client.get(site.url("/a"))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_followed_and_the_last_address_told(
    site: Site, client: Client, status: int
) -> None:
    site.routes |= {"/old/x": redirect("../new?q=1", status), "/new": "here"}
    answer = client.get(site.url("/old/x"))
    assert (answer.url, answer.text) == (site.url("/new?q=1"), "here")


def test_five_redirects_are_followed_and_six_are_not(site: Site, client: Client) -> None:
    site.routes |= {f"/{n}": redirect(f"/{n + 1}") for n in range(6)} | {"/6": "end"}
    assert client.get(site.url("/1")).text == "end"
    with pytest.raises(FetchFailed, match="redirects more than 5 times"):
        client.get(site.url("/0"))


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "neither http nor https"),
        ("ftp://127.0.0.1/x", "neither http nor https"),
        ("//user:secret@127.0.0.1/x", "carries a user name or password"),
        ("http://localhost:1/", "not a public address"),
        ("http://[::ffff:127.0.0.1]:1/", "not a public address"),
        ("http://169.254.169.254/latest/meta-data/", "not a public address"),
    ],
)
def test_redirect_to_where_nothing_is_fetched_is_refused(
    site: Site, client: Client, location: str, reason: str
) -> None:
    site.routes["/a"] = redirect(location)
    with pytest.raises(FetchRefused, match=reason) as refused:
        client.get(site.url("/a"))
    assert "secret" not in str(refused.value)


def test_redirect_to_what_is_no_address_fails(site: Site, client: Client) -> None:
    site.routes["/a"] = redirect("http://[::1")
    with pytest.raises(FetchFailed, match="location"):
        client.get(site.url("/a"))


def test_redirect_to_a_server_that_is_not_allowed_reaches_nobody(
    site: Site, client: Client
) -> None:
    with Site({"/": "private"}) as other:
        site.routes["/a"] = redirect(other.url("/"))
        with pytest.raises(FetchRefused, match="not a public address"):
            client.get(site.url("/a"))
        assert other.requests == []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 500, 503, 204, 206])
def test_other_status_is_a_failure_that_tells_it(site: Site, client: Client, status: int) -> None:
    site.routes["/a"] = Reply(status)
    with pytest.raises(FetchFailed, match=f"/a answered {status}") as failed:
        client.get(site.url("/a"))
    assert failed.value.status == status
    assert failed.value.again


def test_retry_after_in_seconds_is_told(site: Site, client: Client) -> None:
    site.routes["/a"] = error(503, retry_after="120")
    with pytest.raises(FetchFailed, match="answered 503 and asks to wait 120 s"):
        client.get(site.url("/a"))


def test_retry_after_as_a_date_is_told_in_seconds(site: Site, client: Client) -> None:
    site.routes["/past"] = error(429, retry_after="Mon, 01 Jan 2024 10:00:00 GMT")
    site.routes["/junk"] = error(429, retry_after="soon")
    with pytest.raises(FetchFailed, match="asks to wait 0 s"):
        client.get(site.url("/past"))
    with pytest.raises(FetchFailed, match=r"answered 429$"):
        client.get(site.url("/junk"))


def test_answer_that_states_a_greater_length_is_refused_unread(site: Site, client: Client) -> None:
    site.routes["/a"] = Reply(200, {}, b"x", stated_length=5000)
    with pytest.raises(FetchRefused, match="larger than 1,000 bytes"):
        client.get(site.url("/a"), max_bytes=1000)


def test_endless_answer_is_refused_at_the_bound(site: Site, client: Client) -> None:
    site.routes["/a"] = endless()
    with pytest.raises(FetchRefused, match="larger than 50,000 bytes"):
        client.get(site.url("/a"), max_bytes=50_000)


def test_bound_is_exact(site: Site, client: Client) -> None:
    site.routes["/a"] = Page(b"x" * 1000, compressed=True)
    assert len(client.get(site.url("/a"), max_bytes=1000).body) == 1000
    with pytest.raises(FetchRefused, match="larger than 999 bytes"):
        client.get(site.url("/a"), max_bytes=999)


def test_gzip_bomb_is_refused_without_being_unpacked(site: Site, client: Client) -> None:
    site.routes["/a"] = gzip_bomb(megabytes=50)
    with pytest.raises(FetchRefused, match="larger than 1,000,000 bytes"):
        client.get(site.url("/a"), max_bytes=1_000_000)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"text", mtime=0)),
        ("x-gzip", gzip.compress(b"te", mtime=0) + gzip.compress(b"xt", mtime=0)),
        ("deflate", zlib.compress(b"text")),
        ("deflate", zlib.compress(b"text")[2:-4]),
        ("identity", b"text"),
    ],
)
def test_packed_answer_is_unpacked(site: Site, client: Client, encoding: str, body: bytes) -> None:
    pieces = [bytes([byte]) for byte in body]
    site.routes["/a"] = lambda _: Reply(200, {"Content-Encoding": encoding}, pieces)
    assert client.get(site.url("/a")).body == b"text"


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "compress", "nonsense"])
def test_answer_packed_in_a_way_not_asked_for_is_refused(
    site: Site, client: Client, encoding: str
) -> None:
    site.routes["/a"] = Reply(200, {"Content-Encoding": encoding}, b"x")
    with pytest.raises(FetchRefused, match="not asked for"):
        client.get(site.url("/a"))


def test_damaged_and_cut_off_packing_fails(site: Site, client: Client) -> None:
    packed = gzip.compress(b"text" * 100, mtime=0)
    site.routes["/cut"] = Reply(200, {"Content-Encoding": "gzip"}, packed[:-10])
    site.routes["/junk"] = Reply(200, {"Content-Encoding": "gzip"}, b"no gzip at all")
    with pytest.raises(FetchFailed, match="cut off"):
        client.get(site.url("/cut"))
    with pytest.raises(FetchFailed, match="damaged"):
        client.get(site.url("/junk"))


def test_body_shorter_than_stated_fails(site: Site, client: Client) -> None:
    site.routes["/a"] = Reply(200, {}, b"half", stated_length=8)
    with pytest.raises(FetchFailed, match="no whole HTTP answer"):
        client.get(site.url("/a"))


@pytest.mark.parametrize("head", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nbroken"])
def test_answer_that_is_no_http_fails(site: Site, client: Client, head: bytes) -> None:
    site.routes["/a"] = lambda _: Raw([head])
    with pytest.raises(FetchFailed, match="no whole HTTP answer"):
        client.get(site.url("/a"))


def test_dripping_body_ends_at_the_deadline(site: Site, client: Client) -> None:
    site.routes["/a"] = Drip(b"x" * 1000, pause_s=0.02)
    started = time.monotonic()
    with pytest.raises(FetchFailed, match="did not answer in time"):
        client.get(site.url("/a"), timeout_s=0.3)
    assert time.monotonic() - started < 1


def test_dripping_head_ends_at_the_deadline(site: Site, client: Client) -> None:
    head = b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1000
    site.routes["/a"] = lambda _: Raw([bytes([byte]) for byte in head], pause_s=0.02)
    started = time.monotonic()
    with pytest.raises(FetchFailed, match="did not answer in time"):
        client.get(site.url("/a"), timeout_s=0.3)
    assert time.monotonic() - started < 1


def test_deadline_holds_over_all_redirects_together(site: Site, client: Client) -> None:
    def slowly(_: Request) -> Reply:
        time.sleep(0.15)
        return redirect("/a")

    site.routes["/a"] = slowly
    with pytest.raises(FetchFailed, match="in time"):
        client.get(site.url("/a"), timeout_s=0.4)
    assert len(site.requests) <= 4


def test_client_works_again_after_a_deadline(site: Site, client: Client) -> None:
    site.routes |= {"/slow": Drip(b"x" * 99, pause_s=0.02), "/a": "fine"}
    with pytest.raises(FetchFailed):
        client.get(site.url("/slow"), timeout_s=0.1)
    assert client.get(site.url("/a")).text == "fine"


def test_cookies_are_not_sent_back(site: Site, client: Client) -> None:
    site.routes["/a"] = Reply(200, {"Set-Cookie": "session=1; Path=/"}, b"x")
    client.get(site.url("/a"))
    client.get(site.url("/a"))
    assert "cookie" not in site.requests[1].headers


def test_environment_plays_no_part(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login someone password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    site.routes["/a"] = "x"
    with Client(AGENT, allow=(site.host,)) as client:
        assert client.get(site.url("/a")).status == 200
    assert "authorization" not in site.requests[0].headers


def test_several_threads_share_a_client_each_with_its_own_deadline(
    site: Site, client: Client
) -> None:
    site.routes |= {"/slow": Drip(b"x" * 15, pause_s=0.02), "/a": Page("y" * 1000)}
    answers: list[Response] = []
    threads = [
        threading.Thread(target=lambda path: answers.append(client.get(site.url(path))), args=[p])
        for p in ["/slow", "/a"] * 4
    ]
    for thread in threads:
        thread.start()
    with pytest.raises(FetchFailed):
        client.get(site.url("/slow"), timeout_s=0.05)
    for thread in threads:
        thread.join()
    assert sorted(len(answer.body) for answer in answers) == [15] * 4 + [1000] * 4


def test_name_is_resolved_as_told_and_stays_in_host(site: Site) -> None:
    site.routes["/a"] = "x"
    allow = (f"newsroom.test:{site.port}",)
    with Client(AGENT, allow, resolve=lambda _host, _port: ["127.0.0.1"]) as client:
        client.get(f"http://newsroom.test:{site.port}/a")
    assert site.requests[0].headers["host"] == f"newsroom.test:{site.port}"


def test_https_checks_the_certificate_of_the_name_not_of_the_number() -> None:
    pem = Path(__file__).with_name("newsroom.test.pem")
    server_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_tls.load_cert_chain(pem)
    asked_for: list[str] = []
    server_tls.sni_callback = lambda _socket, name, _context: asked_for.append(str(name))
    trusting = ssl.create_default_context(cafile=str(pem))
    with (
        Site({"/a": "sealed"}, tls=server_tls) as site,
        Client(
            AGENT,
            ("newsroom.test", "other.test"),
            resolve=lambda _host, _port: ["127.0.0.1"],
            ssl_context=trusting,
        ) as client,
    ):
        assert client.get(f"https://newsroom.test:{site.port}/a").text == "sealed"
        assert asked_for == ["newsroom.test"]
        with pytest.raises(FetchFailed, match="cannot be reached"):
            client.get(f"https://other.test:{site.port}/a")


def test_closed_port_and_unknown_name_fail_in_one_line() -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    with Site() as gone:
        pass
    with Client(AGENT, (gone.host,)) as client, pytest.raises(FetchFailed, match="be reached"):
        client.get(gone.url("/"))
    with Client(AGENT, resolve=unknown) as client, pytest.raises(FetchFailed, match="no such host"):
        client.get("https://newsroom.test/")


def test_head_answers_the_length_of_a_large_file_without_its_body() -> None:
    from audio_pipeline.http import Client
    from tests.standins.site import Page, Site

    routes = {"/a.mp3": Page(b"x" * 100_000, "audio/mpeg")}
    with Site(routes) as site, Client("test", ("127.0.0.1",)) as client:
        answer = client.head(site.url("/a.mp3"))
        assert (answer.status, answer.body) == (200, b"")
        assert answer.headers["content-length"] == "100000"
        assert site.requests[-1].method == "HEAD"
