import inspect
import time
from email.utils import formatdate

import aiohttp
import pytest
from edge_tts import exceptions

from audio_pipeline.engines import Engine, load_engine
from audio_pipeline.engines.edge_errors import edge_errors
from audio_pipeline.errors import (
    AudioPipelineError,
    EngineBusy,
    EngineMisconfigured,
    EngineRefused,
    TakeBroken,
)
from audio_pipeline.model import Line, Speech, Voice
from audio_pipeline.sound import decode
from tests.standins.edge import EdgeStandIn
from tests.standins.edge_speech import Wish

THEIRS = [
    found
    for _, found in inspect.getmembers(exceptions, inspect.isclass)
    if issubclass(found, Exception)
]
AIOHTTP = [
    aiohttp.ClientConnectionError("x"),
    aiohttp.ClientOSError(1, "x"),
    aiohttp.ClientPayloadError("x"),
    aiohttp.InvalidURL("x"),
    aiohttp.ServerDisconnectedError("x"),
    aiohttp.ServerTimeoutError("x"),
    aiohttp.WebSocketError(1000, "x"),
    ConnectionResetError("x"),
    TimeoutError(),
    UnicodeDecodeError("utf-8", b"x", 0, 1, "x"),
    KeyError("Metadata"),
]


def speak(engine: Engine, text: str = "Hello there.", language: str = "en") -> Speech:
    return engine.speak(Line("body", text, text, 0), Voice("edge"), language)


@pytest.mark.parametrize(
    ("fault", "ours"),
    [
        ("429", EngineBusy),
        ("503", EngineBusy),
        ("stall", EngineBusy),
        ("401", EngineMisconfigured),
        ("404", EngineMisconfigured),
        ("reset", TakeBroken),
        ("close", TakeBroken),
        ("1011", TakeBroken),
        ("short", TakeBroken),
        ("empty", TakeBroken),
        ("garbage", TakeBroken),
        ("noise", TakeBroken),
    ],
)
def test_a_fault_of_the_service_is_told_apart_and_the_next_line_is_spoken(
    edge_service: EdgeStandIn, fault: str, ours: type[AudioPipelineError]
) -> None:
    engine = load_engine("edge", {"endpoint": edge_service.url, "receive_timeout_s": "2"})
    edge_service.faults.append(fault)
    with pytest.raises(ours, match="Hello there") as raised:
        speak(engine)
    assert type(raised.value) is ours
    assert edge_service.requests == 1
    assert decode(speak(engine).audio).duration_s > 1


def test_a_wrong_clock_is_set_right_by_the_date_of_a_403(
    edge: Engine, edge_service: EdgeStandIn
) -> None:
    edge_service.clock_skew_s = 7200
    assert speak(edge).audio
    assert edge_service.requests == 2
    assert speak(edge).audio
    assert edge_service.requests == 3


def test_a_403_that_stays_is_busy(edge: Engine, edge_service: EdgeStandIn) -> None:
    edge_service.faults.extend(["403", "403"])
    with pytest.raises(EngineBusy, match="403"):
        speak(edge)


def test_retry_after_in_seconds_is_carried(edge: Engine, edge_service: EdgeStandIn) -> None:
    edge_service.faults.append("429:7")
    with pytest.raises(EngineBusy) as raised:
        speak(edge)
    assert raised.value.retry_after_s == 7


def test_retry_after_as_a_date_is_carried(edge: Engine, edge_service: EdgeStandIn) -> None:
    edge_service.faults.append(f"503:{formatdate(time.time() + 90, usegmt=True)}")
    with pytest.raises(EngineBusy) as raised:
        speak(edge)
    assert raised.value.retry_after_s is not None
    assert 80 < raised.value.retry_after_s <= 90


def test_a_line_of_the_greatest_length_is_one_request(
    edge: Engine, edge_service: EdgeStandIn
) -> None:
    text = ("Наводнення в Чернівцях " * 100)[: edge.text_limit].strip()
    edge_service.prepare(Wish(text, "uk", 0, 0, 0))
    speak(edge, text, "uk")
    assert edge_service.requests == 1
    assert edge_service.texts == [text]


def test_a_line_beyond_one_request_is_refused_unasked(
    edge: Engine, edge_service: EdgeStandIn
) -> None:
    with pytest.raises(EngineRefused, match="4096"):
        speak(edge, "你好 世界" * 390, "zh")
    assert edge_service.requests == 0


def test_text_arrives_as_it_is_written(edge: Engine, edge_service: EdgeStandIn) -> None:
    text = "AT&T's <b>“best”</b> price: $5 & more"
    speech = speak(edge, text)
    assert edge_service.texts == [text]
    assert speech.words[0].text == "AT&T's"


def test_words_start_behind_the_silence_that_the_service_puts_there(edge: Engine) -> None:
    words = speak(edge, "Good evening.").words
    assert words[0].start_s == pytest.approx(0.11, abs=0.02)
    assert words[1].end_s < decode(speak(edge, "Good evening.").audio).duration_s - 0.7


def test_an_endpoint_without_a_query_gets_one(edge_service: EdgeStandIn) -> None:
    bare = f"ws://127.0.0.1:{edge_service.port}/edge"
    assert speak(load_engine("edge", {"endpoint": bare})).audio


def test_takes_of_another_service_are_not_taken_for_those_of_the_real_one() -> None:
    real = load_engine("edge", {})
    other = load_engine("edge", {"endpoint": "ws://127.0.0.1:9/edge"})
    assert real.identity(Voice("edge"), "en") != other.identity(Voice("edge"), "en")


@pytest.mark.parametrize("endpoint", ["http://host/edge", "localhost:9000", "ws://"])
def test_an_endpoint_that_is_none_is_misconfigured(endpoint: str) -> None:
    with pytest.raises(EngineMisconfigured, match="endpoint"):
        load_engine("edge", {"endpoint": endpoint})


def test_a_service_that_is_not_there_is_busy(unused_port: int) -> None:
    engine = load_engine("edge", {"endpoint": f"ws://127.0.0.1:{unused_port}/edge"})
    with pytest.raises(EngineBusy, match=r"cannot be reached .*: 127\.0\.0\.1:\d+: [^<]*;"):
        speak(engine)


def test_a_language_without_a_known_voice_is_misconfigured(edge: Engine) -> None:
    with pytest.raises(EngineMisconfigured, match="'tlh'"):
        speak(edge, "nuqneH", "tlh")


def test_a_voice_that_the_service_does_not_know_gives_a_broken_take(edge: Engine) -> None:
    with pytest.raises(TakeBroken, match="see that the voice exists"):
        edge.speak(Line("body", "Hello.", "Hello.", 0), Voice("edge", "xx-XX-NobodyNeural"), "en")


@pytest.mark.parametrize("theirs", THEIRS, ids=lambda theirs: theirs.__name__)
def test_every_exception_of_edge_tts_becomes_ours(theirs: type[Exception]) -> None:
    ours = (EngineBusy, TakeBroken, EngineMisconfigured)
    with pytest.raises(ours, match="the line 'x'"), edge_errors("x"):
        raise theirs("a reason")


@pytest.mark.parametrize("theirs", AIOHTTP, ids=lambda theirs: type(theirs).__name__)
def test_what_the_connection_raises_becomes_ours(theirs: Exception) -> None:
    ours = (EngineBusy, TakeBroken, EngineMisconfigured)
    with pytest.raises(ours, match="the line 'x'"), edge_errors("x"):
        raise theirs
