"""What an engine does wrong never airs: the article waits with the reason, or falls back."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from audio_pipeline.store import episodes
from audio_pipeline.work.catch_up import catch_up
from tests.faults.bench import opened, publish, states
from tests.faults.life import Life
from tests.standins.edge import EdgeStandIn
from tests.work.newsroom import Clock, Newsroom


@pytest.mark.parametrize("word", ["silent", "empty", "random", "cut", "nan", "endless"])
def test_damaged_audio_never_airs_and_others_pass(
    word: str, tmp_path: Path, newsroom: Newsroom
) -> None:
    publish(newsroom, "bad", word)
    publish(newsroom, "good")
    with opened(newsroom, tmp_path, Clock()) as tools:
        catch_up(tools)
        assert states(tools) in (
            {"bad": "waiting", "good": "aired"},
            {"bad": "failed", "good": "aired"},
        )
        (reason,) = [each.reason for each in episodes.listing(tools.database) if each.reason]
        assert "0x" not in reason
    assert (tmp_path / "output/shows/daily/feed.xml").read_text().count("<item>") == 1


def test_engine_that_asks_to_be_left_alone_is_left_alone_by_all_articles(
    tmp_path: Path, newsroom: Newsroom
) -> None:
    publish(newsroom, "bad", "busy")
    publish(newsroom, "good")
    with opened(newsroom, tmp_path, Clock()) as tools:
        catch_up(tools)
        assert states(tools) in (
            {"bad": "waiting", "good": "waiting"},
            {"bad": "waiting", "good": "aired"},  # its lines were spoken before
        )
        reasons = [each.reason for each in episodes.listing(tools.database) if each.reason]
        assert all("busy" in each or "left alone" in each for each in reasons)


def test_engine_that_sends_noise_falls_back_as_the_show_says(
    tmp_path: Path, newsroom: Newsroom
) -> None:
    with EdgeStandIn(["noise"] * 90) as service:
        life = Life(
            tmp_path,
            newsroom,
            engine="edge",
            endpoint=service.url,
            receive_timeout_s=0.3,
            show="fallback = true",
            listens=True,
        )
        life.publish("one")
        assert life.live() == 0
    assert life.states() == {"one": "aired"}


def test_espeak_whose_process_is_killed_again_and_again_speaks_on(
    tmp_path: Path, newsroom: Newsroom
) -> None:
    for number in range(2):
        publish(newsroom, f"story-{number}")
    clock = Clock()
    stop = threading.Event()

    with opened(newsroom, tmp_path, clock) as tools:
        engine = tools.engines.get("espeak")

        def kill_on() -> None:
            while not stop.is_set():
                child = engine._child._process  # type: ignore[attr-defined]  # espeak has one
                if child is not None and child.poll() is None:
                    os.kill(child.pid, signal.SIGKILL)
                time.sleep(0.2)

        killer = threading.Thread(target=kill_on)
        killer.start()
        try:
            catch_up(tools)
        finally:
            stop.set()
            killer.join()
        clock.move(hours=1)
        catch_up(tools)
        assert set(states(tools).values()) == {"aired"}
