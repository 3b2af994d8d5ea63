"""What Prometheus reads, who may read it, and whether `/ready` tells the truth."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from audio_pipeline.errors import EngineBusy, TakeBroken
from audio_pipeline.model import Source
from audio_pipeline.store import sources
from audio_pipeline.web.app import create_app
from tests.web.conftest import NOW, SETTINGS, TOKEN, Newsroom, Visitor, listening, open_newsroom

HERE = {"host": "127.0.0.1:8000"}
FEED = Source(url="https://key:secret@news.test/feed.xml?token=hidden", poll_seconds=60)
SHOWS = {
    "daily": replace(
        SETTINGS.shows["daily"], sources=(FEED, replace(FEED, url=f"{FEED.url}&part=2"))
    )
}

Numbers = dict[tuple[str, frozenset[tuple[str, str]]], float]


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path / "output", shows=SHOWS) as opened:
        yield opened


def scrape(newsroom: Newsroom) -> Numbers:
    from prometheus_client.parser import text_string_to_metric_families

    response = newsroom.visitor.get("/metrics", headers=HERE)
    assert response.status_code == 200, response.text
    return {
        (
            sample.name.removeprefix("audio_pipeline_"),
            frozenset(sample.labels.items()),
        ): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


def of(numbers: Numbers, name: str, **labels: str) -> float:
    return numbers[name, frozenset(labels.items())]


def test_episodes_are_counted_by_show_and_state(newsroom: Newsroom) -> None:
    newsroom.episode_on_air()
    newsroom.note("https://news.test/b", "Second")
    newsroom.note("https://news.test/c", "Third")
    numbers = scrape(newsroom)
    assert of(numbers, "episodes", show="daily", state="aired") == 1
    assert of(numbers, "episodes", show="daily", state="waiting") == 2
    assert of(numbers, "newest_episode_age_seconds", show="daily") == 3600
    assert of(numbers, "disk_free_bytes") > 0


def test_queue_age_is_that_of_the_oldest_that_is_not_begun(newsroom: Newsroom) -> None:
    numbers = scrape(newsroom)
    assert (of(numbers, "queue_episodes"), of(numbers, "queue_age_seconds")) == (0, 0)
    newsroom.note("https://news.test/b", "Second")
    later = replace(newsroom.tools, now=lambda: NOW + timedelta(minutes=7))
    numbers = scrape(Newsroom(later))
    assert (of(numbers, "queue_episodes"), of(numbers, "queue_age_seconds")) == (1, 420)


def test_source_lags_since_it_last_answered_and_its_failures_count(newsroom: Newsroom) -> None:
    database = newsroom.tools.database
    before = NOW - timedelta(seconds=90)
    assert sources.claim_poll(database, "daily", FEED.id, before, before) is not None
    sources.poll_succeeded(database, "daily", FEED.id, sources.SourceState(), before)
    sources.poll_failed(database, "daily", FEED.id, "timed out", NOW, NOW)
    sources.poll_failed(database, "daily", FEED.id, "timed out", NOW, NOW)
    numbers = scrape(newsroom)
    name = "feed:news.test/feed.xml"
    assert of(numbers, "source_lag_seconds", show="daily", source=name) == 90
    assert of(numbers, "source_failures", show="daily", source=name) == 2
    assert of(numbers, "source_failures", show="daily", source=f"{name}#2") == 0


def test_keys_in_a_sources_address_are_not_told(newsroom: Newsroom) -> None:
    text = newsroom.visitor.get("/metrics", headers=HERE).text
    assert "news.test/feed.xml" in text
    assert "secret" not in text
    assert "hidden" not in text
    assert TOKEN not in text


def test_engine_requests_are_counted_by_how_they_ended(newsroom: Newsroom) -> None:
    measures = newsroom.tools.measures
    with measures.engine_request("edge", 0):
        pass
    for error in (EngineBusy("429"), EngineBusy("429"), TakeBroken("cut off")):
        with pytest.raises(type(error)), measures.engine_request("edge", 0):
            raise error
    numbers = scrape(newsroom)
    assert of(numbers, "engine_requests_total", engine="edge", outcome="ok") == 1
    assert of(numbers, "engine_requests_total", engine="edge", outcome="busy") == 2
    assert of(numbers, "engine_requests_total", engine="edge", outcome="broken") == 1


def test_stage_times_are_a_histogram(newsroom: Newsroom) -> None:
    measures = newsroom.tools.measures
    with measures.stage("recording"):
        pass
    measures.aired(45.0)
    measures.aired(9_000.0)
    measures.recorded(synthesized=4, reused=9)
    numbers = scrape(newsroom)
    assert of(numbers, "stage_seconds_bucket", stage="recording", le="0.1") == 1
    assert of(numbers, "stage_seconds_count", stage="recording") == 1
    assert of(numbers, "time_to_air_seconds_bucket", le="30.0") == 0
    assert of(numbers, "time_to_air_seconds_bucket", le="60.0") == 1
    assert of(numbers, "time_to_air_seconds_bucket", le="3600.0") == 1
    assert of(numbers, "time_to_air_seconds_bucket", le="+Inf") == 2
    assert of(numbers, "time_to_air_seconds_sum") == 9_045
    assert of(numbers, "takes_total", origin="synthesized") == 4
    assert of(numbers, "takes_total", origin="reused") == 9


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "audio.test"},  # a proxy that passes the Host on; a page that rebinds its name
        HERE | {"x-forwarded-for": "203.0.113.9"},
        HERE | {"forwarded": "for=203.0.113.9"},
        HERE | {"via": "1.1 proxy"},
    ],
)
def test_what_a_proxy_passes_on_needs_the_token(
    newsroom: Newsroom, headers: dict[str, str]
) -> None:
    assert newsroom.visitor.get("/metrics", headers=headers).status_code == 401
    bearer = headers | {"authorization": f"Bearer {TOKEN}"}
    assert newsroom.visitor.get("/metrics", headers=bearer).status_code == 200


def test_another_machine_needs_the_token(newsroom: Newsroom) -> None:
    visitor = Visitor(newsroom.app)
    visitor.transport.client = ("203.0.113.9", 4000)
    assert visitor.get("/metrics", headers=HERE).status_code == 401
    bearer = HERE | {"authorization": f"Bearer {TOKEN}"}
    assert visitor.get("/metrics", headers=bearer).status_code == 200


def test_this_machine_reads_them_from_a_real_server(newsroom: Newsroom) -> None:
    import httpx

    with listening(newsroom.app) as (host, port), httpx.Client() as client:
        response = client.get(f"http://{host}:{port}/metrics")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/plain; version=")


def test_ready_says_that_nobody_works_when_the_reconciler_is_still(tmp_path: Path) -> None:
    with open_newsroom(tmp_path / "output") as opened:
        still = Newsroom(replace(opened.tools, measures=type(opened.tools.measures)()))
        response = still.visitor.get("/ready")
        assert response.status_code == 503
        assert response.json()["checks"]["worker"] == "the work has not begun"
        still.tools.measures.tick()
        assert still.visitor.get("/ready").status_code == 200
        still.tools.measures._ticked_at_s -= 1_000  # type: ignore[operator]
        response = still.visitor.get("/ready")
        assert response.status_code == 503
        assert response.json()["checks"]["worker"] == "the work stands still"


def test_ready_says_when_the_output_folder_cannot_be_written(newsroom: Newsroom) -> None:
    away = replace(newsroom.tools.settings, output=newsroom.output / "nowhere")
    app = create_app(replace(newsroom.tools, settings=away), lambda: None)
    response = Visitor(app).get("/ready")
    assert response.status_code == 503
    assert response.json()["checks"]["output"] == "the output folder cannot be written"
