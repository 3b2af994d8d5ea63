import hashlib
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audio_pipeline.engines.edge import EdgeEngine
from audio_pipeline.errors import (
    EngineBusy,
    EngineMisconfigured,
    EngineRefused,
    Superseded,
    TakeBroken,
)
from audio_pipeline.model import Line, Pronunciation, Script, Take, Voice
from audio_pipeline.sound import decode
from audio_pipeline.studio import Engines, TakeStore, perform
from tests.standins.edge import EdgeStandIn

EDGE = Voice("edge")
ESPEAK = Voice("espeak")
TEXTS = [f"This is sentence number {number} of the news." for number in range(9)]


def scripted(*texts: str, language: str = "en") -> Script:
    lines = tuple(Line("body", text, text, 300) for text in texts)
    return Script(language, "Title", "https://news.example/1", "Disclosure.", lines)


def sound_of(takes: list[Take]) -> dict[int, str]:
    return {take.line: take.sha256 for take in takes}


@pytest.mark.parametrize("voice", [EDGE, ESPEAK, Voice("hibari")], ids=lambda voice: voice.engine)
def test_every_line_becomes_a_take_that_lies_whole_on_disk(
    engines: Engines, take_store: TakeStore, voice: Voice
) -> None:
    takes = list(perform(scripted(*TEXTS), voice, engines, take_store))
    assert sorted(take.line for take in takes) == list(range(len(TEXTS)))
    for take in takes:
        audio = take.path.read_bytes()
        assert hashlib.sha256(audio).hexdigest() == take.sha256
        assert take.duration_s == pytest.approx(decode(audio).duration_s)
        assert [word.text for word in take.words] == TEXTS[take.line].rstrip(".").split()
        assert take.voice == voice
        assert not take.reused


def test_a_second_performance_asks_the_engine_nothing(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    first = list(perform(scripted(*TEXTS), EDGE, engines, take_store))
    asked = service.requests
    second = list(perform(scripted(*TEXTS), EDGE, engines, take_store))
    assert service.requests == asked == len(TEXTS)
    assert all(take.reused for take in second)
    assert sorted(second, key=lambda take: take.line) == [
        replace(take, reused=True) for take in sorted(first, key=lambda take: take.line)
    ]


def test_a_line_that_comes_twice_is_spoken_once(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    script = scripted("Again.", "Once.", "Again.", "Again.")
    takes = list(perform(script, EDGE, engines, take_store))
    assert sorted(service.texts) == ["Again.", "Once."]
    assert sorted(take.line for take in takes) == [0, 1, 2, 3]
    assert sum(take.reused for take in takes) == 2


def test_one_changed_sentence_is_one_request(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    list(perform(scripted(*TEXTS), EDGE, engines, take_store))
    service.texts.clear()
    changed = [*reversed(TEXTS[1:]), "A corrected sentence."]
    takes = list(perform(scripted(*changed), EDGE, engines, take_store))
    assert service.texts == ["A corrected sentence."]
    assert [take.line for take in takes if not take.reused] == [len(changed) - 1]


@pytest.mark.parametrize(
    "changed",
    [{"rate_percent": 5}, {"name": "en-US-GuyNeural"}, {"pitch_percent": 5}, {"volume_percent": 5}],
)
def test_another_voice_speaks_the_line_anew(
    engines: Engines, take_store: TakeStore, changed: dict[str, Any]
) -> None:
    list(perform(scripted("One."), EDGE, engines, take_store))
    takes = list(perform(scripted("One."), replace(EDGE, **changed), engines, take_store))
    assert [take.reused for take in takes] == [False]


def test_a_changed_pronunciation_speaks_the_line_anew(
    engines: Engines, take_store: TakeStore
) -> None:
    script = scripted("Kyiv.")
    list(perform(script, ESPEAK, engines, take_store))
    line = replace(script.lines[0], pronunciations=(Pronunciation(0, 4, "ˈkijɪv"),))
    takes = list(perform(replace(script, lines=(line,)), ESPEAK, engines, take_store))
    assert not takes[0].reused


@pytest.mark.parametrize("fault", ["close", "reset", "1011", "short", "empty", "noise", "garbage"])
def test_a_broken_take_is_asked_for_again_and_the_whole_one_kept(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore, tmp_path: Path, fault: str
) -> None:
    script = scripted(*TEXTS[:3])
    undisturbed = list(perform(script, EDGE, engines, TakeStore(tmp_path / "other")))
    service.requests = 0
    service.faults.extend(["ok", fault])
    takes = list(perform(script, EDGE, engines, take_store))
    assert service.requests == len(script.lines) + 1
    assert sound_of(takes) == sound_of(undisturbed)


def test_a_take_broken_three_times_ends_the_work_and_the_others_stay_kept(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    list(perform(scripted("One.", "Two."), EDGE, engines, take_store))
    service.faults.extend(["empty"] * 3)
    service.requests = 0
    script = scripted("One.", "Two.", "Three.")
    with pytest.raises(TakeBroken, match=r"Three\."):
        list(perform(script, EDGE, engines, take_store))
    assert service.requests == 3
    takes = list(perform(script, EDGE, engines, take_store))
    assert [take.line for take in takes if not take.reused] == [2]


def test_a_busy_service_is_left_alone_until_its_retry_after(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    service.faults.append("429:1")
    takes = list(perform(scripted("One."), EDGE, engines, take_store))
    assert len(takes) == 1
    first, second = service.asked_at_s
    assert second - first >= 1


def test_a_service_busy_for_longer_than_is_waited_fails_at_once_with_its_retry_after(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    service.faults.append("429:120")
    began_s = time.monotonic()
    with pytest.raises(EngineBusy) as raised:
        list(perform(scripted("One."), EDGE, engines, take_store))
    assert raised.value.retry_after_s == 120
    assert time.monotonic() - began_s < 10
    assert service.requests == 1


def test_work_that_is_stopped_ends_and_what_is_done_stays_kept(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    script = scripted(*(f"Sentence {number}." for number in range(60)))
    done: list[Take] = []

    def stopped() -> None:
        if len(done) >= 5:
            raise Superseded("a newer revision came")

    with pytest.raises(Superseded):
        for take in perform(script, EDGE, engines, take_store, stopped=stopped):
            done.append(take)
    assert service.requests < 40
    again = perform(script, EDGE, engines, take_store)
    reused = {take.line for take in again if take.reused}
    assert {take.line for take in done} <= reused


def test_work_is_stopped_while_a_line_is_still_awaited(
    service: EdgeStandIn, take_store: TakeStore
) -> None:
    patient = Engines({"edge": {"endpoint": service.url, "receive_timeout_s": "8"}})
    service.faults.append("stall")
    asked = time.monotonic()

    def stopped() -> None:
        if time.monotonic() > asked + 0.3:
            raise Superseded("retracted")

    with pytest.raises(Superseded):
        list(perform(scripted("One."), EDGE, patient, take_store, stopped=stopped))
    assert time.monotonic() - asked < 4


def test_leaving_the_iteration_ends_the_work(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    takes = perform(scripted(*(f"Item {n}." for n in range(100))), EDGE, engines, take_store)
    next(takes)
    takes.close()  # type: ignore[attr-defined]
    time.sleep(0.6)
    asked = service.requests
    time.sleep(0.3)
    assert service.requests == asked < 20


def test_a_line_too_long_for_the_engine_is_refused_by_number_before_anything_is_asked(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    script = scripted("Short.", "long " * 500)
    with pytest.raises(EngineRefused, match=r"line 2 has 2500 characters.*2000"):
        list(perform(script, EDGE, engines, take_store))
    assert service.requests == 0


def test_a_line_without_a_word_is_refused_by_number(
    engines: Engines, take_store: TakeStore
) -> None:
    with pytest.raises(EngineRefused, match="line 2 has no word"):
        list(perform(scripted("Words.", "—"), ESPEAK, engines, take_store))


def test_a_voice_that_cannot_speak_the_language_is_misconfigured(
    engines: Engines, take_store: TakeStore
) -> None:
    with pytest.raises(EngineMisconfigured, match="English only"):
        list(perform(scripted("Hallo.", language="de"), Voice("hibari"), engines, take_store))


def test_progress_counts_every_line_up_to_all(engines: Engines, take_store: TakeStore) -> None:
    told: list[tuple[int, int]] = []
    script = scripted("A.", "B.", "A.")
    list(
        perform(
            script, ESPEAK, engines, take_store, progress=lambda done, of: told.append((done, of))
        )
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_an_engine_is_asked_for_as_many_lines_at_once_as_it_takes_and_no_more(
    take_store: TakeStore,
) -> None:
    with EdgeStandIn() as service:
        engines = Engines({"edge": {"endpoint": service.url}})
        many = [f"{text} And {number} more." for text in TEXTS for number in range(4)]
        list(perform(scripted(*many), EDGE, engines, take_store))
    assert 2 < service.greatest_at_once <= EdgeEngine.parallel


def test_two_performances_of_one_script_at_once_both_get_whole_takes(
    engines: Engines, take_store: TakeStore
) -> None:
    def run(script: Script) -> list[Take]:
        return list(perform(script, ESPEAK, engines, take_store))

    with ThreadPoolExecutor(4) as threads:
        runs = list(threads.map(run, [scripted(*TEXTS)] * 4))
    assert all(sound_of(takes) == sound_of(runs[0]) for takes in runs)
    for take in (take for takes in runs for take in takes):
        assert hashlib.sha256(take.path.read_bytes()).hexdigest() == take.sha256


def test_an_empty_script_has_no_takes(engines: Engines, take_store: TakeStore) -> None:
    assert list(perform(scripted(), ESPEAK, engines, take_store)) == []
