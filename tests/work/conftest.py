"""A newsroom of one story, a clock that tests move, and the tools that work on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_pipeline.work.tools import Tools, open_tools
from tests.standins.site import Site
from tests.work.newsroom import Clock, Newsroom, Story, settings_for


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
