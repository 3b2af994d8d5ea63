"""The suite that every engine keeps; and that it sees what an engine does not keep."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.metadata import entry_points

import pytest

from audio_pipeline.engines import ENTRY_POINT_GROUP, Engine, load_engine
from audio_pipeline.engines.conformance import CHECKS, NotKept, Subject, check_engine
from audio_pipeline.engines.conformance.manners import NOBODY
from audio_pipeline.engines.espeak import EspeakEngine
from audio_pipeline.errors import EngineMisconfigured
from audio_pipeline.model import Line, Speech, Voice, Word
from tests.standins.azure import AzureStandIn
from tests.standins.openai import OpenAIStandIn

ENGINES = ["azure", "edge", "espeak", "hibari", "openai"]
"""Piper is slower, and has a file of its own."""
SECRETS = (AzureStandIn.key, OpenAIStandIn.key)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_every_engine_keeps(engine: Engine, check: Callable[[Subject], None]) -> None:
    check(Subject(engine, Voice(engine.name), "en", secrets=SECRETS))


def test_no_engine_is_left_out() -> None:
    assert sorted(found.name for found in entry_points(group=ENTRY_POINT_GROUP)) == [
        *ENGINES,
        "piper",
    ]


def test_it_may_be_asked_in_another_language(espeak: Engine) -> None:
    assert check_engine(espeak, Voice("espeak"), "uk") == []
    assert check_engine(espeak, Voice("espeak"), "pl") == []


class Careless(EspeakEngine):
    """Does one thing wrong, by name."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        super().__init__({})
        self.wrong = settings.get("wrong", "")
        self.said = 0

    def speak(self, line: Line, voice: Voice, language: str) -> Speech:
        self.said += 1
        if self.wrong == "voice" and voice.name == NOBODY:
            voice = replace(voice, name="")
        if self.wrong == "manner":
            voice = Voice(self.name, voice.name)
        if self.wrong == "raises" and "[[" in line.spoken:
            raise KeyError("h")
        if self.wrong == "mute" and not any(map(str.isalnum, line.spoken)):
            return Speech(b"", "audio/wav", ())
        speech = super().speak(line, voice, language)
        return WRONGS[self.wrong](self, speech) if self.wrong in WRONGS else speech

    def identity(self, voice: Voice, language: str) -> str:
        self.said += 1
        told = super().identity(voice, language)
        also = {"clock": str(self.said), "secret": "hunter2"}.get(self.wrong, "")
        return "careless" if self.wrong == "identity" else f"{told} {also}"

    def check(self) -> str:
        return "fine" if self.wrong == "check" else super().check()


def _late(speech: Speech) -> tuple[Word, ...]:
    return tuple(Word(w.text, w.start_s, w.end_s + 60) for w in speech.words)


WRONGS: dict[str, Callable[[Careless, Speech], Speech]] = {
    "empty": lambda _, speech: replace(speech, audio=b""),
    "cut": lambda _, speech: replace(speech, audio=speech.audio[: len(speech.audio) // 2]),
    "type": lambda _, speech: replace(speech, media_type="audio/mpeg"),
    "words": lambda _, speech: replace(speech, words=speech.words[1:]),
    "late": lambda _, speech: replace(speech, words=_late(speech)),
    "still": lambda _, speech: replace(
        speech, words=tuple(Word(w.text, 0.0, 0.01) for w in speech.words)
    ),
    "other": lambda engine, speech: replace(
        speech, audio=speech.audio[:-2] + engine.said.to_bytes(2, "big")
    ),
}


@pytest.mark.parametrize(
    ("wrong", "seen"),
    [
        ("empty", "speaks_a_sentence_whole"),
        ("cut", "speaks_a_sentence_whole"),
        ("type", "speaks_a_sentence_whole"),
        ("words", "times_the_written_words"),
        ("late", "times_the_written_words"),
        ("still", "sounds_where_its_words_are"),
        ("other", "keeps_a_line_the_same"),
        ("other", "speaks_in_four_threads"),
        ("manner", "changes_its_manner_or_says_that_it_cannot"),
        ("identity", "tells_takes_apart"),
        ("clock", "tells_takes_apart"),
        ("raises", "takes_odd_characters_for_text"),
        ("mute", "refuses_what_has_no_words"),
        ("voice", "names_a_voice_that_it_lacks"),
        ("settings", "refuses_unknown_settings"),
        ("check", "says_how_it_is"),
        ("secret", "says_how_it_is"),
    ],
)
def test_what_an_engine_does_not_keep_is_seen(wrong: str, seen: str) -> None:
    engine = Careless({"wrong": wrong})
    subject = Subject(engine, Voice("espeak"), "en", secrets=("hunter2",))
    with pytest.raises((NotKept, KeyError)):
        CHECKS[seen](subject)
    engine.close()


def test_all_that_is_not_kept_is_found_at_once() -> None:
    findings = check_engine(Careless({"wrong": "raises"}), Voice("espeak"), "en")
    assert {finding.check: "KeyError" in finding.says for finding in findings} == {
        "takes_odd_characters_for_text": True,
        "refuses_unknown_settings": False,
    }


def test_a_voice_that_answers_otherwise_each_time_may() -> None:
    findings = check_engine(Careless({"wrong": "other"}), Voice("espeak"), "en", repeatable=False)
    assert {finding.check for finding in findings} <= {"refuses_unknown_settings"}


def test_settings_of_an_engine_are_its_own_to_refuse() -> None:
    with pytest.raises(EngineMisconfigured):
        load_engine("espeak", {"no-such-setting": "1"})
