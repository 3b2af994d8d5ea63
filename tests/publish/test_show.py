"""write_show(): everything that listeners fetch, the feed last, only what changed."""

import json
import re
import threading
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from lxml import etree, html

from audio_pipeline.errors import StorageFailed, UsageError
from audio_pipeline.model import Episode, Show
from audio_pipeline.player import DEFAULT_ARTWORK
from audio_pipeline.publish import FolderStorage, feed, remove_episode, write_index, write_show
from audio_pipeline.publish.picture import picture
from tests.publish.conftest import Publisher

BASE = "https://audio.dailypage.example"
FEED = "shows/daily/feed.xml"


class WatchedStorage(FolderStorage):
    """A folder that remembers what was written to it and read from it, in order."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.written: list[str] = []
        self.was_read: list[str] = []

    def read(self, path: str) -> bytes:
        self.was_read.append(path)
        return super().read(path)

    def write(self, path: str, data: bytes) -> None:
        super().write(path, data)
        self.written.append(path)


@pytest.fixture
def storage(root: Path) -> WatchedStorage:
    return WatchedStorage(root)


def page(storage: FolderStorage, path: str) -> html.HtmlElement:
    return html.fromstring(storage.read(path).decode())


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_feed_is_written_last(show: Show, storage: WatchedStorage, publish_one: Publisher) -> None:
    write_show(show, [publish_one(1), publish_one(2)], storage, BASE)
    assert storage.written[-2:] == ["shows/daily/index.html", FEED]
    for path in ("episodes/episode-2.json", "embed/episode-1/index.html"):
        assert path in storage.written
    assert storage.read(FEED) == feed(show, [publish_one(1), publish_one(2)], BASE)


def test_nothing_is_written_when_nothing_changed(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    episodes = [publish_one(1), publish_one(2)]
    write_show(show, episodes, storage, BASE)
    storage.written.clear()
    storage.was_read.clear()
    write_show(show, episodes, storage, BASE)
    assert storage.written == []
    assert not [path for path in storage.was_read if path.startswith("media/")]


def test_only_the_corrected_episode_is_written_again(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    write_show(show, [publish_one(1), publish_one(2)], storage, BASE)
    corrected = publish_one(2, content="corrected", revision=2, minutes=90)
    storage.written.clear()
    write_show(show, [publish_one(1), corrected], storage, BASE)
    assert storage.written == [
        "episodes/episode-2/index.html",
        "embed/episode-2/index.html",
        "episodes/episode-2.json",
        "shows/daily/index.html",
        FEED,
    ]


def test_lost_page_and_broken_data_are_written_again(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    episodes = [publish_one(1), publish_one(2)]
    write_show(show, episodes, storage, BASE)
    storage.delete("embed/episode-1/index.html")
    storage.write("episodes/episode-2.json", b"[]")
    storage.written.clear()
    write_show(show, episodes, storage, BASE)
    assert sorted(storage.written) == ["embed/episode-1/index.html", "episodes/episode-2.json"]


def test_known_episode_is_not_looked_up_and_gives_the_same_bytes(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    known = write_show(show, [publish_one(1)], storage, BASE)
    storage.was_read.clear()
    episodes = [publish_one(1), publish_one(2)]
    known = write_show(show, episodes, storage, BASE, known)
    assert not [path for path in storage.was_read if "episode-1" in path]
    assert list(known) == ["episode-2", "episode-1"]
    remembered = {path: storage.read(path) for path in (FEED, "shows/daily/index.html")}
    storage.written.clear()
    write_show(show, episodes, storage, BASE)
    assert storage.written == []
    assert remembered == {path: storage.read(path) for path in remembered}


@pytest.mark.parametrize("change", ["episode", "show", "base_url"])
def test_known_episode_of_which_anything_changed_is_written_again(
    show: Show, storage: WatchedStorage, publish_one: Publisher, change: str
) -> None:
    episode, base_url = publish_one(1), BASE
    known = write_show(show, [episode], storage, base_url)
    if change == "episode":
        episode = publish_one(1, content="corrected", revision=2, minutes=90)
    elif change == "show":
        show = replace(show, title="Another name")
    else:
        base_url = "https://other.example"
    storage.written.clear()
    write_show(show, [episode], storage, base_url, known)
    assert {FEED, "episodes/episode-1/index.html"} <= set(storage.written)
    assert storage.read(FEED) == feed(show, [episode], base_url)


def test_failure_before_the_feed_leaves_the_old_feed(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    write_show(show, [publish_one(1)], storage, BASE)
    before = storage.read(FEED)
    lost = publish_one(2)
    storage.delete(lost.words.path)
    with pytest.raises(StorageFailed):
        write_show(show, [publish_one(1), lost], storage, BASE)
    assert storage.read(FEED) == before


def test_unreadable_words_leave_the_page_without_transcript_and_the_feed_whole(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    episode = publish_one(1)
    storage.write(episode.words.path, b"not JSON")
    write_show(show, [episode], storage, BASE)
    [transcript] = page(storage, "episodes/episode-1/index.html").find_class("transcript")
    assert text(transcript) == ""
    assert b"<enclosure" in storage.read(FEED)


def test_reader_always_sees_a_feed_whose_files_are_there(
    show: Show, storage: WatchedStorage, root: Path, publish_one: Publisher
) -> None:
    write_show(show, [], storage, BASE)
    done = threading.Event()

    def keep_publishing() -> None:
        episodes: list[Episode] = []
        for number in range(1, 13):
            episodes.append(publish_one(number))
            write_show(show, episodes, storage, BASE)
        done.set()

    writer = threading.Thread(target=keep_publishing)
    writer.start()
    while not done.is_set():
        for enclosure in etree.fromstring(storage.read(FEED)).iter("enclosure"):
            path = enclosure.get("url").removeprefix(f"{BASE}/")
            assert (root / path).stat().st_size == int(enclosure.get("length"))
    writer.join()


def test_removed_episode_leaves_nothing(
    show: Show, storage: WatchedStorage, root: Path, publish_one: Publisher
) -> None:
    publish_one(1, content="an older revision")
    other = publish_one(11)
    write_show(show, [publish_one(1), other], storage, BASE)
    write_show(show, [other], storage, BASE)
    remove_episode("episode-1", storage)
    left = {path for path in storage.paths("") if "episode-1/" in path or "episode-1." in path}
    assert left == set()
    assert not (root / "episodes/episode-1").exists()
    assert b"guid-of-1<" not in storage.read(FEED)
    assert storage.exists("episodes/episode-11.json")
    assert storage.exists(other.audio.path)
    remove_episode("episode-1", storage)


def test_removing_no_episode_is_refused(storage: WatchedStorage, publish_one: Publisher) -> None:
    episode = publish_one(1)
    for nothing in ("", ".", "..", "../media"):
        with pytest.raises(UsageError):
            remove_episode(nothing, storage)
    assert storage.exists(episode.audio.path)


def test_data_for_a_sites_player_has_what_is_promised(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    episode = publish_one(1)
    write_show(show, [episode], storage, BASE)
    data = json.loads(storage.read("episodes/episode-1.json"))
    assert data["title"] == "Tram line approved, part 1"
    assert data["language"] == "en"
    assert data["disclosure"] == "This audio is created with AI assistance."
    assert data["duration_s"] == 63.4
    assert data["revision"] == 1
    assert data["article"] == "https://dailypage.example/1"
    for name in ("audio", "words", "transcript", "chapters"):
        file = getattr(episode, name)
        assert data[name] == f"{BASE}/{file.path}"
        assert file.sha256[:12] in data[name]


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Created with AI assistance"),
        ("uk", "Створено за допомогою ШІ"),
        ("de", "Mit KI-Unterstützung erstellt"),
        ("fr", "Créé avec l’aide de l’IA"),
    ],
)
def test_every_page_with_a_player_carries_the_label(
    show: Show, storage: WatchedStorage, publish_one: Publisher, language: str, label: str
) -> None:
    write_show(replace(show, language=language), [publish_one(1)], storage, BASE)
    for path in ("shows/daily", "episodes/episode-1", "embed/episode-1"):
        there = page(storage, f"{path}/index.html")
        assert there.get("lang") == language
        assert label in {text(element) for element in there.find_class("label")}
        [audio] = there.iter("audio")
        assert audio.get("preload") == "none"
        assert "controls" in audio.attrib


def test_titles_are_shown_and_never_run(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    title = "</script><script>alert(1)</script> <b>\"'& \x07 \u2028 {{ 7 * 7 }}"
    write_show(replace(show, title=title), [publish_one(1, title=title)], storage, BASE)
    write_index([replace(show, title=title)], storage, BASE)
    shown = "</script><script>alert(1)</script> <b>\"'& \u2028 {{ 7 * 7 }}"
    for path in ("shows/daily", "episodes/episode-1", "embed/episode-1", "."):
        there = page(storage, f"{path}/index.html".removeprefix("./"))
        assert {script.get("type") for script in there.iter("script") if script.text} <= {
            "application/ld+json"
        }
        assert " ".join(shown.split()) in text(there)


def test_linked_data_is_whole_and_cannot_end_its_script(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    title = "</script><!-- & \u2028 -->"
    write_show(show, [publish_one(1, title=title)], storage, BASE)
    there = page(storage, "episodes/episode-1/index.html")
    [script] = there.xpath("//script[@type='application/ld+json']")
    assert "<" not in script.text
    data = json.loads(script.text)
    assert data["@type"] == "PodcastEpisode"
    assert data["name"] == title
    assert data["associatedMedia"]["contentUrl"].startswith(f"{BASE}/media/episode-1/")
    assert data["associatedMedia"]["duration"] == "PT63S"
    assert data["partOfSeries"]["webFeed"] == f"{BASE}/{FEED}"


def test_episode_page_says_how_to_embed_it(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    write_show(show, [publish_one(1)], storage, BASE)
    there = page(storage, "episodes/episode-1/index.html")
    [link] = there.xpath("//link[@type='application/json+oembed']")
    asked = httpx.URL(link.get("href"))
    assert str(asked).startswith(f"{BASE}/oembed?")
    assert asked.params["url"] == f"{BASE}/episodes/episode-1/"


def test_transcript_follows_the_articles_paragraphs(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    write_show(show, [publish_one(1)], storage, BASE)
    [transcript] = page(storage, "episodes/episode-1/index.html").find_class("transcript")
    assert [(part.tag, text(part)) for part in transcript] == [
        ("p", "The Daily Page."),
        ("p", "This audio is created with AI assistance."),
        ("h3", "The vote"),
        ("p", "The council voted <31> to 14 & went home. Work begins in March."),
    ]
    starts = [span.get("data-start") for span in transcript.iter("span")]
    assert starts == ["0.0", "2.0", "4.0", "6.0", "8.0"]


def test_correction_is_shown_on_every_page(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    write_show(show, [publish_one(1, revision=2)], storage, BASE)
    for path in ("shows/daily", "episodes/episode-1", "embed/episode-1"):
        assert "Corrected on November 24, 2025." in text(page(storage, f"{path}/index.html"))


def test_long_show_lists_old_episodes_without_players(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    write_show(show, [publish_one(number) for number in range(1, 36)], storage, BASE)
    there = page(storage, "shows/daily/index.html")
    assert len(list(there.iter("audio"))) == 30
    [older] = there.find_class("older")
    assert len(list(older.iter("li"))) == 5
    assert "part 5" in text(next(older.iter("li")))


def test_subscribe_links_carry_the_feeds_address(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    write_show(show, [publish_one(1)], storage, BASE)
    [box] = page(storage, "shows/daily/index.html").find_class("subscribe")
    links = {text(link): link.get("href") for link in box.iter("a")}
    bare = f"audio.dailypage.example/{FEED}"
    assert links["Apple Podcasts"] == f"podcast://{bare}"
    assert links["Pocket Casts"] == f"pktc://subscribe/{bare}"
    assert links["Castro"] == f"castros://subscribe/{bare}"
    assert httpx.URL(links["Overcast"]).params["url"] == f"{BASE}/{FEED}"
    assert httpx.URL(links["AntennaPod"]).params["url"] == f"{BASE}/{FEED}"
    assert links["RSS"] == f"../../{FEED}"


def test_default_artwork_is_what_directories_ask_for() -> None:
    data = DEFAULT_ARTWORK.read_bytes()
    found = picture(data)
    assert (found.media_type, found.channels) == ("image/jpeg", 3)
    assert found.width_px == found.height_px == 1400
    assert len(data) < 300_000


def test_shows_own_artwork_is_copied(show: Show, storage: WatchedStorage, tmp_path: Path) -> None:
    own = tmp_path / "Cover.PNG"
    own.write_bytes(b"\x89PNG...")
    write_show(replace(show, artwork=str(own)), [], storage, BASE)
    assert storage.read("shows/daily/artwork.png") == own.read_bytes()
    assert f"{BASE}/shows/daily/artwork.png".encode() in storage.read(FEED)


@pytest.mark.parametrize("artwork", ["gone.png", "cover.svg"])
def test_artwork_that_cannot_be_used_gives_the_default(
    show: Show,
    storage: WatchedStorage,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    artwork: str,
) -> None:
    (tmp_path / "cover.svg").write_text("<svg/>")
    write_show(replace(show, artwork=str(tmp_path / artwork)), [], storage, BASE)
    assert storage.read("shows/daily/artwork.jpg") == DEFAULT_ARTWORK.read_bytes()
    assert f"{BASE}/shows/daily/artwork.jpg".encode() in storage.read(FEED)
    assert artwork in caplog.text


def test_every_address_on_the_pages_leads_somewhere_on_any_static_server(
    show: Show, storage: WatchedStorage, server: str, publish_one: Publisher
) -> None:
    # The pages were made for another base address: what is relative works all the same.
    write_show(show, [publish_one(1), publish_one(2)], storage, BASE)
    write_index([show], storage, BASE)
    seen: set[str] = set()
    waiting = [f"{server}/"]
    with httpx.Client(trust_env=False) as browser:
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            seen.add(address)
            answer = browser.get(address)
            assert answer.status_code == 200, address
            if answer.headers["content-type"].startswith("text/html"):
                waiting += local_links(answer.text, address, server)
    paths = {urlsplit(address).path for address in seen}
    assert {"/", "/shows/daily/", "/episodes/episode-1/", f"/{FEED}"} <= paths
    assert any(path.endswith(".mp3") for path in paths)
    assert any(path.endswith(".vtt") for path in paths)


def local_links(source: str, address: str, server: str) -> list[str]:
    tree = html.fromstring(source)
    there = [urljoin(address, link).partition("#")[0] for _, _, link, _ in tree.iterlinks()]
    return [link for link in there if link.startswith(server)]


def test_links_hold_where_a_server_takes_an_address_without_its_last_slash(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    # Nothing lies above a server's root, so all links that go up to it lead to the same place.
    write_show(show, [publish_one(1)], storage, BASE)
    for address in ("shows/daily", "episodes/episode-1", "embed/episode-1"):
        for _, _, link, _ in page(storage, f"{address}/index.html").iterlinks():
            there = urljoin(f"{BASE}/{address}/", link).partition("#")[0]
            if not link.startswith("#"):
                assert urljoin(f"{BASE}/{address}", link).partition("#")[0] == there


def test_pages_load_nothing_from_elsewhere_and_run_nothing_inline(
    show: Show, storage: WatchedStorage, publish_one: Publisher
) -> None:
    write_show(show, [publish_one(1)], storage, BASE)
    write_index([show], storage, BASE)
    for path in storage.paths(""):
        if not path.endswith(".html"):
            continue
        there = page(storage, path)
        loaded = there.xpath("//img/@src | //audio/@src | //script/@src")
        loaded += there.xpath("//link[@rel='stylesheet' or @rel='icon']/@href")
        assert loaded
        assert not [link for link in loaded if re.match(r"[a-z]+:|//", link)]
        assert there.xpath("//@style | //style") == []
        assert there.xpath("//@*[starts-with(name(), 'on')]") == []
        for script in there.iter("script"):
            assert script.get("src") or script.get("type") == "application/ld+json"


def test_front_page_lists_shows_in_their_own_language(show: Show, storage: WatchedStorage) -> None:
    write_index([show, Show("tag", "Das Tagblatt", language="de")], storage, BASE)
    there = page(storage, "index.html")
    assert there.get("lang") == "en"
    assert [link.get("href") for link in there.xpath("//main//a")] == ["shows/daily/", "shows/tag/"]
    assert there.xpath("//li/@lang") == ["en", "de"]


def test_front_page_without_shows_says_so(storage: WatchedStorage) -> None:
    write_index([], storage, BASE)
    assert "No shows yet." in text(page(storage, "index.html"))
