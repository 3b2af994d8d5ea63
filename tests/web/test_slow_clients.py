"""Clients that are slow, silent or malformed: cut off in time, and nobody else waits for them."""

import json
import logging
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from audio_pipeline.web import shell
from audio_pipeline.web.connections import Limits
from audio_pipeline.web.shell import GREATEST_HEAD_BYTES
from tests.web.conftest import Newsroom, listening, open_newsroom

SHORT = Limits(head_within_s=0.4, taken_within_s=0.6, idle_s=1, greatest_connections=200)
PATIENT = Limits()
AT_ONCE = 500
WITHIN_S = 8.0
"""Of a machine that is busy; whoever is not cut off, or waits for others, takes longer."""
HEAD = b"GET /health HTTP/1.1\r\nHost: x\r\n"


@contextmanager
def connected(address: tuple[str, int], sends: bytes = b"") -> Iterator[socket.socket]:
    with socket.create_connection(address) as peer:
        peer.settimeout(15)
        if sends:
            peer.sendall(sends)
        yield peer


def read_all(peer: socket.socket) -> bytes:
    """What comes until the other side ends the connection, by whatever means."""
    data = b""
    try:
        while block := peer.recv(65536):
            data += block
    except (ConnectionResetError, BrokenPipeError):
        pass
    return data


def drip(peer: socket.socket, text: bytes, pause_s: float) -> bytes:
    """Send a byte at a time until the other side has enough."""
    try:
        for index in range(len(text)):
            peer.sendall(text[index : index + 1])
            time.sleep(pause_s)
    except (ConnectionResetError, BrokenPipeError):
        pass
    return read_all(peer)


def test_client_that_says_nothing_is_cut_off(newsroom: Newsroom) -> None:
    with listening(newsroom.app, SHORT) as address, connected(address) as peer:
        begun = time.monotonic()
        assert read_all(peer) == b""
        assert time.monotonic() - begun < WITHIN_S


def test_half_a_head_is_told_that_it_is_late(newsroom: Newsroom) -> None:
    with listening(newsroom.app, SHORT) as address, connected(address, HEAD) as peer:
        assert read_all(peer).startswith(b"HTTP/1.1 408 ")


def test_head_a_byte_at_a_time_is_cut_off(newsroom: Newsroom) -> None:
    with listening(newsroom.app, SHORT) as address, connected(address) as peer:
        begun = time.monotonic()
        answer = drip(peer, HEAD + b"X: " + b"x" * 400, 0.05)
        assert b" 200 " not in answer
        assert time.monotonic() - begun < WITHIN_S


def test_second_head_a_byte_at_a_time_is_cut_off_too(newsroom: Newsroom) -> None:
    with listening(newsroom.app, SHORT) as address, connected(address, HEAD + b"\r\n") as peer:
        begun = time.monotonic()
        answers = drip(peer, HEAD + b"X: " + b"x" * 400, 0.05)
        assert answers.count(b" 200 OK") <= 1
        assert time.monotonic() - begun < WITHIN_S


def test_honest_client_keeps_its_connection_for_several_requests(newsroom: Newsroom) -> None:
    with listening(newsroom.app, SHORT) as address, connected(address) as peer:
        for _ in range(3):
            peer.sendall(HEAD + b"\r\n")
            time.sleep(0.2)  # longer than a head may take, all in all
            assert peer.recv(4096).startswith(b"HTTP/1.1 200 ")


def test_idle_connection_is_closed(newsroom: Newsroom) -> None:
    with listening(newsroom.app, SHORT) as address, connected(address, HEAD + b"\r\n") as peer:
        begun = time.monotonic()
        assert read_all(peer).startswith(b"HTTP/1.1 200 ")
        assert time.monotonic() - begun < WITHIN_S


def test_reader_of_a_byte_a_second_is_cut_off_and_its_file_closed(newsroom: Newsroom) -> None:
    path = newsroom.audio_path(newsroom.episode_on_air())
    whole = newsroom.output / path.lstrip("/")
    whole.write_bytes(b"\0" * 30_000_000)
    with (
        listening(newsroom.app, SHORT) as address,
        connected(address, f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()) as peer,
    ):
        for _ in range(3):
            assert peer.recv(1)
            time.sleep(0.3)
        until = time.monotonic() + 3
        while opened(whole) and time.monotonic() < until:
            time.sleep(0.05)
        assert not opened(whole)
        assert len(read_all(peer)) < 30_000_000


def test_connection_that_is_closed_does_not_wait_for_its_last_bytes(newsroom: Newsroom) -> None:
    path = newsroom.audio_path(newsroom.episode_on_air())
    (newsroom.output / path.lstrip("/")).write_bytes(b"\0" * 30_000_000)

    def asked(size: int) -> bytes:
        wish = f"Range: bytes=0-{size - 1}\r\nConnection: close"
        return f"GET {path} HTTP/1.1\r\nHost: x\r\n{wish}\r\n\r\n".encode()

    with listening(newsroom.app, SHORT) as address, ExitStack() as peers:
        with connected(address, asked(30_000_000)) as peer:
            time.sleep(1)
            fits = len(read_all(peer))  # in the buffers of the system, unread
        before, sizes = descriptors(), range(fits - 150_000, fits + 240_000, 30_000)
        for size in sizes:  # the last bytes of some lie in the server's own buffer
            peers.enter_context(connected(address, asked(size)))
        until = time.monotonic() + 5
        while descriptors() > before + len(sizes) and time.monotonic() < until:
            time.sleep(0.1)
        assert descriptors() == before + len(sizes)  # the clients' ends alone


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_steady_reader_gets_it_all(newsroom: Newsroom) -> None:
    path = newsroom.audio_path(newsroom.episode_on_air())
    (newsroom.output / path.lstrip("/")).write_bytes(b"\0" * 9_000_000)
    request = f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()
    with listening(newsroom.app, SHORT) as address, connected(address, request) as peer:
        size, begun = 0, time.monotonic()
        while block := peer.recv(300_000):
            size += len(block)
            time.sleep(0.03)
        assert size > 9_000_000
        assert time.monotonic() - begun > SHORT.taken_within_s


def opened(file: Path) -> bool:
    found = set()
    for each in Path("/proc/self/fd").iterdir():
        try:
            found.add(each.resolve())
        except OSError:  # closed meanwhile
            continue
    return file.resolve() in found


@pytest.mark.parametrize(
    "sends",
    [
        b"",
        b"GET /hea",
        b"POST /desk/enter HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nkey=",
        b"GET %(audio)s HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
    ids=["silent", "half a head", "half a body", "not reading"],
)
def test_five_hundred_slow_clients_at_once_hold_nobody_up(newsroom: Newsroom, sends: bytes) -> None:
    path = newsroom.audio_path(newsroom.episode_on_air())
    (newsroom.output / path.lstrip("/")).write_bytes(b"\0" * 20_000_000)
    sends = sends.replace(b"%(audio)s", path.encode())
    with listening(newsroom.app, PATIENT) as address, ExitStack() as peers:
        for _ in range(AT_ONCE):
            peers.enter_context(connected(address, sends))
        for wanted in ("/shows/daily/feed.xml", "/ready", "/desk/enter"):
            begun = time.monotonic()
            assert httpx.get(f"http://{address[0]}:{address[1]}{wanted}").status_code == 200
            assert time.monotonic() - begun < WITHIN_S


@pytest.mark.parametrize("sends", [b"", b"POST /desk/enter HTTP/1.1\r\nContent-Length: 9\r\n"])
def test_where_all_places_are_taken_the_silent_ones_give_way(
    newsroom: Newsroom, sends: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    few = Limits(greatest_connections=20)
    with (
        caplog.at_level(logging.WARNING),
        listening(newsroom.app, few) as address,
        ExitStack() as peers,
    ):
        for _ in range(100):
            peers.enter_context(connected(address, sends))
        for _ in range(5):
            assert httpx.get(f"http://{address[0]}:{address[1]}/health").status_code == 200
    assert [each.levelname for each in caplog.records] == ["WARNING"]
    assert "20 connections at once" in caplog.text


def test_where_all_are_answered_the_next_one_is_told_so(newsroom: Newsroom) -> None:
    path = newsroom.audio_path(newsroom.episode_on_air())
    (newsroom.output / path.lstrip("/")).write_bytes(b"\0" * 20_000_000)
    few = Limits(greatest_connections=20)
    with listening(newsroom.app, few) as address, ExitStack() as peers:
        for _ in range(25):
            request = f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
            peers.enter_context(connected(address, request))
        time.sleep(0.3)
        answer = httpx.get(f"http://{address[0]}:{address[1]}/health")
        assert answer.status_code == 503


def test_no_more_connections_are_taken_than_files_may_be_open() -> None:
    program = (
        "import json, resource\n"
        "from audio_pipeline.web.connections import Limits, affordable\n"
        "found = affordable(Limits()).greatest_connections\n"
        "print(json.dumps([found, *resource.getrlimit(resource.RLIMIT_NOFILE)]))\n"
    )

    def connections(soft: int, hard: int) -> list[int]:
        done = subprocess.run(
            [sys.executable, "-c", program],
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard)),
            stdout=subprocess.PIPE,
            check=True,
            cwd=Path(__file__).parents[2],
        )
        found: list[int] = json.loads(done.stdout)
        return found

    assert connections(1_024, 1_024) == [384, 1_024, 1_024]
    assert connections(1_024, 10_000) == [2_000, 8_192, 10_000]
    assert connections(9_000, 10_000) == [2_000, 9_000, 10_000]
    assert connections(64, 64) == [16, 64, 64]


MALFORMED = {
    "garbage": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 100,
    "no protocol": b"hello there\r\n\r\n",
    "bare line ends and nothing": b"\n\n\n\n\r\n",
    "length and chunks": b"POST /desk/enter HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /desk/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "two lengths": b"POST /desk/enter HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
    b"Content-Length: 40\r\n\r\nkey=",
    "length with a sign": b"POST /desk/enter HTTP/1.1\r\nHost: x\r\nContent-Length: +4\r\n\r\nkey=",
    "chunks twice": b"POST /desk/enter HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
    b"Transfer-Encoding: identity\r\n\r\n0\r\n\r\n",
    "chunks misspelt": b"POST /desk/enter HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n"
    b"\r\n0\r\n\r\n",
    "space before colon": b"POST /desk/enter HTTP/1.1\r\nHost: x\r\nContent-Length : 4\r\n\r\nkey=",
    "chunk of no length": b"POST /desk/enter HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
    b"\r\nzz\r\nkey=\r\n0\r\n\r\n",
    "chunk of a huge length": b"POST /desk/enter HTTP/1.1\r\nHost: x\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 40 + b"\r\nkey=",
    "endless chunk line": b"POST /desk/enter HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
    b"\r\n1;" + b"x" * 70_000,
    "one huge header": HEAD + b"X: " + b"x" * 200_000 + b"\r\n\r\n",
    "many headers": HEAD + b"".join(b"X%d: y\r\n" % each for each in range(20_000)) + b"\r\n",
    "huge target": b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "bad method": b"G@T /health HTTP/1.1\r\nHost: x\r\n\r\n",
    "unknown method": b"FROB /health HTTP/1.1\r\nHost: x\r\n\r\n",
    "TRACE": b"TRACE /health HTTP/1.1\r\nHost: x\r\n\r\n",
    "CONNECT": b"CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n",
    "absolute target": b"GET http://127.0.0.1:1/desk/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "another scheme as target": b"GET file:///etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    "target of an asterisk": b"GET * HTTP/1.1\r\nHost: x\r\n\r\n",
    "no host": b"GET /health HTTP/1.1\r\n\r\n",
    "two hosts": b"GET /health HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
    "folded header": b"GET /health HTTP/1.1\r\n Host: x\r\n\r\n",
    "NUL in a header": b"GET /health HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n",
    "version 9.9": b"GET /health HTTP/9.9\r\nHost: x\r\n\r\n",
    "head in one piece": HEAD + b"X: " + b"x" * 40_000 + b"\r\n\r\n",
    "version 2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
}
TARGETS = [
    b"/%00",
    b"/media/%00.mp3",
    b"/%2e%2e/%2e%2e/etc/passwd",
    b"/..%2f..%2fetc/passwd",
    b"/../../etc/passwd",
    b"/media/../state/pipeline.sqlite",
    b"/media/%2e%2e/state/pipeline.sqlite",
    b"/state/pipeline.sqlite",
    b"//etc/passwd",
    b"/media//etc/passwd",
    b"/..\\..\\etc\\passwd",
    b"/%5c..%5c..%5cetc/passwd",
    b"/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
    b"/%e0%80%ae%e0%80%ae/etc/passwd",
    b"/media/%ff%fe",
    b"/media/%ed%a0%80.mp3",
    b"/%252e%252e/etc/passwd",
    b"/media/.part",
    b"/shows/%0d%0aSet-Cookie:%20a=b/",
    b"/desk/episodes/%00",
    b"/desk/episodes/..%2f..%2fetc",
    b"/embed/%00",
    b"/embed?url=%00",
    b"/embed?url=http://%5b",
    b"/embed?url=%ff%ed%a0%80",
    b"/oembed?url=%00&maxwidth=%00",
    b"/oembed?url=x&maxwidth=%D9%A3",
    b"/api/v1/episodes/%00",
    b"/api/v1/episodes?state=%00&show=%00",
]


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    with open_newsroom(tmp_path_factory.mktemp("newsroom") / "output") as newsroom:
        newsroom.episode_on_air()
        with listening(newsroom.app, Limits(head_within_s=0.2)) as address:
            yield address


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_request_is_refused_or_closed(
    patient: tuple[str, int], name: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING), connected(patient) as peer:
        with suppress(ConnectionResetError, BrokenPipeError):
            peer.sendall(MALFORMED[name])
        answer = read_all(peer)
    assert answer == b"" or answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 505 ")), answer[:200]
    assert answer.count(b"HTTP/1.1 ") <= 1, "what was smuggled is answered"
    assert_no_trace(answer)
    assert not caplog.records


@pytest.mark.parametrize("target", TARGETS)
def test_path_that_leads_out_is_refused(
    patient: tuple[str, int], target: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    request = b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    with caplog.at_level(logging.WARNING), connected(patient, request) as peer:
        answer = read_all(peer)
    assert answer.startswith(b"HTTP/1.1 4"), answer[:200]
    assert b"root:" not in answer
    assert b"SQLite format" not in answer
    assert b"\r\nset-cookie" not in answer.lower()
    assert_no_trace(answer)
    assert not caplog.records


def assert_no_trace(answer: bytes) -> None:
    for word in (b"Traceback", b'File "', b".py", b"Error:", b"Exception"):
        assert word not in answer


def test_pipelined_garbage_ends_after_the_answers_that_were_due(
    patient: tuple[str, int], caplog: pytest.LogCaptureFixture
) -> None:
    sends = (HEAD + b"\r\n") * 3 + b"\0garbage\r\n\r\n"
    with caplog.at_level(logging.WARNING), connected(patient, sends) as peer:
        answers = read_all(peer)
    assert answers.count(b"HTTP/1.1 200 OK") == 3
    assert answers.count(b"HTTP/1.1 400 ") == 1
    assert not caplog.records


def test_thousand_pipelined_requests_of_a_client_that_does_not_read_end(
    newsroom: Newsroom,
) -> None:
    episode_id = newsroom.episode_on_air()
    request = f"GET /episodes/{episode_id} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    with listening(newsroom.app, SHORT) as address, connected(address) as peer:
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        peer.settimeout(8)
        begun = time.monotonic()
        with pytest.raises((ConnectionResetError, BrokenPipeError)):
            while time.monotonic() - begun < 8:
                peer.sendall(request * 100)
        assert httpx.get(f"http://{address[0]}:{address[1]}/health").status_code == 200


def test_garbage_in_the_middle_of_a_body_ends_without_a_trace(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    begin = b"POST /desk/enter HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    with caplog.at_level(logging.WARNING), listening(newsroom.app, SHORT) as address:
        for sends in (b"4\r\nkey=\r\n", b"4\r\nke"):
            with connected(address, begin + sends) as peer:
                time.sleep(0.1)
                peer.sendall(b"\r\nzz zz\r\n")
                assert b" 200 " not in read_all(peer)
            with connected(address, begin + sends):
                time.sleep(0.1)  # and gone in the middle
        time.sleep(0.2)
    assert not caplog.records, caplog.text


def test_head_that_is_too_long_is_refused_however_it_comes(patient: tuple[str, int]) -> None:
    with connected(patient) as peer:
        peer.sendall(HEAD)
        for _ in range(40):
            try:
                peer.sendall(b"X: " + b"x" * (GREATEST_HEAD_BYTES // 30) + b"\r\n")
            except (ConnectionResetError, BrokenPipeError):
                break
        assert b" 200 " not in read_all(peer)


def test_body_that_drips_is_given_up_and_leaves_its_place(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "BODY_WITHIN_S", 0.3)
    begin = b"POST /desk/enter HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n"
    with listening(newsroom.app, SHORT) as address, connected(address, begin) as peer:
        begun = time.monotonic()
        drip(peer, b"x" * 400, 0.05)
        assert time.monotonic() - begun < WITHIN_S
