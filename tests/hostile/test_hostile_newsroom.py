"""From a hostile feed and hostile pages to everything that is published: nothing of it runs."""

import io
import json
import logging
import os
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from lxml import etree, html
from mutagen.id3 import ID3

from audio_pipeline.cli.logs import log_to_stderr
from audio_pipeline.model import EpisodeRecord, Source
from audio_pipeline.store import episodes
from audio_pipeline.store.sources import all_sources
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.tools import Tools, open_tools
from tests.hostile import corpus
from tests.hostile.corpus import SENTENCES
from tests.standins.site import Page, Site, error
from tests.work.newsroom import Clock, Newsroom, settings_for

MARK = "injected7"
"""Every piece of markup below makes an element, attribute, address or file with this name."""
TITLES = (
    f"<script>{MARK}()</script> bridge",
    f"--help -o /tmp/{MARK}",
    f"../../../../../../tmp/{MARK}",
    f"..\\..\\{MARK}\x00.mp3",
    f'"><img src=x onerror={MARK}()> bridge',
    f"]]><{MARK}/><![CDATA[ bridge",
    f"&lt;{MARK}&gt; &amp;#60;{MARK}&#62; bridge",
    f"bridge\r\nX-{MARK}: 1\r\n\r\n<{MARK}>",
    f"\u202egdirb\u202c \u200f{MARK}\u2066",
    f"{{{{ {MARK} }}}} {{% {MARK} %}} ${{{MARK}}} %({MARK})s {{title.__class__}}",
    f"</title></head><body><{MARK}>bridge",
    f"bridge --> 00:00:00.000 --> 99:00:00.000 {MARK}",
    f"\x1b[31m\x07\x9b31m {MARK} bridge",
    f"<speak><break time='60s'/><{MARK}/></speak> bridge",
    f"[[{MARK}]] [bridge](/{MARK}/) [[_^_de]]",
    f"javascript:{MARK}()",
    f"TIT2\x00\x00\x00\x08{MARK}\x00\xff\xfe bridge",
    f"=cmd|'/c {MARK}'!A1 bridge",
    "bridge " * 500 + MARK,
)
ADDRESSES = frozenset({"href", "src", "action", "formaction", "poster", "data", "xlink:href"})


def markup(text: str) -> str:
    """As a page has it that means it as text, and once as it would be without care."""
    return escape(text.replace("\0", "\ufffd"))


def page(title: str, url: str) -> str:
    said = f"{title} is what the council calls the work on the bridge, and nobody knows why."
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{markup(title)}</title>'
        f'<link rel="canonical" href="{url}"><meta name="author" content="{markup(title)}">'
        f'<meta name="description" content="{markup(title)}">'
        f"</head><body><article><h1>{markup(title)}</h1><p>{SENTENCES}</p><h2>{markup(title)}</h2>"
        f"<p>{markup(said)}</p><blockquote>{markup(said)}</blockquote><p>{SENTENCES}</p>"
        "</article></body></html>"
    )


def feed(site: Site) -> str:
    items = [
        {
            "id": f"{number} {title}",
            "url": site.url(f"/{number}"),
            "title": title,
            "summary": title,
            "authors": [{"name": title}],
            "tags": [title],
            "date_published": f"2026-03-01T09:{number:02}:00Z",
        }
        for number, title in enumerate(TITLES)
    ]
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": TITLES[0], "items": items}
    )


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Tools, str, Path]]:
    """All of it made once: the tools, what was logged, and the folder that output/ lies in."""
    folder = tmp_path_factory.mktemp("newsroom")
    log = io.StringIO()
    log_to_stderr()
    (handler,) = logging.getLogger().handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(log)
    with Site() as site:
        site.routes["/feed.xml"] = Page(feed(site), "application/feed+json")
        for number, title in enumerate(TITLES):
            site.routes[f"/{number}"] = Page(page(title, site.url(f"/{number}")))
        source = Source(url=site.url("/feed.xml"), least_words=20, first_poll_articles=100)
        settings = settings_for(Newsroom(site), folder / "output", source)
        with open_tools(settings, Clock()) as tools:
            catch_up(tools)
            yield tools, log.getvalue(), folder
    logging.basicConfig(force=True)


def records(tools: Tools) -> list[EpisodeRecord]:
    found = [episodes.get(tools.database, each.id) for each in episodes.listing(tools.database)]
    return [each for each in found if each is not None]


def test_every_article_is_on_air(work: tuple[Tools, str, Path]) -> None:
    states = {each.title[:40]: (each.state, each.reason) for each in records(work[0])}
    assert {state for state, _ in states.values()} == {"aired"}, states
    assert len(records(work[0])) == len(TITLES)


def test_nothing_is_written_outside_the_output_folder(work: tuple[Tools, str, Path]) -> None:
    _, _, folder = work
    assert [each.name for each in folder.iterdir()] == ["output"]
    assert not list(Path("/tmp").glob(f"*{MARK}*"))
    assert not list(Path.cwd().glob(f"*{MARK}*"))
    for path in (folder / "output").rglob("*"):
        name = path.name
        assert name.isascii(), path
        assert name.isprintable(), path
        assert not name.startswith(("-", ".")) or path.is_relative_to(folder / "output/state")
        assert len(os.fsencode(name)) < 200


def test_no_page_has_an_element_that_an_article_brought(work: tuple[Tools, str, Path]) -> None:
    _, _, folder = work
    pages = [each for each in (folder / "output").rglob("*.html") if "state" not in each.parts]
    assert len(pages) > 2 * len(TITLES)
    for path in pages:
        tree = html.fromstring(path.read_bytes())
        for element in tree.iter(etree.Element):
            assert MARK not in element.tag, path
            for name, value in element.attrib.items():
                assert MARK not in name, path
                assert not name.startswith("on"), path
                if name in ADDRESSES:
                    assert not value.strip().lower().startswith(("javascript:", "data:text")), path
                assert name != "srcdoc", path
            if element.tag == "script" and MARK in (element.text or ""):
                assert element.get("type", "").endswith("json"), path
                json.loads(element.text)
        assert b"\0" not in path.read_bytes()


def test_feed_is_well_formed_and_its_texts_are_texts(work: tuple[Tools, str, Path]) -> None:
    tools, _, folder = work
    root = etree.fromstring((folder / "output/shows/daily/feed.xml").read_bytes())
    assert len(root.findall("channel/item")) == len(records(tools))
    for element in root.iter(etree.Element):
        assert MARK not in element.tag
        assert not any(MARK in name for name in element.attrib)
        if element.tag.endswith("encoded") or element.tag == "description":
            shown = html.fragment_fromstring(element.text or "", create_parent="div")
            tags = {each.tag for each in shown.iter(etree.Element)}
            assert tags <= {"div", "p", "a"}, tags
            for link in shown.iter("a"):
                assert link.get("href", "").startswith("http"), link.attrib


def test_transcripts_have_the_cues_that_were_spoken_and_no_markup(
    work: tuple[Tools, str, Path],
) -> None:
    tools, _, folder = work
    for record in records(tools):
        assert record.episode is not None
        text = (folder / "output" / record.episode.transcript.path).read_text()
        for block in text.split("\n\n")[1:]:
            lines = block.strip().splitlines()
            said = lines[-1]
            assert "<" not in said, block
            assert "-->" not in said, block
            assert len(lines) <= 3, block


def test_json_beside_the_episodes_is_json_and_names_only_web_addresses(
    work: tuple[Tools, str, Path],
) -> None:
    _, _, folder = work
    files = [each for each in (folder / "output").rglob("*.json") if "state" not in each.parts]
    assert len(files) > len(TITLES)
    for path in files:
        data = json.loads(path.read_bytes())
        for address in addresses(data):
            assert address.startswith(("http://", "https://")), (path, address)


def addresses(data: object) -> Iterator[str]:
    """Every text in it under a key that readers take for an address."""
    if isinstance(data, list):
        for each in data:
            yield from addresses(each)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key.lower().endswith(("url", "link", "href", "src")) and isinstance(value, str):
                yield value
            yield from addresses(value)


def test_tags_are_one_line_each_and_of_their_kind(work: tuple[Tools, str, Path]) -> None:
    tools, _, folder = work
    for record in records(tools):
        assert record.episode is not None
        tag = ID3(folder / "output" / record.episode.audio.path)
        assert {frame.FrameID for frame in tag.values()} <= {
            *("TIT2", "TPE1", "TALB", "TLAN", "COMM", "TDRC", "TXXX", "WXXX", "CTOC", "CHAP"),
            *("TSSE", "TCON", "APIC", "TYER"),
        }
        for name in ("TIT2", "TPE1"):
            (text,) = tag[name].text
            assert text.isprintable(), (name, text)
            assert len(text) < 5_000


def test_no_line_to_be_spoken_has_what_an_engine_obeys(work: tuple[Tools, str, Path]) -> None:
    for record in records(work[0]):
        assert record.script is not None
        for line in record.script.lines:
            assert not set("<>[]{}\0\x1b\u202e") & set(line.spoken), line.spoken
            assert line.spoken.isprintable()


def test_log_has_one_line_for_each_event(work: tuple[Tools, str, Path]) -> None:
    _, log, _ = work
    lines = log.splitlines()
    assert lines
    for line in lines:
        assert line.isprintable(), line
        assert line[2] == ":", line
        assert line[5] == ":", line
    assert f"X-{MARK}" not in [line.partition(":")[0] for line in lines]


def test_feed_that_is_too_large_waits_growing_pauses_and_mends_by_itself(tmp_path: Path) -> None:
    clock = Clock()
    with Site() as site:
        newsroom = Newsroom(site)
        site.routes["/feed.xml"] = Page(b"<rss>" + b" " * 11_000_000)
        source = Source(url=site.url("/feed.xml"), least_words=20, poll_seconds=120)
        with open_tools(settings_for(newsroom, tmp_path / "output", source), clock) as tools:
            pauses = []
            for _ in range(3):
                catch_up(tools)
                (known,) = all_sources(tools.database)
                assert "larger than 10,000,000 bytes" in known.error
                assert known.next_poll_at is not None
                pauses.append(round((known.next_poll_at - clock()).total_seconds(), -1))
            assert pauses == [120, 240, 480]
            site.routes["/feed.xml"] = error(503, retry_after="3000")
            catch_up(tools)
            (known,) = all_sources(tools.database)
            assert known.next_poll_at is not None
            assert 2900 < (known.next_poll_at - clock()).total_seconds() <= 3000
            site.routes["/feed.xml"] = error(503, retry_after="999999999")
            catch_up(tools)
            (known,) = all_sources(tools.database)
            assert known.next_poll_at is not None
            assert (known.next_poll_at - clock()).total_seconds() <= 3600
            site.routes["/feed.xml"] = Page(feed(site), "application/feed+json")
            catch_up(tools)
            (known,) = all_sources(tools.database)
            assert (known.error, known.failures) == ("", 0)


def test_hostile_article_costs_only_itself(tmp_path: Path) -> None:
    with Site() as site:
        newsroom = Newsroom(site)
        site.routes["/feed.xml"] = Page(feed(site), "application/feed+json")
        site.routes["/0"] = Page(page("A bridge", site.url("/0")))
        site.routes["/1"] = Page("<b>" * 200_000)
        site.routes["/2"] = Page(corpus.page("<p>" + "$3.50 " * 100_000))
        source = Source(url=site.url("/feed.xml"), least_words=20, first_poll_articles=100)
        with open_tools(settings_for(newsroom, tmp_path / "output", source)) as tools:
            catch_up(tools)
            ended = {each.url.rpartition("/")[2]: each for each in records(tools)}
    assert ended["0"].state == "aired"
    assert (ended["1"].state, ended["1"].reason[:9]) == ("skipped", "too short")
    assert (ended["2"].state, ended["2"].reason[:8]) == ("skipped", "too long")
    assert {each.state for each in ended.values()} == {"aired", "skipped"}
