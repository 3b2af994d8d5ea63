"""`run` as a process: it serves and works, ends when told to, and goes on after it was killed."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.standins.edge import EdgeStandIn
from tests.standins.site import Site
from tests.work.newsroom import Newsroom, Story

PROGRAM = [sys.executable, "-c", "from audio_pipeline.cli import main; main()"]
PATIENCE_S = 30
ENDS_WITHIN_S = 5
CONFIG = """
base_url = "http://127.0.0.1:{port}"
[web]
port = {port}
[http]
allow = ["127.0.0.1"]
[engines.edge]
endpoint = "{endpoint}"
[shows.daily]
title = "The Daily"
voices = {{ en = {{ engine = "edge", name = "en-US-AvaNeural" }} }}
[[shows.daily.sources]]
url = "{feed}"
least_words = 20
poll_seconds = 2
"""


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Site() as site:
        newsroom = Newsroom(site, [Story("/bridge", "Bridge closes")])
        newsroom.tell()
        yield newsroom


def configure(folder: Path, newsroom: Newsroom, port: int, endpoint: str) -> None:
    (folder / "config").mkdir()
    text = CONFIG.format(port=port, endpoint=endpoint, feed=newsroom.site.url("/feed.xml"))
    (folder / "config/pipeline.toml").write_text(text, encoding="utf-8")


@contextmanager
def running(folder: Path, verb: str = "run") -> Iterator[subprocess.Popen[str]]:
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [*PROGRAM, verb],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            start_new_session=True,
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def announced(process: subprocess.Popen[str]) -> str:
    """All that is printed until the editors' link, which comes last."""
    assert process.stdout is not None
    said = ""
    while "Editors" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    return said


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def fetched(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as answer:
        body: bytes = answer.read()
        return body


def records(folder: Path, verb: str = "list") -> list[dict[str, object]]:
    done = subprocess.run(
        [*PROGRAM, verb, "--json"],
        cwd=folder,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=PATIENCE_S * 2,
        check=True,
    )
    listed: list[dict[str, object]] = json.loads(done.stdout)
    return listed


def test_run_serves_what_it_makes_and_other_verbs_ask_it_to_work(
    tmp_path: Path, newsroom: Newsroom, port: int
) -> None:
    with EdgeStandIn() as service:
        configure(tmp_path, newsroom, port, service.url)
        with running(tmp_path) as process:
            said = announced(process)
            feed_url = f"http://127.0.0.1:{port}/shows/daily/feed.xml"
            assert feed_url in said
            until(lambda: b"<item>" in fetched(feed_url))
            match = re.search(rb'<enclosure url="([^"]+)" length="(\d+)"', fetched(feed_url))
            assert match is not None
            assert len(fetched(match[1].decode())) == int(match[2])
            (record,) = records(tmp_path)
            again = subprocess.run(
                [*PROGRAM, "rerender", str(record["id"])],
                cwd=tmp_path,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
                timeout=PATIENCE_S,
                check=False,
            )
            assert again.returncode == 0
            (now,) = records(tmp_path)
            assert (now["state"], now["attempt"]) == ("aired", 2)
            second = subprocess.run(
                [*PROGRAM, "run"],
                cwd=tmp_path,
                capture_output=True,
                text=True,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
                timeout=PATIENCE_S,
                check=False,
            )
            assert second.returncode == 1
            assert "another process works on output" in second.stderr
            process.send_signal(signal.SIGTERM)
            assert process.wait(ENDS_WITHIN_S) == 0


@pytest.mark.parametrize("killed_by", [signal.SIGTERM, signal.SIGKILL])
def test_work_cut_off_in_the_middle_of_a_line_goes_on_after_a_restart(
    tmp_path: Path, newsroom: Newsroom, port: int, killed_by: signal.Signals
) -> None:
    faults = ["ok"] * 3 + ["stall"] * 8
    with EdgeStandIn(faults) as service:
        configure(tmp_path, newsroom, port, service.url)
        with running(tmp_path) as process:
            announced(process)
            until(lambda: len(list((tmp_path / "output/state/takes").rglob("*.json"))) == 3)
            process.send_signal(killed_by)
            process.wait(ENDS_WITHIN_S)
    with EdgeStandIn(port=service.port):
        (record,) = records(tmp_path, "once")
        assert (record["state"], record["attempt"]) == ("aired", 1)
        assert record["reused"] == 3
    feed = (tmp_path / "output/shows/daily/feed.xml").read_text()
    assert feed.count("<item>") == 1
    assert list((tmp_path / "output/state/mixes").iterdir()) == []
