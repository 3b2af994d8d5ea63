"""Listeners' files: the right types, nothing from outside, whole also while it is replaced."""

import http.client
import os
import re
import threading
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest

from audio_pipeline.web.published import open_published
from tests.web.conftest import AUDIO, Newsroom, listening, open_newsroom


@pytest.fixture
def on_air(newsroom: Newsroom) -> str:
    return newsroom.episode_on_air()


def test_every_published_file_is_served_with_its_type(newsroom: Newsroom, on_air: str) -> None:
    episode = newsroom.record(on_air).episode
    expected = {
        "/": "text/html",
        "/shows/daily/": "text/html",
        "/shows/daily/feed.xml": "application/rss+xml",
        "/shows/daily/artwork.jpg": "image/jpeg",
        f"/episodes/{on_air}": "text/html",
        f"/episodes/{on_air}/": "text/html",
        f"/episodes/{on_air}.json": "application/json",
        f"/embed/{on_air}": "text/html",
        f"/{episode.audio.path}": "audio/mpeg",
        f"/{episode.transcript.path}": "text/vtt",
        f"/{episode.words.path}": "application/json",
        f"/{episode.chapters.path}": "application/json+chapters",
    }
    got = {}
    for path in expected:
        response = newsroom.visitor.get(path)
        assert response.status_code == 200, path
        got[path] = response.headers["content-type"].partition(";")[0]
    assert got == expected


def test_feed_states_the_length_that_its_enclosure_has(newsroom: Newsroom, on_air: str) -> None:
    feed = newsroom.visitor.get("/shows/daily/feed.xml").text
    head = newsroom.visitor.ask("HEAD", newsroom.audio_path(on_air))
    assert f'length="{head.headers["content-length"]}"' in feed
    assert newsroom.visitor.get(newsroom.audio_path(on_air)).content == AUDIO


def test_every_file_that_pages_refer_to_is_there(newsroom: Newsroom, on_air: str) -> None:
    for page in ("/", "/shows/daily/", f"/episodes/{on_air}", f"/embed/{on_air}"):
        text = newsroom.visitor.get(page).text
        links = re.findall(r'(?:href|src)="([^"#]+)', text)
        here = [link for link in links if "://" not in link and not link.startswith("/oembed")]
        assert here
        for link in here:
            assert newsroom.visitor.get(urljoin(page, link)).status_code == 200, (page, link)


@pytest.mark.parametrize(
    "path",
    [
        "/state/store.sqlite",
        "/shows/../state/store.sqlite",
        "/media/..%2fstate%2fstore.sqlite",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/media/%2e%2e/state/store.sqlite",
        "/media/..%5cstate%5cstore.sqlite",
        "//etc/passwd",
        "/media//etc/passwd",
        "/media/%00",
        "/media/" + "a" * 5000,
        "/episodes/.hidden.json",
        "/episodes/half.json.part",
        "/shows/link/secret.json",
        "/shows/file-link.json",
        "/shows/to-state/store.json",
        "/shows/ring",
        "/shows/pipe.json",
        "/demo/index.html",
        "/notes.html",
        "/shows/daily/feed.xml/",
        "/media/",
        "/shows",
        "/.env",
        "/media/%ff%fe.mp3",
    ],
)
def test_no_address_leads_to_what_is_not_published(
    newsroom: Newsroom, tmp_path: Path, path: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.json").write_text("secret")
    output = newsroom.output
    (output / "demo").mkdir()
    for name in ("episodes/.hidden.json", "episodes/half.json.part", "demo/index.html"):
        (output / name).parent.mkdir(exist_ok=True)
        (output / name).write_text("secret")
    (output / "notes.html").write_text("secret")
    (output / "state" / "store.json").write_text("secret")
    (output / "shows/link").symlink_to(outside)
    (output / "shows/file-link.json").symlink_to(outside / "secret.json")
    (output / "shows/to-state").symlink_to(output / "state")
    (output / "shows/ring").symlink_to(output / "shows/ring")
    os.mkfifo(output / "shows/pipe.json")
    with listening(newsroom.app) as (host, port):
        # By hand: clients mend an address before they send it.
        connection = http.client.HTTPConnection(host, port, timeout=5)
        connection.putrequest("GET", path, skip_host=False)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        connection.close()
    assert response.status == 404, path
    assert b"secret" not in body


def test_hashed_files_are_kept_for_ever_and_pages_are_asked_for_again(
    newsroom: Newsroom, on_air: str
) -> None:
    audio = newsroom.visitor.get(newsroom.audio_path(on_air))
    assert "immutable" in audio.headers["cache-control"]
    for path in ("/shows/daily/feed.xml", f"/episodes/{on_air}", f"/episodes/{on_air}.json"):
        assert newsroom.visitor.get(path).headers["cache-control"] == "no-cache"


def test_known_tag_is_answered_with_304_and_another_with_the_file(
    newsroom: Newsroom, on_air: str
) -> None:
    for path in ("/shows/daily/feed.xml", newsroom.audio_path(on_air)):
        tag = newsroom.visitor.get(path).headers["etag"]
        assert not tag.startswith("W/")
        for value in (tag, f'"x", W/{tag}', "*"):
            known = newsroom.visitor.get(path, headers={"if-none-match": value})
            assert (known.status_code, known.content) == (304, b"")
            assert known.headers["etag"] == tag
        assert newsroom.visitor.get(path, headers={"if-none-match": '"x"'}).status_code == 200


def test_date_decides_only_where_there_is_no_tag(newsroom: Newsroom, on_air: str) -> None:
    path = newsroom.audio_path(on_air)
    modified = newsroom.visitor.get(path).headers["last-modified"]
    for headers, status in (
        ({"if-modified-since": modified}, 304),
        ({"if-modified-since": "Thu, 01 Jan 1970 00:00:00 GMT"}, 200),
        ({"if-modified-since": "yesterday"}, 200),
        ({"if-modified-since": modified, "if-none-match": '"x"'}, 200),
    ):
        assert newsroom.visitor.get(path, headers=headers).status_code == status, headers


def test_changed_feed_has_another_tag(newsroom: Newsroom, on_air: str) -> None:
    before = newsroom.visitor.get("/shows/daily/feed.xml").headers["etag"]
    newsroom.air(newsroom.note("https://news.test/second", "Second"), audio=b"x" * 100)
    assert on_air and newsroom.visitor.get("/shows/daily/feed.xml").headers["etag"] != before


def test_players_on_other_origins_may_read_and_ask_for_parts(
    newsroom: Newsroom, on_air: str
) -> None:
    for path in ("/shows/daily/feed.xml", f"/episodes/{on_air}.json", newsroom.audio_path(on_air)):
        assert newsroom.visitor.get(path).headers["access-control-allow-origin"] == "*"
        before = newsroom.visitor.ask("OPTIONS", path)
        assert before.status_code == 204
        assert "Range" in before.headers["access-control-allow-headers"]


def test_feed_replaced_while_it_is_read_is_whole_every_time(tmp_path: Path) -> None:
    path = tmp_path / "shows" / "daily" / "feed.xml"
    path.parent.mkdir(parents=True)
    contents = [b"a" * 1_000, b"b" * 700_000, b"c" * 300_000]
    path.write_bytes(contents[0])
    stop = threading.Event()

    def replace() -> None:
        turn = 0
        while not stop.is_set():
            turn += 1
            part = path.with_name(".new.part")
            part.write_bytes(contents[turn % 3])
            part.replace(path)

    thread = threading.Thread(target=replace)
    thread.start()
    try:
        for _ in range(300):
            file = open_published(tmp_path, "shows/daily/feed.xml")
            assert file is not None
            data = file.content or os.pread(file.descriptor, file.size + 1, 0)
            file.close()
            assert data in contents
            assert len(data) == file.size
    finally:
        stop.set()
        thread.join()


def test_below_a_proxys_path_pages_are_sent_to_their_slash(tmp_path: Path) -> None:
    with open_newsroom(tmp_path / "o", base_url="https://news.test/audio") as newsroom:
        episode_id = newsroom.episode_on_air()
        response = newsroom.visitor.get(f"/episodes/{episode_id}")
        assert response.status_code == 308
        assert response.headers["location"] == f"{episode_id}/"
        assert newsroom.visitor.get(f"/episodes/{episode_id}/").status_code == 200


def test_other_methods_are_refused(newsroom: Newsroom, on_air: str) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        response = newsroom.visitor.ask(method, newsroom.audio_path(on_air))
        assert response.status_code == 405


def test_audio_is_whole_over_a_real_connection(newsroom: Newsroom, on_air: str) -> None:
    with listening(newsroom.app) as (host, port), httpx.Client() as client:
        response = client.get(f"http://{host}:{port}{newsroom.audio_path(on_air)}")
    assert response.content == AUDIO
