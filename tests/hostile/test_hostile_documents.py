"""Pages and feeds made to cost, break or smuggle, a hundredth of what `bench/hostile.py` reads."""

import json
import time
from pathlib import Path

import pytest

from audio_pipeline.bounded import Limits, Task, run
from audio_pipeline.errors import ArticleSkipped, AudioPipelineError, SourceFailed
from audio_pipeline.http import Client, Response
from audio_pipeline.model import Source, SourceState
from audio_pipeline.sources import poll
from audio_pipeline.sources.bounds import MAX_ENTRIES, MAX_GUID, MAX_TITLE
from audio_pipeline.sources.feed import parse_feed, read_feed
from audio_pipeline.work.reading import read_article, write_script
from audio_pipeline.work.reading_child import (
    LANGUAGES,
    SAMPLE_SHOW,
    SAMPLE_URL,
    sample_page,
)
from tests.hostile.corpus import GOOD_BODY, ITEM, feeds, page, pages, rss
from tests.standins.site import Page, Reply, Site

SIZE = 0.01
PAGES, FEEDS = pages(SIZE), feeds(SIZE)
WHERE = "http://x.test/feed"


@pytest.mark.parametrize("name", PAGES)
def test_page_becomes_a_script_or_one_clear_reason(name: str) -> None:
    started = time.monotonic()
    try:
        script = write_script(read_article(PAGES[name], SAMPLE_URL, None), SAMPLE_SHOW)
    except ArticleSkipped as error:
        assert str(error).isprintable()
    else:
        assert all(line.spoken and line.spoken.isprintable() for line in script.lines)
    assert time.monotonic() - started < 60.0  # of a busy machine; what it costs is in the bench


@pytest.mark.parametrize("name", FEEDS)
def test_feed_is_listed_or_one_clear_failure(name: str) -> None:
    started = time.monotonic()
    try:
        entries = read_feed(Response(WHERE, 200, {}, FEEDS[name]), WHERE)
    except SourceFailed as error:
        assert str(error).isprintable()
    else:
        assert 0 < len(entries) <= MAX_ENTRIES
        assert all(len(each.title) <= MAX_TITLE and each.title.isprintable() for each in entries)
        assert "root:" not in "".join(each.summary + each.html for each in entries)
    assert time.monotonic() - started < 60.0


def test_author_that_costs_its_parser_minutes_ends_at_the_limit() -> None:
    body = rss(ITEM.format(f"<author>{'a' * 100_000}</author>")).encode()
    question = json.dumps({"url": WHERE, "headers": {}, "where": WHERE}).encode()
    limits = Limits(cpu_s=1)
    task = Task("audio_pipeline.sources.child:feed_entries", question, body, limits)
    with pytest.raises(SourceFailed, match="takes more than 1 s to read"):
        run(task, lambda why: SourceFailed(f"{WHERE} {why}"))


def test_reader_gives_what_the_functions_give() -> None:
    from audio_pipeline.extract import extract
    from audio_pipeline.script import compose

    for language in set(LANGUAGES) - {"und"}:
        article = extract(sample_page(language), SAMPLE_URL)
        assert read_article(sample_page(language), SAMPLE_URL, None) == article
        assert read_article(sample_page(language).encode(), SAMPLE_URL, None) == article
        assert write_script(article, SAMPLE_SHOW) == compose(article, SAMPLE_SHOW)
    feed = Response(WHERE, 200, {}, FEEDS["items"])
    assert read_feed(feed, WHERE) == parse_feed(feed, WHERE)


def test_text_without_spaces_is_not_spoken_for_days() -> None:
    with pytest.raises(ArticleSkipped, match="too long: 480,"):
        read_article(page("<p>" + "这是一句话。" * 80_000 + GOOD_BODY), SAMPLE_URL, None)


def test_ten_thousand_items_are_bounded_to_the_newest() -> None:
    items = "".join(
        f"<item><title>A {n}</title><link>http://x.test/{n}</link>"
        f"<pubDate>{1 + n % 28} May {1995 + n // 1000} 10:00:00 GMT</pubDate></item>"
        for n in range(10_000)
    )
    entries = read_feed(Response(WHERE, 200, {}, rss(items).encode()), WHERE)
    assert [each.title for each in entries] == [f"A {n}" for n in range(9_000, 10_000)]


def test_what_a_listing_says_is_one_line_that_ends() -> None:
    item = {
        "id": "g" * 5000,
        "url": "http://x.test/a",
        "title": "A\u0000B\r\nX: \u001b[31m\ud800\u202eC" + "D" * 5000,
        "tags": ["t\n" * 500, "u"] * 500,
        "authors": [{"name": "By\u0000\u2028me"}],
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [item]}
    (entry,) = read_feed(Response(WHERE, 200, {}, json.dumps(feed).encode()), WHERE)
    assert entry.title.startswith("A B X:  [31mCDDD")
    assert len(entry.title) == MAX_TITLE
    assert len(entry.guid) <= MAX_GUID
    assert (len(entry.categories), len(entry.categories[0])) == (100, 200)
    assert entry.byline == "By me"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Reply(200, {}, b"x", stated_length=50_000_000), "larger than 10,000,000 bytes"),
        (Reply(200, {}, iter([b"<rss>" * 1000] * 10_000)), "larger than 10,000,000 bytes"),
        (Page(b"\x89PNG\r\n\x1a\n" + bytes(1000), "application/rss+xml"), "an image, not a feed"),
        (Page("<!doctype html><h1>502</h1>", "application/rss+xml"), "an HTML page, not a feed"),
        (Page("\ufeff \n<html><body>Maintenance", "text/xml"), "an HTML page, not a feed"),
        (Page(b"\0" * 10_000, "text/xml"), "answered with nothing"),
        (Page(b"\xff" * 10_000, "text/xml"), "answered with"),
        (Page("--help", "text/plain"), "that is no feed"),
    ],
)
def test_answer_that_is_no_feed_is_one_line(answer: Reply | Page, reason: str) -> None:
    refused = pytest.raises(AudioPipelineError, match=reason)
    with (
        Site({"/feed": answer}) as site,
        Client("tests", allow=(site.host,)) as client,
        refused as raised,
    ):
        poll(Source(url=site.url("/feed")), SourceState(), client)
    assert str(raised.value).isprintable()


@pytest.mark.parametrize(
    ("stated", "written"),
    [
        ("utf-8", "cp1251"),
        ("cp1251", "utf-8"),
        ("utf-16", "utf-8"),
        ("utf-7", "utf-8"),
        ("x", "utf-8"),
    ],
)
def test_feed_in_another_charset_than_it_says_is_listed_or_one_failure(
    stated: str, written: str
) -> None:
    text = rss(ITEM.format("<description>Міст закрито</description>"))
    body = text.replace("?>", f" encoding='{stated}'?>", 1).encode(written)
    headers = {"content-type": f"application/rss+xml; charset={stated}"}
    try:
        (entry,) = read_feed(Response(WHERE, 200, headers, body), WHERE)
    except SourceFailed as error:
        assert str(error).isprintable()
    else:
        assert entry.url == "http://x.test/a"


@pytest.mark.parametrize("stated", ["utf-7", "utf-16", "x-user-defined", "hz", "base64", "zlib"])
def test_page_in_another_charset_than_it_says_smuggles_no_markup(stated: str) -> None:
    smuggled = "+ADw-script+AD4-alert(1)+ADw-/script+AD4-"
    body = page(f"<p>{smuggled}</p>{GOOD_BODY}").replace("utf-8", stated).encode()
    article = read_article(body, SAMPLE_URL, None)
    assert "<script" not in article.text
    assert "The old bridge" in article.text


def test_folder_with_odd_files_lists_the_good_one(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text("# A bridge\n\nIt is closed.\n")
    (tmp_path / "odd.md").write_bytes(b"---\ntitle: \xff\xfe\0\n---\n" + b"[" * 20_000)
    (tmp_path / "--help.html").write_bytes(b"<title>\xed\xa0\x80--help</title><p>x" + b"<" * 50_000)
    (tmp_path / "passwd.md").symlink_to("/etc/passwd")
    with Client("tests") as client:
        entries = poll(Source(kind="folder", path=str(tmp_path)), SourceState(), client).entries
    assert "A bridge" in {each.title for each in entries}
    assert not any("root:" in each.html for each in entries)
    assert all(each.title.isprintable() for each in entries)
