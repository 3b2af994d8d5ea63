"""`/metrics`: how the pipeline stands, as Prometheus reads it.

For programs on this machine, and for whoever has the desk's token. A request that a proxy passes on
comes from this machine too: it counts as one from elsewhere, by its Host or its forwarding headers.
"""

import ipaddress
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from fastapi import Depends, FastAPI, Request
from starlette.responses import Response

import audio_pipeline
from audio_pipeline.studio import EngineStanding
from audio_pipeline.web.context import ToolsHere
from audio_pipeline.web.passes import MaybeBearer, check_bearer
from audio_pipeline.work.measures import BUCKETS_S, Durations, Reading
from audio_pipeline.work.metrics import Standing, standing
from audio_pipeline.work.tools import Tools

if TYPE_CHECKING:
    from prometheus_client import Metric

PREFIX = "audio_pipeline"
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def add_to(app: FastAPI) -> None:
    app.add_api_route(
        "/metrics",
        metrics,
        methods=["GET"],
        include_in_schema=False,
        dependencies=[Depends(_let_in)],
    )


def metrics(tools: ToolsHere) -> Response:
    """The numbers of this moment, in Prometheus' text format."""
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

    registry = CollectorRegistry()
    registry.register(_Collector(tools))
    return Response(generate_latest(registry), headers={"content-type": CONTENT_TYPE_LATEST})


def _let_in(request: Request, tools: ToolsHere, given: MaybeBearer) -> None:
    if not _is_from_here(request):
        check_bearer(tools, given)


def _is_from_here(request: Request) -> bool:
    host = request.url.hostname or ""
    peer = request.client.host if request.client else ""
    forwarded = any(name in request.headers for name in FORWARDED)
    return not forwarded and _is_loopback(peer) and (host == "localhost" or _is_loopback(host))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _Collector:
    """Asks store and process when it is asked."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def describe(self) -> list["Metric"]:
        return []  # asked for names alone, the store need not be read

    def collect(self) -> Iterator["Metric"]:
        yield from _of_the_store(standing(self._tools), self._tools)
        yield from _of_the_process(self._tools.measures.read())
        yield from _of_the_engines(self._tools.engines.standings())


def _of_the_store(now: Standing, tools: Tools) -> Iterator["Metric"]:
    at_s = tools.now().timestamp()
    yield _gauge("episodes", "Episodes by show and state.", ("show", "state"), now.episodes)
    yield _gauge(
        "queue_episodes", "Episodes that could be made and are not begun.", (), {(): now.queued}
    )
    yield _gauge(
        "queue_age_seconds", "How long the oldest of them waits.", (), {(): now.queue_age_s}
    )
    polled = {(each.show, each.name): each.polled_at for each in now.sources}
    lag_s = {key: max(0.0, at_s - at.timestamp()) for key, at in polled.items() if at}
    failures = {(each.show, each.name): each.failures for each in now.sources}
    of_source = ("show", "source")
    yield _gauge("source_lag_seconds", "Since the source last answered.", of_source, lag_s)
    yield _gauge("source_failures", "Polls that failed in a row.", of_source, failures)
    feeds = {(show,): age_s for show, age_s in now.feed_age_s.items()}
    newest = {(show,): age_s for show, age_s in now.newest_age_s.items()}
    yield _gauge("feed_age_seconds", "Since the feed last changed.", ("show",), feeds)
    yield _gauge(
        "newest_episode_age_seconds", "Since its article was published.", ("show",), newest
    )
    of_speaking = ("show", "engine")
    yield _counter("characters", "Characters that were spoken.", of_speaking, now.characters)
    yield _gauge("disk_free_bytes", "Free for the output folder.", (), {(): now.disk_free_bytes})


def _of_the_process(reading: Reading) -> Iterator["Metric"]:
    stages = {(name,): durations for name, durations in reading.stages.items()}
    yield _histogram("stage_seconds", "How long each stage took.", ("stage",), stages)
    yield _histogram(
        "time_to_air_seconds", "From seeing an article to its feed.", (), {(): reading.time_to_air}
    )
    yield _counter(
        "engine_requests",
        "Lines asked of an engine, by how it ended.",
        ("engine", "outcome"),
        reading.engine_requests,
    )
    takes = {(origin,): count for origin, count in reading.takes.items()}
    yield _counter("takes", "Lines spoken anew or used again.", ("origin",), takes)
    if reading.tick_age_s is not None:
        yield _gauge(
            "reconciler_age_seconds",
            "Since store and work were last compared.",
            (),
            {(): reading.tick_age_s},
        )
    yield _gauge("info", "What runs.", ("version",), {(audio_pipeline.__version__,): 1})


def _of_the_engines(standings: Sequence[EngineStanding]) -> Iterator["Metric"]:
    window = {(each.engine,): each.window for each in standings}
    in_flight = {(each.engine,): each.in_flight for each in standings}
    waiting = {(each.engine,): each.waiting for each in standings}
    rests_s = {(each.engine,): each.rests_s for each in standings}
    of_engine = ("engine",)
    yield _gauge("engine_window", "Lines that may be asked of it at once.", of_engine, window)
    yield _gauge("engine_in_flight", "Lines that it is speaking.", of_engine, in_flight)
    yield _gauge("engine_waiting", "Lines that wait for their turn.", of_engine, waiting)
    yield _gauge("engine_rests_seconds", "How long it is left alone.", of_engine, rests_s)


Labels = tuple[str, ...]
"""Of a metric; its values are by as many strings each."""


def _gauge(name: str, says: str, labels: Labels, values: Mapping[Any, float]) -> "Metric":
    from prometheus_client.core import GaugeMetricFamily

    family = GaugeMetricFamily(f"{PREFIX}_{name}", says, labels=labels)
    for key, value in values.items():
        family.add_metric(key, value)
    return family


def _counter(name: str, says: str, labels: Labels, values: Mapping[Any, int]) -> "Metric":
    from prometheus_client.core import CounterMetricFamily

    family = CounterMetricFamily(f"{PREFIX}_{name}", says, labels=labels)
    for key, value in values.items():
        family.add_metric(key, value)
    return family


def _histogram(name: str, says: str, labels: Labels, values: Mapping[Any, Durations]) -> "Metric":
    from prometheus_client.core import HistogramMetricFamily

    family = HistogramMetricFamily(f"{PREFIX}_{name}", says, labels=labels)
    for key, durations in values.items():
        family.add_metric(key, _buckets(durations), durations.total_s)
    return family


def _buckets(durations: Durations) -> list[tuple[str, float]]:
    """Upper limits and how many took at most so long, as Prometheus adds them up."""
    limits = [*map(str, BUCKETS_S), "+Inf"]
    up_to = [sum(durations.counts[: place + 1]) for place in range(len(limits))]
    return list(zip(limits, map(float, up_to), strict=True))
