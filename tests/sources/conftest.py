"""A newsroom's site on loopback, and a client that may reach it."""

from collections.abc import Callable, Iterator

import pytest

from audio_pipeline.http import Client
from audio_pipeline.model import Poll, Source, SourceState
from audio_pipeline.sources import poll
from tests.standins.site import Page, Route, Site

Ask = Callable[..., Poll]


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


@pytest.fixture
def client(site: Site) -> Iterator[Client]:
    with Client("audio-pipeline-tests/1", allow=(site.host,)) as running:
        yield running


@pytest.fixture
def ask(site: Site, client: Client) -> Ask:
    """Publishes a feed at /news/feed and polls it."""

    def asked(feed: bytes | str | Route, state: SourceState | None = None) -> Poll:
        if isinstance(feed, bytes | str):
            feed = Page(feed, content_type="application/xml")
        site.routes["/news/feed"] = feed
        source = Source(url=site.url("/news/feed"))
        return poll(source, state or SourceState(), client)

    return asked
