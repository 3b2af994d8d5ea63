"""A show with published episodes in a folder, and that folder served as any static server would."""

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from audio_pipeline.http import Client
from audio_pipeline.model import Article, Block, Episode, Mix, Script, Show
from audio_pipeline.publish import FolderStorage, publish

MORNING = datetime(2025, 11, 24, 9, 0, tzinfo=UTC)
LINES = (
    ("opening", "The Daily Page.", None),
    ("disclosure", "This audio is created with AI assistance.", None),
    ("heading", "The vote", 0),
    ("body", "The council voted <31> to 14 & went home.", 1),
    ("body", "Work begins in March.", 1),
)

Publisher = Callable[..., Episode]


def words_file(lines: tuple[tuple[str, str, int | None], ...] = LINES) -> bytes:
    listed = [
        {"role": role, "text": text, "start": 2.0 * at, "end": 2.0 * at + 1.9, "block": block}
        for at, (role, text, block) in enumerate(lines)
    ]
    return json.dumps({"version": 1, "words": [], "lines": listed}).encode()


def chapters_file() -> bytes:
    marks = [{"startTime": 0, "title": "Opening"}, {"startTime": 4.0, "title": "The vote"}]
    return json.dumps({"version": "1.2.0", "chapters": marks}).encode()


FILES = {
    "transcript": b"WEBVTT\n\n0\n00:00:00.000 --> 00:00:01.900\nThe Daily Page.\n",
    "words": words_file(),
    "chapters": chapters_file(),
}


@pytest.fixture
def show() -> Show:
    return Show(
        name="daily",
        title="The Daily Page, read aloud",
        description="Every article, read aloud.",
        link="https://dailypage.example/",
        author="The Daily Page",
        email="podcast@dailypage.example",
        subcategory="Daily News",
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    folder.mkdir()
    return folder


@pytest.fixture
def storage(root: Path) -> FolderStorage:
    return FolderStorage(root)


@pytest.fixture
def make_mix(tmp_path: Path) -> Callable[..., Mix]:
    """A mix whose bytes nobody decodes; `content` makes it another one."""

    def make(content: str = "sound", duration_s: float = 63.4) -> Mix:
        data = b"ID3" + content.encode() * 100
        path = tmp_path / f"{hashlib.sha256(data).hexdigest()[:16]}.mp3"
        path.write_bytes(data)
        sha256 = hashlib.sha256(data).hexdigest()
        return Mix(path, sha256, len(data), duration_s, -16.0, -1.2, (), (), ())

    return make


@pytest.fixture
def publish_one(show: Show, storage: FolderStorage, make_mix: Callable[..., Mix]) -> Publisher:
    """Publishes one episode of the show; keywords change what is in it."""

    def one(number: int = 1, **changes: object) -> Episode:
        title = str(changes.get("title", f"Tram line approved, part {number}"))
        body = (Block("paragraph", "The council voted on Tuesday."),)
        article = Article(f"https://dailypage.example/{number}", title, "en", body)
        disclosure = "This audio is created with AI assistance."
        script = Script("en", title, article.url, disclosure, (), byline="Olena Kovalenko")
        published = MORNING + timedelta(hours=number)
        return publish(
            make_mix(str(changes.get("content", f"sound {number}"))),
            script,
            replace(article, description=str(changes.get("description", ""))),
            show,
            storage,
            episode_id=f"episode-{number}",
            guid=f"guid-of-{number}",
            revision=int(str(changes.get("revision", 1))),
            published=published,
            now=published + timedelta(minutes=int(str(changes.get("minutes", 3)))),
            files=FILES,
        )

    return one


class QuietHandler(SimpleHTTPRequestHandler):
    """What `python -m http.server` answers with, without its log."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(root: Path) -> Iterator[str]:
    """The folder behind Python's plain file server; its address without a slash at the end."""
    handler = partial(QuietHandler, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        thread = threading.Thread(target=http.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


@pytest.fixture
def client() -> Iterator[Client]:
    with Client("Audio Pipeline's tests", allow=("127.0.0.1",)) as fetching:
        yield fetching
