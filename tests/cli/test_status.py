"""What `status` says of a newsroom, for people and for programs."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from audio_pipeline.cli.status import command
from audio_pipeline.store import episodes, sources, transitions
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.lock import lock_output
from audio_pipeline.work.tools import Tools, open_tools
from tests.standins.site import Site
from tests.work.newsroom import Newsroom, Story, settings_for

CONFIG = """
output = {output}
[shows.daily]
title = "The Daily"
[[shows.daily.sources]]
url = {url}
least_words = 20
"""


@pytest.fixture
def tools(tmp_path: Path) -> Iterator[Tools]:
    with Site() as site:
        newsroom = Newsroom(site, [Story("/bridge", "Bridge [bold]closes"), Story("/b", "Second")])
        newsroom.tell()
        settings = settings_for(newsroom, tmp_path / "output")
        (tmp_path / "pipeline.toml").write_text(
            CONFIG.format(
                output=json.dumps(str(settings.output)), url=json.dumps(site.url("/feed.xml"))
            )
        )
        with open_tools(settings) as tools:
            catch_up(tools)
            yield tools


def status(tmp_path: Path, *options: str) -> str:
    result = CliRunner().invoke(command, ["--config", str(tmp_path), *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def as_data(tmp_path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(status(tmp_path, "--json"))
    return data


@pytest.mark.usefixtures("tools")
def test_what_is_on_air_is_listed(tmp_path: Path) -> None:
    data = as_data(tmp_path)
    assert data["episodes"] == {"daily": {"aired": 2}}
    assert {each["title"] for each in data["on_air"]} == {"Bridge [bold]closes", "Second"}
    assert (data["queue"]["episodes"], data["in_work"], data["waiting"]) == (0, [], [])
    assert data["disk_free_bytes"] > 0
    assert "Bridge [bold]closes" in status(tmp_path)


def test_what_waits_says_why_and_until_when(tools: Tools, tmp_path: Path) -> None:
    first, second = episodes.listing(tools.database)
    for each in (first, second):
        transitions.request_render(tools.database, each.id, tools.now())
    record = episodes.get(tools.database, first.id)
    assert record is not None
    assert transitions.claim(tools.database, record, "w")
    later = tools.now() + timedelta(minutes=5)
    transitions.wait(tools.database, record, "edge answers 429", later)
    transitions.release(tools.database, first.id, "w")
    data = as_data(tmp_path)
    waiting = {each["id"]: each for each in data["waiting"]}
    assert waiting[first.id]["reason"] == "edge answers 429"
    assert waiting[first.id]["next_attempt_at"].startswith(f"{later:%Y-%m-%dT%H:%M:%S}")
    assert waiting[second.id]["reason"] == "its turn"
    assert data["queue"]["episodes"] == 1
    assert "edge answers 429" in status(tmp_path)


def test_what_is_in_work_says_its_stage(tools: Tools, tmp_path: Path) -> None:
    (record, *_) = episodes.listing(tools.database)
    transitions.request_render(tools.database, record.id, tools.now())
    due = episodes.get(tools.database, record.id)
    assert due is not None
    assert transitions.claim(tools.database, due, "w")
    transitions.set_stage(tools.database, due.id, due.revision, "speaking 3 of 9")
    (in_work,) = as_data(tmp_path)["in_work"]
    assert (in_work["id"], in_work["stage"]) == (record.id, "speaking 3 of 9")
    assert "speaking 3 of 9" in status(tmp_path)


def test_source_that_fails_says_what_and_hides_its_key(tools: Tools, tmp_path: Path) -> None:
    (source,) = sources.all_sources(tools.database)
    said = "https://ann:secret@n.test/feed answers 503"
    sources.poll_failed(tools.database, "daily", source.source, said, tools.now(), tools.now())
    (found,) = as_data(tmp_path)["sources"]
    assert (found["failures"], found["error"]) == (1, "https://***@n.test/feed answers 503")
    assert found["polled_at"] is not None
    assert "secret" not in status(tmp_path)
    assert "answers 503" in status(tmp_path)


def test_running_process_is_seen(tools: Tools, tmp_path: Path) -> None:
    assert as_data(tmp_path)["working"] is False
    with lock_output(tools.settings.state):
        assert as_data(tmp_path)["working"] is True
        assert status(tmp_path).startswith("A process works on it.")
