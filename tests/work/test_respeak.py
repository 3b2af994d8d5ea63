"""Who speaks where a show's own voice cannot, and how its own voice comes back."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.model import Voice
from audio_pipeline.store import episodes
from audio_pipeline.work.again import render_with
from audio_pipeline.work.catch_up import catch_up, wait_for
from audio_pipeline.work.respeak import respeak
from audio_pipeline.work.takes import needed_takes
from audio_pipeline.work.tools import Tools, open_tools
from tests.standins.openai import OpenAIStandIn
from tests.standins.site import Site
from tests.work.newsroom import SENTENCES, Clock, Newsroom, Story, only_episode, settings_for

OWN, SECOND, LAST = Voice("openai", "alloy"), Voice("openai", "nova"), Voice("espeak")
REFUSED = ["400"] * 1_000
Opened = Callable[..., Tools]


@pytest.fixture
def service() -> Iterator[OpenAIStandIn]:
    with OpenAIStandIn() as service:
        yield service


@pytest.fixture
def stories() -> Iterator[Newsroom]:
    with Site() as site:
        newsroom = Newsroom(site, [Story("/bridge", "Bridge closes")])
        newsroom.tell()
        yield newsroom


@pytest.fixture
def opened(
    stories: Newsroom, tmp_path: Path, clock: Clock, service: OpenAIStandIn
) -> Iterator[Opened]:
    with ExitStack() as stack:

        def open_with(**show: object) -> Tools:
            account = {"endpoint": service.url, "key": service.key}
            plain = {"voices": {"*": OWN}, **show}
            settings = settings_for(stories, tmp_path / "output", None, **plain)
            settings = replace(settings, engines={"openai": account})
            return stack.enter_context(open_tools(settings, clock))

        yield open_with


def voice_on_air(tools: Tools) -> Voice | None:
    episode = only_episode(tools).episode
    assert episode is not None
    return episode.voice


def test_episode_says_who_speaks_it(opened: Opened) -> None:
    tools = opened()
    catch_up(tools)
    assert voice_on_air(tools) == OWN


def test_stand_ins_are_asked_in_the_shows_order(opened: Opened, service: OpenAIStandIn) -> None:
    tools = opened(fallback_voices={"en": (SECOND, LAST)})
    service.faults.extend(["400"])
    catch_up(tools)
    record = only_episode(tools)
    assert record.script is not None
    assert voice_on_air(tools) == SECOND
    assert record.synthesized == len({line.spoken for line in record.script.lines})


def test_without_a_stand_in_the_reason_is_that_of_the_own_voice(
    opened: Opened, service: OpenAIStandIn
) -> None:
    tools = opened(fallback_voices={"en": (SECOND,)})
    service.faults.extend(REFUSED)
    catch_up(tools)
    record = only_episode(tools)
    assert (record.state, record.episode) == ("failed", None)
    assert "alloy" in record.reason or "400" in record.reason


def test_engine_that_answers_nobody_is_not_asked_by_another_of_its_voices(
    opened: Opened, service: OpenAIStandIn
) -> None:
    tools = opened(fallback_voices={"en": (SECOND, LAST)})
    service.faults.extend(["503:300"] * 1_000)
    catch_up(tools)
    asked_for = [each.body for each in service.asked]
    assert voice_on_air(tools) == LAST
    assert not any(b"nova" in body for body in asked_for)


def test_own_voice_speaks_again_once_it_can(
    opened: Opened, service: OpenAIStandIn, clock: Clock
) -> None:
    tools = opened(fallback=True, fallback_voices={"en": (LAST,)}, respeak=True)
    service.faults.extend(REFUSED)
    catch_up(tools)
    aired = only_episode(tools).episode
    assert aired is not None and aired.voice == LAST

    assert respeak(tools) == 1
    assert respeak(tools) == 0  # it is being tried
    catch_up(tools)
    record = only_episode(tools)
    assert (record.state, record.reason, record.episode) == ("aired", "", aired)
    assert respeak(tools) == 0  # it was tried a short while ago

    clock.move(minutes=5)
    service.faults.clear()
    assert respeak(tools) == 1
    catch_up(tools)
    record = only_episode(tools)
    assert record.episode is not None
    assert (record.state, record.failures, voice_on_air(tools)) == ("aired", 0, OWN)
    assert record.revision == aired.revision
    assert record.episode.guid == aired.guid
    assert record.episode.audio != aired.audio
    clock.move(minutes=5)
    assert respeak(tools) == 0


def test_pauses_between_tries_grow(opened: Opened, service: OpenAIStandIn, clock: Clock) -> None:
    tools = opened(fallback=True, respeak=True, voices={"*": OWN})
    service.faults.extend(REFUSED)
    catch_up(tools)
    pauses = []
    for _ in range(3):
        clock.move(hours=2)
        assert respeak(tools) == 1
        catch_up(tools)
        record = only_episode(tools)
        assert record.next_attempt_at is not None
        pauses.append((record.next_attempt_at - clock()).total_seconds())
    assert pauses[0] < pauses[1] < pauses[2] <= 60


def test_show_that_does_not_want_it_keeps_the_stand_in(
    opened: Opened, service: OpenAIStandIn
) -> None:
    tools = opened(fallback=True)
    service.faults.extend(REFUSED)
    catch_up(tools)
    service.faults.clear()
    assert respeak(tools) == 0


def test_correction_and_editor_come_before_the_own_voice(
    opened: Opened, service: OpenAIStandIn, stories: Newsroom, clock: Clock
) -> None:
    tools = opened(fallback=True, respeak=True)
    service.faults.extend(REFUSED)
    catch_up(tools)
    assert respeak(tools) == 1
    render_with(tools, only_episode(tools).id, "test")  # the editor wants it now, by whom it may be
    wait_for(tools, only_episode(tools).id)
    assert (only_episode(tools).state, voice_on_air(tools)) == ("aired", Voice("hibari"))
    stories.stories[0].sentences = tuple(reversed(SENTENCES))
    stories.tell()
    clock.move(minutes=5)
    catch_up(tools)
    record = only_episode(tools)
    assert (record.state, record.revision, voice_on_air(tools)) == ("aired", 2, Voice("hibari"))


def test_voice_chosen_for_one_episode_is_nobodys_stand_in(
    opened: Opened, service: OpenAIStandIn
) -> None:
    del service
    tools = opened(fallback=True, respeak=True)
    catch_up(tools)
    episode_id = only_episode(tools).id
    render_with(tools, episode_id, "test", voice="espeak")
    wait_for(tools, episode_id)
    assert voice_on_air(tools) == LAST
    assert respeak(tools) == 0


def test_takes_of_all_who_may_speak_are_needed(opened: Opened) -> None:
    tools = opened(fallback_voices={"*": (SECOND, LAST)})
    catch_up(tools)
    record = episodes.get(tools.database, only_episode(tools).id)
    assert record is not None and record.script is not None
    lines = len({line.spoken for line in record.script.lines})
    assert len(needed_takes(tools)) == 3 * lines
