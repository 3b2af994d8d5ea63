from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_pipeline.studio import Engines, TakeStore
from tests.standins.edge import EdgeStandIn


@pytest.fixture(scope="session")
def running_service() -> Iterator[EdgeStandIn]:
    with EdgeStandIn() as running:
        yield running


@pytest.fixture
def service(running_service: EdgeStandIn) -> Iterator[EdgeStandIn]:
    """The edge stand-in with nothing asked and no faults yet."""
    running_service.faults.clear()
    running_service.texts.clear()
    running_service.asked_at_s.clear()
    running_service.requests = running_service.greatest_at_once = 0
    yield running_service
    running_service.faults.clear()


@pytest.fixture
def engines(running_service: EdgeStandIn) -> Iterator[Engines]:
    opened = Engines({"edge": {"endpoint": running_service.url, "receive_timeout_s": "5"}})
    yield opened
    opened.close()


@pytest.fixture
def take_store(tmp_path: Path) -> TakeStore:
    return TakeStore(tmp_path / "takes")
