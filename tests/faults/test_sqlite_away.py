"""The store's file is locked by somebody, taken away and put back, or damaged."""

import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from tests.faults.life import Life, until
from tests.work.newsroom import Newsroom

LOCKED_S = 12  # longer than the store waits by itself


def warnings(life: Life) -> list[str]:
    return [line for line in life.complaints() if "libmpg123" not in line]


def test_work_waits_for_a_store_that_somebody_has_locked(
    tmp_path: Path, newsroom: Newsroom, port: int
) -> None:
    life = Life(tmp_path, newsroom, port=port)
    life.publish("one")
    with life.running("run"):
        until(lambda: life.items() == 1)
        other = sqlite3.connect(life.output / "state/store.sqlite", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        life.publish("two")
        time.sleep(LOCKED_S)
        other.execute("ROLLBACK")
        other.close()
        until(lambda: life.items() == 2)
    assert len(warnings(life)) <= 1, warnings(life)
    assert life.states() == {"one": "aired", "two": "aired"}


def test_store_that_is_removed_and_put_back_is_one_line_and_no_half_state(
    tmp_path: Path, newsroom: Newsroom, port: int
) -> None:
    life = Life(tmp_path, newsroom, port=port)
    life.publish("one")
    state, kept = life.output / "state", tmp_path / "kept"
    with life.running("run"):
        until(lambda: life.items() == 1 and life.states() == {"one": "aired"})
        feed = (life.output / "shows/daily/feed.xml").read_bytes()
        kept.mkdir()
        for path in state.glob("store.sqlite*"):
            shutil.copy(path, kept / path.name)
            path.unlink()
        life.publish("two")
        time.sleep(4.5)  # two polls
        assert (life.output / "shows/daily/feed.xml").read_bytes() == feed
        assert not (state / "store.sqlite").exists()
        for path in sorted(kept.glob("store.sqlite*"), reverse=True):
            shutil.copy(path, state / path.name)
        until(lambda: life.items() == 2)
    (line,) = warnings(life)
    assert "the database does not answer" in line
    assert "the file is gone; put it back, or restore a backup" in line
    assert life.states() == {"one": "aired", "two": "aired"}


@pytest.mark.parametrize("damage", [b"this is no database at all" * 400, b"SQLite format 3\0" * 9])
def test_damaged_store_is_one_line_that_names_restore(
    damage: bytes, tmp_path: Path, newsroom: Newsroom
) -> None:
    life = Life(tmp_path, newsroom)
    (life.output / "state").mkdir(parents=True)
    (life.output / "state/store.sqlite").write_bytes(damage)
    assert life.live() == 1
    (line,) = life.log()
    assert "restore" in line and "store.sqlite" in line
