"""The workflow engine's own database is removed or damaged: the store is the truth."""

import os
import signal
from pathlib import Path

import pytest

from tests.faults.life import Life, until
from tests.work.newsroom import Newsroom

DAMAGES = {
    "removed": b"",
    "text": b"this is no database at all" * 400,
    "torn": b"SQLite format 3\0" * 900,
}


def in_work(life: Life) -> bool:
    return life.states() == {"one": "producing"} and life.asked() > 3


def remove(life: Life) -> None:
    for path in (life.output / "state").glob("workflows.sqlite*"):
        path.unlink()


@pytest.mark.parametrize("verb", ["run", "once"])
def test_workflows_removed_under_a_process_end_it_with_one_line_and_lose_nothing(
    verb: str, tmp_path: Path, newsroom: Newsroom, port: int
) -> None:
    life = Life(tmp_path, newsroom, port=port)
    life.publish("one", with_word="slow")
    (tmp_path / "hold").touch()
    with life.running(verb) as process:
        until(lambda: in_work(life))
        remove(life)
        assert process.wait(20) == 1
    (line,) = life.complaints()
    assert "workflows.sqlite was removed or replaced, this process ends; start it again" in line
    (tmp_path / "hold").unlink()
    assert life.live() == 0
    assert life.states() == {"one": "aired"}


@pytest.mark.parametrize("damage", DAMAGES)
def test_workflows_lost_between_two_lives_cost_no_article(
    damage: str, tmp_path: Path, newsroom: Newsroom, port: int
) -> None:
    life = Life(tmp_path, newsroom, port=port)
    life.publish("one", with_word="slow")
    (tmp_path / "hold").touch()
    with life.running("run") as process:
        until(lambda: in_work(life))
        os.killpg(process.pid, signal.SIGKILL)
    remove(life)
    if DAMAGES[damage]:
        (life.output / "state/workflows.sqlite").write_bytes(DAMAGES[damage])
    (tmp_path / "hold").unlink()
    assert life.live() == 0
    assert life.states() == {"one": "aired"}
    assert life.items() == 1
    told = [line for line in life.complaints() if "libmpg123" not in line]
    assert len(told) == (1 if DAMAGES[damage] else 0)
    assert all("is damaged and was set aside" in line for line in told)
