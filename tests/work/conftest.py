"""A newsroom of one story, a clock that tests move, and the tools that work on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_pipeline.work.tools import Tools, open_tools
from tests.standins.site import Site
from tests.work.newsroom import Clock, Newsroom, Story, settings_for


@pytest.fixture(autouse=True)
def short_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that is down is asked again soon: these tests look at what comes of it."""
    monkeypatch.setattr("audio_pipeline.studio.pace.FIRST_BREAK_S", 0.2)


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Site() as site:
        newsroom = Newsroom(site, [Story("/bridge", "Bridge closes")])
        newsroom.tell()
        yield newsroom


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tools(newsroom: Newsroom, tmp_path: Path, clock: Clock) -> Iterator[Tools]:
    with open_tools(settings_for(newsroom, tmp_path / "output"), clock) as tools:
        yield tools
