"""Pages and player in a real browser: with script and without, by hand and by keyboard."""

import hashlib
import json
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
import soundfile
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright
from starlette.applications import Starlette
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from audio_pipeline.model import Article, Block, Mix, Script, Show
from audio_pipeline.player import EMBED_HEIGHT_PX
from audio_pipeline.publish import FolderStorage, publish, write_index, write_show

pytestmark = pytest.mark.browser

DURATION_S = 20
STEP_S = 2
CONTENT_POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self'; script-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
LINES = ("The Daily Page.", "Trams approved.", "The council voted.", "Work begins in March.")
SHOWS = {
    "en": Show("en", "The Daily Page", description="Every article, read aloud."),
    "uk": Show("uk", "Щоденна сторінка вголос, найдокладніше", language="uk"),
    "de": Show("de", "Donaudampfschifffahrtsgesellschaftsnachrichten", language="de"),
    "fr": Show("fr", "La Page du jour", language="fr"),
}


class PlainHandler(SimpleHTTPRequestHandler):
    """What `python -m http.server` answers with: no byte ranges."""

    def log_message(self, *_: object) -> None:
        pass


async def strict(request: Request, answer: RequestResponseEndpoint) -> Response:
    """Nothing inline, and nothing from elsewhere."""
    response = await answer(request)
    response.headers["Content-Security-Policy"] = CONTENT_POLICY
    return response


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """Four shows with two episodes each behind a file server with byte ranges; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        publish_everything(folder, address)
        app = Starlette(routes=[Mount("/", StaticFiles(directory=folder / "output", html=True))])
        app.add_middleware(BaseHTTPMiddleware, dispatch=strict)
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield address
        server.should_exit = True
        thread.join()


@pytest.fixture
def plain_site(folder: Path, site: str) -> Iterator[str]:
    """The same from a server that knows no byte ranges."""
    assert site
    handler = partial(PlainHandler, directory=str(folder / "output"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        thread = threading.Thread(target=http.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def publish_everything(folder: Path, address: str) -> None:
    storage = FolderStorage(folder / "output")
    mix = tone(folder)
    for show in SHOWS.values():
        episodes = []
        for number in (1, 2):
            title = f"Donaudampfschifffahrtsgesellschaftskapitän: Straßenbahnlinie {number}"
            url = f"https://dailypage.example/{number}"
            body = (Block("paragraph", "The council voted on Tuesday. " * 3),)
            article = Article(url, title, show.language, body, byline="Olena Kovalenko")
            script = Script(show.language, title, url, "Created with AI assistance.", ())
            moment = datetime(2025, 11, 24, 9, number, tzinfo=UTC)
            episode = publish(
                mix,
                script,
                article,
                show,
                storage,
                episode_id=f"{show.name}-{number}",
                guid=f"{show.name}-{number}",
                revision=number,
                published=moment,
                now=moment,
                files=timed_files(),
            )
            episodes.append(episode)
        write_show(show, episodes, storage, address)
    write_index(list(SHOWS.values()), storage, address)


def tone(folder: Path) -> Mix:
    path = folder / "tone.mp3"
    time_s = np.arange(44_100 * DURATION_S) / 44_100
    wave = 0.1 * np.sin(2 * np.pi * 220 * time_s)
    soundfile.write(path, wave.astype(np.float32), 44_100, format="MP3")
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    return Mix(path, sha256, len(data), float(DURATION_S), -16.0, -1.2, (), (), ())


def timed_files() -> dict[str, bytes]:
    lines = [
        {"role": "body", "text": text, "start": STEP_S * at, "end": STEP_S * (at + 1), "block": 0}
        for at, text in enumerate(LINES)
    ]
    chapters = [{"startTime": 0, "title": "Opening"}, {"startTime": 8.5, "title": "The vote"}]
    return {
        "transcript": b"WEBVTT\n",
        "words": json.dumps({"lines": lines}).encode(),
        "chapters": json.dumps({"chapters": chapters}).encode(),
    }


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        launched = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of the site; at the end, nothing was complained of on any console."""
    complaints: list[str] = []
    pages: list[Page] = []

    def open_one(path: str, **options: object) -> Page:
        page = browser.new_page(**options)
        pages.append(page)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{site}/{path}")
        return page

    yield open_one
    for page in pages:
        page.close()
    assert complaints == []


def position_s(page: Page, number: int = 0) -> float:
    script = "number => [...document.querySelectorAll('audio')].at(number).currentTime"
    return float(page.evaluate(script, number))


def wait_until_past(page: Page, seconds: float, number: int = 0) -> None:
    """Until the audio has come past `seconds`; the page's policy lets no script be waited on."""
    for _ in range(200):
        if position_s(page, number) > seconds:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"the audio stands at {position_s(page, number)} s")


def is_paused(page: Page) -> bool:
    return bool(page.evaluate("document.querySelector('audio').paused"))


def test_embedded_player_plays_seeks_and_changes_speed(open_page: Callable[..., Page]) -> None:
    page = open_page("embed/en-1/")
    page.get_by_role("button", name="Play").click()
    wait_until_past(page, 0.2)
    page.get_by_role("button", name="Pause").click()
    assert is_paused(page)
    page.get_by_role("slider", name="Position").fill("12")
    assert 11.9 < position_s(page) < 12.1
    page.get_by_role("button", name="15 seconds back").click()
    assert position_s(page) == 0
    page.get_by_role("button", name="30 seconds forward").click()
    assert position_s(page) > DURATION_S - 0.5
    page.get_by_role("combobox", name="Speed").select_option("1.5")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5
    expect(page.get_by_text("Created with AI assistance")).to_be_visible()


def test_embedded_player_is_worked_by_keyboard_alone(open_page: Callable[..., Page]) -> None:
    page = open_page("embed/en-1/")
    page.get_by_role("button", name="Play").focus()
    page.keyboard.press("Enter")
    wait_until_past(page, 0.1)
    page.keyboard.press("Space")
    assert is_paused(page)
    page.get_by_role("slider").focus()
    before = position_s(page)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert position_s(page) >= before + 2
    assert page.get_by_role("slider").get_attribute("aria-valuetext").endswith(" / 0:20")


@pytest.mark.parametrize("path", ["embed/uk-1/", "episodes/en-1/", "shows/en/"])
def test_browsers_own_controls_play_without_script(
    open_page: Callable[..., Page], path: str
) -> None:
    page = open_page(path, java_script_enabled=False)
    audio = page.locator("audio").first
    expect(audio).to_be_visible()
    assert audio.get_attribute("controls") is not None
    assert page.locator("audio-player button").count() == 0
    expect(page.locator(".button")).to_have_count(page.locator(".button[hidden]").count())


def test_sentence_of_the_transcript_is_played_from_and_followed(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("episodes/en-1/")
    page.get_by_text("The council voted.", exact=True).click()
    wait_until_past(page, 4.2)
    assert position_s(page) < 8
    expect(page.locator(".transcript .now")).to_have_text("The council voted.")
    page.get_by_role("slider", name="Position").fill("0")
    expect(page.locator(".transcript .now")).to_have_text("The Daily Page.")


def test_chapter_is_played_from(open_page: Callable[..., Page]) -> None:
    page = open_page("episodes/en-1/")
    page.get_by_role("link", name="The vote").click()
    wait_until_past(page, 8.5)
    assert page.url.endswith("/episodes/en-1/")


def test_one_episode_is_heard_at_a_time(open_page: Callable[..., Page]) -> None:
    page = open_page("shows/en/")
    page.get_by_role("button", name="Play").first.click()
    wait_until_past(page, 0.1)
    page.get_by_role("button", name="Play").last.click()
    wait_until_past(page, 0.1, number=-1)
    assert is_paused(page)


def test_feeds_address_is_copied(open_page: Callable[..., Page], site: str) -> None:
    page = open_page("shows/en/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}/shows/en/feed.xml"


def test_audio_that_does_not_come_is_said_to_be_broken(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.route("**/*.mp3", lambda route: route.abort())
    page.goto(f"{site}/embed/de-1/")
    expect(page.get_by_role("status")).to_be_hidden()
    page.get_by_role("button", name="Abspielen").click()
    expect(page.get_by_role("status")).to_have_text(
        "Die Aufnahme lässt sich gerade nicht abspielen."
    )
    page.close()


@pytest.mark.parametrize("language", SHOWS)
@pytest.mark.parametrize("width_px", [320, 390, 768, 1280])
def test_pages_fit_the_screen(
    open_page: Callable[..., Page], site: str, language: str, width_px: int
) -> None:
    page = open_page("", viewport={"width": width_px, "height": 800})
    for path in ("", f"shows/{language}/", f"episodes/{language}-2/", f"embed/{language}-2/"):
        page.goto(f"{site}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width_px, path


@pytest.mark.parametrize("width_px", [320, 640])
@pytest.mark.parametrize("language", SHOWS)
def test_embedded_player_fits_the_height_of_its_snippet(
    open_page: Callable[..., Page], language: str, width_px: int
) -> None:
    size = {"width": width_px, "height": EMBED_HEIGHT_PX}
    page = open_page(f"embed/{language}-2/", viewport=size)
    page.wait_for_selector("audio-player button")
    assert page.evaluate("document.documentElement.scrollHeight") <= EMBED_HEIGHT_PX


def test_seeking_where_the_server_cannot_does_not_start_again(
    browser: Browser, plain_site: str
) -> None:
    page = browser.new_page()
    page.goto(f"{plain_site}/embed/en-1/")
    page.get_by_role("button", name="Play").click()
    wait_until_past(page, 0.3)
    page.get_by_role("slider", name="Position").fill("12")
    assert position_s(page) > 0.3
    page.close()
