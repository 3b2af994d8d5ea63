"""RSS 2.0, Atom and JSON Feed say the same in their own ways."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.sources.conftest import Ask
from tests.standins.site import Page, Site

PARAGRAPH = "<p>" + "The council met on Monday and agreed on the plan for the bridge. " * 5 + "</p>"
WHOLE = PARAGRAPH * 5
TEASER = "<p>The council met.</p>"


def rss(item: str, channel: str = "<language>en-GB</language>") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:media="http://search.yahoo.com/mrss/"'
        f' xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>News</title>{channel}'
        f"<link>https://news.example/</link>{item}</channel></rss>"
    )


def atom(entry: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk-UA"><title>News</title>'
        f"<id>urn:x</id><updated>2024-05-01T12:00:00Z</updated>{entry}</feed>"
    )


def json_feed(item: dict[str, Any], **feed: object) -> Page:
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [item]} | feed
    return Page(json.dumps(whole), content_type="application/feed+json")


def test_rss_item_comes_with_all_it_says(ask: Ask) -> None:
    item = f"""<item><title>A &amp;amp; B: &lt;i&gt;why&lt;/i&gt;</title>
        <link>https://news.example/a?x=1&amp;y=2</link><guid isPermaLink="false">17</guid>
        <pubDate>Wed, 01 May 2024 12:00:00 +0200</pubDate><dc:creator>Ann Writer</dc:creator>
        <category>City</category><category>Transport</category><category>City</category>
        <description>It &lt;b&gt;opened&lt;/b&gt;.</description>
        <content:encoded><![CDATA[{WHOLE}]]></content:encoded></item>"""
    entry = ask(rss(item)).entries[0]
    assert (entry.guid, entry.url) == ("17", "https://news.example/a?x=1&y=2")
    assert (entry.title, entry.summary) == ("A & B: why", "It opened.")
    assert entry.published == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert entry.updated is None
    assert entry.categories == ("City", "Transport")
    assert (entry.byline, entry.language, entry.recordings) == ("Ann Writer", "en", ())
    assert WHOLE in entry.html


def test_atom_entry_comes_with_all_it_says(ask: Ask) -> None:
    entry = ask(
        atom(f"""<entry><id>urn:17</id><title>Міст &lt; міст</title>
        <link rel="self" href="https://news.example/x"/><link href="../a"/>
        <published>2024-05-01T12:00:00+02:00</published><updated>2024-05-02T12:00:00Z</updated>
        <author><name>Ann</name></author><author><name>Bob</name></author>
        <category term="c1" label="City"/><summary>It opened.</summary>
        <content type="html"><![CDATA[{WHOLE}]]></content></entry>""")
    ).entries[0]
    assert entry.guid == "urn:17"
    assert entry.url.endswith("/a") and "/news/" not in entry.url
    assert (entry.title, entry.byline, entry.language) == ("Міст < міст", "Ann, Bob", "uk")
    assert entry.published == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert entry.updated == datetime(2024, 5, 2, 12, tzinfo=UTC)
    assert entry.categories == ("City",)
    assert WHOLE in entry.html


def test_atom_xhtml_content_is_full_text(ask: Ask) -> None:
    content = (
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{WHOLE}</div></content>'
    )
    entry = ask(
        atom(f'<entry><id>1</id><link href="/a"/><title>A</title>{content}</entry>')
    ).entries[0]
    assert entry.html.count("<p>") == 5


def test_atom_content_elsewhere_or_plain_is_no_full_text(ask: Ask) -> None:
    for content in ('<content src="/a"/>', f"<content>{'plain words ' * 300}</content>"):
        feed = atom(f'<entry><id>1</id><link href="/a"/><title>A</title>{content}</entry>')
        assert ask(feed).entries[0].html == ""


def test_json_item_comes_with_all_it_says(ask: Ask) -> None:
    item = {
        "id": 17,
        "url": "a",
        "title": "A < B",
        "summary": "It  opened.",
        "content_html": WHOLE,
        "date_published": "2024-05-01T12:00:00+02:00",
        "date_modified": "2024-05-02T12:00:00Z",
        "tags": ["City", 3],
        "authors": [{"name": "Ann"}, {"name": "Bob"}, {}],
        "language": "de-AT",
    }
    entry = ask(json_feed(item)).entries[0]
    assert (entry.guid, entry.title, entry.summary) == ("17", "A < B", "It opened.")
    assert entry.url.endswith("/news/a")
    assert entry.published == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert entry.updated == datetime(2024, 5, 2, 12, tzinfo=UTC)
    assert (entry.categories, entry.byline, entry.language) == (("City",), "Ann, Bob", "de")
    assert WHOLE in entry.html


def test_json_text_becomes_paragraphs_and_old_author_counts(ask: Ask) -> None:
    text = "\n\n".join(["Five < six words stand here. " * 20] * 3)
    item = {"id": "1", "url": "/a", "content_text": text, "author": {"name": "Ann"}}
    entry = ask(json_feed(item, language="fr")).entries[0]
    assert (entry.byline, entry.language, entry.title) == ("Ann", "fr", "")
    assert entry.html.count("<p>Five &lt; six") == 3


def test_full_text_is_a_page_with_its_metadata(ask: Ask) -> None:
    item = f"""<item><title>A "bridge"</title><link>https://news.example/a</link>
        <pubDate>Wed, 01 May 2024 12:00:00 GMT</pubDate><dc:creator>Ann &amp; Bob</dc:creator>
        <content:encoded><![CDATA[{WHOLE}]]></content:encoded></item>"""
    html = ask(rss(item)).entries[0].html
    for part in (
        '<html lang="en-GB">',
        "<h1>A &quot;bridge&quot;</h1>",
        '<meta name="author" content="Ann &amp; Bob">',
        '<meta property="article:published_time" content="2024-05-01T12:00:00+00:00">',
        '<link rel="canonical" href="https://news.example/a">',
    ):
        assert part in html


def test_teaser_is_no_full_text(ask: Ask) -> None:
    item = (
        f"<item><title>A</title><link>/a</link><description><![CDATA[{WHOLE}]]></description>"
        f"<content:encoded><![CDATA[{TEASER}]]></content:encoded></item>"
    )
    assert ask(rss(item)).entries[0].html == ""


@pytest.mark.parametrize(
    "recording",
    [
        '<enclosure url="/a.mp3" type="audio/mpeg" length="1"/>',
        '<enclosure url="/a.mp3?x=1" type="" length="1"/>',
        '<media:content url="/a" type="audio/mp4"/>',
        '<media:group><media:content url="/a" medium="audio"/></media:group>',
        '<atom:link rel="enclosure" type="audio/ogg" href="/a"/>',
    ],
)
def test_rss_item_with_a_recording_says_so(ask: Ask, recording: str) -> None:
    item = f"<item><title>A</title><link>/a</link>{recording}</item>"
    assert ask(rss(item)).entries[0].recordings


@pytest.mark.parametrize(
    "other",
    [
        '<enclosure url="/a.jpg" type="image/jpeg" length="1"/>',
        '<media:content url="/a.jpg" medium="image"/>',
        '<enclosure url="/a.mp4" type="video/mp4" length="1"/>',
    ],
)
def test_picture_is_no_recording(ask: Ask, other: str) -> None:
    item = f"<item><title>A</title><link>/a</link>{other}</item>"
    assert not ask(rss(item)).entries[0].recordings


def test_atom_and_json_recordings_count_too(ask: Ask) -> None:
    link = '<link rel="enclosure" type="audio/mpeg" href="/a.mp3"/>'
    entry = f'<entry><id>1</id><link href="/a"/><title>A</title>{link}</entry>'
    assert ask(atom(entry)).entries[0].recordings
    attachments = [{"url": "/a.mp3", "mime_type": "audio/mpeg"}]
    assert (
        ask(json_feed({"id": "1", "url": "/a", "attachments": attachments})).entries[0].recordings
    )


@pytest.mark.parametrize(
    "date",
    [
        "",
        "yesterday",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "0001-01-01T00:00:00Z",
        "2024-13-45",
        "2024-02-30T10:00:00Z",
        "2024-05-01T10:00:00+99:00",
    ],
)
def test_missing_or_wrong_date_is_none(ask: Ask, date: str) -> None:
    item = f"<item><title>A</title><link>/a</link><pubDate>{date}</pubDate></item>"
    assert ask(rss(item)).entries[0].published is None
    assert ask(json_feed({"url": "/a", "date_published": date})).entries[0].published is None


@pytest.mark.parametrize(
    "date",
    [
        "Wed, 01 May 2024 12:00:00 +0200",
        "Wed, 1 May 2024 06:00 EDT",
        "2024-05-01T10:00:00Z",
        "2024-05-01 12:00:00 +0200",
        "2024-05-01T12:00:00.5+02:00",
    ],
)
def test_date_is_read_with_its_zone(ask: Ask, date: str) -> None:
    item = f"<item><title>A</title><link>/a</link><pubDate>{date}</pubDate></item>"
    assert ask(rss(item)).entries[0].published == datetime(2024, 5, 1, 10, tzinfo=UTC)


def test_text_without_stated_encoding_is_utf8_whatever_the_server_says(ask: Ask) -> None:
    feed = rss("<item><title>Привіт</title><link>/a</link></item>")
    for kind in ("text/xml", "text/xml; charset=iso-8859-1", "application/octet-stream", ""):
        for text in (feed, feed.replace(' encoding="utf-8"', "")):
            assert ask(Page(text, content_type=kind)).entries[0].title == "Привіт"


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16"])
def test_text_in_another_encoding_is_read(ask: Ask, encoding: str) -> None:
    feed = rss("<item><title>Привіт</title><link>/a</link></item>")
    page = Page(feed.replace("utf-8", encoding).encode(encoding), content_type="application/xml")
    assert ask(page).entries[0].title == "Привіт"


def test_relative_links_follow_the_redirected_feed(ask: Ask, site: Site) -> None:
    from tests.standins.site import redirect

    site.routes["/moved/here/feed"] = Page(rss("<item><title>A</title><link>a</link></item>"))
    assert ask(redirect("/moved/here/feed")).entries[0].url == site.url("/moved/here/a")


def test_permanent_guid_is_the_address_where_there_is_no_link(ask: Ask) -> None:
    entry = ask(rss("<item><title>A</title><guid>https://news.example/a</guid></item>")).entries[0]
    assert (entry.guid, entry.url) == ("https://news.example/a", "https://news.example/a")


def test_entry_without_an_address_is_left_out(ask: Ask) -> None:
    items = (
        "<item><title>A</title><link>https://news.example/a</link></item>"
        "<item><title>B</title></item>"
        "<item><title>C</title><link>javascript:alert(1)</link></item>"
    )
    titles = [entry.title for entry in ask(rss(items, channel="")).entries if entry.url]
    assert "A" in titles and "C" not in titles


def test_guid_at_several_addresses_is_not_believed(ask: Ask) -> None:
    items = "".join(
        f'<item><title>{n}</title><link>/{n}</link><guid isPermaLink="false">same</guid></item>'
        for n in "ab"
    )
    assert [entry.guid for entry in ask(rss(items)).entries] == ["", ""]


def test_ill_formed_feed_is_listed_but_its_texts_are_not_trusted(ask: Ask) -> None:
    item = (
        "<item><title>Salt & pepper</title><link>/a</link>"
        f"<content:encoded><![CDATA[{WHOLE}]]></content:encoded></item>"
    )
    entry = ask(rss(item)).entries[0]
    assert (entry.title, entry.html) == ("Salt & pepper", "")


def test_order_is_the_feeds(ask: Ask) -> None:
    items = "".join(f"<item><title>{n}</title><link>/{n}</link></item>" for n in "cab")
    assert [entry.title for entry in ask(rss(items)).entries] == ["c", "a", "b"]
