"""Posting: bounded as fetching is, and what it carries goes to one place only."""

from collections.abc import Iterator
from time import monotonic

import pytest

from audio_pipeline.errors import FetchFailed, FetchRefused
from audio_pipeline.http import Client
from tests.standins.openai import OpenAIStandIn

HEADERS = {"Authorization": f"Bearer {OpenAIStandIn.key}", "Content-Type": "application/json"}
BODY = b'{"model": "tts-1", "input": "Hello there.", "voice": "alloy"}'


@pytest.fixture(scope="module")
def service() -> Iterator[OpenAIStandIn]:
    with OpenAIStandIn() as running:
        yield running


@pytest.fixture
def client(service: OpenAIStandIn) -> Iterator[Client]:
    service.asked.clear()
    with Client("test/1", allow=(f"127.0.0.1:{service.port}",)) as client:
        yield client


def test_an_answer_is_given_whatever_its_status(service: OpenAIStandIn, client: Client) -> None:
    url = f"{service.url}/v1/audio/speech"
    good = client.post(url, BODY, HEADERS)
    bad = client.post(url, BODY, {})
    assert (good.status, good.headers["content-type"]) == (200, "audio/mpeg")
    assert (bad.status, bad.reason) == (401, "Unauthorized")
    assert b"invalid_api_key" in bad.body
    assert [asked.body for asked in service.asked] == [BODY, BODY]


def test_a_redirect_is_an_answer_and_nobody_else_sees_the_headers(
    service: OpenAIStandIn, client: Client
) -> None:
    service.faults.append("redirect")
    assert client.post(f"{service.url}/v1/audio/speech", BODY, HEADERS).status == 307
    assert [asked.path for asked in service.asked] == ["/v1/audio/speech"]


def test_size_and_time_are_bounded(service: OpenAIStandIn, client: Client) -> None:
    url = f"{service.url}/v1/audio/speech"
    service.faults.append("endless")
    with pytest.raises(FetchRefused, match="larger than"):
        client.post(url, BODY, HEADERS, max_bytes=100_000)
    service.faults.append("stall")
    began = monotonic()
    with pytest.raises(FetchFailed, match="in time"):
        client.post(url, BODY, HEADERS, timeout_s=0.5)
    assert monotonic() - began < 2.5


def test_a_private_address_that_nobody_allowed_is_not_posted_to(service: OpenAIStandIn) -> None:
    service.asked.clear()
    with Client("test/1") as client, pytest.raises(FetchRefused, match="not a public address"):
        client.post(f"{service.url}/v1/audio/speech", BODY, HEADERS)
    assert service.asked == []
