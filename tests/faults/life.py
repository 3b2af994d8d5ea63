"""The pipeline as a process of its own, with a newsroom on loopback and an engine of faults."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from audio_pipeline.model import EpisodeRecord
from audio_pipeline.store import episodes
from audio_pipeline.store.database import open_database
from tests.work.newsroom import SENTENCES, Newsroom, Story

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROGRAM = "from audio_pipeline.cli import main; main()"
PATIENCE_S = 120
CONFIG = """
base_url = "http://127.0.0.1:8000"
database_url = "{database}"
[web]
port = {port}
[http]
allow = ["127.0.0.1"]
[engines.faulty]
hold = "{folder}/hold"
asked = "{folder}/asked"
[engines.edge]
endpoint = "{endpoint}"
receive_timeout_s = "{receive_timeout_s}"
[shows.daily]
title = "The Daily"
voices = {{ "*" = {{ engine = "{engine}" }} }}
{listening}
{show}
audio = {{ sample_rate_hz = 24000, bitrate_kbps = 64 }}
[[shows.daily.sources]]
url = "{feed}"
least_words = 20
poll_seconds = 2
first_poll_articles = 100
"""


@dataclass
class Life:
    """A folder with a configuration, and what processes did in it."""

    folder: Path
    newsroom: Newsroom
    database: str = ""
    engine: str = "faulty"
    endpoint: str = "ws://127.0.0.1:9"
    receive_timeout_s: float = 30
    show: str = ""
    listens: bool = False
    """Whether takes are checked, which is half of what an episode costs here."""
    port: int = 8000
    code: Path = ROOT
    program: str = PROGRAM
    options: dict[str, str] = field(default_factory=dict)
    """Of the environment."""

    def __post_init__(self) -> None:
        (self.folder / "config").mkdir()
        (self.folder / "config/pipeline.toml").write_text(
            CONFIG.format(
                folder=self.folder,
                database=self.database,
                port=self.port,
                engine=self.engine,
                endpoint=self.endpoint,
                receive_timeout_s=self.receive_timeout_s,
                show=self.show,
                listening="" if self.listens else "check_takes = false",
                feed=self.newsroom.site.url("/feed.xml"),
            )
        )
        _install_engine(self.folder / "installed")

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def publish(self, *paths: str, with_word: str = "") -> None:
        """Articles of four sentences each; `with_word`: one more, that has this word in it."""
        for path in paths:
            own = f"The story of {path} alone has to tell of {with_word or 'it'}."
            story = Story(f"/{path}", f"Story {path}", (*SENTENCES, own))
            self.newsroom.stories.insert(0, story)
        self.newsroom.tell()

    @contextmanager
    def running(self, verb: str = "once") -> Iterator["subprocess.Popen[str]"]:
        with (self.folder / "log").open("a") as log:
            process = subprocess.Popen(
                [sys.executable, "-c", self.program, verb],
                cwd=self.folder,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=self._environment(),
                start_new_session=True,
            )
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()

    def live(self, verb: str = "once") -> int:
        """A whole life; its exit status."""
        with self.running(verb) as process:
            process.communicate(timeout=PATIENCE_S)
        return process.returncode

    def records(self) -> dict[str, EpisodeRecord]:
        """What the store says of each article, by the last part of its address."""
        database = open_database(self.database, self.output / "state")
        try:
            listed = [episodes.get(database, each.id) for each in episodes.listing(database)]
            return {each.url.rpartition("/")[2]: each for each in listed if each is not None}
        finally:
            database.close()

    def states(self) -> dict[str, str]:
        return {path: record.state for path, record in self.records().items()}

    def log(self) -> list[str]:
        return (self.folder / "log").read_text().splitlines()

    def complaints(self) -> list[str]:
        """What was logged as a warning or worse."""
        return [line for line in self.log() if " INFO " not in line]

    def asked(self) -> int:
        """How many lines the engine was asked to speak."""
        path = self.folder / "asked"
        return path.stat().st_size if path.exists() else 0

    def items(self) -> int:
        feed = self.output / "shows/daily/feed.xml"
        return feed.read_text().count("<item>") if feed.exists() else 0

    def _environment(self) -> dict[str, str]:
        path = os.pathsep.join((str(self.code), str(self.folder / "installed")))
        return {**os.environ, "PYTHONPATH": path, **self.options}


def until(holds: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
    deadline = time.monotonic() + patience_s
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)  # looking costs those who are looked at


def as_data(text: str) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = json.loads(text)
    return listed


def _install_engine(folder: Path) -> None:
    """As pip would: the module, and the entry point that declares it."""
    about = folder / "faulty_engine-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: faulty-engine\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(
        "[audio_pipeline.engines]\nfaulty = faulty_engine:FaultyEngine\n"
    )
    (folder / "faulty_engine.py").write_text((HERE / "faulty_engine.py").read_text())
