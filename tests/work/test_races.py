"""What comes in between: a correction while the first version is spoken, a retraction, a bug."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from audio_pipeline.engines import Engine
from audio_pipeline.model import EpisodeRecord, Line, Speech, Voice
from audio_pipeline.store import episodes, work_queue
from audio_pipeline.studio import Engines
from audio_pipeline.work.actions import retract
from audio_pipeline.work.air import put_on_air
from audio_pipeline.work.poll import look_at_changed, poll_source
from audio_pipeline.work.reconcile import reconcile
from audio_pipeline.work.record import keep_recording, record
from audio_pipeline.work.tools import Tools, open_tools
from audio_pipeline.work.worker import open_worker
from tests.work.newsroom import SENTENCES, Clock, Newsroom, settings_for

PATIENCE_S = 20


@dataclass
class HeldEngine:
    """The espeak engine, but a test decides when it may go on, or what it raises."""

    engine: Engine
    go_on: threading.Event = field(default_factory=threading.Event)
    speaking: threading.Event = field(default_factory=threading.Event)
    bug: Exception | None = None

    def speak(self, line: Line, voice: Voice, language: str) -> Speech:
        self.speaking.set()
        assert self.go_on.wait(PATIENCE_S)
        if self.bug is not None:
            raise self.bug
        return self.engine.speak(line, voice, language)

    def __getattr__(self, name: str) -> object:
        return getattr(self.engine, name)


class HeldEngines(Engines):
    def __init__(self) -> None:
        super().__init__({})
        self.held = HeldEngine(super().get("espeak"))

    def get(self, name: str) -> Engine:
        assert name == "espeak"
        return self.held  # type: ignore[return-value]


@pytest.fixture
def engines() -> Iterator[HeldEngines]:
    engines = HeldEngines()
    yield engines
    engines.held.go_on.set()
    engines.close()


@pytest.fixture
def tools(
    newsroom: Newsroom, engines: HeldEngines, tmp_path: Path, clock: Clock
) -> Iterator[Tools]:
    with open_tools(settings_for(newsroom, tmp_path / "output"), clock) as tools:
        tools.engines.close()
        yield replace(tools, engines=engines)


def poll(tools: Tools) -> None:
    show = tools.show("daily")
    poll_source(tools, show, show.sources[0])


def the_record(tools: Tools) -> EpisodeRecord:
    (listed,) = episodes.listing(tools.database)
    record = episodes.get(tools.database, listed.id)
    assert record is not None
    return record


def until(tools: Tools, holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline, episodes.listing(tools.database)
        reconcile(tools)
        assert len(work_queue.in_work(tools.database)) <= 1
        time.sleep(0.05)


def test_old_revision_that_is_slow_never_airs_over_the_new_one(
    tools: Tools, engines: HeldEngines, newsroom: Newsroom, clock: Clock
) -> None:
    with open_worker(tools):
        poll(tools)
        reconcile(tools)
        assert engines.held.speaking.wait(PATIENCE_S)
        newsroom.stories[0].sentences = (*SENTENCES[:3], "The end was corrected in between.")
        newsroom.stories[0].title = "Bridge closes for good"
        newsroom.tell()
        clock.move(minutes=5)
        poll(tools)
        assert look_at_changed(tools) == 1
        assert reconcile(tools) == 1  # the old workflow still lives, the new one waits for its end
        engines.held.go_on.set()
        until(tools, lambda: the_record(tools).state == "aired" and not reconcile(tools))
    record = the_record(tools)
    assert record.episode is not None and record.article is not None
    assert record.episode.revision == record.revision == 2
    assert record.episode.title == "Bridge closes for good"
    feed = (tools.settings.output / "shows/daily/feed.xml").read_text()
    assert feed.count("<item>") == 1
    assert "Bridge closes for good" in feed


def test_retraction_while_it_is_spoken_is_never_overruled(
    tools: Tools, engines: HeldEngines
) -> None:
    with open_worker(tools):
        poll(tools)
        reconcile(tools)
        assert engines.held.speaking.wait(PATIENCE_S)
        retract(tools, the_record(tools).id, "wrong person", "desk")
        engines.held.go_on.set()
        until(tools, lambda: reconcile(tools) == 0)
    assert (the_record(tools).state, the_record(tools).reason) == ("retracted", "wrong person")
    assert "<item>" not in (tools.settings.output / "shows/daily/feed.xml").read_text()
    assert not (tools.settings.output / "media").exists() or not list(
        (tools.settings.output / "media").rglob("*.mp3")
    )


def test_bug_in_an_engine_is_a_reason_and_tried_again_later(
    tools: Tools, engines: HeldEngines
) -> None:
    engines.held.bug = ZeroDivisionError("in the engine")
    engines.held.go_on.set()
    with open_worker(tools):
        poll(tools)
        until(tools, lambda: the_record(tools).failures == 1 and not reconcile(tools))
    record = the_record(tools)
    assert record.state == "waiting"
    assert record.reason == "stopped unexpectedly (ZeroDivisionError)"
    assert record.attempt == 2


def test_publishing_done_again_after_a_death_in_between_changes_nothing(
    tools: Tools, engines: HeldEngines
) -> None:
    engines.held.go_on.set()
    with open_worker(tools):
        poll(tools)
        until(tools, lambda: the_record(tools).state == "aired" and not reconcile(tools))
    work = the_record(tools)
    feed = (tools.settings.output / "shows/daily/feed.xml").read_bytes()
    assert work.script is not None and work.episode is not None
    again = record(work.script, tools.show("daily"), engines, tools.takes, tools.mixes)
    name = keep_recording(again, tools.mixes)
    put_on_air(tools, work, name)
    put_on_air(tools, work, name)  # the recording has been dropped by now
    assert (tools.settings.output / "shows/daily/feed.xml").read_bytes().count(b"<item>") == 1
    assert the_record(tools).episode is not None
    assert feed.count(work.episode.audio.path.encode()) == 1
    assert list(tools.mixes.iterdir()) == []
