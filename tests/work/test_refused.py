"""A take that is not fit for the air: spoken again, then left to a stand-in or to an editor."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.errors import UsageError
from audio_pipeline.model import EpisodeRecord, Voice
from audio_pipeline.store import episodes
from audio_pipeline.store.norms import norms_of
from audio_pipeline.work.catch_up import catch_up, wait_for
from audio_pipeline.work.refused import refused_of, use_refused
from audio_pipeline.work.tools import Tools, open_tools
from tests.standins.openai import OpenAIStandIn
from tests.standins.site import Site
from tests.work.newsroom import Clock, Newsroom, Story, only_episode, settings_for

OWN = Voice("openai", "alloy")
Opened = Callable[..., Tools]


@pytest.fixture
def service() -> Iterator[OpenAIStandIn]:
    with OpenAIStandIn() as service:
        yield service


@pytest.fixture
def opened(tmp_path: Path, clock: Clock, service: OpenAIStandIn) -> Iterator[Opened]:
    with ExitStack() as stack:
        stories = Newsroom(
            stack.enter_context(Site()), [Story("/bridge", "Bridge closes", SENTENCES)]
        )
        stories.tell()

        def open_with(**show: object) -> Tools:
            account = {"endpoint": service.url, "key": service.key}
            show = {"voices": {"*": OWN}, "check_takes": True, **show}
            settings = settings_for(stories, tmp_path / "output", **show)
            settings = replace(settings, engines={"openai": account})
            return stack.enter_context(open_tools(settings, clock))

        yield open_with


KNOWN, CUT = ["ok"] * 28, ["half"] * 1_000
"""A service whose voice is known by then, and that says half of each sentence from then on."""
SENTENCES = tuple(
    f"The council says that bridge number {number} stays closed." for number in range(30)
)


def whole_record(tools: Tools) -> EpisodeRecord:
    record = episodes.get(tools.database, only_episode(tools).id)
    assert record is not None
    return record


def try_twice(tools: Tools, clock: Clock) -> EpisodeRecord:
    for _ in range(2):
        catch_up(tools)
        clock.move(minutes=5)
    return whole_record(tools)


def test_take_that_is_faulty_once_is_spoken_again(opened: Opened, service: OpenAIStandIn) -> None:
    tools = opened()
    service.faults.extend([*KNOWN, "half"])
    catch_up(tools)
    record = whole_record(tools)
    assert record.state == "aired" and record.script is not None
    assert len(service.asked) == 1 + len({line.spoken for line in record.script.lines})
    assert refused_of(tools, record) == []


def test_line_that_stays_faulty_waits_for_an_editor_who_can_use_it(
    opened: Opened, service: OpenAIStandIn, clock: Clock
) -> None:
    tools = opened()
    service.faults.extend([*KNOWN, *CUT])
    record = try_twice(tools, clock)
    assert (record.state, record.episode) == ("failed", None)
    assert "is not fit for the air: it is" in record.reason
    assert "listen to it at the desk" in record.reason
    refused = refused_of(tools, record)
    assert refused and record.script is not None
    for each in refused:
        assert each.take.spoken == record.script.lines[each.number - 1].spoken
        assert tools.refused.audio(each.take)

    service.faults.clear()
    assert use_refused(tools, record.id, "test", refused[0].take.key) == 1
    wait_for(tools, record.id)
    record = whole_record(tools)
    assert record.state == "aired"
    assert tools.takes.has(refused[0].take.key)
    assert refused_of(tools, record) == []
    with pytest.raises(UsageError, match="no take of the episode"):
        use_refused(tools, record.id, "test")


def test_stand_in_speaks_what_the_own_voice_cannot_say_well(
    opened: Opened, service: OpenAIStandIn
) -> None:
    tools = opened(fallback=True)
    service.faults.extend([*KNOWN, *CUT])
    catch_up(tools)
    episode = whole_record(tools).episode
    assert episode is not None and episode.voice == Voice("hibari")


def test_show_that_does_not_want_it_airs_what_it_is_given(
    opened: Opened, service: OpenAIStandIn
) -> None:
    tools = opened(check_takes=False)
    service.faults.extend([*KNOWN, *CUT])
    catch_up(tools)
    record = whole_record(tools)
    assert record.script is not None
    assert record.state == "aired"
    assert len(service.asked) == len({line.spoken for line in record.script.lines})


def test_what_was_learnt_of_a_voice_is_known_after_a_restart(opened: Opened) -> None:
    catch_up(opened())
    name = '["openai", "alloy", 0, 0, 0, "en"]'
    assert '"judged": ' in norms_of(opened().database, name)


def test_faulty_takes_go_after_a_month(
    opened: Opened, service: OpenAIStandIn, clock: Clock
) -> None:
    tools = opened()
    service.faults.extend([*KNOWN, *CUT])
    record = try_twice(tools, clock)
    now_s = clock().timestamp()
    assert tools.refused.forget_before(now_s - 3_600) == 0
    assert tools.refused.forget_before(now_s + 3_600) > 0
    assert refused_of(tools, record) == []
