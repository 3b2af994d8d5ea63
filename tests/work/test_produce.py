"""From a published article to an episode in the feed, on a real site with a real voice."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import etree

from audio_pipeline.errors import UsageError
from audio_pipeline.model import Source
from audio_pipeline.store import episodes
from audio_pipeline.work.actions import episode_for, narrate, render_again, retract
from audio_pipeline.work.catch_up import catch_up, wait_for
from audio_pipeline.work.tools import Tools, open_tools
from tests.standins.site import error
from tests.work.newsroom import (
    PUBLISHED,
    SENTENCES,
    Clock,
    Newsroom,
    Story,
    only_episode,
    settings_for,
)


def items(tools: Tools) -> list[etree._Element]:
    feed = etree.fromstring((tools.settings.output / "shows/daily/feed.xml").read_bytes())
    return feed.findall("channel/item")


def later(tools: Tools, clock: Clock) -> None:
    """Everything due a little later."""
    clock.move(minutes=5)
    catch_up(tools)


def test_published_article_is_an_episode_in_the_feed(tools: Tools) -> None:
    catch_up(tools)
    record = only_episode(tools)
    assert (record.state, record.reason, record.revision) == ("aired", "", 1)
    assert record.episode is not None
    (item,) = items(tools)
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert enclosure.get("url") == f"http://127.0.0.1:8000/{record.episode.audio.path}"
    file = tools.settings.output / record.episode.audio.path
    assert enclosure.get("length") == str(file.stat().st_size)
    assert record.script is not None
    assert [line.role for line in record.script.lines].count("disclosure") == 1
    assert list(tools.mixes.iterdir()) == []


def test_nothing_new_makes_nothing(tools: Tools) -> None:
    catch_up(tools)
    before = (tools.settings.output / "shows/daily/feed.xml").stat()
    catch_up(tools)
    after = (tools.settings.output / "shows/daily/feed.xml").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_corrected_article_corrects_the_episode_and_speaks_one_line_anew(
    tools: Tools, newsroom: Newsroom, clock: Clock
) -> None:
    catch_up(tools)
    first = only_episode(tools)
    story = newsroom.stories[0]
    story.sentences = (*SENTENCES[:3], "People nearby were told that the work ends in May.")
    story.updated = PUBLISHED + timedelta(hours=1)
    newsroom.tell()
    later(tools, clock)
    second = only_episode(tools)
    assert (second.id, second.guid, second.revision) == (first.id, first.guid, 2)
    assert second.synthesized == 1
    assert second.reused == first.synthesized + first.reused - 1
    assert first.episode is not None and second.episode is not None
    assert second.episode.audio.sha256 != first.episode.audio.sha256
    (item,) = items(tools)
    assert item.findtext("guid") == first.guid


def test_correction_that_only_the_page_tells_is_found(
    tools: Tools, newsroom: Newsroom, clock: Clock
) -> None:
    catch_up(tools)
    feed = newsroom.site.routes["/feed.xml"]
    newsroom.stories[0].sentences = (*SENTENCES[:3], "The last sentence was mended silently.")
    newsroom.tell()
    newsroom.site.routes["/feed.xml"] = feed
    later(tools, clock)
    assert only_episode(tools).revision == 2


def test_changed_timestamp_with_the_same_words_makes_nothing(
    tools: Tools, newsroom: Newsroom, clock: Clock
) -> None:
    catch_up(tools)
    newsroom.stories[0].updated = PUBLISHED + timedelta(hours=3)
    newsroom.tell()
    later(tools, clock)
    record = only_episode(tools)
    assert (record.revision, record.attempt) == (1, 1)


def test_changed_guid_and_tracking_parameters_are_the_same_article(
    tools: Tools, newsroom: Newsroom, clock: Clock
) -> None:
    catch_up(tools)
    newsroom.stories = [Story("/bridge", "Bridge closes", guid="new", query="?utm_source=rss")]
    newsroom.tell()
    later(tools, clock)
    assert len(episodes.listing(tools.database)) == 1


def test_other_address_with_the_same_canonical_one_is_not_narrated_twice(
    tools: Tools, newsroom: Newsroom, clock: Clock
) -> None:
    catch_up(tools)
    first = only_episode(tools)
    newsroom.stories.append(Story("/amp/bridge", "Bridge closes", canonical="/bridge"))
    newsroom.tell()
    later(tools, clock)
    (other,) = [each for each in episodes.listing(tools.database) if each.id != first.id]
    assert other.state == "skipped"
    assert first.id in other.reason
    assert len(items(tools)) == 1


def test_reordered_dropped_and_listed_again_makes_nothing(
    tools: Tools, newsroom: Newsroom, clock: Clock
) -> None:
    newsroom.stories.append(Story("/ferry", "Ferry is late", tuple(reversed(SENTENCES))))
    newsroom.tell()
    catch_up(tools)
    bridge, ferry = newsroom.stories
    for stories in ([ferry, bridge], [ferry], [bridge, ferry]):
        newsroom.stories = list(stories)
        newsroom.tell()
        later(tools, clock)
    records = episodes.listing(tools.database)
    assert [(each.state, each.revision, each.attempt) for each in records] == [("aired", 1, 1)] * 2


def test_old_articles_of_a_new_source_are_left_alone(
    newsroom: Newsroom, tmp_path: Path, clock: Clock
) -> None:
    newsroom.stories = [Story(f"/{number}", f"Story {number}") for number in range(4)]
    newsroom.tell()
    source = Source(url=newsroom.site.url("/feed.xml"), first_poll_articles=1, least_words=20)
    with open_tools(settings_for(newsroom, tmp_path / "o", source), clock) as tools:
        catch_up(tools)
        states = sorted(each.state for each in episodes.listing(tools.database))
        assert states == ["aired", "skipped", "skipped", "skipped"]
        newsroom.stories.insert(0, Story("/new", "A new story"))
        newsroom.tell()
        later(tools, clock)
        assert len(items(tools)) == 2


def test_article_marked_silent_or_too_short_is_skipped_with_the_reason(
    tools: Tools, newsroom: Newsroom
) -> None:
    newsroom.stories = [
        Story("/silent", "Not aloud", categories=("no-audio",)),
        Story("/stub", "Breaking", sentences=("More soon.",)),
    ]
    newsroom.tell()
    catch_up(tools)
    reasons = {each.title: each.reason for each in episodes.listing(tools.database)}
    assert "no-audio" in reasons["Not aloud"]
    assert "short" in reasons["Breaking"]
    assert all(each.state == "skipped" for each in episodes.listing(tools.database))


def test_held_back_article_waits_after_publication(
    newsroom: Newsroom, tmp_path: Path, clock: Clock
) -> None:
    clock.moved = PUBLISHED + timedelta(minutes=1) - clock()
    source = Source(url=newsroom.site.url("/feed.xml"), hold_back_minutes=10, least_words=20)
    with open_tools(settings_for(newsroom, tmp_path / "o", source), clock) as tools:
        catch_up(tools)
        assert only_episode(tools).state == "waiting"
        clock.move(minutes=10)
        catch_up(tools)
        assert only_episode(tools).state == "aired"


def test_page_that_fails_waits_with_the_reason_and_is_made_when_it_is_back(
    tools: Tools, newsroom: Newsroom, clock: Clock
) -> None:
    page = newsroom.site.routes["/bridge"]
    newsroom.site.routes["/bridge"] = lambda _request: error(503)
    catch_up(tools)
    waiting = only_episode(tools)
    assert (waiting.state, waiting.failures) == ("waiting", 1)
    assert "503" in waiting.reason
    newsroom.site.routes["/bridge"] = page
    later(tools, clock)
    made = only_episode(tools)
    assert (made.state, made.attempt, made.reason) == ("aired", 2, "")


def test_feed_that_is_down_is_asked_again_after_growing_pauses(
    tools: Tools, newsroom: Newsroom
) -> None:
    from audio_pipeline.store.sources import all_sources

    newsroom.site.routes["/feed.xml"] = lambda _request: error(500)
    pauses = []
    for _ in range(3):
        catch_up(tools)
        (source,) = all_sources(tools.database)
        assert source.next_poll_at is not None
        pauses.append((source.next_poll_at - tools.now()).total_seconds())
    assert "500" in source.error
    assert pauses[0] * 1.5 < pauses[1] and pauses[1] * 1.5 < pauses[2]


def test_retracted_episode_leaves_the_feed_and_the_folder(tools: Tools) -> None:
    catch_up(tools)
    record = only_episode(tools)
    assert record.episode is not None
    retract(tools, record.id, "names the wrong person", "desk")
    assert items(tools) == []
    assert not (tools.settings.output / record.episode.audio.path).exists()
    catch_up(tools)
    assert only_episode(tools).state == "retracted"
    assert items(tools) == []


def test_episode_made_again_is_the_same_bytes(tools: Tools) -> None:
    catch_up(tools)
    first = only_episode(tools)
    render_again(tools, first.id, "desk")
    second = wait_for(tools, first.id)
    assert first.episode is not None and second.episode is not None
    assert (second.state, second.attempt, second.synthesized) == ("aired", 2, 0)
    assert second.episode.audio == first.episode.audio


def test_made_again_after_a_retraction_is_on_air_under_the_same_guid(tools: Tools) -> None:
    catch_up(tools)
    first = only_episode(tools)
    retract(tools, first.id, "in a hurry", "desk")
    render_again(tools, first.id, "desk")
    assert wait_for(tools, first.id).state == "aired"
    (item,) = items(tools)
    assert item.findtext("guid") == first.guid


def test_address_that_an_editor_gives_is_narrated_whatever_the_rules_say(
    tools: Tools, newsroom: Newsroom
) -> None:
    newsroom.stories = [Story("/silent", "Not aloud", categories=("no-audio",))]
    newsroom.tell()
    catch_up(tools)
    newsroom.stories.append(Story("/other", "Another"))
    newsroom.tell()
    silent = narrate(tools, "daily", newsroom.site.url("/silent"), "desk")
    assert wait_for(tools, silent).state == "aired"
    made = narrate(tools, "daily", newsroom.site.url("/other"), "desk")
    assert wait_for(tools, made).state == "aired"
    assert episode_for(tools, newsroom.site.url("/other?utm_source=x")) == made


def test_page_that_names_our_own_audio_is_still_corrected(
    tools: Tools, newsroom: Newsroom, clock: Clock
) -> None:
    catch_up(tools)
    record = only_episode(tools)
    assert record.episode is not None
    ours = f"{tools.settings.base_url}/{record.episode.audio.path}"
    story = newsroom.stories[0]
    story.audio = ours
    story.sentences = (*SENTENCES[:3], "The last sentence was corrected after it was aired.")
    newsroom.tell()
    later(tools, clock)
    assert only_episode(tools).revision == 2
    newsroom.stories.append(
        Story("/radio", "From the radio", audio="https://radio.example/a.mp3", guid="r")
    )
    newsroom.tell()
    later(tools, clock)
    (other,) = [each for each in episodes.listing(tools.database) if each.id != record.id]
    assert (other.state, other.reason) == ("skipped", "has a recording of its own")


def test_folder_of_files_is_a_source_and_shows_no_path(
    newsroom: Newsroom, tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / "articles").mkdir()
    body = "\n\n".join(SENTENCES)
    (tmp_path / "articles/bridge.md").write_text(f"---\ntitle: Bridge closes\n---\n\n{body}\n")
    source = Source(kind="folder", path=str(tmp_path / "articles"), least_words=20)
    with open_tools(settings_for(newsroom, tmp_path / "o", source), clock) as tools:
        catch_up(tools)
        record = only_episode(tools)
        assert (record.state, record.title) == ("aired", "Bridge closes")
        published = [path for path in (tmp_path / "o").rglob("*") if path.is_file()]
        for path in published:
            if "state" not in path.parts:
                assert str(tmp_path).encode() not in path.read_bytes(), path


@pytest.mark.parametrize("address", ["", "bridge", "file:///etc/passwd", "http://[", "https://"])
def test_what_is_no_address_is_refused(tools: Tools, address: str) -> None:
    assert episode_for(tools, address) is None
    with pytest.raises(UsageError, match="is not the address of a page"):
        narrate(tools, "daily", address, "desk")
    with pytest.raises(UsageError, match="there is no show 'weekly'; the shows are: daily"):
        narrate(tools, "weekly", "https://n.example/a", "desk")


def test_show_that_is_no_longer_configured_keeps_its_episodes(
    tools: Tools, newsroom: Newsroom, tmp_path: Path
) -> None:
    catch_up(tools)
    settings = settings_for(newsroom, tmp_path / "output")
    with open_tools(replace(settings, shows={})) as bare:
        catch_up(bare)
        assert only_episode(bare).state == "aired"
