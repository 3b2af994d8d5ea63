"""A clock that jumps both ways, by ten years: work goes on, and nothing that is needed goes."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from audio_pipeline.store import passes
from audio_pipeline.work.air import rewrite_everything
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.poll import poll_source
from audio_pipeline.work.prune import prune
from audio_pipeline.work.tools import Tools, open_tools
from tests.faults.bench import publish, states
from tests.standins.site import Reply
from tests.work.newsroom import Clock, Newsroom, only_episode, settings_for

TEN_YEARS = 3650


@pytest.mark.parametrize("days", [TEN_YEARS, -TEN_YEARS])
def test_articles_are_polled_and_aired_after_the_clock_has_jumped(
    days: int, tmp_path: Path, newsroom: Newsroom
) -> None:
    clock = Clock()
    publish(newsroom, "before")
    with open_tools(settings_for(newsroom, tmp_path / "output"), clock) as tools:
        catch_up(tools)
        clock.move(days=days)
        publish(newsroom, "after")
        catch_up(tools)
        assert states(tools) == {"before": "aired", "after": "aired"}
        clock.move(days=-days)
        publish(newsroom, "back")
        catch_up(tools)
        assert states(tools)["back"] == "aired"


def test_attempt_that_a_wrong_clock_put_off_for_years_is_made_now(
    tmp_path: Path, newsroom: Newsroom
) -> None:
    clock = Clock()
    publish(newsroom, "one")
    page = newsroom.site.routes["/one"]
    newsroom.site.routes["/one"] = Reply(503)
    with open_tools(settings_for(newsroom, tmp_path / "output"), clock) as tools:
        clock.move(days=TEN_YEARS)
        catch_up(tools)
        assert only_episode(tools).state == "waiting"
        clock.move(days=-TEN_YEARS)
        newsroom.site.routes["/one"] = page
        catch_up(tools)
        assert only_episode(tools).state == "aired"


def test_pruning_ten_years_ahead_keeps_all_that_is_on_air(
    tmp_path: Path, newsroom: Newsroom
) -> None:
    clock = Clock()
    publish(newsroom, "one")
    with open_tools(settings_for(newsroom, tmp_path / "output"), clock) as tools:
        catch_up(tools)
        media = set((tmp_path / "output/media").rglob("*"))
        takes = set((tmp_path / "output/state/takes").rglob("*.json"))
        clock.move(days=TEN_YEARS)
        prune(tools)
        assert set((tmp_path / "output/media").rglob("*")) == media
        assert set((tmp_path / "output/state/takes").rglob("*.json")) == takes


def test_session_ends_when_the_clock_jumps_ahead_and_lives_no_longer_when_it_jumps_back(
    tmp_path: Path, newsroom: Newsroom
) -> None:
    clock = Clock()
    with open_tools(settings_for(newsroom, tmp_path / "output"), clock) as tools:
        secret = passes.issue_pass(tools.database, "session", clock())
        clock.move(days=TEN_YEARS)
        assert not passes.is_session(tools.database, secret, clock())
        late = passes.issue_pass(tools.database, "session", clock())
        clock.move(days=-TEN_YEARS)
        assert not passes.is_session(tools.database, late, clock())


def feed_of(tools: Tools) -> bytes:
    return (tools.settings.output / "shows/daily/feed.xml").read_bytes()


def dates_in(feed: bytes) -> list[datetime]:
    channel = etree.fromstring(feed).find("channel")
    assert channel is not None
    texts = [channel.findtext("lastBuildDate"), *(each.text for each in channel.iter("pubDate"))]
    return [parsedate_to_datetime(text or "") for text in texts]


@pytest.mark.parametrize("moment", ["found", "aired"])
def test_feed_is_dated_no_later_than_now_after_a_clock_that_was_ahead_and_stays_as_it_is(
    moment: str, tmp_path: Path, newsroom: Newsroom
) -> None:
    clock = Clock()
    clock.move(days=-TEN_YEARS)  # so the newsroom's date is in the future, as its clock is ahead
    with open_tools(settings_for(newsroom, tmp_path / "output"), clock) as tools:
        catch_up(tools)
        publish(newsroom, "one")
        clock.move(days=TEN_YEARS)
        for source in tools.settings.shows["daily"].sources:
            poll_source(tools, tools.settings.shows["daily"], source)
        if moment == "aired":
            catch_up(tools)
        clock.move(days=-TEN_YEARS)
        catch_up(tools)
        assert states(tools) == {"one": "aired"}
        rewrite_everything(tools)
        feed = feed_of(tools)
        dates = dates_in(feed)
        assert len(dates) == 2
        assert max(dates) <= clock()
        clock.move(hours=1)
        rewrite_everything(tools)
        assert feed_of(tools) == feed


def test_article_dated_in_the_future_is_dated_when_it_was_found(
    tmp_path: Path, newsroom: Newsroom
) -> None:
    clock = Clock()
    publish(newsroom, "one")
    clock.move(days=-TEN_YEARS)
    with open_tools(settings_for(newsroom, tmp_path / "output"), clock) as tools:
        catch_up(tools)
        feed = feed_of(tools)
        assert max(dates_in(feed)) <= clock()
        clock.move(hours=1)
        rewrite_everything(tools)
        assert feed_of(tools) == feed
