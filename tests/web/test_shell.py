"""What holds for every request: short bodies, headers, one plain line when something breaks."""

import asyncio
import logging
import socket
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import Message

from audio_pipeline import errors
from audio_pipeline.store.database import open_database
from audio_pipeline.store.tables import metadata
from audio_pipeline.web import shell
from audio_pipeline.web.shell import GREATEST_BODY_BYTES, Shell
from audio_pipeline.web.trouble import public_line, status_of
from tests.web.conftest import BASE, Newsroom, listening, open_newsroom


def test_every_answer_carries_the_security_headers(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    visitor, _ = newsroom.editor()
    for path in (
        "/",
        f"/episodes/{episode_id}",
        "/nothing",
        "/desk/",
        "/health",
        "/api/v1/episodes",
    ):
        headers = visitor.get(path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"], path
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'self'"), path
        assert "unsafe" not in policy
        assert "server" not in headers
    assert visitor.get("/desk/").headers["referrer-policy"] == "no-referrer"
    assert visitor.get("/desk/").headers["cache-control"] == "no-store"


def test_body_that_is_too_long_is_refused_before_anything_else(newsroom: Newsroom) -> None:
    visitor, proof = newsroom.editor()
    form = {"csrf": proof, "show": "daily", "url": "https://n.test/" + "x" * GREATEST_BODY_BYTES}
    answer = visitor.post("/desk/articles", data=form)
    assert answer.status_code == 413
    assert str(GREATEST_BODY_BYTES) in answer.text


def test_endless_body_without_a_length_is_cut_off(newsroom: Newsroom) -> None:
    with listening(newsroom.app) as (host, port), socket.create_connection((host, port)) as peer:
        peer.settimeout(5)
        peer.sendall(
            b"POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        block = b"8000\r\n" + b"x" * 0x8000 + b"\r\n"
        for _ in range(4):
            peer.sendall(block)
        assert peer.recv(4096).startswith(b"HTTP/1.1 413 ")


def test_body_that_drips_is_given_up(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "BODY_WITHIN_S", 0.2)  # a test has no quarter of a minute
    with listening(newsroom.app) as (host, port), socket.create_connection((host, port)) as peer:
        peer.settimeout(5)
        peer.sendall(b"POST /desk/enter HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nkey=")
        assert peer.recv(4096).startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("length", ["-1", "9" * 30, "x", "65537"])
def test_length_that_is_none_or_too_great_is_refused(newsroom: Newsroom, length: str) -> None:
    headers = {"content-length": length}
    answer = newsroom.visitor.post("/desk/enter", headers=headers, content=b"")
    assert answer.status_code == 413


def test_whole_body_reaches_the_handler(newsroom: Newsroom) -> None:
    visitor, proof = newsroom.editor()
    url = "https://news.test/" + "x" * 3_000
    answer = visitor.post("/desk/articles", data={"csrf": proof, "show": "daily", "url": url})
    assert answer.status_code == 303


async def _no_body() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def run_broken(app: Any) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/x", "headers": [], "query_string": b""}
    asyncio.run(Shell(app, BASE)(scope, _no_body, send))
    return sent


def test_unexpected_error_is_logged_once_and_said_in_one_line(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    with caplog.at_level(logging.WARNING):
        sent = run_broken(broken)
    assert sent[0]["status"] == 500
    assert b"secret" not in sent[1]["body"]
    assert b"Traceback" not in sent[1]["body"]
    assert len(caplog.records) == 1


def test_database_that_is_gone_gives_one_line_without_its_address(tmp_path: Path) -> None:
    with open_newsroom(tmp_path / "o") as newsroom:
        broken = open_database("", tmp_path / "elsewhere")
        with broken.begin() as connection:
            metadata.drop_all(connection)
        lost = Newsroom(replace(newsroom.tools, database=broken))
        answer = lost.visitor.get("/api/v1/episodes", headers={"authorization": "Bearer x"})
        assert answer.status_code == 401
        visitor, _ = newsroom.editor()
        lost.visitor.cookies = visitor.cookies
        desk = lost.visitor.get("/desk/")
        assert desk.status_code == 503
        assert "sqlite" not in desk.text
        assert "Traceback" not in desk.text
        broken.close()


def test_readiness_tells_the_truth(newsroom: Newsroom, tmp_path: Path) -> None:
    assert newsroom.visitor.get("/health").json() == {"status": "ok"}
    good = newsroom.visitor.get("/ready")
    assert (good.status_code, good.json()["ready"]) == (200, True)
    settings = replace(newsroom.tools.settings, output=tmp_path / "nowhere")
    lost = Newsroom(replace(newsroom.tools, settings=settings))
    bad = lost.visitor.get("/ready")
    assert (bad.status_code, bad.json()["ready"]) == (503, False)
    assert bad.json()["checks"]["database"] == "ok"
    assert str(tmp_path) not in bad.text


def test_every_error_of_ours_has_a_status_and_one_line() -> None:
    def tree(kind: type[errors.AudioPipelineError]) -> list[type[errors.AudioPipelineError]]:
        return [kind] + [each for below in kind.__subclasses__() for each in tree(below)]

    for kind in tree(errors.AudioPipelineError):
        error = kind("what\nwhere", "mend")
        assert 400 <= status_of(error) <= 503
        assert "\n" not in public_line(error)
    assert status_of(errors.ConfigError("x")) == 400
    assert status_of(errors.StoreFailed("x")) == 503
    assert status_of(errors.EngineBusy("x")) == 500


def test_what_is_not_there_is_said_as_page_or_json(newsroom: Newsroom) -> None:
    page = newsroom.visitor.get("/episodes/nothing")
    assert page.headers["content-type"].startswith("text/html")
    data = newsroom.visitor.get("/api/v1/nothing")
    assert (data.status_code, list(data.json())) == (404, ["error"])


def test_slow_readers_hold_nobody_up(newsroom: Newsroom) -> None:
    path = newsroom.audio_path(newsroom.episode_on_air())
    (newsroom.output / path.lstrip("/")).write_bytes(b"\0" * 20_000_000)
    with listening(newsroom.app) as (host, port):
        peers = [socket.create_connection((host, port)) for _ in range(60)]
        for peer in peers:
            peer.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.3)
        begun = time.monotonic()
        assert httpx.get(f"http://{host}:{port}/shows/daily/feed.xml").status_code == 200
        assert httpx.get(f"http://{host}:{port}/ready").status_code == 200
        assert time.monotonic() - begun < 2
        for peer in peers:
            peer.close()
