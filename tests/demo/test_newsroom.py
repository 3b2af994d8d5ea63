"""The sample newsroom, asked over HTTP as a pipeline would ask it."""

from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from time import struct_time

import feedparser
import httpx
import pytest
from bs4 import BeautifulSoup

from audio_pipeline.demo.newsroom import Newsroom
from audio_pipeline.errors import UsageError

NOW_S = 1_780_000_000.75
NOW = datetime(2026, 5, 28, 20, 26, 40, tzinfo=UTC)
AUDIO = "http://127.0.0.1:8123"


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom(audio_base_url=f"{AUDIO}/", clock=lambda: NOW_S) as running:
        yield running


def get(url: str, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.get(url, headers=named)


def moment(parsed: struct_time) -> datetime:
    """What feedparser makes of a date, which is in UTC."""
    return datetime.fromtimestamp(timegm(parsed), UTC)


def soup(response: httpx.Response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "lxml")


def entries(newsroom: Newsroom, language: str) -> list[feedparser.FeedParserDict]:
    parsed = feedparser.parse(get(newsroom.feed_url(language)).content)
    assert not parsed.bozo, parsed.bozo_exception
    return list(parsed.entries)


def test_each_edition_lists_its_articles_newest_first(newsroom: Newsroom) -> None:
    for language, least in (("en", 7), ("uk", 2), ("de", 2), ("fr", 2)):
        articles = newsroom.articles(language)
        assert len(articles) >= least
        assert [one.published for one in articles] == sorted(
            (one.published for one in articles), reverse=True
        )
        assert {one.language for one in articles} == {language}


@pytest.mark.parametrize(
    ("language", "version"), [("en", "rss20"), ("uk", "rss20"), ("de", "atom10")]
)
def test_feed_parses_and_names_every_article(
    newsroom: Newsroom, language: str, version: str
) -> None:
    response = get(newsroom.feed_url(language))
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo
    assert parsed.version == version
    articles = newsroom.articles(language)
    assert [entry.title for entry in parsed.entries] == [one.title for one in articles]
    assert [entry.author for entry in parsed.entries] == [one.author for one in articles]
    assert [moment(entry.published_parsed) for entry in parsed.entries] == [
        one.published for one in articles
    ]
    assert len({entry.id for entry in parsed.entries}) == len(articles)


def test_english_feed_has_teasers_and_tracking_in_its_links(newsroom: Newsroom) -> None:
    for entry, article in zip(entries(newsroom, "en"), newsroom.articles("en"), strict=True):
        assert entry.summary == article.teaser
        assert "content" not in entry
        assert entry.link.startswith(f"{newsroom.address(article)}?utm_source=")
        assert get(entry.link).status_code == 200


def test_ukrainian_feed_carries_the_full_text(newsroom: Newsroom) -> None:
    for entry, article in zip(entries(newsroom, "uk"), newsroom.articles("uk"), strict=True):
        text = BeautifulSoup(entry.content[0].value, "lxml").get_text(" ", strip=True)
        for paragraph in article.paragraphs:
            assert paragraph in " ".join(text.split())


def test_french_feed_is_a_valid_json_feed(newsroom: Newsroom) -> None:
    response = get(newsroom.feed_url("fr"))
    assert response.headers["content-type"].startswith("application/feed+json")
    feed = response.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == newsroom.feed_url("fr")
    assert feed["title"]
    articles = newsroom.articles("fr")
    assert [item["url"] for item in feed["items"]] == [newsroom.address(one) for one in articles]
    for item, article in zip(feed["items"], articles, strict=True):
        assert item["id"]
        assert datetime.fromisoformat(item["date_published"]) == article.published
        words = BeautifulSoup(item["content_html"], "lxml").get_text(" ")
        assert article.paragraphs[0] in " ".join(words.split())


def test_every_page_says_what_the_article_says(newsroom: Newsroom) -> None:
    newsroom.publish_next()
    for article in newsroom.articles():
        page = soup(get(newsroom.address(article)))
        text = " ".join(page.get_text("", strip=False).split())
        for paragraph in article.paragraphs:
            assert paragraph in text
        headings = page.select("h1")
        assert [" ".join(one.get_text().split()) for one in headings] == [
            " ".join(article.title.split())
        ]
        assert page.select_one("link[rel=canonical]")["href"] == newsroom.address(article)  # type: ignore[index]  # a missing one fails here, as it should
        assert page.html["lang"] == article.language  # type: ignore[index]  # as above


def test_every_narrated_page_carries_its_own_player(newsroom: Newsroom) -> None:
    for article in newsroom.articles():
        frames = soup(get(newsroom.address(article))).select("iframe")
        if article.silent:
            assert frames == []
            continue
        (frame,) = frames
        url = httpx.URL(str(frame["src"]))
        assert str(url).startswith(f"{AUDIO}/embed?")
        assert url.params["url"] == newsroom.address(article)
        assert article.title in str(frame["title"])


def test_pages_have_three_layouts_and_the_clutter_of_real_ones(newsroom: Newsroom) -> None:
    layouts = set()
    for article in newsroom.articles():
        page = get(newsroom.address(article)).text
        layouts.add(article.layout)
        for clutter in ("cookie-consent", "live-ticker", "top-banner", "ld+json", "newsletter"):
            if clutter != "newsletter" or len(article.chunks) > 8:
                assert clutter in page, (article.name, clutter)
        assert f"{article.minutes} " in page
    assert layouts == {"wordpress", "cms", "ghost"}


def test_articles_are_of_a_length_worth_hearing(newsroom: Newsroom) -> None:
    newsroom.publish_next()
    words = {
        one.name: sum(len(paragraph.split()) for paragraph in one.paragraphs)
        for one in newsroom.articles()
    }
    assert words.pop("breaking-wend-bridge") < 60, "the stub is there to be skipped"
    assert all(150 <= count <= 600 for count in words.values()), words


def test_one_article_is_marked_not_to_be_read_aloud(newsroom: Newsroom) -> None:
    (silent,) = (one for one in newsroom.articles() if one.silent)
    (entry,) = (one for one in entries(newsroom, "en") if one.title == silent.title)
    assert "no-audio" in {tag.term for tag in entry.tags}
    page = soup(get(newsroom.address(silent)))
    assert page.select_one('meta[name="audio-narration"][content="none"]')


def test_paragraphs_leave_out_captions_and_pull_quotes(newsroom: Newsroom) -> None:
    (bridge,) = (one for one in newsroom.articles() if one.name == "swing-bridge")
    captions = [block.text for block in bridge.blocks if block.kind == "caption"]
    assert captions == ["The swing bridge carries about 11,400 vehicles a day."]
    assert captions[0] not in bridge.paragraphs
    assert bridge.pull_quote not in bridge.paragraphs
    assert bridge.paragraphs[4] == (
        "Cars and lorries will be sent over the Wend bridge on Route 12, a detour of 9.5 km. "
        "The board expects it to take about 16 minutes at 8 a.m. and 11 minutes at noon. "
        "Lorries over 7.5 tonnes must leave Route 12 at exit 4, "
        "because the old town’s streets are too narrow for them."
    )


@pytest.mark.parametrize("path", ["/", "/feed.xml", "/de/atom.xml", "/fr/feed.json", "/uk/"])
def test_unchanged_page_answers_304_to_its_etag_and_date(newsroom: Newsroom, path: str) -> None:
    first = get(newsroom.url + path)
    by_tag = get(newsroom.url + path, If_None_Match=first.headers["etag"])
    by_date = get(newsroom.url + path, If_Modified_Since=first.headers["last-modified"])
    for answer in (by_tag, by_date):
        assert answer.status_code == 304
        assert answer.content == b""
    earlier = get(newsroom.url + path, If_Modified_Since="Sun, 01 Jan 2023 00:00:00 GMT")
    assert earlier.status_code == 200
    assert get(newsroom.url + path, If_None_Match='"other"').status_code == 200


def test_head_answers_like_get_without_a_body(newsroom: Newsroom) -> None:
    page = httpx.head(newsroom.url)
    assert page.status_code == 200
    assert page.content == b""
    assert int(page.headers["content-length"]) == len(get(newsroom.url).content)


def test_everything_a_page_shows_is_there(newsroom: Newsroom) -> None:
    newsroom.publish_next()
    pages = [newsroom.url, *(newsroom.address(one) for one in newsroom.articles())]
    addresses = set()
    for page in pages:
        found = soup(get(page))
        addresses |= {str(one["src"]) for one in found.select("img")}
        addresses |= {str(one["href"]) for one in found.select("link[rel=stylesheet], a")}
    local = {one for one in addresses if one.startswith("/")}
    assert "/static/courier.css" in local
    assert {one: get(newsroom.url + one).status_code for one in local} == dict.fromkeys(local, 200)


@pytest.mark.parametrize("path", ["/nothing", "/static/../newsroom.py", "/static/%2e%2e/x.css"])
def test_address_of_nothing_answers_404(newsroom: Newsroom, path: str) -> None:
    assert get(newsroom.url + path).status_code == 404


def test_publish_next_leads_the_english_feed_with_the_clocks_date(newsroom: Newsroom) -> None:
    before = get(newsroom.feed_url("en"))
    held = newsroom.publish_next()
    answer = get(newsroom.feed_url("en"), If_None_Match=before.headers["etag"])
    assert answer.status_code == 200
    leading = entries(newsroom, "en")[0]
    assert leading.title == held.title
    assert moment(leading.published_parsed) == NOW == held.published
    assert get(newsroom.address(held)).status_code == 200
    assert newsroom.articles()[0] == held
    with pytest.raises(UsageError, match="held back"):
        newsroom.publish_next()


def test_held_article_is_nowhere_before_it_is_published(newsroom: Newsroom) -> None:
    assert "grey seals" not in get(newsroom.url).text.lower()
    assert get(f"{newsroom.url}/grey-seals-return-to-heron-point/").status_code == 404


def test_correction_changes_two_sentences_the_teaser_and_the_date(newsroom: Newsroom) -> None:
    (wrong,) = (one for one in newsroom.articles() if one.correction)
    feed_before = get(newsroom.feed_url("en"))
    (entry_before,) = (one for one in entries(newsroom, "en") if one.title == wrong.title)
    right = newsroom.correct()
    changed = [
        (old, new)
        for old, new in zip(wrong.paragraphs, right.paragraphs, strict=False)
        if old != new
    ]
    assert len(changed) == 2
    assert len(right.paragraphs) == len(wrong.paragraphs) + 1
    assert right.paragraphs[-1].startswith("Correction:")
    assert (right.path, right.published, right.updated) == (wrong.path, wrong.published, NOW)
    answer = get(newsroom.feed_url("en"), If_Modified_Since=feed_before.headers["last-modified"])
    assert answer.status_code == 200
    (entry,) = (one for one in entries(newsroom, "en") if one.title == right.title)
    assert entry.id == entry_before.id
    assert entry.summary == right.teaser != entry_before.summary
    assert entry.updated == NOW.isoformat()
    page = soup(get(newsroom.address(right)))
    assert right.paragraphs[-1] in page.get_text(" ")
    assert page.select_one('meta[property="article:modified_time"]')["content"] == NOW.isoformat()  # type: ignore[index]  # a missing one fails here, as it should
    with pytest.raises(UsageError, match="nothing left to correct"):
        newsroom.correct()


def test_taken_port_is_refused_in_one_line(newsroom: Newsroom) -> None:
    port = httpx.URL(newsroom.url).port
    assert port is not None
    with pytest.raises(UsageError, match=f"cannot listen on 127.0.0.1:{port}"):
        Newsroom(port=port)


def test_unknown_edition_names_those_there_are(newsroom: Newsroom) -> None:
    with pytest.raises(UsageError, match="en, uk, de, fr"):
        newsroom.feed_url("nl")


def test_closed_newsroom_no_longer_answers() -> None:
    newsroom = Newsroom()
    newsroom.close()
    newsroom.close()
    with pytest.raises(httpx.ConnectError):
        get(newsroom.url)


def test_same_newsroom_gives_the_same_bytes_twice() -> None:
    with Newsroom() as first:
        site, pages = first.url, [one.path for one in first.articles()]
        port = httpx.URL(site).port or 0
        before = [get(site + path).content for path in ("/", "/feed.xml", *pages)]
    with Newsroom(port=port) as second:
        after = [get(second.url + path).content for path in ("/", "/feed.xml", *pages)]
    assert before == after
