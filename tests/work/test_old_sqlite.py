import sqlite3
import time

import pytest

from audio_pipeline.work import old_sqlite
from audio_pipeline.work.engine_sqlite import PatientConnection
from audio_pipeline.work.old_sqlite import SubsecondConnection, engine_arguments


def test_time_with_its_fraction_is_a_default_of_a_column() -> None:
    connection = sqlite3.connect(":memory:", factory=SubsecondConnection)
    connection.execute("CREATE TABLE t (n, at NOT NULL DEFAULT (unixepoch('subsec') * 1000))")
    connection.execute("INSERT INTO t (n) VALUES (1)")
    (at,) = connection.execute("SELECT at FROM t").fetchone()
    connection.close()
    assert abs(at / 1000 - time.time()) < 60


def test_only_an_old_sqlite_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    assert factory_of("sqlite:///x") is SubsecondConnection
    assert engine_arguments("postgresql+psycopg://x") == {}
    monkeypatch.setattr(sqlite3, "sqlite_version_info", old_sqlite.KNOWS_SUBSECONDS)
    assert factory_of("sqlite:///x") is PatientConnection


def factory_of(url: str) -> type[sqlite3.Connection]:
    factory: type[sqlite3.Connection] = engine_arguments(url)["connect_args"]["factory"]
    return factory
