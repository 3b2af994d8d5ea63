"""A newsroom on loopback for the tests of what goes wrong."""

import socket
from collections.abc import Iterator

import pytest

from tests.standins.site import Site
from tests.work.newsroom import Newsroom


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Site() as site:
        newsroom = Newsroom(site)
        newsroom.tell()
        yield newsroom


@pytest.fixture
def port() -> int:
    """One that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number
