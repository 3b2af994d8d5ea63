"""One line an event, for people or for programs; an id that follows an article; no secrets."""

import json
import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from audio_pipeline.cli.logs import log_to_stderr
from audio_pipeline.config import Log, Settings, Web
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.tools import open_tools
from audio_pipeline.work.trail import following, said
from tests.standins.site import Site
from tests.work.newsroom import Newsroom, Story, settings_for

SETTINGS = Settings(
    web=Web(desk_token="a-token-for-programs"),
    database_url="postgresql+psycopg://writer:pass-of-the-store@db/audio",
    engines={"edge": {"endpoint": "wss://e.test", "api_key": "key-of-the-engine"}},
)
log = logging.getLogger("audio_pipeline.work")


@pytest.fixture(autouse=True)
def usual_logging() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("audio_pipeline")
    before = root.handlers[:], root.level, ours.level
    yield
    root.handlers[:], level, our_level = before
    root.setLevel(level)
    ours.setLevel(our_level)


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def in_format(name: str, level: str = "info") -> Settings:
    return replace(SETTINGS, log=Log(name, level))  # type: ignore[arg-type]


def test_people_read_the_id_the_sentence_and_the_fields(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log_to_stderr(in_format("text"))
    with following("3f2a", 2, 1):
        log.info("on air", extra=said(title="Bridge closes", seconds=0.5))
    log.info("pruned", extra=said(media=3))
    first, second = lines(capsys)
    assert first[8:] == ' INFO [3f2a-2-1] on air title="Bridge closes" seconds=0.5'
    assert second[8:] == " INFO pruned media=3"


def test_programs_read_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr(in_format("json"))
    with following("3f2a", 2, 1):
        log.warning("waits", extra=said(title="Ціни зросли", failures=2, message="not this"))
    (line,) = lines(capsys)
    event = json.loads(line)
    assert datetime.fromisoformat(event.pop("at")).tzinfo is not None
    assert event == {
        "level": "warning",
        "logger": "audio_pipeline.work",
        "message": "waits",
        "episode": "3f2a",
        "revision": 2,
        "attempt": 1,
        "title": "Ціни зросли",
        "failures": 2,
    }


def test_level_is_the_least_that_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr(in_format("text", "warning"))
    log.info("not said")
    log.warning("said")
    assert [line[8:] for line in lines(capsys)] == [" WARNING said"]


@pytest.mark.parametrize("name", ["text", "json"])
def test_hostile_words_stay_in_their_line(capsys: pytest.CaptureFixture[str], name: str) -> None:
    log_to_stderr(in_format(name))
    hostile = "a\nINFO b\r\x1b[31mc\u2028d\0\ud800e\u202e"
    log.info("%s", hostile, extra=said(title=hostile))
    (line,) = lines(capsys)
    assert not any(letter in line for letter in "\r\x1b\u2028\0\u202e")


@pytest.mark.parametrize("name", ["text", "json"])
def test_failure_that_nobody_foresaw_is_one_line(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    log_to_stderr(in_format(name))
    try:
        raise ZeroDivisionError("oh")
    except ZeroDivisionError as error:
        log.error("stopped", exc_info=error)
    (line,) = lines(capsys)
    assert "ZeroDivisionError: oh" in line
    assert "test_logs.py" in line


@pytest.mark.parametrize("name", ["text", "json"])
def test_secrets_are_in_no_line(capsys: pytest.CaptureFixture[str], name: str) -> None:
    log_to_stderr(in_format(name))
    leaks = (
        "a-token-for-programs",
        "pass-of-the-store",
        "key-of-the-engine",
        "https://ann:word-of-ann@n.test/feed?token=token-of-n&page=2",
        "http://127.0.0.1:8000/desk/enter?key=one-time-link",
        "Authorization: Bearer of-somebody",
    )
    for leak in leaks:
        log.warning("poll failed: %s", leak, extra=said(why=leak))
    text = capsys.readouterr().err
    for secret in (*leaks[:3], "word-of-ann", "token-of-n", "one-time-link", "of-somebody"):
        assert secret not in text
    assert "n.test/feed?token=***&page=2" in text


def test_id_is_bound_to_its_own_thread(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr(in_format("text"))
    with following("3f2a", 1, 1):
        other = threading.Thread(target=log.info, args=("elsewhere",))
        other.start()
        other.join()
        with following("77aa", 1, 1):
            log.info("inner")
        log.info("outer")
    assert [line[14:] for line in lines(capsys)] == [
        "elsewhere",
        "[77aa-1-1] inner",
        "[3f2a-1-1] outer",
    ]


def test_one_id_follows_an_article_from_its_poll_to_the_feed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with Site() as site:
        newsroom = Newsroom(site, [Story("/bridge", "Bridge closes")])
        newsroom.tell()
        settings = replace(settings_for(newsroom, tmp_path / "output"), log=Log("json"))
        log_to_stderr(settings)
        with open_tools(settings) as tools:
            catch_up(tools)
    events = [json.loads(line) for line in lines(capsys)]
    ours = [event for event in events if event.get("episode")]
    assert len({(each["episode"], each["revision"], each["attempt"]) for each in ours}) == 1
    said_of_it = [each.get("stage", each["message"]) for each in ours]
    assert said_of_it == [
        "article found",
        "fetching",
        "scripting",
        "recording",
        "on air",
        "publishing",
    ]
