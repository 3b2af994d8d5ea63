"""Engines that are services over HTTP, against stand-ins of their published protocols."""

import logging
import traceback
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from time import time

import pytest

from audio_pipeline.config import load_settings
from audio_pipeline.engines import Engine, load_engine
from audio_pipeline.engines.edge_voices import VOICES
from audio_pipeline.errors import (
    AudioPipelineError,
    EngineBusy,
    EngineMisconfigured,
    EngineRefused,
    TakeBroken,
)
from audio_pipeline.model import Line, Script, Speech, Voice
from audio_pipeline.sound import decode
from audio_pipeline.studio import Engines, TakeStore, perform
from audio_pipeline.work.doctor import examine
from tests.standins.azure import AzureStandIn
from tests.standins.openai import OpenAIStandIn
from tests.standins.speech_http import SpeechService

SENTENCE = "The council voted on Monday, and nobody was asked."
LATER = [
    ("408", EngineBusy),
    ("429:7", EngineBusy),
    ("500", EngineBusy),
    ("502-html", EngineBusy),
    ("503:2", EngineBusy),
    ("504-html", EngineBusy),
    ("cut", EngineBusy),
    ("cut-chunked", EngineBusy),
    ("reset", EngineBusy),
    ("stall", EngineBusy),
    ("cut-close", TakeBroken),
    ("empty", TakeBroken),
    ("endless", TakeBroken),
    ("html", TakeBroken),
    ("json", TakeBroken),
    ("noise", TakeBroken),
    ("short", TakeBroken),
    ("silence", TakeBroken),
]
CONFIGURATION = ["401", "402", "403", "403-html", "404", "404-html", "405", "415", "redirect"]
KINDS = {"openai": OpenAIStandIn, "azure": AzureStandIn}


@pytest.fixture(params=["openai", "azure"], scope="module")
def running(request: pytest.FixtureRequest) -> Iterator[tuple[str, SpeechService]]:
    with KINDS[request.param]() as service:
        yield request.param, service


@pytest.fixture
def service(running: tuple[str, SpeechService]) -> SpeechService:
    running[1].asked.clear()
    running[1].faults.clear()
    return running[1]


@pytest.fixture
def engine(running: tuple[str, SpeechService]) -> Iterator[Engine]:
    name, service = running
    made = load_engine(name, {"endpoint": service.url, "key": service.key, "timeout_s": "1.5"})
    yield made
    made.close()


def speak(engine: Engine, text: str = SENTENCE, voice: str = "") -> Speech:
    return engine.speak(Line("body", text, text, 0), Voice(engine.name, voice), "en")


@pytest.mark.parametrize(("fault", "expected"), LATER)
def test_what_may_pass_is_asked_for_again_and_then_comes(
    engine: Engine, service: SpeechService, fault: str, expected: type[AudioPipelineError]
) -> None:
    service.faults.append(fault)
    with pytest.raises(expected) as raised:
        speak(engine)
    assert raised.value.again
    assert SENTENCE[:20] in str(raised.value)
    if isinstance(raised.value, EngineBusy):
        _, _, seconds = fault.partition(":")
        assert raised.value.retry_after_s == (float(seconds) if seconds else None)
    assert len(service.asked) == 1
    assert decode(speak(engine).audio).duration_s > 2


@pytest.mark.parametrize("fault", CONFIGURATION)
def test_what_the_operator_has_to_mend_says_so_and_where(
    engine: Engine, service: SpeechService, fault: str
) -> None:
    service.faults.append(fault)
    with pytest.raises(EngineMisconfigured) as raised:
        speak(engine)
    assert raised.value.mend
    assert len(service.asked) == 1, "a redirect is followed nowhere"


@pytest.mark.parametrize("fault", ["400", "413", "422"])
def test_a_line_that_the_service_will_not_speak_is_refused(
    engine: Engine, service: SpeechService, fault: str
) -> None:
    service.faults.append(fault)
    with pytest.raises(EngineRefused):
        speak(engine)


def test_nobody_there_is_busy(unused_port: int) -> None:
    for name in KINDS:
        engine = load_engine(name, {"endpoint": f"http://127.0.0.1:{unused_port}", "key": "k"})
        with pytest.raises(EngineBusy, match="cannot be reached"):
            speak(engine)
        engine.close()


@pytest.mark.parametrize("moment", ["now", "+30 s"])
def test_a_wait_that_is_a_date_counts_from_now(
    engine: Engine, service: SpeechService, moment: str
) -> None:
    ahead_s = 30 if moment != "now" else -5
    service.faults.append(f"429:{formatdate(time() + ahead_s, usegmt=True)}")
    with pytest.raises(EngineBusy) as raised:
        speak(engine)
    assert raised.value.retry_after_s == pytest.approx(max(0, ahead_s), abs=2)


def test_a_wrong_key_is_refused_and_shown_nowhere(
    running: tuple[str, SpeechService], caplog: pytest.LogCaptureFixture
) -> None:
    name, service = running
    caplog.set_level(logging.DEBUG)
    wrong = "sk-wrong-" + "z" * 300
    engine = load_engine(name, {"endpoint": service.url, "key": wrong})
    with pytest.raises(EngineMisconfigured) as raised:
        speak(engine)
    shown = "".join(traceback.format_exception(raised.value)) + repr(engine) + caplog.text
    shown += repr(vars(engine)) + engine.identity(Voice(name), "en")
    assert "zzzz" not in shown
    assert "401" in str(raised.value)
    engine.close()


def test_a_key_comes_from_a_file(running: tuple[str, SpeechService], tmp_path: Path) -> None:
    name, service = running
    file = tmp_path / "key"
    file.write_text(f"{service.key}\n", encoding="utf-8")
    engine = load_engine(name, {"endpoint": service.url, "key_file": str(file)})
    assert speak(engine).audio
    engine.close()


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"two words", b"\xff\xfe\x00", "schl\u00fcssel".encode()]
)
def test_a_key_file_that_has_no_key_is_misconfigured_and_not_shown(
    running: tuple[str, SpeechService], tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "key"
    file.write_bytes(content)
    with pytest.raises(EngineMisconfigured) as raised:
        load_engine(running[0], {"endpoint": running[1].url, "key_file": str(file)})
    shown = "".join(traceback.format_exception(raised.value))
    assert not content.strip() or content.decode("latin-1").strip() not in shown


def test_a_key_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineMisconfigured, match="no-such-file"):
        load_engine("openai", {"key_file": str(tmp_path / "no-such-file")})


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("openai", {}),
        ("azure", {"region": "westeurope"}),
        ("azure", {"key": "k"}),
        ("azure", {"key": "k", "region": "westeurope", "endpoint": "http://127.0.0.1"}),
        ("azure", {"key": "k", "region": "west.example.org/"}),
        ("azure", {"key": "k", "region": "westeurope", "format": "webm-24khz-16bit-mono-opus"}),
        ("openai", {"key": "k", "endpoint": "ftp://127.0.0.1"}),
        ("openai", {"key": "k", "endpoint": "127.0.0.1:8880"}),
        ("openai", {"key": "k", "endpoint": "http://me:hunter2@127.0.0.1"}),
        ("openai", {"key": "k", "endpoint": "http://127.0.0.1/v1?key=hunter2"}),
        ("openai", {"key": "k", "format": "opus"}),
        ("openai", {"key": "k", "timeout_s": "soon"}),
        ("openai", {"key": "k", "parallel": "0"}),
        ("openai", {"key": "k", "price_per_million_characters": "cheap"}),
        ("openai", {"key": "k", "price_per_million_characters": "nan"}),
        ("openai", {"key": "k", "key_file": "/dev/null"}),
    ],
)
def test_settings_that_cannot_be_are_misconfigured_and_no_secret_is_shown(
    name: str, settings: dict[str, str]
) -> None:
    with pytest.raises(EngineMisconfigured) as raised:
        load_engine(name, settings)
    assert "hunter2" not in "".join(traceback.format_exception(raised.value))


def test_an_endpoint_may_have_its_path_or_not(openai_stand_in: OpenAIStandIn) -> None:
    for path in ("", "/", "/v1", "/v1/", "/v1/audio/speech"):
        settings = {"endpoint": openai_stand_in.url + path, "key": openai_stand_in.key}
        engine = load_engine("openai", settings)
        assert speak(engine).audio
        engine.close()


def test_prices_are_known_where_they_are_published_and_else_as_set() -> None:
    def price(name: str, **settings: str) -> float | None:
        engine = load_engine(name, {"key": "k", **settings})
        return engine.price_per_million_characters  # type: ignore[attr-defined]  # these two have it

    assert price("openai") == 15
    assert price("openai", model="tts-1-hd") == 30
    assert price("openai", model="gpt-4o-mini-tts") is None
    assert price("openai", endpoint="http://127.0.0.1:8880") is None
    assert price("openai", endpoint="http://h", price_per_million_characters="0") == 0
    assert price("azure", region="westeurope") is None
    assert price("azure", region="westeurope", price_per_million_characters="14.5") == 14.5


@pytest.mark.parametrize("flavour", ["openai", "kokoro", "localai"])
class TestOpenAI:
    @pytest.fixture
    def openai(self, flavour: str) -> Iterator[tuple[OpenAIStandIn, Engine]]:
        with OpenAIStandIn(chunked=flavour != "localai") as service:
            service.flavour = flavour
            engine = load_engine("openai", {"endpoint": service.url, "key": service.key})
            yield service, engine
            engine.close()

    def test_an_unknown_voice_is_the_configuration(
        self, openai: tuple[OpenAIStandIn, Engine]
    ) -> None:
        with pytest.raises(EngineMisconfigured, match="nobody-here"):
            speak(openai[1], voice="nobody-here")

    def test_an_unknown_model_is_the_configuration(
        self, openai: tuple[OpenAIStandIn, Engine]
    ) -> None:
        service, _ = openai
        settings = {"endpoint": service.url, "key": service.key, "model": "whisper"}
        engine = load_engine("openai", settings)
        with pytest.raises(EngineMisconfigured, match="whisper"):
            speak(engine)
        engine.close()

    def test_a_text_about_a_voice_that_is_refused_is_the_line(
        self, openai: tuple[OpenAIStandIn, Engine]
    ) -> None:
        with pytest.raises(EngineRefused):
            speak(openai[1], "The voice of the model is forbidden.")
        with pytest.raises(EngineRefused):
            speak(openai[1], "The voice of a model. " * 200)

    @pytest.mark.parametrize("container", ["mp3", "wav"])
    def test_audio_that_is_streamed_is_whole(
        self, openai: tuple[OpenAIStandIn, Engine], container: str
    ) -> None:
        service, _ = openai
        settings = {"endpoint": service.url, "key": service.key, "format": container}
        engine = load_engine("openai", settings)
        speech = speak(engine)
        assert speech.media_type == {"mp3": "audio/mpeg", "wav": "audio/wav"}[container]
        assert 2 < decode(speech.audio).duration_s < 6
        engine.close()


def test_an_account_that_is_used_up_is_the_configuration_though_it_answers_429() -> None:
    with OpenAIStandIn(["429"]) as service:
        service.quota_is_used_up = True
        engine = load_engine("openai", {"endpoint": service.url, "key": service.key})
        with pytest.raises(EngineMisconfigured, match="top it up"):
            speak(engine)
        engine.close()


def test_pitch_and_volume_are_refused_by_a_protocol_that_has_none(openai: Engine) -> None:
    for voice in (Voice("openai", pitch_percent=5), Voice("openai", volume_percent=5)):
        with pytest.raises(EngineMisconfigured, match="neither pitch nor volume"):
            openai.speak(Line("body", "Hi.", "Hi.", 0), voice, "en")


def test_a_show_moves_from_edge_to_azure_by_one_word(azure: Engine, edge: Engine) -> None:
    for language in VOICES:
        assert azure.voices(language) == edge.voices(language)
    for name in ("uk-UA-PolinaNeural", "de-DE-KatjaNeural", "en-US-AvaNeural"):
        line = Line("body", "1 + 1 & <2>", "1 + 1 & <2>", 0)
        assert azure.speak(line, Voice("azure", name), name[:2]).audio


def test_an_azure_voice_name_carries_no_markup(azure: Engine) -> None:
    with pytest.raises(EngineMisconfigured):
        speak(azure, voice="x'/><audio src='http://127.0.0.1/'/>")


def test_an_episode_of_a_service_without_word_times_has_words(
    openai_stand_in: OpenAIStandIn, tmp_path: Path
) -> None:
    engines = Engines({"openai": {"endpoint": openai_stand_in.url, "key": openai_stand_in.key}})
    script = Script("en", "Title", "", "", (Line("body", SENTENCE, SENTENCE, 0),))
    (take,) = perform(script, Voice("openai"), engines, TakeStore(tmp_path))
    assert [word.text for word in take.words][:3] == ["The", "council", "voted"]
    assert 2 < take.words[-1].end_s <= take.duration_s
    written = "".join(file.read_text("latin-1") for file in tmp_path.glob("**/*.json"))
    assert openai_stand_in.key not in written
    engines.close()


def test_doctor_shows_a_service_that_speaks_and_what_one_lacks(
    running: tuple[str, SpeechService], tmp_path: Path
) -> None:
    name, service = running
    prefix = "AUDIO_PIPELINE_ENGINES__"
    environment = {
        "AUDIO_PIPELINE_OUTPUT": str(tmp_path / "output"),
        f"{prefix}EDGE__ENDPOINT": "ws://127.0.0.1:1/",
        f"{prefix}{name.upper()}__ENDPOINT": service.url,
        f"{prefix}{name.upper()}__KEY": service.key,
    }
    settings = load_settings(tmp_path, environment, required=False)
    found = {finding.part: finding for finding in examine(settings)}
    assert found[f"engine {name}"].works
    assert f"127.0.0.1:{service.port}" in found[f"engine {name}"].says
    (other,) = set(KINDS) - {name}
    assert found[f"engine {other}"].works is None
    assert service.key not in str(found)


def test_a_wait_in_milliseconds_counts_before_one_in_seconds() -> None:
    with OpenAIStandIn(["429-ms"]) as service:
        engine = load_engine("openai", {"endpoint": service.url, "key": service.key})
        with pytest.raises(EngineBusy) as raised:
            speak(engine)
        assert raised.value.retry_after_s == 0.25
        engine.close()


def test_a_line_that_is_asked_while_the_engine_is_closed_is_busy(openai: Engine) -> None:
    speak(openai)
    openai._service._client.close()  # type: ignore[attr-defined]  # between opening and posting
    with pytest.raises(EngineBusy, match="was closed"):
        speak(openai)
    openai.close()
    assert speak(openai).audio
