"""/api/v1/: the desk's deeds for programs with the bearer token."""

from pathlib import Path

import pytest

from audio_pipeline.config import Web
from tests.web.conftest import BASE, TOKEN, Newsroom, open_newsroom

BEARER = {"authorization": f"Bearer {TOKEN}"}


def test_episodes_are_listed_with_state_and_addresses(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    newsroom.note("https://news.test/b", "Waits")
    both = newsroom.visitor.get("/api/v1/episodes", headers=BEARER).json()["episodes"]
    assert {each["state"] for each in both} == {"aired", "waiting"}
    [aired] = newsroom.visitor.get(
        "/api/v1/episodes?state=aired&show=daily", headers=BEARER
    ).json()["episodes"]
    assert aired["id"] == episode_id
    assert aired["on_air"]["audio"] == BASE + newsroom.audio_path(episode_id)
    assert newsroom.visitor.get("/api/v1/episodes?show=x", headers=BEARER).json() == {
        "episodes": []
    }


def test_one_episode_comes_with_its_script_and_deeds(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    path = f"/api/v1/episodes/{episode_id}"
    assert newsroom.visitor.post(f"{path}/render", headers=BEARER).json()["state"] == "waiting"
    answer = newsroom.visitor.get(path, headers=BEARER).json()
    assert [line["role"] for line in answer["script"]][:2] == ["headline", "disclosure"]
    assert [(deed["who"], deed["what"]) for deed in answer["deeds"]] == [("api", "render again")]
    assert newsroom.woken == ["woken"]


def test_retraction_needs_a_reason(newsroom: Newsroom) -> None:
    path = f"/api/v1/episodes/{newsroom.episode_on_air()}/retract"
    for body in ({}, {"reason": " "}, {"reason": 7}, [], "x"):
        answer = newsroom.visitor.post(path, headers=BEARER, json=body)
        assert answer.status_code == 400
        assert list(answer.json()) == ["error"]
        assert "\n" not in answer.json()["error"]
    done = newsroom.visitor.post(path, headers=BEARER, json={"reason": "wrong name"})
    assert (done.json()["state"], done.json()["on_air"]) == ("retracted", None)


def test_article_is_narrated(newsroom: Newsroom) -> None:
    body = {"show": "daily", "url": "https://news.test/new"}
    answer = newsroom.visitor.post("/api/v1/articles", headers=BEARER, json=body)
    assert (answer.status_code, answer.json()["state"]) == (202, "waiting")
    assert newsroom.record(answer.json()["id"]).url == body["url"]
    wrong = newsroom.visitor.post("/api/v1/articles", headers=BEARER, json=body | {"show": "x"})
    assert (wrong.status_code, "daily" in wrong.json()["error"]) == (404, True)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[" * 50_000,
        b'{"show": "daily", "url": "https://n.test/\\ud800"}',
        b'{"show": "daily", "url": "https://n.test/\\u0000"}',
        b'{"show": "\\ud800", "url": "https://n.test/"}',
    ],
)
def test_hostile_bodies_give_one_line(newsroom: Newsroom, body: bytes) -> None:
    answer = newsroom.visitor.post(
        "/api/v1/articles",
        headers=BEARER | {"content-type": "application/json"},
        content=body,
    )
    assert answer.status_code == 400, answer.text
    assert list(answer.json()) == ["error"]


@pytest.mark.parametrize("reason", [rb'{"reason": "a\ud800"}', rb'{"reason": "\u0000\u001b[31m"}'])
def test_reason_that_is_no_text_gives_one_line(newsroom: Newsroom, reason: bytes) -> None:
    path = f"/api/v1/episodes/{newsroom.episode_on_air()}/retract"
    answer = newsroom.visitor.post(
        path,
        headers=BEARER | {"content-type": "application/json"},
        content=reason,
    )
    assert answer.status_code == 400
    assert list(answer.json()) == ["error"]


def test_unknown_episode_is_404_in_json(newsroom: Newsroom) -> None:
    for method, path in (("GET", ""), ("POST", "/render")):
        answer = newsroom.visitor.ask(method, f"/api/v1/episodes/nothing{path}", headers=BEARER)
        assert (answer.status_code, list(answer.json())) == (404, ["error"])


def test_without_a_configured_token_nobody_is_let_in(tmp_path: Path) -> None:
    with open_newsroom(tmp_path / "o", web=Web()) as newsroom:
        for value in ("Bearer ", "Bearer", "", "Bearer x"):
            answer = newsroom.visitor.get("/api/v1/episodes", headers={"authorization": value})
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("value", [TOKEN, f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer é"])
def test_other_credentials_are_refused(newsroom: Newsroom, value: str) -> None:
    headers = {b"authorization": value.encode("latin-1")}
    assert newsroom.visitor.get("/api/v1/episodes", headers=headers).status_code == 401


def test_description_names_the_apis_routes_and_no_others(newsroom: Newsroom) -> None:
    paths = newsroom.visitor.get("/api/v1/openapi.json").json()["paths"]
    assert paths
    assert all(path.startswith("/api/v1/") for path in paths)
