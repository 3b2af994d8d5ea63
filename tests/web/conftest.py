"""A newsroom with one show, an episode on air made by publish(), and visitors of its pages."""

import asyncio
import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from audio_pipeline.config import Settings, Web
from audio_pipeline.model import Article, Block, Entry, Line, Mix, Script, Show
from audio_pipeline.publish import publish
from audio_pipeline.store import episodes, passes, transitions
from audio_pipeline.web.app import create_app
from audio_pipeline.web.connections import USUAL, Limits, bounded_config
from audio_pipeline.web.passes import COOKIE, csrf_token
from audio_pipeline.work.air import rewrite_everything, rewrite_show
from audio_pipeline.work.article import address_key
from audio_pipeline.work.tools import Tools, open_tools

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BASE = "http://audio.test"
TOKEN = "a-long-token-for-programs"
ARTICLE_URL = "https://news.test/2026/harbour?id=7"
AUDIO = bytes(range(256)) * 2000  # larger than what is read at once
ARTICLE = Article(
    url=ARTICLE_URL,
    title="The harbour <freezes>",
    language="en",
    blocks=(
        Block("heading", "Cold", 2),
        Block("paragraph", "The harbour froze on 1 March. Ships wait."),
        Block("caption", "A ship in the ice."),
        Block("quote", "It is cold."),
    ),
    byline="Ann Reporter",
    published=NOW - timedelta(hours=2),
)
SCRIPT = Script(
    language="en",
    title=ARTICLE.title,
    url=ARTICLE_URL,
    disclosure="This audio is created with AI assistance",
    lines=(
        Line("headline", ARTICLE.title, "The harbour freezes.", 500),
        Line("disclosure", "AI", "This audio is created with AI assistance.", 500),
        Line("heading", "Cold", "Cold.", 500, block=0),
        Line("body", "The harbour froze on 1 March.", "It froze on the first.", 200, block=1),
        Line("body", "Ships wait.", "Ships wait.", 400, block=1),
        Line("quote", "It is cold.", "It is cold.", 400, block=3),
    ),
    byline=ARTICLE.byline,
    published=ARTICLE.published,
)
FILES = {
    "transcript": b"WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nThe harbour froze on 1 March.\n",
    "words": b'{"words": []}',
    "chapters": b'{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Cold"}]}',
}


class Visitor:
    """Asks the application in this process; keeps its cookies."""

    def __init__(self, app: FastAPI, cookies: dict[str, str] | None = None) -> None:
        self.transport = httpx.ASGITransport(app)
        self.cookies = httpx.Cookies(cookies)

    def ask(self, method: str, path: str, **request: Any) -> httpx.Response:
        return asyncio.run(self._ask(method, path, **request))

    def get(self, path: str, **request: Any) -> httpx.Response:
        return self.ask("GET", path, **request)

    def post(self, path: str, **request: Any) -> httpx.Response:
        return self.ask("POST", path, **request)

    async def _ask(self, method: str, path: str, **request: Any) -> httpx.Response:
        async with httpx.AsyncClient(
            transport=self.transport, base_url=BASE, cookies=self.cookies
        ) as client:
            response = await client.request(method, path, **request)
            self.cookies = client.cookies
            return response


@dataclass
class Newsroom:
    tools: Tools
    woken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.app = create_app(self.tools, lambda: self.woken.append("woken"))
        self.visitor = Visitor(self.app)

    @property
    def output(self) -> Path:
        return self.tools.settings.output

    def editor(self) -> tuple[Visitor, str]:
        """A visitor with a session, and the proof for its forms."""
        secret = passes.issue_pass(self.tools.database, "session", self.tools.now())
        return Visitor(self.app, {COOKIE: secret}), csrf_token(secret)

    def note(self, url: str, title: str, show: str = "daily") -> str:
        entry = Entry(guid=url, url=url, title=title, published=NOW - timedelta(hours=1))
        keys = (f"guid:{url}", address_key(url))
        return episodes.note_entry(
            self.tools.database, show, "feed:x", entry, keys, title, now=NOW, due_at=NOW
        ).id

    def air(self, episode_id: str, audio: bytes = AUDIO) -> None:
        """What the workflow does, with a recording of our own."""
        database = self.tools.database
        record = self.record(episode_id)
        transitions.keep_article(database, episode_id, record.revision, ARTICLE, "hash")
        transitions.keep_script(database, episode_id, record.revision, SCRIPT)
        assert transitions.claim(database, record, f"w-{record.attempt}")
        path = self.output / "state" / "mix.mp3"
        path.write_bytes(audio)
        digest = hashlib.sha256(audio).hexdigest()
        mix = Mix(path, digest, len(audio), 61.5, -16.0, -1.2, (), (), ())
        show = self.tools.settings.shows[record.show]
        episode = publish(
            mix,
            SCRIPT,
            ARTICLE,
            show,
            self.tools.storage,
            episode_id=episode_id,
            guid=record.guid,
            revision=record.revision,
            published=record.published,
            now=NOW,
            files=FILES,
        )
        assert transitions.air(
            database, episode, record.attempt, synthesized=5, reused=1, look_again_at=None
        )
        transitions.release(database, episode_id, f"w-{record.attempt}")
        rewrite_show(self.tools, record.show)

    def record(self, episode_id: str) -> Any:
        found = episodes.get(self.tools.database, episode_id)
        assert found is not None
        return found

    def episode_on_air(self) -> str:
        episode_id = self.note(ARTICLE_URL, "The harbour")
        self.air(episode_id)
        return episode_id

    def audio_path(self, episode_id: str) -> str:
        return f"/{self.record(episode_id).episode.audio.path}"


SETTINGS = Settings(
    base_url=BASE,
    web=Web(desk_token=TOKEN),
    shows={"daily": Show("daily", "The Daily", author="Newsroom")},
)


@contextmanager
def open_newsroom(folder: Path, **otherwise: Any) -> Iterator[Newsroom]:
    """`otherwise`: fields of the settings that are not as usual."""
    settings = replace(SETTINGS, output=folder, **otherwise)
    with open_tools(settings, now=lambda: NOW) as tools:
        rewrite_everything(tools)
        tools.measures.tick()  # as a worker does
        yield Newsroom(tools)


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path / "output") as opened:
        yield opened


@contextmanager
def listening(app: FastAPI, limits: Limits = USUAL) -> Iterator[tuple[str, int]]:
    """The application behind a real server, as it is served; answers host and port."""
    server = uvicorn.Server(bounded_config(app, limits, port=0))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    host, port = server.servers[0].sockets[0].getsockname()
    try:
        yield host, port
    finally:
        server.should_exit = True
        thread.join()
