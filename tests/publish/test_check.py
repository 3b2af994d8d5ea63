"""check_feed(): what apps and validators would say; our own feed gives them nothing to say."""

import struct
from collections.abc import Callable
from dataclasses import replace

import pytest

from audio_pipeline.http import Client
from audio_pipeline.model import Episode, Show
from audio_pipeline.publish import Finding, FolderStorage, check_feed, write_show
from audio_pipeline.publish.check_dates import is_rfc_822
from tests.publish.conftest import Publisher

FEED = "shows/daily/feed.xml"
PLAIN_SERVER = "the server does not offer byte ranges"  # true of `python -m http.server`


@pytest.fixture
def on_air(
    show: Show, storage: FolderStorage, server: str, publish_one: Publisher
) -> list[Episode]:
    """Two episodes in the feed, and the feed on the server."""
    episodes = [publish_one(1), publish_one(2, revision=2, title="Trams: <b>&</b> Об’їзд")]
    write_show(show, episodes, storage, server)
    return episodes


@pytest.fixture
def findings(server: str, client: Client, on_air: list[Episode]) -> Callable[[], list[Finding]]:
    """What the check finds beyond what Python's plain server cannot do."""
    assert on_air

    def check() -> list[Finding]:
        found = check_feed(f"{server}/{FEED}", client)
        return [finding for finding in found if PLAIN_SERVER not in finding.message]

    return check


@pytest.fixture
def change(storage: FolderStorage, on_air: list[Episode]) -> Callable[[str, str], None]:
    """Puts `new` in the place of `old` in the feed, wherever it stands."""
    assert on_air

    def change_feed(old: str, new: str) -> None:
        text = storage.read(FEED).decode()
        assert old in text
        storage.write(FEED, text.replace(old, new).encode())

    return change_feed


def test_our_own_feed_gives_no_finding(findings: Callable[[], list[Finding]]) -> None:
    assert findings() == []


def test_server_without_ranges_is_a_warning(
    server: str, client: Client, on_air: list[Episode]
) -> None:
    found = check_feed(f"{server}/{FEED}", client)
    assert [finding.where.rpartition("/")[2] for finding in found] == [
        episode.audio.path.rpartition("/")[2] for episode in reversed(on_air)
    ]
    assert {finding.level for finding in found} == {"warning"}


CHANNEL_FAULTS = {
    "<title>The Daily Page, read aloud</title>": ("", "<title> is missing or empty"),
    "<language>en</language>": ("<language>english</language>", "<language> must be a language"),
    "  <language>en</language>": ("  <language>qx</language>", "<language> must be a language"),
    "<link>https://dailypage.example/</link>": ("<link>/</link>", "<link> must be an absolute"),
    "<itunes:type>episodic</itunes:type>": ("<itunes:type>daily</itunes:type>", "episodic or"),
    '<itunes:category text="News">': ('<itunes:category text="Newz">', "one of Apple's"),
    '<itunes:category text="Daily News"/>': (
        '<itunes:category text="Chess"/>',
        "a subcategory of 'News'",
    ),
    "<itunes:email>podcast@dailypage.example</itunes:email>": ("", "lacks an <itunes:email>"),
    "artwork.jpg": ("artwork.gif", "does not end in .jpg or .png"),
    'rel="self"': ('rel="alternate"', '<atom:link rel="self"> is missing'),
    "<description>Every article, read aloud.</description>": (
        f"<description>{'x' * 4001}</description>",
        "longer than 4000 bytes",
    ),
    "<itunes:author>The Daily Page</itunes:author>": ("", "<itunes:author> is missing"),
    "<generator>": ("<language>en</language><generator>", "<language> stands there more than once"),
    "<lastBuildDate>Mon": ("<lastBuildDate>Tue", "<lastBuildDate> must be a date by RFC 822"),
    "<podcast:guid>": ("<podcast:guid>x", "<podcast:guid> must be a UUID"),
    "podcast:txt": ("podcast:text", 'purpose="ai-content"> is missing'),
}


@pytest.mark.parametrize("old", CHANNEL_FAULTS)
def test_fault_of_the_channel_is_found(
    old: str, change: Callable[[str, str], None], findings: Callable[[], list[Finding]]
) -> None:
    new, message = CHANNEL_FAULTS[old]
    change(old, new)
    assert message in " ".join(finding.message for finding in findings() if finding.where == "feed")


ITEM_FAULTS = {
    "<title>Tram line approved, part 1</title>": ("", "<title> is missing or empty"),
    "<pubDate>Mon, 24 Nov 2025 10:00:00 GMT": ("<pubDate>2025-11-24", "<pubDate> must be a date"),
    '<guid isPermaLink="false">guid-of-1': ("<guid>guid-of-1", "does not say isPermaLink"),
    "guid-of-1": ("1234", "hardly unique"),
    "<itunes:duration>63": ("<itunes:duration>1:99", "seconds or hh:mm:ss"),
    "<itunes:explicit>false": ("<itunes:explicit>clean", "must be true or false"),
    "<itunes:episodeType>full": ("<itunes:episodeType>whole", "full, trailer or bonus"),
    'type="audio/mpeg"': ('type="audio/ogg"', "type of <enclosure> must be one of"),
    'length="703"': ('length="?"', "length of <enclosure> must be the file's size"),
    'type="text/vtt"': ('kind="text/vtt"', "<transcript> lacks its attribute type"),
    "<enclosure": ("<closure", "<enclosure> is missing"),
    ".mp3": (".ogg", "must end in one of mp3"),
    "podcast:transcript": ("podcast:script", "<podcast:transcript> is missing"),
}


@pytest.mark.parametrize("old", ITEM_FAULTS)
def test_fault_of_an_item_is_found(
    old: str, change: Callable[[str, str], None], findings: Callable[[], list[Finding]]
) -> None:
    new, message = ITEM_FAULTS[old]
    change(old, new)
    assert message in " ".join(f.message for f in findings() if f.where.startswith("item "))


def test_two_items_with_one_guid_are_an_error(
    change: Callable[[str, str], None], findings: Callable[[], list[Finding]]
) -> None:
    change("guid-of-1", "guid-of-2")
    assert findings() == [Finding("error", "feed", "the guid 'guid-of-2' stands in 2 items")]


def test_lost_audio_is_an_error(
    storage: FolderStorage, on_air: list[Episode], findings: Callable[[], list[Finding]]
) -> None:
    storage.delete(on_air[0].audio.path)
    [finding] = findings()
    assert finding.level == "error"
    assert finding.where.endswith(on_air[0].audio.path)
    assert "404" in finding.message


def test_audio_of_another_length_is_an_error(
    storage: FolderStorage, on_air: list[Episode], findings: Callable[[], list[Finding]]
) -> None:
    storage.write(on_air[0].audio.path, b"short")
    [finding] = findings()
    assert finding.message == (
        f"item 2 (Tram line approved, part 1) states {on_air[0].audio.bytes} bytes, the server 5"
    )


def test_transcript_and_chapters_that_are_none_are_errors(
    storage: FolderStorage, on_air: list[Episode], findings: Callable[[], list[Finding]]
) -> None:
    storage.write(on_air[1].transcript.path, b"<html>")
    storage.write(on_air[1].chapters.path, b"{}")
    assert [finding.message for finding in findings()] == [
        "what is there is not text/vtt",
        "what is there is not application/json+chapters",
    ]


def png(width: int, height: int, colour_type: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(
        ">I4sIIBB", 13, b"IHDR", width, height, 8, colour_type
    )


@pytest.mark.parametrize(
    ("artwork", "message"),
    [
        (png(1000, 1000, 2), "not 1000 x 1000"),
        (png(1400, 1500, 2), "not 1400 x 1500"),
        (png(1400, 1400, 6), "RGB, without transparency"),
        (png(1400, 1400, 2), "served as image/jpeg, the feed says image/png"),
        (b"GIF89a", "neither PNG nor JPEG"),
        (b"\xff\xd8\xff", "cut off"),
    ],
)
def test_artwork_that_directories_refuse_is_found(
    storage: FolderStorage, findings: Callable[[], list[Finding]], artwork: bytes, message: str
) -> None:
    storage.write("shows/daily/artwork.jpg", artwork)
    assert message in " ".join(finding.message for finding in findings())


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<rss>", "not well-formed XML"),
        (b"", "not well-formed XML"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "not RSS 2.0"),
        (b'<rss version="0.91"><channel/></rss>', "not RSS 2.0"),
    ],
)
def test_what_is_no_feed_is_one_error(
    storage: FolderStorage, findings: Callable[[], list[Finding]], body: bytes, message: str
) -> None:
    storage.write(FEED, body)
    [finding] = findings()
    assert finding.level == "error"
    assert message in finding.message


def test_entities_are_not_expanded(
    storage: FolderStorage, findings: Callable[[], list[Finding]]
) -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        '<rss version="2.0"><channel><title>&b;</title></channel></rss>'
    )
    storage.write(FEED, bomb.encode())
    assert "<title> is missing or empty" in {finding.message for finding in findings()}


def test_feed_that_does_not_come_is_one_error(server: str, client: Client) -> None:
    [finding] = check_feed(f"{server}/shows/none/feed.xml", client)
    assert (finding.level, finding.where) == ("error", "feed")
    assert "404" in finding.message


def test_feed_that_calls_itself_otherwise_is_a_warning(
    show: Show, storage: FolderStorage, server: str, client: Client
) -> None:
    write_show(show, [], storage, server.replace("127.0.0.1", "localhost"))
    messages = [found.message for found in check_feed(f"{server}/{FEED}", client)]
    assert any(message.startswith("the feed calls itself http://localhost") for message in messages)


def test_show_without_an_address_lacks_its_owner(
    show: Show, storage: FolderStorage, server: str, client: Client, publish_one: Publisher
) -> None:
    write_show(replace(show, email=""), [publish_one(1)], storage, server)
    messages = [found.message for found in check_feed(f"{server}/{FEED}", client)]
    assert any(message.startswith("<itunes:owner> is missing") for message in messages)


@pytest.mark.parametrize(
    ("date", "holds"),
    [
        ("Mon, 24 Nov 2025 09:00:00 GMT", True),
        ("24 Nov 2025 09:00 +0200", True),
        ("Tue, 24 Nov 2025 09:00:00 GMT", False),
        ("Mon, 24 Nov 25 09:00:00 GMT", False),
        ("Mon, 31 Nov 2025 09:00:00 GMT", False),
        ("Mon, 24 Nov 2025 25:00:00 GMT", False),
        ("2025-11-24T09:00:00Z", False),
        ("", False),
    ],
)
def test_date_holds_by_rfc_822(date: str, holds: bool) -> None:
    assert is_rfc_822(date) is holds
