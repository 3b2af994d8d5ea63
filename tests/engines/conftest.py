import socket
from collections.abc import Iterator

import pytest
from edge_tts.drm import DRM

from audio_pipeline.engines import Engine, load_engine
from tests.standins.azure import AzureStandIn
from tests.standins.edge import EdgeStandIn
from tests.standins.openai import OpenAIStandIn


@pytest.fixture(scope="session")
def stand_in() -> Iterator[EdgeStandIn]:
    with EdgeStandIn() as running:
        yield running


@pytest.fixture
def edge_service(stand_in: EdgeStandIn) -> Iterator[EdgeStandIn]:
    """The stand-in with nothing asked and no faults yet."""
    stand_in.faults.clear()
    stand_in.texts.clear()
    stand_in.requests = 0
    yield stand_in
    stand_in.faults.clear()
    stand_in.clock_skew_s = 0.0
    DRM.clock_skew_seconds = 0.0


@pytest.fixture(scope="session")
def hibari() -> Iterator[Engine]:
    engine = load_engine("hibari", {})
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def espeak() -> Iterator[Engine]:
    engine = load_engine("espeak", {})
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def edge(stand_in: EdgeStandIn) -> Iterator[Engine]:
    engine = load_engine("edge", {"endpoint": stand_in.url, "receive_timeout_s": "5"})
    yield engine
    engine.close()


@pytest.fixture
def unused_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def openai_stand_in() -> Iterator[OpenAIStandIn]:
    with OpenAIStandIn() as running:
        yield running


@pytest.fixture(scope="session")
def azure_stand_in() -> Iterator[AzureStandIn]:
    with AzureStandIn() as running:
        yield running


@pytest.fixture(scope="session")
def openai(openai_stand_in: OpenAIStandIn) -> Iterator[Engine]:
    engine = load_engine("openai", {"endpoint": openai_stand_in.url, "key": openai_stand_in.key})
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def azure(azure_stand_in: AzureStandIn) -> Iterator[Engine]:
    engine = load_engine("azure", {"endpoint": azure_stand_in.url, "key": azure_stand_in.key})
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def piper() -> Iterator[Engine]:
    engine = load_engine("piper", {})
    yield engine
    engine.close()
