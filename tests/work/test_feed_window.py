"""The feed lists the newest; what it no longer lists keeps its page, its audio and corrections."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import etree

from audio_pipeline.model import EpisodeRecord
from audio_pipeline.store import episodes
from audio_pipeline.work.air import rewrite_everything, rewrite_old_pages
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.prune import prune_media
from audio_pipeline.work.tools import Tools, open_tools
from tests.standins.site import Site
from tests.work.newsroom import SENTENCES, Clock, Newsroom, Story, settings_for


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Site() as site:
        newsroom = Newsroom(site, [Story(f"/{name}", name) for name in ("one", "two", "three")])
        newsroom.tell()
        yield newsroom


def guids(tools: Tools) -> list[str | None]:
    feed = etree.fromstring((tools.settings.output / "shows/daily/feed.xml").read_bytes())
    return [item.findtext("guid") for item in feed.findall("channel/item")]


def oldest(tools: Tools) -> EpisodeRecord:
    (left_out,) = episodes.on_air(tools.database, "daily", first=2)
    record = episodes.get(tools.database, left_out.id)
    assert record is not None
    return record


def test_older_episode_leaves_the_feed_and_keeps_its_page_and_its_corrections(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    clock = Clock()
    with open_tools(settings_for(newsroom, tmp_path, feed_episodes=2), clock) as tools:
        catch_up(tools)
        record = oldest(tools)
        assert record.episode is not None
        assert len(guids(tools)) == 2
        assert record.guid not in guids(tools)
        page = f"episodes/{record.id}/index.html"
        assert tools.storage.exists(page)
        assert tools.storage.exists(record.episode.audio.path)
        place = next(i for i, each in enumerate(newsroom.stories) if each.title == record.title)
        story = newsroom.stories[place]
        newsroom.stories[place] = replace(
            story,
            sentences=(*SENTENCES[:-1], "All of it was put off until the spring."),
            updated=story.updated + timedelta(hours=1),
        )
        newsroom.tell()
        clock.move(minutes=5)
        catch_up(tools)
        assert oldest(tools).revision == 2
        assert b"put off until the spring" in tools.storage.read(page)
        clock.move(days=30)
        prune_media(tools)
        corrected = oldest(tools).episode
        assert corrected is not None
        assert tools.storage.exists(corrected.audio.path)
        assert not tools.storage.exists(record.episode.audio.path)


def test_pages_of_older_episodes_follow_a_new_address_when_there_is_time(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    with open_tools(settings_for(newsroom, tmp_path, feed_episodes=2), Clock()) as tools:
        catch_up(tools)
        moved = replace(
            tools, settings=replace(tools.settings, base_url="https://audio.example.org")
        )
        data = f"episodes/{oldest(tools).id}.json"
        rewrite_everything(moved)
        assert b"https://audio.example.org/" not in tools.storage.read(data)
        assert rewrite_old_pages(moved) == 1
        assert b"https://audio.example.org/" in tools.storage.read(data)
