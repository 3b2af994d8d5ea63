"""The store's door: SQLite under output/state/ or one PostgreSQL of several."""

import sqlite3
import time
from collections.abc import Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import sqlalchemy as sa

from audio_pipeline.errors import ConfigError, StoreFailed
from audio_pipeline.store import shape
from audio_pipeline.store.same_file import hold_to_its_file, mend
from audio_pipeline.store.tables import schema

if TYPE_CHECKING:
    from pydantic import TypeAdapter

NO_VERSION = -1
BUSY_TIMEOUT_S = 10  # two processes on one SQLite wait for each other this long


class Database:
    """A door to the store; every use is one transaction. Raises StoreFailed, never SQLAlchemy's."""

    def __init__(self, url: str) -> None:
        try:
            self.engine = sa.create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
        except (sa.exc.ArgumentError, ImportError) as error:
            raise ConfigError(
                f"database_url is none that this program knows: {_first_line(error)}",
                "it looks like postgresql+psycopg://user:password@host/name",
            ) from None
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", _prepare_sqlite)
            sa.event.listen(self.engine, "begin", _begin)
            hold_to_its_file(self.engine)
        self._reader = self.engine.execution_options(reads_only=True)

    def begin(self) -> AbstractContextManager[sa.Connection]:
        """A transaction: committed at the end, rolled back when anything is raised in it."""
        return self._transaction(self.engine)

    def read(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that only reads: on SQLite it waits for no writer."""
        return self._transaction(self._reader)

    def snapshot(self) -> AbstractContextManager[sa.Connection]:
        """A long read that sees one moment, whatever is written meanwhile."""
        engine = self._reader
        if engine.dialect.name != "sqlite":  # there any transaction that reads is a snapshot
            engine = engine.execution_options(isolation_level="REPEATABLE READ")
        return self._transaction(engine)

    @contextmanager
    def _transaction(self, engine: sa.Engine) -> Iterator[sa.Connection]:
        try:
            with engine.begin() as connection:
                yield connection
        except sa.exc.SQLAlchemyError as error:
            said = _first_line(error)
            raise StoreFailed(
                f"the database {self.engine.url.render_as_string()} failed: {said}", mend(said)
            ) from error

    def close(self) -> None:
        self.engine.dispose()


def open_database(url: str, state: Path) -> Database:
    """The store at `url`, or SQLite under `state`, in the shape that this program knows.

    Its tables are made when missing, an older store is carried forward. Raises StoreFailed, also
    for a store of a newer version.
    """
    if not url:
        try:
            state.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreFailed(f"{state} cannot be made: {error.strerror}") from None
        url = f"sqlite:///{state / 'store.sqlite'}"
    database = Database(url)
    try:
        shape.bring_up_to_date(database)
    except StoreFailed:
        database.close()
        raise
    return database


def prove_writable(database: Database) -> None:
    """Write a row and take it back, so that nothing is changed. Raises StoreFailed."""
    with database.begin() as connection, connection.begin_nested() as trial:
        connection.execute(sa.insert(schema).values(version=NO_VERSION))
        trial.rollback()


def insert_or_ignore(connection: sa.Connection, table: sa.Table, **values: object) -> sa.Insert:
    """An insert that leaves a row with the same key as it is, in either database's dialect."""
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        return sqlite_insert(table).values(**values).on_conflict_do_nothing()
    from sqlalchemy.dialects.postgresql import insert as postgresql_insert

    return postgresql_insert(table).values(**values).on_conflict_do_nothing()


def moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


Value = TypeVar("Value")


def to_json(value: object) -> str:
    """A `model` value as JSON text."""
    return _adapter(cast(Hashable, type(value))).dump_json(value).decode()


def from_json(kind: type[Value], text: str) -> Value:
    """The `model` value that `to_json` wrote; fields that have come since get their defaults."""
    value: Value = _adapter(cast(Hashable, kind)).validate_json(text)
    return value


@cache
def _adapter(kind: Hashable) -> "TypeAdapter[Any]":
    """Building one takes many times as long as using it."""
    from pydantic import TypeAdapter

    return TypeAdapter(cast(Any, kind))


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401
    connection.isolation_level = None  # SQLAlchemy's "begin" event below opens transactions
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_S * 1000}")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """SQLite does not always wait by itself where several processes turn this on at once."""
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _begin(connection: sa.Connection) -> None:
    """A transaction that reads and then writes must not meet another's write in between."""
    reads_only = connection.get_execution_options().get("reads_only", False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


def _first_line(error: Exception) -> str:
    original = getattr(error, "orig", None) or error
    return str(original).strip().splitlines()[0] if str(original).strip() else repr(original)
