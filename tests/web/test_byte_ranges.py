"""Parts of a file, as players ask for them (RFC 9110, section 14)."""

import email
import email.policy
import itertools
import time
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.web.ranges import NotSatisfiable, Range, parse_ranges
from tests.web.conftest import AUDIO, Newsroom, listening

SIZE = 1_000


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-0", [(0, 1)]),
        ("bytes=0-", [(0, 1000)]),
        ("bytes=999-", [(999, 1000)]),
        ("bytes=990-2000", [(990, 1000)]),
        ("bytes=-10", [(990, 1000)]),
        ("bytes=-5000", [(0, 1000)]),
        ("BYTES = 5-9", [(5, 10)]),
        ("bytes=0-4, 900-", [(0, 5), (900, 1000)]),
        ("bytes=900-, 0-4", [(900, 1000), (0, 5)]),
        ("bytes=0-100,50-200", [(0, 201)]),
        ("bytes=0-4,2000-", [(0, 5)]),
        ("bytes=,0-4,", [(0, 5)]),
    ],
)
def test_valid_ranges_give_their_bytes(header: str, expected: list[tuple[int, int]]) -> None:
    assert [(each.start, each.end) for each in parse_ranges(header, SIZE)] == expected


@pytest.mark.parametrize(
    "header",
    [
        "items=0-4",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=5-2",
        "bytes=a-b",
        "bytes=0-4,x",
        "0-4",
        "bytes=1 2-5",
        "bytes=٣-٤",
        "bytes=" + ",".join("0-0" for _ in range(17)),
    ],
)
def test_what_is_no_valid_set_of_ranges_is_ignored(header: str) -> None:
    assert parse_ranges(header, SIZE) == []


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=5000-,-0"])
def test_ranges_without_a_byte_are_not_satisfiable(header: str) -> None:
    with pytest.raises(NotSatisfiable):
        parse_ranges(header, SIZE)


def test_no_range_of_an_empty_file_is_satisfiable() -> None:
    with pytest.raises(NotSatisfiable):
        parse_ranges("bytes=0-", 0)


@given(st.text(alphabet="bytes=0123456789-, x", max_size=40), st.integers(0, 500))
def test_whatever_is_asked_stays_within_the_file(header: str, size: int) -> None:
    try:
        ranges = parse_ranges(header, size)
    except NotSatisfiable:
        return
    assert all(0 <= each.start < each.end <= size for each in ranges)
    in_order = sorted(ranges, key=lambda each: each.start)
    assert all(a.end <= b.start for a, b in itertools.pairwise(in_order))


@given(st.integers(0, 300), st.integers(0, 300))
def test_one_range_gives_what_slicing_gives(first: int, last: int) -> None:
    data = bytes(range(200))
    if last < first or first >= len(data):
        return
    [only] = parse_ranges(f"bytes={first}-{last}", len(data))
    assert only == Range(first, min(last + 1, 200))
    assert data[only.start : only.end] == data[first : last + 1]


def test_real_server_sends_the_parts_that_are_asked_for(newsroom: Newsroom) -> None:
    path = newsroom.audio_path(newsroom.episode_on_air())
    size = len(AUDIO)
    with listening(newsroom.app) as (host, port), httpx.Client() as client:

        def ask(range_: str, **headers: str) -> httpx.Response:
            return client.get(f"http://{host}:{port}{path}", headers={"range": range_, **headers})

        middle = ask("bytes=1000-399999")
        assert middle.status_code == 206
        assert middle.headers["content-range"] == f"bytes 1000-399999/{size}"
        assert middle.headers["content-type"] == "audio/mpeg"
        assert middle.content == AUDIO[1000:400000]
        assert ask("bytes=-7").content == AUDIO[-7:]
        beyond = ask(f"bytes={size}-")
        assert beyond.status_code == 416
        assert beyond.headers["content-range"] == f"bytes */{size}"
        for condition, status in ((middle.headers["etag"], 206), ('"other"', 200)):
            assert ask("bytes=0-3", **{"if-range": condition}).status_code == status
        for date, status in (
            (middle.headers["last-modified"], 206),
            ("Thu, 01 Jan 1970 00:00:00 GMT", 200),
        ):
            assert ask("bytes=0-3", **{"if-range": date}).status_code == status
        assert ask("lines=0-3").content == AUDIO


def test_several_parts_come_as_multipart(newsroom: Newsroom) -> None:
    path = newsroom.audio_path(newsroom.episode_on_air())
    with listening(newsroom.app) as (host, port):
        answer = httpx.get(f"http://{host}:{port}{path}", headers={"range": "bytes=10-19,0-4,-3"})
    assert answer.status_code == 206
    head = f"Content-Type: {answer.headers['content-type']}\r\n\r\n".encode()
    message = email.message_from_bytes(head + answer.content, policy=email.policy.HTTP)
    parts = [part for part in message.walk() if not part.is_multipart()]
    assert [part["content-range"] for part in parts] == [
        f"bytes {first}-{last}/{len(AUDIO)}"
        for first, last in ((10, 19), (0, 4), (len(AUDIO) - 3, len(AUDIO) - 1))
    ]
    boundary = answer.headers["content-type"].partition("boundary=")[2].encode()
    bodies = [
        part.split(b"\r\n\r\n", 1)[1] for part in answer.content.split(b"--" + boundary)[1:-1]
    ]
    assert bodies == [AUDIO[10:20] + b"\r\n", AUDIO[:5] + b"\r\n", AUDIO[-3:] + b"\r\n"]


def test_head_states_the_whole_length_and_sends_nothing(newsroom: Newsroom) -> None:
    path = newsroom.audio_path(newsroom.episode_on_air())
    with listening(newsroom.app) as (host, port):
        head = httpx.head(f"http://{host}:{port}{path}", headers={"range": "bytes=0-3"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(AUDIO))
    assert head.headers["accept-ranges"] == "bytes"


def test_reader_that_goes_away_leaves_no_file_open(newsroom: Newsroom) -> None:
    path = newsroom.audio_path(newsroom.episode_on_air())
    big = newsroom.output / path.lstrip("/")
    big.write_bytes(b"\0" * 50_000_000)

    def open_files() -> int:
        return sum(
            1
            for link in Path("/proc/self/fd").iterdir()
            if link.is_symlink() and link.exists() and link.resolve() == big.resolve()
        )

    with listening(newsroom.app) as (host, port):
        for _ in range(5):
            with httpx.stream("GET", f"http://{host}:{port}{path}") as response:
                next(response.iter_raw())
        until = time.monotonic() + 30
        while open_files() and time.monotonic() < until:
            time.sleep(0.05)
        assert open_files() == 0
