"""How often and when an article that fails is tried again."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from audio_pipeline.errors import FetchFailed
from audio_pipeline.store import work_queue
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.outcome import write_down
from audio_pipeline.work.tools import open_tools
from tests.faults.bench import opened, publish, states
from tests.standins.site import Reply
from tests.work.newsroom import Clock, Newsroom, Story, only_episode, settings_for


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_take_that_is_broken_the_same_way_each_time_goes_to_an_editor_and_costs_no_more(
    tmp_path: Path, newsroom: Newsroom, clock: Clock
) -> None:
    publish(newsroom, "bad", "silent")
    with opened(newsroom, tmp_path, clock) as tools:
        for failures in range(1, 7):
            catch_up(tools)
            assert only_episode(tools).failures == failures
            clock.move(hours=2)
        assert states(tools) == {"bad": "failed"}
        asked = (tmp_path / "asked").stat().st_size
        publish(newsroom, "good")
        catch_up(tools)
        assert states(tools) == {"bad": "failed", "good": "aired"}
        assert (tmp_path / "asked").stat().st_size - asked < 12  # its own lines


def test_page_that_its_site_does_not_give_for_over_a_day_goes_to_an_editor(
    tmp_path: Path, newsroom: Newsroom, clock: Clock
) -> None:
    newsroom.stories = [Story("/bridge", "Bridge closes")]
    newsroom.tell()
    newsroom.site.routes["/bridge"] = Reply(500)
    with open_tools(settings_for(newsroom, tmp_path / "output"), clock) as tools:
        catch_up(tools)
        record, error = only_episode(tools), FetchFailed("http://n.example/ answers 500 after 2 s")
        alike = replace(record, reason="http://n.example/ answers 500 after 17 s")
        assert write_down(tools, replace(alike, failures=28), error) == "waiting"
        assert write_down(tools, replace(alike, failures=29), error) == "failed"
        other = replace(record, reason="the disk is full", failures=29)
        assert write_down(tools, other, error) == "waiting"


def test_growing_pauses_survive_restarts(tmp_path: Path, newsroom: Newsroom, clock: Clock) -> None:
    newsroom.stories = [Story("/bridge", "Bridge closes")]
    newsroom.tell()
    newsroom.site.routes["/bridge"] = Reply(503)
    settings, pauses = settings_for(newsroom, tmp_path / "output"), []
    for _ in range(4):
        with open_tools(settings, clock) as tools:
            catch_up(tools)
            record = only_episode(tools)
            assert record.next_attempt_at is not None
            pauses.append(round((record.next_attempt_at - clock()).total_seconds()))
            assert work_queue.due(tools.database, clock()) == []
        clock.move(seconds=pauses[-1] + 2)
    assert pauses == pytest.approx([15, 30, 60, 120], abs=2)


@pytest.mark.parametrize(("asked_s", "waits_s"), [("1800", 1800), ("999999", 3600), ("1", 15)])
def test_article_waits_as_long_as_its_site_asks_within_an_hour(
    asked_s: str, waits_s: int, tmp_path: Path, newsroom: Newsroom, clock: Clock
) -> None:
    newsroom.stories = [Story("/bridge", "Bridge closes")]
    newsroom.tell()
    newsroom.site.routes["/bridge"] = Reply(503, {"Retry-After": asked_s})
    with open_tools(settings_for(newsroom, tmp_path / "output"), clock) as tools:
        catch_up(tools)
        record = only_episode(tools)
    assert record.next_attempt_at is not None
    assert abs(record.next_attempt_at - clock() - timedelta(seconds=waits_s)) < timedelta(seconds=3)
