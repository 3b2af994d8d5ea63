"""The store's tables and its door: SQLite under output/state/ or one PostgreSQL of several.

Moments are kept as seconds since 1970 in UTC, values of `model` as JSON.
"""

from collections.abc import Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import sqlalchemy as sa

from audio_pipeline.errors import ConfigError, StoreFailed

if TYPE_CHECKING:
    from pydantic import TypeAdapter

BUSY_TIMEOUT_S = 10  # two processes on one SQLite wait for each other this long
SCHEMA_VERSION = 1

metadata = sa.MetaData()

schema = sa.Table("schema_version", metadata, sa.Column("version", sa.Integer, primary_key=True))

sources = sa.Table(
    "sources",
    metadata,
    sa.Column("show", sa.Text, primary_key=True),
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("etag", sa.Text, nullable=False, default=""),
    sa.Column("last_modified", sa.Text, nullable=False, default=""),
    sa.Column("body_hash", sa.Text, nullable=False, default=""),
    sa.Column("polled_at", sa.Float),
    sa.Column("ended_at", sa.Float),
    sa.Column("next_poll_at", sa.Float, nullable=False, default=0.0),
    sa.Column("failures", sa.Integer, nullable=False, default=0),
    sa.Column("error", sa.Text, nullable=False, default=""),
)

episodes = sa.Table(
    "episodes",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("show", sa.Text, nullable=False),
    sa.Column("guid", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("entry", sa.Text, nullable=False),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False, default=""),
    sa.Column("revision", sa.Integer, nullable=False, default=1),
    sa.Column("attempt", sa.Integer, nullable=False, default=1),
    sa.Column("failures", sa.Integer, nullable=False, default=0),
    sa.Column("published", sa.Float, nullable=False),
    sa.Column("seen_at", sa.Float, nullable=False),
    sa.Column("next_attempt_at", sa.Float),
    sa.Column("look_again_at", sa.Float),
    sa.Column("workflow_id", sa.Text),
    sa.Column("stage", sa.Text, nullable=False, default=""),
    sa.Column("synthesized", sa.Integer, nullable=False, default=0),
    sa.Column("reused", sa.Integer, nullable=False, default=0),
    sa.Column("article", sa.Text),
    sa.Column("content_hash", sa.Text, nullable=False, default=""),
    sa.Column("script", sa.Text),
    sa.Column("episode", sa.Text),
    sa.Index("episodes_by_state", "state", "next_attempt_at"),
    sa.Index("episodes_by_show", "show", "published"),
    sa.Index("episodes_to_look_at_again", "look_again_at"),
    sa.Index(
        "episodes_in_work",
        "workflow_id",
        sqlite_where=sa.text("workflow_id IS NOT NULL"),
        postgresql_where=sa.text("workflow_id IS NOT NULL"),
    ),
    sa.Index("episodes_by_age", "published"),
    sa.Index("episodes_by_kind", "show", "state"),
)

identities = sa.Table(
    "identities",
    metadata,
    sa.Column("show", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("episode_id", sa.Text, nullable=False, index=True),
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("episode_id", sa.Text, nullable=False, index=True),
    sa.Column("detail", sa.Text, nullable=False, default=""),
)

passes = sa.Table(
    "passes",
    metadata,
    sa.Column("hash", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("expires_at", sa.Float, nullable=False),
)


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
            raise StoreFailed(
                f"the database {self.engine.url.render_as_string()} failed: {_first_line(error)}",
                "see `audio-pipeline doctor`",
            ) from error

    def close(self) -> None:
        self.engine.dispose()


def open_database(url: str, state: Path) -> Database:
    """The store at `url`, or SQLite under `state`; its tables are made when missing.

    Raises StoreFailed, also for a store of a newer version than this program knows.
    """
    if not url:
        try:
            state.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreFailed(f"{state} cannot be made: {error.strerror}") from None
        url = f"sqlite:///{state / 'store.sqlite'}"
    database = Database(url)
    try:
        _prepare(database)
    except StoreFailed:
        database.close()
        raise
    return database


def _prepare(database: Database) -> None:
    with database.begin() as connection:
        schema.create(connection, checkfirst=True)
        version = connection.scalar(sa.select(sa.func.max(schema.c.version)))
        if version is not None and version > SCHEMA_VERSION:
            raise StoreFailed(
                f"the store has version {version}, this program knows {SCHEMA_VERSION}",
                "install the newer program again",
            )
        metadata.create_all(connection)
        for table in metadata.sorted_tables:
            for index in table.indexes:  # those that have come since the table was made
                index.create(connection, checkfirst=True)
        connection.execute(insert_or_ignore(connection, schema, version=SCHEMA_VERSION))


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
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_S * 1000}")
    connection.execute("PRAGMA synchronous=FULL")


def _begin(connection: sa.Connection) -> None:
    """A transaction that reads and then writes must not meet another's write in between."""
    reads_only = connection.get_execution_options().get("reads_only", False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


def _first_line(error: Exception) -> str:
    original = getattr(error, "orig", None) or error
    return str(original).strip().splitlines()[0] if str(original).strip() else repr(original)
