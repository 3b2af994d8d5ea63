"""The desk: in by a link, the deeds, plain words, and nobody else."""

import re
from dataclasses import replace
from datetime import timedelta
from html import escape
from pathlib import Path

import pytest

from audio_pipeline.store import passes, transitions
from audio_pipeline.web.desk_views import episode_view
from audio_pipeline.web.passes import COOKIE
from tests.web.conftest import ARTICLE_URL, NOW, Newsroom, Visitor, open_newsroom


def fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def test_link_lets_in_once_and_only_by_its_button(newsroom: Newsroom) -> None:
    key = passes.issue_pass(newsroom.tools.database, "link", newsroom.tools.now())
    visitor = Visitor(newsroom.app)
    for _ in range(3):  # a chat's preview looks at it too
        door = visitor.get(f"/desk/enter?key={key}")
        assert (door.status_code, fields(door.text)["key"]) == (200, key)
    entered = visitor.post("/desk/enter", data={"key": key})
    assert (entered.status_code, entered.headers["location"]) == (303, "./")
    assert visitor.get("/desk/").status_code == 200
    again = Visitor(newsroom.app).post("/desk/enter", data={"key": key})
    assert again.status_code == 401
    assert "used" in again.text
    assert COOKIE not in again.cookies


def test_session_cookie_is_kept_from_scripts_and_other_sites(newsroom: Newsroom) -> None:
    cookie = cookie_of(newsroom).lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" not in cookie  # base_url is http


def test_session_cookie_is_secure_where_the_address_is(tmp_path: Path) -> None:
    with open_newsroom(tmp_path / "o", base_url="https://audio.test") as newsroom:
        assert "secure" in cookie_of(newsroom).lower()


def cookie_of(newsroom: Newsroom) -> str:
    key = passes.issue_pass(newsroom.tools.database, "link", newsroom.tools.now())
    return newsroom.visitor.post("/desk/enter", data={"key": key}).headers["set-cookie"]


def test_without_a_session_the_page_says_how_to_get_in(newsroom: Newsroom) -> None:
    answer = newsroom.visitor.get("/desk/")
    assert answer.status_code == 401
    assert "audio-pipeline desk" in answer.text


def test_left_desk_is_closed(newsroom: Newsroom) -> None:
    visitor, proof = newsroom.editor()
    secret = visitor.cookies[COOKIE]
    assert visitor.post("/desk/leave", data={"csrf": proof}).status_code == 303
    assert Visitor(newsroom.app, {COOKIE: secret}).get("/desk/").status_code == 401


def test_front_lists_episodes_newest_first_in_plain_words(newsroom: Newsroom) -> None:
    on_air = newsroom.episode_on_air()
    waiting = newsroom.note("https://news.test/b", "Waits <b>for</b> it")
    visitor, _ = newsroom.editor()
    page = visitor.get("/desk/").text
    assert f"episodes/{on_air}" in page
    assert f"episodes/{waiting}" in page
    assert "On air" in page
    assert "Waits &lt;b&gt;for&lt;/b&gt; it" in page
    assert "<b>for" not in page


def test_front_filters_by_show_and_state(newsroom: Newsroom) -> None:
    on_air = newsroom.episode_on_air()
    waiting = newsroom.note("https://news.test/b", "Waits")
    visitor, _ = newsroom.editor()

    def listed(query: str) -> set[str]:
        return set(re.findall(r"desk/episodes/(\w+)", visitor.get(f"/desk/?{query}").text))

    assert listed("") == {on_air, waiting}
    assert listed("state=aired") == {on_air}
    assert listed("state=waiting&show=daily") == {waiting}
    assert listed("show=other") == set()
    assert listed("state=nonsense") == {on_air, waiting}


def test_reason_and_next_attempt_are_said(newsroom: Newsroom) -> None:
    episode_id = newsroom.note("https://news.test/b", "Waits")
    record = newsroom.record(episode_id)
    assert transitions.claim(newsroom.tools.database, record, "w")
    transitions.set_stage(newsroom.tools.database, episode_id, 1, "recording 12 of 40")
    visitor, _ = newsroom.editor()
    assert "Recording 12 of 40" in visitor.get("/desk/").text
    assert transitions.wait(newsroom.tools.database, record, "the voice is busy", NOW)
    page = visitor.get(f"/desk/episodes/{episode_id}").text
    assert "The voice is busy. It is tried again at 12:00 UTC." in page


def test_episode_shows_script_beside_article(newsroom: Newsroom) -> None:
    visitor, _ = newsroom.editor()
    page = visitor.get(f"/desk/episodes/{newsroom.episode_on_air()}").text
    rows = re.findall(r"<tr class.*?</tr>", page, re.DOTALL)
    text = [re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", row)).strip() for row in rows]
    assert text == [
        "headline The harbour freezes.",
        "disclosure This audio is created with AI assistance.",
        "Cold Cold.",
        "The harbour froze on 1 March. Ships wait. It froze on the first. Ships wait.",
        "A ship in the ice. not spoken",
        "It is cold. It is cold.",
    ]


def test_render_again_asks_for_it_and_wakes_the_work(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    visitor, proof = newsroom.editor()
    answer = visitor.post(f"/desk/episodes/{episode_id}/render", data={"csrf": proof})
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"../{episode_id}?done=render",
    )
    assert newsroom.record(episode_id).state == "waiting"
    assert newsroom.woken == ["woken"]
    page = visitor.get(f"/desk/episodes/{episode_id}?done=render").text
    assert "It is being made again." in page
    assert "asked to make it again" in page


def test_notice_of_render_again_is_gone_once_it_is_done(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    visitor, _proof = newsroom.editor()
    page = visitor.get(f"/desk/episodes/{episode_id}?done=render").text
    assert "It is being made again." not in page
    assert "It has been made again." in page
    assert (
        "off the feed, and its audio"
        not in visitor.get(f"/desk/episodes/{episode_id}?done=retract").text
    )


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("the page is gone (404)", "The page is gone (404)"),
        ("https://news.test/b cannot be reached", "https://news.test/b cannot be reached"),
    ],
)
def test_reason_is_a_sentence_and_an_address_in_it_stays_as_it_is(
    newsroom: Newsroom, reason: str, shown: str
) -> None:
    record = replace(newsroom.record(newsroom.episode_on_air()), state="failed", reason=reason)
    assert episode_view({}, replace(record, episode=None)).reason == shown


def test_retraction_takes_it_off_the_air(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    audio = newsroom.audio_path(episode_id)
    visitor, proof = newsroom.editor()
    answer = visitor.post(
        f"/desk/episodes/{episode_id}/retract", data={"csrf": proof, "reason": "wrong name"}
    )
    assert answer.status_code == 303
    assert newsroom.record(episode_id).state == "retracted"
    for path in (audio, f"/episodes/{episode_id}", f"/embed/{episode_id}"):
        assert newsroom.visitor.get(path).status_code == 404, path
    assert episode_id not in newsroom.visitor.get("/shows/daily/feed.xml").text
    assert "retracted it: wrong name" in visitor.get(f"/desk/episodes/{episode_id}").text
    assert newsroom.woken == ["woken"]


@pytest.mark.parametrize("reason", ["", "   "])
def test_retraction_without_a_reason_is_refused_on_the_page(
    newsroom: Newsroom, reason: str
) -> None:
    episode_id = newsroom.episode_on_air()
    visitor, proof = newsroom.editor()
    answer = visitor.post(
        f"/desk/episodes/{episode_id}/retract", data={"csrf": proof, "reason": reason}
    )
    assert answer.status_code == 400
    assert 'role="alert">a retraction needs a reason' in answer.text
    assert newsroom.record(episode_id).state == "aired"
    assert newsroom.woken == []


def test_address_is_narrated_for_the_chosen_show(newsroom: Newsroom) -> None:
    visitor, proof = newsroom.editor()
    form = {"csrf": proof, "show": "daily", "url": "https://news.test/new"}
    answer = visitor.post("/desk/articles", data=form)
    assert answer.status_code == 303
    episode_id = answer.headers["location"].removeprefix("episodes/").partition("?")[0]
    assert newsroom.record(episode_id).url == "https://news.test/new"
    assert newsroom.woken == ["woken"]


@pytest.mark.parametrize(
    ("show", "url"),
    [
        ("daily", "news.test/new"),
        ("daily", ""),
        ("daily", 'javascript:alert("x")'),
        ("daily", "http://["),
        ("daily", "https://[::1/x"),
        ("other", "https://news.test/new"),
        ("", "https://news.test/new"),
    ],
)
def test_what_cannot_be_narrated_gives_one_line_and_keeps_the_input(
    newsroom: Newsroom, show: str, url: str
) -> None:
    visitor, proof = newsroom.editor()
    answer = visitor.post("/desk/articles", data={"csrf": proof, "show": show, "url": url})
    assert answer.status_code == 400
    assert len(re.findall('role="alert"', answer.text)) == 1
    assert f'value="{escape(url)}"' in answer.text.replace("&#34;", "&quot;")
    assert newsroom.woken == []


def test_unknown_and_impossible_episodes_are_404(newsroom: Newsroom) -> None:
    visitor, proof = newsroom.editor()
    for name in ("0123456789abcdef", "a" * 300, "%00", "..%2f", "%F0%9F%98%80"):
        assert visitor.get(f"/desk/episodes/{name}").status_code == 404
        path = f"/desk/episodes/{name}/render"
        assert visitor.post(path, data={"csrf": proof}).status_code in (404, 405), name


def test_proof_of_another_session_is_refused(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    visitor, _ = newsroom.editor()
    _, another = newsroom.editor()
    path = f"/desk/episodes/{episode_id}/retract"
    for proof in (another, "", "é", "0" * 64):
        answer = visitor.post(path, data={"csrf": proof, "reason": "x"})
        assert answer.status_code == 403
    assert newsroom.record(episode_id).state == "aired"


def test_session_expires(tmp_path: Path) -> None:
    with open_newsroom(tmp_path / "o") as newsroom:
        visitor, _ = newsroom.editor()
        later = replace(newsroom.tools, now=lambda: NOW + timedelta(days=15))
        assert Visitor(Newsroom(later).app, dict(visitor.cookies)).get("/desk/").status_code == 401


def test_desk_pages_carry_no_inline_script_or_style_and_load_only_ours(
    newsroom: Newsroom,
) -> None:
    episode_id = newsroom.episode_on_air()
    visitor, _ = newsroom.editor()
    for path in ("/desk/", f"/desk/episodes/{episode_id}", "/desk/enter?key=x"):
        page = visitor.get(path).text
        assert not re.search(r"<script(?![^>]+src=)|<style|\sstyle=|\son\w+=", page)
        loaded = re.findall(r'<(?:link|script)[^>]+(?:href|src)="([^"]+)"', page)
        assert len(loaded) == 4
        assert all(link.startswith("../") and "://" not in link for link in loaded), loaded


def test_page_of_an_episode_under_way_looks_again_and_others_seldom(newsroom: Newsroom) -> None:
    visitor, _ = newsroom.editor()
    on_air = newsroom.episode_on_air()
    assert "data-under-way" not in visitor.get(f"/desk/episodes/{on_air}").text
    waiting = newsroom.note("https://news.test/b", "Waits")
    assert "data-under-way" in visitor.get(f"/desk/episodes/{waiting}").text


def test_known_article_narrated_again_is_the_same_episode(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    visitor, proof = newsroom.editor()
    form = {"csrf": proof, "show": "daily", "url": ARTICLE_URL}
    assert episode_id in visitor.post("/desk/articles", data=form).headers["location"]
