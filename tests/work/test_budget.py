"""What a show may spend in a month: a service with a price, and a clock that tests move."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from audio_pipeline.errors import BudgetUsedUp, UsageError
from audio_pipeline.model import EpisodeRecord, Line, Script, Voice
from audio_pipeline.store import episodes
from audio_pipeline.work.again import render_with
from audio_pipeline.work.budget import month_after, raise_if_used_up, this_month
from audio_pipeline.work.catch_up import catch_up, wait_for
from audio_pipeline.work.metrics import standing
from audio_pipeline.work.takes import needed_takes
from audio_pipeline.work.tools import Tools, open_tools
from tests.standins.openai import OpenAIStandIn
from tests.standins.site import Site
from tests.work.newsroom import SENTENCES, Clock, Newsroom, Story, only_episode, settings_for

PRICE = 1_000.0
"""Of a million characters: a tenth of a cent for each."""
Opened = Callable[[float], Tools]


@pytest.fixture
def days_of_one_month(clock: Clock) -> None:
    """A line counts in the month in which it was really spoken: two days later is no other one."""
    while (clock() + timedelta(days=2)).month != datetime.now(UTC).month:
        clock.move(days=-1)


@pytest.fixture(scope="module")
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
    """The tools with a budget, as often as a test starts the program."""
    service.asked.clear()
    account = {
        "endpoint": service.url,
        "key": service.key,
        "price_per_million_characters": str(PRICE),
    }
    with ExitStack() as stack:

        def open_with(budget: float) -> Tools:
            voices = {"*": Voice("openai", "alloy")}
            settings = settings_for(stories, tmp_path / "output", voices=voices, budget=budget)
            settings = replace(settings, engines={"openai": account})
            return stack.enter_context(open_tools(settings, clock))

        yield open_with


def characters_asked(service: OpenAIStandIn) -> int:
    return sum(len(json.loads(each.body)["input"]) for each in service.asked)


def publish(stories: Newsroom, path: str, *sentences: str) -> None:
    stories.stories.append(Story(path, f"News of {path}", sentences))
    stories.tell()


def titled(tools: Tools, title: str) -> EpisodeRecord:
    return next(each for each in episodes.listing(tools.database) if each.title == title)


OTHER = (
    "The harbour gets a new crane that lifts as much as forty elephants or one small ferry.",
    "It was ordered two years ago, and it came by sea, in pieces, on three different ships.",
)


def test_what_the_engine_was_asked_is_counted_with_its_price(
    opened: Opened, service: OpenAIStandIn
) -> None:
    tools = opened(0)
    catch_up(tools)
    (spent,) = this_month(tools)
    assert spent.characters == characters_asked(service) > 0
    assert spent.cost == pytest.approx(spent.characters * PRICE / 1e6)
    assert (spent.show, spent.budget, spent.is_short) == ("daily", 0, False)
    assert standing(tools).characters == {("daily", "openai"): spent.characters}


def test_lines_that_are_used_again_cost_nothing_and_lines_spoken_anew_do(
    opened: Opened, stories: Newsroom, clock: Clock, service: OpenAIStandIn
) -> None:
    tools = opened(0)
    catch_up(tools)
    stories.stories[0].sentences = tuple(reversed(SENTENCES))
    stories.tell()
    clock.move(minutes=5)
    catch_up(tools)
    assert this_month(tools)[0].characters == characters_asked(service)
    episode_id = only_episode(tools).id
    render_with(tools, episode_id, "test", lines=(2,))
    wait_for(tools, episode_id)
    assert this_month(tools)[0].characters == characters_asked(service)


def test_lines_of_an_attempt_that_failed_are_counted_once(
    opened: Opened, stories: Newsroom, clock: Clock, service: OpenAIStandIn
) -> None:
    stories.stories.clear()
    publish(stories, "/long", *SENTENCES, *OTHER)
    service.faults.extend(["ok"] * 4 + ["400"] * 4)
    tools = opened(0)
    catch_up(tools)
    record = only_episode(tools)
    assert record.state == "failed", record.reason
    service.faults.clear()
    failed = len(service.asked)
    render_with(tools, record.id, "test")
    wait_for(tools, record.id)
    record = only_episode(tools)
    assert record.state == "aired" and record.script is not None
    assert record.reused > 0
    assert failed + record.synthesized == len(service.asked)
    assert this_month(tools)[0].characters == sum(len(line.spoken) for line in record.script.lines)
    del clock


def test_show_waits_when_its_budget_is_used_up_and_goes_on_in_the_next_month(
    opened: Opened, stories: Newsroom, clock: Clock, service: OpenAIStandIn
) -> None:
    tools = opened(0.1)
    catch_up(tools)
    assert only_episode(tools).state == "aired"  # begun while there was money
    publish(stories, "/harbour", *OTHER)
    service.asked.clear()
    catch_up(tools)
    waiting = titled(tools, "News of /harbour")
    now = datetime.now(UTC)
    turn = month_after(now)
    assert waiting.state == "waiting"
    assert waiting.reason == (
        f"the show's budget of 0.10 for {now:%B %Y} is used up; raise shows.daily.budget or wait"
        f" for 1 {turn:%B}"
    )
    assert service.asked == []
    assert waiting.next_attempt_at is not None
    assert 0 < (waiting.next_attempt_at - now).total_seconds() <= 3660
    assert standing(tools).spending[0].is_short

    clock.move(seconds=(turn - now).total_seconds() + 60)
    catch_up(tools)
    assert titled(tools, "News of /harbour").state == "aired"


def test_raised_budget_lets_it_go_on_at_the_next_start(opened: Opened, stories: Newsroom) -> None:
    tools = opened(0.1)
    catch_up(tools)
    publish(stories, "/harbour", *OTHER)
    catch_up(tools)
    assert titled(tools, "News of /harbour").state == "waiting"
    catch_up(tools)
    assert titled(tools, "News of /harbour").attempt == 2  # not tried again while nothing changed
    raised = opened(100)
    catch_up(raised)
    assert titled(raised, "News of /harbour").state == "aired"


def test_what_costs_nothing_is_made_when_the_budget_is_used_up(
    opened: Opened, stories: Newsroom, clock: Clock, service: OpenAIStandIn
) -> None:
    tools = opened(0.1)
    catch_up(tools)
    service.asked.clear()
    stories.stories[0].sentences = tuple(reversed(SENTENCES))
    stories.tell()
    clock.move(minutes=5)
    catch_up(tools)
    record = only_episode(tools)
    assert (record.state, record.revision) == ("aired", 2)
    render_with(tools, record.id, "test", voice="espeak")
    wait_for(tools, record.id)
    assert only_episode(tools).state == "aired"
    assert service.asked == []


@pytest.mark.usefixtures("days_of_one_month")
def test_budget_that_is_nearly_used_up_is_one_line_a_day(
    opened: Opened, stories: Newsroom, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    catch_up(opened(0))
    cost = this_month(opened(0))[0].cost
    tools = opened(cost * 1.2)
    caplog.set_level(logging.WARNING, "audio_pipeline.work")

    def warnings() -> int:
        return sum("budget is nearly used up" in each.message for each in caplog.records)

    for hours, expected in ((0, 1), (1, 1), (24, 2)):
        clock.move(hours=hours)
        stories.stories[0].sentences = tuple(reversed(stories.stories[0].sentences))
        stories.tell()
        clock.move(minutes=5)
        catch_up(tools)
        assert warnings() == expected
    assert standing(tools).spending[0].is_short


def test_voice_that_cannot_speak_is_replaced_although_the_budget_is_used_up(
    opened: Opened, stories: Newsroom
) -> None:
    catch_up(opened(0.1))
    publish(stories, "/harbour", *OTHER)
    tools = opened(0.1)
    show = replace(tools.settings.shows["daily"], fallback=True)
    settings = replace(tools.settings, engines={"openai": {"key_file": "/nowhere"}})
    settings = replace(settings, shows={"daily": show})
    with open_tools(settings, tools.now) as broken:
        catch_up(broken)
        assert titled(broken, "News of /harbour").state == "aired"


def test_months_follow_each_other_over_the_years_end() -> None:
    last = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)
    assert month_after(last) == datetime(2027, 1, 1, tzinfo=UTC)
    assert month_after(datetime(2027, 1, 31, tzinfo=UTC)) == datetime(2027, 2, 1, tzinfo=UTC)


def test_line_of_a_second_voice_that_costs_money_is_not_spoken_for_a_used_up_budget(
    opened: Opened,
) -> None:
    catch_up(tools := opened(0.1))
    show = replace(
        tools.settings.shows["daily"],
        voices={"*": Voice("espeak")},
        second_voices={"*": Voice("openai", "nova")},
    )
    lines = (Line("body", "Why?", "Why?", 0, speaker="second"), Line("body", "So.", "So.", 0))
    script = Script("en", "Two voices", "https://news.example/two", "", lines)
    with pytest.raises(BudgetUsedUp, match=r"budget of 0\.10"):
        raise_if_used_up(tools, show, script, Voice("espeak"))
    raise_if_used_up(tools, show, replace(script, lines=lines[1:]), Voice("espeak"))
    raise_if_used_up(tools, replace(show, second_voices={}), script, Voice("espeak"))


def test_takes_on_air_are_not_let_go_while_no_money_pays_for_new_ones(opened: Opened) -> None:
    catch_up(tools := opened(0.1))
    episode = only_episode(tools)
    with pytest.raises(UsageError, match=r"budget of 0\.10 .* is used up"):
        render_with(tools, episode.id, "command line", fresh=True)
    assert all(tools.takes.has(key) for key in needed_takes(tools))
    assert only_episode(tools).state == "aired"


def test_article_waits_for_a_service_whose_key_is_wrong(opened: Opened) -> None:
    tools = opened(0.0)
    with open_tools(
        replace(tools.settings, engines={"openai": {"key_file": "/nowhere"}}), tools.now
    ) as broken:
        catch_up(broken)
        assert only_episode(broken).state == "waiting"
