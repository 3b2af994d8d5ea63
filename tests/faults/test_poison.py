"""An article that kills its process waits with the reason, and all others pass it."""

import os
import signal
from pathlib import Path

import pytest

from tests.faults.life import Life, until
from tests.work.newsroom import Newsroom

DIED = "the process died 3 times while this was made"


@pytest.mark.parametrize(("word", "ends"), [("deadly", -signal.SIGKILL), ("crashing", 3)])
def test_article_that_ends_its_process_is_given_up_after_three_deaths_and_others_air(
    word: str, ends: int, tmp_path: Path, newsroom: Newsroom
) -> None:
    life = Life(tmp_path, newsroom)
    life.publish("bad", with_word=word)
    life.publish("first", "second")
    assert [life.live() for _ in range(3)] == [ends, ends, 1]
    reasons = {path: record.reason for path, record in life.records().items()}
    assert life.states() == {"bad": "failed", "first": "aired", "second": "aired"}, reasons
    assert life.records()["bad"].reason.startswith(DIED)
    (told,) = [line for line in life.complaints() if "died" in line]
    assert life.records()["bad"].id in told
    assert "Traceback" not in "\n".join(life.log())


def test_machine_that_is_switched_off_again_and_again_condemns_no_article(
    tmp_path: Path, newsroom: Newsroom
) -> None:
    life = Life(tmp_path, newsroom)
    life.publish("long", with_word="slow")
    (tmp_path / "hold").touch()
    for _ in range(4):
        asked = life.asked()
        with life.running() as process:
            until(lambda asked=asked: life.asked() > asked)
            os.killpg(process.pid, signal.SIGKILL)
    (tmp_path / "hold").unlink()
    assert life.live() == 0
    assert life.states() == {"long": "aired"}
    assert (life.records()["long"].attempt, life.records()["long"].failures) == (1, 0)
    assert life.items() == 1
