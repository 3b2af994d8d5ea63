"""A worker that runs on a newsroom of one story, and what of it people see: log, state, feed."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from audio_pipeline.cli.logs import AsText, Hide, bind_trail
from audio_pipeline.errors import StoreFailed
from audio_pipeline.model import EpisodeRecord, Source
from audio_pipeline.store import episodes
from audio_pipeline.work.tools import Tools, open_tools
from audio_pipeline.work.worker import Worker, open_worker
from tests.standins.site import Site
from tests.work.newsroom import Clock, Newsroom, Story, settings_for

WITHIN_S = 90.0  # on a machine that is busy with other tests
POLL_S = 2
"""The shortest there is: a poll that the database refused comes again at the next one."""


class Lines(logging.Handler):
    """Every line of the log as people see it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.addFilter(bind_trail)
        self.setFormatter(AsText(Hide(())))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@dataclass
class Running:
    """A worker under way; `warnings` are the lines of its log from WARNING on."""

    tools: Tools
    worker: Worker
    newsroom: Newsroom
    clock: Clock
    log: Lines = field(default_factory=Lines)

    @property
    def warnings(self) -> list[str]:
        return self.log.lines

    @property
    def feed(self) -> bytes:
        return (self.tools.settings.output / "shows/daily/feed.xml").read_bytes()

    def titles_on_air(self) -> list[str]:
        """What the feed lists, every enclosure of it there and whole."""
        items = etree.fromstring(self.feed).findall("channel/item")
        for item in items:
            enclosure = item.find("enclosure")
            assert enclosure is not None
            path = enclosure.attrib["url"].removeprefix("http://127.0.0.1:8000/")
            file = self.tools.settings.output / path
            assert str(file.stat().st_size) == enclosure.attrib["length"]
        return [item.findtext("title") or "" for item in items]

    def publish(self, title: str, sentences: int = 4) -> None:
        """The newsroom publishes another story, which is found at the next poll."""
        story = Story(f"/{title.lower()}", title)
        story.sentences = tuple(
            f"{title}, part {number}: {story.sentences[number % len(story.sentences)]}"
            for number in range(sentences)
        )
        self.newsroom.stories.insert(0, story)
        self.newsroom.tell()

    def episode(self, title: str) -> EpisodeRecord | None:
        found = (each for each in episodes.listing(self.tools.database) if each.title == title)
        return next(found, None)

    def until_waiting(self, title: str) -> EpisodeRecord:
        """The episode once it waits for its next attempt, having failed."""

        def waits() -> EpisodeRecord | None:
            found = self.episode(title)
            return found if found and found.state == "waiting" and found.failures else None

        return self.until(waits)

    def until_on_air(self, title: str) -> None:
        """By itself: nothing is done but to let time go by, a minute at a time."""

        def on_air() -> bool:
            self.clock.move(seconds=61)
            self.worker.wake()
            return title in self.titles_on_air()

        self.until(on_air)

    def until(self, what: Callable[[], object]) -> object:
        deadline = time.monotonic() + WITHIN_S
        while time.monotonic() < deadline:
            try:
                if found := what():
                    return found
            except StoreFailed:
                pass  # the disk is full
            time.sleep(0.1)
        raise AssertionError(f"not within {WITHIN_S:g} s; the log: {self.warnings}")


@contextmanager
def running(output: Path) -> Iterator[Running]:
    """A worker whose first episode is on air."""
    clock, log = Clock(), Lines()
    logging.getLogger().addHandler(log)
    try:
        with Site() as site:
            newsroom = Newsroom(site, [Story("/bridge", "Bridge")])
            newsroom.tell()
            source = Source(url=site.url("/feed.xml"), least_words=20, poll_seconds=POLL_S)
            settings = settings_for(newsroom, output, source)
            with open_tools(settings, clock) as tools, open_worker(tools) as worker:
                worker.start()
                found = Running(tools, worker, newsroom, clock, log)
                found.until_on_air("Bridge")
                log.lines.clear()
                yield found
    finally:
        logging.getLogger().removeHandler(log)
