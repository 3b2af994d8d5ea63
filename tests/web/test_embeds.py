"""What a site embeds: the player by the article's address, and oEmbed."""

import atexit
import re
import tempfile
from functools import cache
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.model import Show
from audio_pipeline.web.embed import find_record
from tests.web.conftest import ARTICLE_URL, BASE, Newsroom, open_newsroom


@cache
def shared() -> Newsroom:
    """One for all the examples of a property."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    opened = open_newsroom(Path(folder.name))
    atexit.register(opened.__exit__, None, None, None)
    return opened.__enter__()


def embed(newsroom: Newsroom, url: str) -> httpx.Response:
    return newsroom.visitor.get(f"/embed?url={quote(url, safe='')}")


def test_article_on_air_is_embedded_by_its_address(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    by_id = newsroom.visitor.get(f"/embed/{episode_id}")
    assert by_id.status_code == 200
    for url in (ARTICLE_URL, f"{ARTICLE_URL}&utm_source=x#top"):
        by_article = embed(newsroom, url)
        assert (by_article.status_code, by_article.text) == (200, by_id.text)


def test_article_that_is_waited_for_says_so_and_looks_again(newsroom: Newsroom) -> None:
    newsroom.note(ARTICLE_URL, "The harbour")
    answer = embed(newsroom, ARTICLE_URL)
    assert answer.status_code == 404
    assert "is on its way" in answer.text
    assert 'http-equiv="refresh"' in answer.text


@pytest.mark.parametrize("url", ["https://other.test/", "", "http://[", "x" * 5000, "\x00"])
def test_unknown_article_has_a_quiet_page_that_does_not_look_again(
    newsroom: Newsroom, url: str
) -> None:
    answer = embed(newsroom, url)
    assert answer.status_code == 404
    assert "There is no audio" in answer.text
    assert "refresh" not in answer.text


@settings(deadline=None, max_examples=50)  # each goes through the whole application
@given(st.text(max_size=60) | st.from_regex(r"\Ahttps?://[^ ]{0,40}\Z"))
def test_whatever_is_asked_for_is_found_or_not(url: str) -> None:
    assert find_record(shared().tools, url) is None
    assert shared().visitor.get("/oembed", params={"url": url}).status_code in (400, 404)


def test_retracted_article_is_not_on_its_way(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    visitor, proof = newsroom.editor()
    visitor.post(f"/desk/episodes/{episode_id}/retract", data={"csrf": proof, "reason": "x"})
    answer = embed(newsroom, ARTICLE_URL)
    assert (answer.status_code, "There is no audio" in answer.text) == (404, True)


def test_waiting_page_speaks_the_shows_language(tmp_path: Path) -> None:
    shows = {"daily": Show("daily", "Новини", "uk")}
    with open_newsroom(tmp_path / "o", shows=shows) as newsroom:
        newsroom.note(ARTICLE_URL, "Гавань")
        answer = embed(newsroom, ARTICLE_URL)
    assert '<html lang="uk"' in answer.text
    assert "готується" in answer.text


def test_embeds_may_be_framed_anywhere_and_the_desk_nowhere(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    for path in (f"/embed/{episode_id}", f"/embed?url={ARTICLE_URL}", "/embed?url=x"):
        headers = newsroom.visitor.get(path).headers
        assert "frame-ancestors" not in headers["content-security-policy"]
        assert "x-frame-options" not in headers
    visitor, _ = newsroom.editor()
    for path in ("/desk/", f"/desk/episodes/{episode_id}", "/desk/enter"):
        headers = visitor.get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"


def oembed(newsroom: Newsroom, url: str, **query: str) -> httpx.Response:
    return newsroom.visitor.get("/oembed", params={"url": url, **query})


def test_oembed_answers_for_every_address_of_an_episode(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    expected = {
        "version": "1.0",
        "type": "rich",
        "title": "The harbour <freezes>",
        "author_name": "Ann Reporter",
        "provider_name": "The Daily",
        "provider_url": f"{BASE}/shows/daily/",
        "thumbnail_url": f"{BASE}/shows/daily/artwork.jpg",
        "thumbnail_width": 1400,
        "thumbnail_height": 1400,
    }
    for url in (
        ARTICLE_URL,
        f"{BASE}/episodes/{episode_id}",
        f"{BASE}/episodes/{episode_id}/",
        f"{BASE}/embed/{episode_id}",
        f"{BASE}/embed?url={quote(ARTICLE_URL, safe='')}",
    ):
        answer = oembed(newsroom, url, format="json")
        assert answer.status_code == 200, url
        assert answer.headers["access-control-allow-origin"] == "*"
        body = answer.json()
        assert expected.items() <= body.items()
        assert f'src="{BASE}/embed/{episode_id}/"' in body["html"]
        assert "The harbour &lt;freezes&gt;" in body["html"]
        assert f'height="{body["height"]}"' in body["html"]
        assert f"max-width:{body['width']}px" in body["html"]


def test_oembed_that_the_episodes_page_names_answers(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    page = newsroom.visitor.get(f"/episodes/{episode_id}").text
    [link] = re.findall(r'type="application/json\+oembed"[^>]*href="([^"]+)"', page)
    answer = newsroom.visitor.get(link.replace("&amp;", "&").removeprefix(BASE))
    assert answer.json()["title"] == "The harbour <freezes>"


def test_oembed_keeps_to_the_greatest_size(newsroom: Newsroom) -> None:
    newsroom.episode_on_air()
    small = oembed(newsroom, ARTICLE_URL, maxwidth="300", maxheight="100").json()
    assert (small["width"], small["height"]) == (300, 100)
    assert "thumbnail_url" not in small  # it must keep to it too
    large = oembed(newsroom, ARTICLE_URL, maxwidth="5000", maxheight="5000").json()
    assert large["width"] < 5000
    assert large["thumbnail_width"] == 1400


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"url": "https://other.test/"}, 404),
        ({"url": f"{BASE}/episodes/nothing"}, 404),
        ({"url": f"{BASE}/desk/"}, 404),
        ({"url": f"{BASE}/episodes/%00"}, 404),
        ({"url": "http://["}, 404),
        ({}, 400),
        ({"url": ARTICLE_URL, "maxwidth": "wide"}, 400),
        ({"url": ARTICLE_URL, "maxheight": "-1"}, 400),
        ({"url": ARTICLE_URL, "maxheight": "0"}, 400),
        ({"url": ARTICLE_URL, "format": "xml"}, 501),
    ],
)
def test_oembed_refuses_as_its_specification_says(
    newsroom: Newsroom, query: dict[str, str], status: int
) -> None:
    newsroom.episode_on_air()
    answer = newsroom.visitor.get("/oembed", params=query)
    assert (answer.status_code, list(answer.json())) == (status, ["error"])


def test_oembed_of_what_is_not_on_air_is_404(newsroom: Newsroom) -> None:
    newsroom.note(ARTICLE_URL, "Waits")
    assert oembed(newsroom, ARTICLE_URL).status_code == 404
