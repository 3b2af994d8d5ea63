"""What a killed process left goes beside the work; what others write at this moment stays."""

import os
import time
from pathlib import Path

from audio_pipeline.store import transitions
from audio_pipeline.work.air import take_off_air
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.sweep import sweep_unfinished
from audio_pipeline.work.tools import Tools
from audio_pipeline.work.worker import open_worker
from tests.work.newsroom import only_episode

LONG_AGO_S = time.time() - 3600
WITHIN_S = 10


def left(tools: Tools, name: str, at_s: float = LONG_AGO_S) -> Path:
    path = tools.settings.output / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"half")
    os.utime(path, (at_s, at_s))
    return path


def is_gone(path: Path) -> bool:
    deadline = time.monotonic() + WITHIN_S
    while path.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    return not path.exists()


def test_half_written_files_go_and_whole_ones_stay(tools: Tools) -> None:
    half = [
        left(tools, "media/a/.0123.part"),
        left(tools, "state/mixes/.4567.mp3"),
        left(tools, "state/takes/ab/.89.partial"),
    ]
    whole = [
        left(tools, "media/a/b.mp3"),
        left(tools, ".well-known/security.txt"),
        left(tools, "media/.htaccess"),
        left(tools, "state/renders/.aa.mp3"),
    ]
    assert sweep_unfinished(tools, time.time()) == len(half)
    assert [path.exists() for path in half + whole] == [False] * 3 + [True] * 4


def test_files_that_are_being_written_stay(tools: Tools) -> None:
    now_s = time.time()
    theirs, ours = left(tools, ".a.part", now_s + 1), left(tools, "state/mixes/.b.mp3", now_s + 5)
    assert sweep_unfinished(tools, now_s) == 0
    assert theirs.exists() and ours.exists()


def test_lock_of_a_line_goes_unless_somebody_holds_it(tools: Tools) -> None:
    old = left(tools, f"state/takes/ab/.{'ab' * 32}.lock")
    with tools.takes.alone("cd" * 32):
        held = left(tools, f"state/takes/cd/.{'cd' * 32}.lock")
        assert sweep_unfinished(tools, time.time()) == 1
        assert held.exists() and not old.exists()


def test_worker_sweeps_and_finishes_a_retraction_while_it_works(tools: Tools) -> None:
    catch_up(tools)
    record = only_episode(tools)
    assert record.episode is not None
    audio = tools.settings.output / record.episode.audio.path
    transitions.retract(tools.database, record.id, "wrong name")
    half = left(tools, "media/a/.0123.part")
    assert audio.exists()
    with open_worker(tools):
        assert is_gone(audio)
        assert is_gone(half)
    assert record.guid.encode() not in tools.storage.read("shows/daily/feed.xml")


def test_retracted_episode_that_is_wanted_again_keeps_its_files(tools: Tools) -> None:
    catch_up(tools)
    retracted = only_episode(tools)
    assert retracted.episode is not None
    take_off_air(tools, retracted)  # as if it came late: an editor has had it made again
    assert tools.storage.exists(retracted.episode.audio.path)
