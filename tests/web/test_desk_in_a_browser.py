"""The desk as an editor uses it: in by the link, off the air with a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from audio_pipeline.store import passes, transitions
from tests.web.conftest import Newsroom, listening

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: str) -> Iterator[Page]:
    """A page that fails the test when it breaks its own rules: a script, a style, a file."""
    faults: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda said: faults.append(said.text) if "Content Security" in said.text else None,
        )
        yield page
        browser.close()
    assert faults == []


def enter(page: Page, newsroom: Newsroom, base: str) -> None:
    key = passes.issue_pass(newsroom.tools.database, "link", newsroom.tools.now())
    page.goto(f"{base}/desk/enter?key={key}")
    page.get_by_role("button", name="Enter the desk").click()
    page.wait_for_url(f"{base}/desk/")


def test_editor_enters_by_the_link_and_retracts_with_a_reason(
    newsroom: Newsroom, page: Page
) -> None:
    episode_id = newsroom.episode_on_air()
    with listening(newsroom.app) as (host, port):
        base = f"http://{host}:{port}"
        enter(page, newsroom, base)
        page.get_by_role("link", name="The harbour").click()
        assert page.get_by_role("cell", name="It froze on the first. Ships wait.").is_visible()
        page.get_by_role("button", name="Retract").click()  # the browser asks for the reason
        assert newsroom.record(episode_id).state == "aired"
        page.get_by_label("Reason for a retraction").fill("A wrong name in the headline")
        page.get_by_role("button", name="Retract").click()
        page.get_by_role("status").wait_for()
        assert newsroom.record(episode_id).state == "retracted"
        assert page.get_by_text("retracted it: A wrong name in the headline").is_visible()
        assert page.locator("audio").count() == 0


def test_notice_of_render_again_goes_with_the_work(newsroom: Newsroom, page: Page) -> None:
    episode_id = newsroom.episode_on_air()
    database = newsroom.tools.database
    with listening(newsroom.app) as (host, port):
        base = f"http://{host}:{port}"
        enter(page, newsroom, base)
        page.get_by_role("link", name="The harbour").click()
        page.get_by_role("button", name="Render again").click()
        page.get_by_text("It is being made again.").wait_for()
        record = newsroom.record(episode_id)
        assert transitions.claim(database, record, "w")
        failed = newsroom.record(episode_id)
        assert transitions.give_up(database, failed, "the page is gone (404)", skipped=False)
        page.get_by_text("The page is gone (404)").wait_for(timeout=10_000)
        assert page.get_by_text("It is being made again.").count() == 0


def test_page_shows_how_the_work_goes_on_and_keeps_what_is_typed(
    newsroom: Newsroom, page: Page
) -> None:
    episode_id = newsroom.note("https://news.test/b", "Waits")
    database, record = newsroom.tools.database, newsroom.record(episode_id)
    with listening(newsroom.app) as (host, port):
        enter(page, newsroom, f"http://{host}:{port}")
        page.get_by_label("Address of the article").fill("https://news.test/typed")
        assert transitions.claim(database, record, "w")
        transitions.set_stage(database, episode_id, 1, "recording 12 of 40")
        page.get_by_text("recording 12 of 40").wait_for(timeout=10_000)
        transitions.set_stage(database, episode_id, 1, "recording 13 of 40")
        page.get_by_text("recording 13 of 40").wait_for(timeout=10_000)
        field = page.get_by_label("Address of the article")
        assert field.input_value() == "https://news.test/typed"


def test_embed_is_shown_inside_a_page_of_another_origin(
    newsroom: Newsroom, page: Page, tmp_path: Path
) -> None:
    episode_id = newsroom.episode_on_air()
    with listening(newsroom.app) as (host, port):
        site = tmp_path / "article.html"
        site.write_text(f'<iframe src="http://{host}:{port}/embed/{episode_id}"></iframe>')
        page.goto(site.as_uri())
        frame = page.frame_locator("iframe")
        assert frame.get_by_role("heading").inner_text() == "The harbour <freezes>"
        assert frame.locator("audio").count() == 1
