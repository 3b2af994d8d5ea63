"""What a poll does when nothing changed, and when what came is no feed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from audio_pipeline.errors import ConfigError, FetchFailed, FetchRefused, SourceFailed
from audio_pipeline.http import Client
from audio_pipeline.model import Source, SourceState
from audio_pipeline.sources import poll
from tests.sources.conftest import Ask
from tests.standins.site import Page, Reply, Site, error, redirect

ITEM = "<item><title>A</title><link>/a</link></item>"
RSS = f'<rss version="2.0"><channel><title>News</title>{ITEM}</channel></rss>'
DATE = "Wed, 01 May 2024 12:00:00 GMT"


def test_first_poll_remembers_what_makes_the_next_one_cheap(ask: Ask) -> None:
    first = ask(Page(RSS, etag='"1"', last_modified=DATE))
    assert (first.unchanged, len(first.entries)) == (False, 1)
    assert (first.state.etag, first.state.last_modified) == ('"1"', DATE)
    assert len(first.state.body_hash) == 64


@pytest.mark.parametrize("page", [Page(RSS, etag='"1"'), Page(RSS, last_modified=DATE)])
def test_poll_is_unchanged_on_304(ask: Ask, site: Site, page: Page) -> None:
    state = ask(page).state
    again = ask(page, state)
    assert (again.unchanged, again.entries, again.state) == (True, (), state)
    headers = site.requests[1].headers
    assert "if-none-match" in headers or "if-modified-since" in headers


def test_poll_is_unchanged_on_the_same_bytes_and_takes_the_new_etag(ask: Ask) -> None:
    state = ask(Page(RSS, etag='"1"')).state
    again = ask(Page(RSS, etag='"2"'), state)
    assert (again.unchanged, again.entries, again.state.etag) == (True, (), '"2"')


def test_changed_feed_is_listed_again(ask: Ask) -> None:
    state = ask(Page(RSS, etag='"1"')).state
    changed = RSS.replace(ITEM, ITEM + ITEM.replace("/a", "/b"))
    again = ask(Page(changed, etag='"2"'), state)
    assert (again.unchanged, len(again.entries)) == (False, 2)


def test_poll_imports_no_parser(site: Site) -> None:
    site.routes["/feed"] = Page(RSS, etag='"1"')
    script = f"""
import hashlib, sys
from audio_pipeline.http import Client
from audio_pipeline.model import Source, SourceState
from audio_pipeline.sources import poll
source = Source(url={site.url("/feed")!r})
with Client("x", allow=({site.host!r},)) as client:
    same = SourceState(body_hash=hashlib.sha256({RSS.encode()!r}).hexdigest())
    assert poll(source, same, client).unchanged
    assert poll(source, SourceState(etag='"1"'), client).unchanged
    assert not {{"feedparser", "markdown_it", "xml.sax"}} & sys.modules.keys()
    assert poll(source, SourceState(), client).entries
    assert "feedparser" not in sys.modules  # what parses is a process of its own
    from audio_pipeline.sources.feed import parse_feed
    parse_feed(client.get(source.url), source.url)
    assert "feedparser" in sys.modules
"""
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        timeout=30,
        env={**os.environ, "PYTHONPATH": str(root)},
    )


NO_FEEDS = {
    "answered with nothing": Page(""),
    "answered with an HTML page": Page("<!DOCTYPE html><html><h1>500 Error</h1></html>"),
    "an HTML page, not a feed": Page("\n <HTML><body>Maintenance</body></HTML>"),
    "answered with an image": Page(b"\x89PNG\r\n\x1a\n" + bytes(100), "image/png"),
    "answered with an image, not": Page(b"\xff\xd8\xff\xe0" + bytes(100), "application/rss+xml"),
    "text/plain that is no feed": Page("Too many requests", "text/plain"),
    "is no RSS, Atom or JSON Feed": Page("<urlset><url><loc>/a</loc></url></urlset>"),
    "is cut off": Page(RSS[:-20]),
    "is a feed without entries": Page(RSS.replace(ITEM, "")),
    "a feed without entries": Page('{"version":"https://jsonfeed.org/version/1","items":[]}'),
    "entries without addresses": Page('{"version":"https://jsonfeed.org/version/1","items":[{}]}'),
    "JSON Feed without items": Page('{"version":"https://jsonfeed.org/version/1"}'),
    "is broken JSON": Page('{"version":'),
    "is broken JSON (maximum recursion": Page("[" * 200_000),
    "is JSON, but no JSON Feed": Page('{"error":"not found"}'),
    "JSON, but no JSON": Page("[1, 2]"),
    "XML without an element": Page("<!-- only a comment -->"),
    "declares XML entities": Page('<!DOCTYPE x [<!ENTITY a "b">]>' + RSS),
}


@pytest.mark.parametrize(("says", "page"), NO_FEEDS.items(), ids=NO_FEEDS.keys())
def test_answer_that_is_no_feed_is_reported_in_one_line(ask: Ask, says: str, page: Page) -> None:
    with pytest.raises(SourceFailed) as failed:
        ask(page)
    assert says in failed.value.message
    assert "/news/feed" in failed.value.message
    assert "\n" not in str(failed.value)
    assert failed.value.again


BOMB = (
    '<?xml version="1.0"?><?pi x?><!-- <a> --><!DOCTYPE rss [<!ENTITY a "'
    + "ha" * 1000
    + '">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 100}">' for a, b in zip("abcd", "bcde", strict=True))
    + "]>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_unfold_are_refused_unparsed(ask: Ask, encoding: str) -> None:
    bomb = BOMB + RSS.replace("<title>A", "<title>&e;")
    with pytest.raises(SourceFailed, match="declares XML entities"):
        ask(Page(bomb.encode(encoding), "application/xml"))


def test_endless_prolog_is_refused(ask: Ask) -> None:
    with pytest.raises(SourceFailed, match="XML without an element"):
        ask(Page("<?xml version='1.0'?>" + "\n" * 100_000 + RSS))


def test_entity_of_a_file_is_not_read(ask: Ask, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden")
    doctype = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(SourceFailed, match="entities"):
        ask(doctype + RSS.replace(">A<", ">&s;<"))


def test_harmless_doctype_and_comments_are_taken(ask: Ask) -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">'
    prolog = f'\ufeff<?xml version="1.0"?>\n<!-- <x> -->{doctype}<?xml-stylesheet href="/s.xsl"?>'
    assert len(ask(prolog + RSS.replace("2.0", "0.91")).entries) == 1


def test_page_that_names_its_feed_is_told_with_it(ask: Ask) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/news/rss.xml">'
    with pytest.raises(SourceFailed, match=r"names /news/rss\.xml as its feed"):
        ask(Page(f"<!doctype html><head>{link}</head>"))


def test_feed_that_is_down_tells_its_status_and_how_long_to_wait(ask: Ask) -> None:
    with pytest.raises(FetchFailed, match="answered 503 and asks to wait 60 s") as failed:
        ask(error(503, retry_after="60"))
    assert failed.value.status == 503


def test_feed_that_leads_to_a_private_address_is_refused(ask: Ask) -> None:
    with pytest.raises(FetchRefused, match="not a public address"):
        ask(redirect("http://127.0.0.1:1/feed"))


def test_fault_is_not_remembered_as_the_last_state(ask: Ask) -> None:
    state = ask(Page(RSS, etag='"1"')).state
    with pytest.raises(SourceFailed):
        ask(Reply(200, {"ETag": '"2"'}, b"<html>"), state)
    assert ask(Page(RSS, etag='"1"'), state).unchanged


def test_unknown_kind_of_source_names_the_known_ones(client: Client) -> None:
    with pytest.raises(ConfigError, match=r'"sitemap".*feed.*folder'):
        poll(Source(kind="sitemap", url="x"), SourceState(), client)
