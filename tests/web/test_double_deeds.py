"""A form sent twice, and two editors at once: done once, and nobody meets an error."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audio_pipeline.store import passes
from tests.web.conftest import TOKEN, Newsroom, open_newsroom

AT_ONCE = 8


def at_once(newsroom: Newsroom, path: str, form: dict[str, str]) -> list[int]:
    """The answers to a form that several editors send in the same moment."""
    editors = [newsroom.editor() for _ in range(AT_ONCE)]

    def send(index: int) -> int:
        visitor, proof = editors[index]
        return visitor.post(path, data={**form, "csrf": proof}).status_code

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(send, range(AT_ONCE)))


def test_article_narrated_twice_at_once_is_one_episode(newsroom: Newsroom) -> None:
    form = {"show": "daily", "url": "https://news.test/new"}
    assert at_once(newsroom, "/desk/articles", form) == [303] * AT_ONCE
    bearer = {"authorization": f"Bearer {TOKEN}"}
    found = newsroom.visitor.get("/api/v1/episodes", headers=bearer).json()["episodes"]
    assert [each["article"] for each in found] == [form["url"]]


def test_render_asked_for_twice_at_once_is_one_more_revision(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    before = newsroom.record(episode_id)
    answers = at_once(newsroom, f"/desk/episodes/{episode_id}/render", {})
    assert answers == [303] * AT_ONCE
    after = newsroom.record(episode_id)
    assert after.state == "waiting"
    assert after.episode == before.episode


def test_retraction_sent_twice_at_once_takes_it_off_and_is_no_error(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    audio = newsroom.output / newsroom.audio_path(episode_id).lstrip("/")
    form = {"reason": "wrong name"}
    assert at_once(newsroom, f"/desk/episodes/{episode_id}/retract", form) == [303] * AT_ONCE
    assert newsroom.record(episode_id).state == "retracted"
    assert not audio.exists()
    assert episode_id not in newsroom.visitor.get("/shows/daily/feed.xml").text


@pytest.mark.parametrize("round_", range(3))
def test_one_retracts_while_another_renders_and_the_page_says_which(
    tmp_path: Path, round_: int
) -> None:
    with open_newsroom(tmp_path / f"{round_}") as newsroom:
        episode_id = newsroom.episode_on_air()
        editors = [newsroom.editor() for _ in range(2)]
        deeds = ("render", "retract")

        def send(index: int) -> int:
            visitor, proof = editors[index]
            form = {"csrf": proof, "reason": "wrong name"}
            path = f"/desk/episodes/{episode_id}/{deeds[index]}"
            return visitor.post(path, data=form).status_code

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(send, range(2)))
        assert answers[1] == 303
        assert answers[0] in (303, 400, 409)
        state = newsroom.record(episode_id).state
        assert state in ("retracted", "waiting")
        page = editors[0][0].get(f"/desk/episodes/{episode_id}")
        assert page.status_code == 200


def test_link_opened_twice_at_once_lets_one_browser_in(newsroom: Newsroom) -> None:
    key = passes.issue_pass(newsroom.tools.database, "link", newsroom.tools.now())
    answers = at_once(newsroom, "/desk/enter", {"key": key})
    assert sorted(answers) == [303] + [401] * (AT_ONCE - 1)
