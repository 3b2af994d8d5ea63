"""feed(): pure, deterministic, valid for any text, and complete by PSP-1."""

import time
from dataclasses import replace
from datetime import timedelta, timezone
from email.utils import parsedate_to_datetime

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from audio_pipeline.model import Episode, PublishedFile, Show
from audio_pipeline.publish import feed
from audio_pipeline.publish.rss import NAMESPACES, podcast_guid
from audio_pipeline.publish.text import one_line
from tests.publish.conftest import MORNING, Publisher

BASE = "https://audio.dailypage.example"
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)


def parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data).find("channel")


def texts(parent: etree._Element, path: str) -> list[str]:
    return [element.text or "" for element in parent.findall(path, NAMESPACES)]


def attributes(parent: etree._Element, path: str) -> dict[str, str]:
    return dict(parent.find(path, NAMESPACES).attrib)


def an_episode(number: int = 1) -> Episode:
    file = PublishedFile(f"media/e{number}/trams-0123456789ab.mp3", 1000, "0" * 64, "audio/mpeg")
    return Episode(
        id=f"e{number}",
        show="daily",
        guid=f"guid-{number}",
        revision=1,
        title="Tram line approved",
        description="The council voted.",
        language="en",
        disclosure="This audio is created with AI assistance.",
        article_url=f"https://dailypage.example/{number}",
        byline="Olena Kovalenko",
        published=MORNING + timedelta(minutes=number),
        updated=MORNING + timedelta(minutes=number + 3),
        duration_s=63.4,
        audio=file,
        transcript=replace(file, path=file.path[:-3] + "vtt", media_type="text/vtt"),
        words=replace(file, path=file.path[:-3] + "words.json", media_type="application/json"),
        chapters=replace(
            file, path=file.path[:-3] + "chapters.json", media_type="application/json+chapters"
        ),
    )


def test_channel_has_all_that_psp_1_asks(show: Show) -> None:
    channel = parsed(feed(show, [an_episode()], BASE + "/"))
    assert texts(channel, "title") == ["The Daily Page, read aloud"]
    assert texts(channel, "link") == ["https://dailypage.example/"]
    assert texts(channel, "description") == ["Every article, read aloud."]
    assert texts(channel, "language") == ["en"]
    assert texts(channel, "itunes:explicit") == ["false"]
    assert texts(channel, "itunes:author") == ["The Daily Page"]
    assert texts(channel, "itunes:owner/itunes:email") == ["podcast@dailypage.example"]
    assert texts(channel, "itunes:type") == ["episodic"]
    assert texts(channel, "podcast:locked") == ["yes"]
    assert attributes(channel, "itunes:image") == {"href": f"{BASE}/shows/daily/artwork.jpg"}
    assert attributes(channel, "itunes:category") == {"text": "News"}
    assert attributes(channel, "itunes:category/itunes:category") == {"text": "Daily News"}
    assert attributes(channel, "podcast:txt") == {"purpose": "ai-content"}
    assert attributes(channel, "atom:link") == {
        "href": f"{BASE}/shows/daily/feed.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }


def test_item_has_all_that_apps_read(show: Show) -> None:
    item = parsed(feed(show, [an_episode()], BASE)).find("item")
    assert attributes(item, "guid") == {"isPermaLink": "false"}
    assert texts(item, "guid") == ["guid-1"]
    assert texts(item, "pubDate") == ["Mon, 24 Nov 2025 09:01:00 GMT"]
    assert texts(item, "link") == ["https://dailypage.example/1"]
    assert texts(item, "itunes:duration") == ["63"]
    assert texts(item, "podcast:txt") == ["true"]
    assert attributes(item, "enclosure") == {
        "url": f"{BASE}/media/e1/trams-0123456789ab.mp3",
        "length": "1000",
        "type": "audio/mpeg",
    }
    assert attributes(item, "podcast:transcript") == {
        "url": f"{BASE}/media/e1/trams-0123456789ab.vtt",
        "type": "text/vtt",
        "language": "en",
    }
    assert attributes(item, "podcast:chapters")["type"] == "application/json+chapters"
    [notes] = texts(item, "content:encoded")
    assert '<a href="https://dailypage.example/1">Tram line approved</a>' in notes
    assert "This audio is created with AI assistance." in notes
    assert "This audio is created with AI assistance." in texts(item, "description")[0]


def test_description_stands_before_the_encoded_content(show: Show) -> None:
    # The W3C validator asks for it: readers that know both take the later one.
    tags = [child.tag for child in parsed(feed(show, [an_episode()], BASE)).find("item")]
    assert tags.index("description") < tags.index(f"{{{NAMESPACES['content']}}}encoded")


def test_podcast_guid_is_that_of_the_specification() -> None:
    expected = "9b024349-ccf0-5f69-a609-6b82873eab3c"  # the specification's own example
    assert podcast_guid("https://podnews.net/rss") == expected
    assert podcast_guid("http://podnews.net/rss//") == expected


def test_newest_item_comes_first_whatever_the_order_given(show: Show) -> None:
    episodes = [an_episode(number) for number in (2, 9, 5)]
    same_moment = replace(an_episode(7), published=episodes[1].published)
    there = feed(show, [*episodes, same_moment], BASE)
    assert texts(parsed(there), "item/guid") == ["guid-7", "guid-9", "guid-5", "guid-2"]
    assert feed(show, [same_moment, *reversed(episodes)], BASE) == there


def test_last_build_date_is_the_newest_episodes(show: Show) -> None:
    old = replace(an_episode(1), updated=MORNING + timedelta(days=9))
    channel = parsed(feed(show, [an_episode(2), old], BASE))
    assert texts(channel, "lastBuildDate") == ["Wed, 03 Dec 2025 09:00:00 GMT"]
    assert texts(parsed(feed(show, [], BASE)), "lastBuildDate") == []


def test_dates_with_an_offset_are_the_same_moment(show: Show) -> None:
    kyiv = MORNING.astimezone(timezone(timedelta(hours=2)))
    item = parsed(feed(show, [replace(an_episode(), published=kyiv)], BASE)).find("item")
    assert parsedate_to_datetime(texts(item, "pubDate")[0]) == MORNING


def test_correction_keeps_its_guid_and_says_when(show: Show) -> None:
    corrected = replace(an_episode(), revision=2, updated=MORNING + timedelta(days=1))
    item = parsed(feed(show, [corrected], BASE)).find("item")
    assert texts(item, "guid") == ["guid-1"]
    assert texts(item, "pubDate") == ["Mon, 24 Nov 2025 09:01:00 GMT"]
    assert texts(item, "description")[0].startswith("Corrected on November 25, 2025. The council")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("uk", "Виправлено 25 листопада 2025\u202fр. The"),
        ("de-AT", "Korrigiert am 25. November 2025. The"),
        ("fr", "Corrigé le 25 novembre 2025. The"),
        ("xx", "Corrected on November 25, 2025. The"),
    ],
)
def test_correction_is_said_in_the_shows_language(show: Show, language: str, sentence: str) -> None:
    corrected = replace(an_episode(), revision=2, updated=MORNING + timedelta(days=1))
    channel = parsed(feed(replace(show, language=language), [corrected], BASE))
    assert texts(channel, "item/description")[0].replace("\xa0", "\u202f").startswith(sentence)


def test_show_may_bring_a_correction_as_a_new_item(show: Show) -> None:
    show = replace(show, corrections="new_item")
    first, corrected = an_episode(1), replace(an_episode(1), revision=3)
    assert texts(parsed(feed(show, [first], BASE)), "item/guid") == ["guid-1"]
    channel = parsed(feed(show, [corrected], BASE))
    assert texts(channel, "item/guid") == ["guid-1#revision-3"]
    assert texts(channel, "item/pubDate") == ["Mon, 24 Nov 2025 09:04:00 GMT"]


def test_episode_without_a_web_article_links_to_its_own_page(show: Show) -> None:
    local = replace(an_episode(), article_url="file:///srv/articles/1.md")
    item = parsed(feed(show, [local], BASE)).find("item")
    assert texts(item, "link") == [f"{BASE}/episodes/e1/"]
    assert "file:" not in texts(item, "content:encoded")[0]


def test_show_that_says_little_is_still_complete() -> None:
    channel = parsed(feed(Show("daily", "Daily"), [], BASE))
    assert texts(channel, "description") == ["Daily"]
    assert texts(channel, "link") == [f"{BASE}/shows/daily/"]
    assert texts(channel, "itunes:author") == ["Daily"]
    assert channel.find("itunes:owner", NAMESPACES) is None


def test_published_episode_is_found_by_a_feed_reader(publish_one: Publisher, show: Show) -> None:
    episode = publish_one(1)
    read = feedparser.parse(feed(show, [episode], BASE))
    assert not read.bozo
    assert read.entries[0].title == episode.title
    assert read.entries[0].enclosures[0].href == f"{BASE}/{episode.audio.path}"


@given(title=ANY_TEXT, description=ANY_TEXT, byline=ANY_TEXT, guid=ANY_TEXT, url=ANY_TEXT)
@settings(max_examples=150)
def test_any_text_gives_a_feed_that_parses_and_keeps_titles(
    title: str, description: str, byline: str, guid: str, url: str
) -> None:
    show = Show("daily", title, description=description, author=byline, email=byline, link=url)
    episode = replace(
        an_episode(),
        title=title,
        description=description,
        byline=byline,
        guid=guid,
        article_url=url,
        disclosure=description,
    )
    channel = parsed(feed(show, [episode], BASE))
    assert texts(channel, "title") == [one_line(title) or "daily"]
    assert texts(channel, "item/title") == [one_line(title) or "daily"]
    assert texts(channel, "item/guid") == [one_line(guid)]


def test_time_grows_with_the_number_of_episodes_only(show: Show) -> None:
    def seconds(count: int) -> float:
        episodes = [an_episode(number) for number in range(count)]
        start = time.process_time()
        feed(show, episodes, BASE)
        return time.process_time() - start

    few = min(seconds(500) for _ in range(3))
    assert min(seconds(4000) for _ in range(2)) < 8 * few * 2.5
