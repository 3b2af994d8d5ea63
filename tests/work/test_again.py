"""An episode made again on an editor's terms; a service that counts what it is asked."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audio_pipeline.errors import EngineMisconfigured, UsageError
from audio_pipeline.model import Voice
from audio_pipeline.store import audit, transitions
from audio_pipeline.work.again import render_with
from audio_pipeline.work.catch_up import catch_up, wait_for
from audio_pipeline.work.takes import needed_takes
from audio_pipeline.work.tools import Tools, open_tools
from tests.standins.openai import OpenAIStandIn
from tests.work.newsroom import SENTENCES, Clock, Newsroom, only_episode, settings_for

WHO = "command line"


@pytest.fixture(scope="module")
def service() -> Iterator[OpenAIStandIn]:
    with OpenAIStandIn() as service:
        yield service


@pytest.fixture
def tools(
    newsroom: Newsroom, tmp_path: Path, clock: Clock, service: OpenAIStandIn
) -> Iterator[Tools]:
    """On air once, spoken by the service."""
    settings = settings_for(newsroom, tmp_path / "output", voices={"*": Voice("openai", "alloy")})
    account = {"endpoint": service.url, "key": service.key}
    with open_tools(replace(settings, engines={"openai": account}), clock) as tools:
        catch_up(tools)
        service.asked.clear()
        yield tools


def asked(service: OpenAIStandIn) -> list[str]:
    return sorted(json.loads(each.body)["input"] for each in service.asked)


def again(
    tools: Tools, lines: tuple[int, ...] = (), *, fresh: bool = False, voice: str = ""
) -> str:
    """Made again and waited for; answers the episode's id."""
    episode_id = only_episode(tools).id
    render_with(tools, episode_id, WHO, lines=lines, fresh=fresh, voice=voice)
    wait_for(tools, episode_id)
    return episode_id


def spoken(tools: Tools) -> list[str]:
    script = only_episode(tools).script
    assert script is not None
    return [line.spoken for line in script.lines]


def test_without_wishes_nothing_is_spoken_anew(tools: Tools, service: OpenAIStandIn) -> None:
    again(tools)
    record = only_episode(tools)
    assert (record.state, record.synthesized, record.reused) == ("aired", 0, len(spoken(tools)))
    assert asked(service) == []


def test_chosen_lines_alone_are_spoken_anew(tools: Tools, service: OpenAIStandIn) -> None:
    lines = spoken(tools)
    episode_id = again(tools, (3, 4, 3))
    assert asked(service) == sorted(lines[2:4])
    record = only_episode(tools)
    assert (record.synthesized, record.reused) == (2, len(lines) - 2)
    assert audit.deeds(tools.database, episode_id)[-1][1:] == (
        WHO,
        "render again",
        "anew: lines 3, 4",
    )


def test_fresh_has_every_line_spoken_anew(tools: Tools, service: OpenAIStandIn) -> None:
    again(tools, fresh=True)
    assert asked(service) == sorted(spoken(tools))
    assert only_episode(tools).reused == 0


def test_fresh_forgets_the_takes_of_the_fallback_voice_too(tools: Tools) -> None:
    show = replace(tools.settings.shows["daily"], fallback=True)
    tools = replace(tools, settings=replace(tools.settings, shows={"daily": show}))
    again(tools, voice="hibari")
    needed = needed_takes(tools)
    assert len([key for key in needed if tools.takes.has(key)]) == 2 * len(spoken(tools))
    render_with(tools, only_episode(tools).id, WHO, fresh=True)
    assert not [key for key in needed if tools.takes.has(key)]


def test_other_voice_speaks_this_episode_and_its_corrections_until_it_is_changed_back(
    tools: Tools, service: OpenAIStandIn, newsroom: Newsroom, clock: Clock
) -> None:
    again(tools, voice="espeak:en-gb-x-rp")
    record = only_episode(tools)
    assert record.voice == Voice("espeak", "en-gb-x-rp")
    assert (record.state, record.synthesized) == ("aired", len(spoken(tools)))

    newsroom.stories[0].sentences = (*SENTENCES[:3], "The last of it was put off until May.")
    newsroom.tell()
    clock.move(minutes=5)
    catch_up(tools)
    record = only_episode(tools)
    assert (record.revision, record.voice) == (2, Voice("espeak", "en-gb-x-rp"))
    assert record.synthesized == 1
    assert asked(service) == []

    again(tools, voice="show")
    assert only_episode(tools).voice is None
    assert asked(service) == ["The last of it was put off until May."]


def test_takes_of_the_chosen_voice_and_of_the_shows_are_needed(tools: Tools) -> None:
    again(tools, voice="espeak")
    uses = {use.key for use in tools.takes.uses()}
    assert len(uses) == 2 * len(spoken(tools))
    assert needed_takes(tools) == uses


WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"lines": (99,)}, "there is no line 99: the episode"),
    ({"lines": (1, 0)}, "there is no line 0"),
    ({"voice": "edgy:x"}, "there is no engine 'edgy'; take one of: azure, edge, espeak"),
    ({"voice": ":en"}, "there is no engine ''"),
    ({"voice": "hibari:Nobody"}, "Nobody"),
    ({"voice": "espeak:klingon", "fresh": True}, "espeak has no voice 'klingon'"),
)


def test_wrong_wish_is_one_line_and_changes_nothing(tools: Tools) -> None:
    before, takes = only_episode(tools), tools.takes.uses()
    for wish, says in WRONG:
        with pytest.raises((UsageError, EngineMisconfigured)) as raised:
            render_with(tools, before.id, WHO, **wish)
        assert says in str(raised.value)
        assert "\n" not in str(raised.value)
    assert only_episode(tools) == before
    assert tools.takes.uses() == takes


def test_lines_of_an_episode_without_a_script_cannot_be_chosen(tools: Tools) -> None:
    record = only_episode(tools)
    with tools.database.begin() as connection:
        connection.exec_driver_sql("UPDATE episodes SET script = NULL")
    with pytest.raises(UsageError, match="has no lines yet"):
        render_with(tools, record.id, WHO, lines=(1,))
    transitions.retract(tools.database, record.id, "wrong name")
    again(tools, fresh=True)
    assert only_episode(tools).state == "aired"
