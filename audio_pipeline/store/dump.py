"""The store as lines of JSON, for backups: the same from either database into either."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from audio_pipeline.errors import UsageError
from audio_pipeline.model import Episode
from audio_pipeline.store.database import Database, from_json
from audio_pipeline.store.shape import migrate, rebuild
from audio_pipeline.store.tables import SCHEMA_VERSION, episodes, metadata

log = logging.getLogger(__name__)

LEFT_OUT = ("passes", "schema_version")
"""Sessions of the desk end with the machine; the version is the first line's."""


def dump(database: Database) -> Iterator[str]:
    """The version, then every row of every table, as of one moment."""
    yield json.dumps({"version": SCHEMA_VERSION})
    with database.snapshot() as connection:
        for table in _tables():
            statement = sa.select(table).order_by(*table.primary_key)
            for row in connection.execute(statement).mappings():
                yield json.dumps({"table": table.name, "row": dict(row)}, ensure_ascii=False)


def load(
    database: Database, lines: Iterable[str], is_there: Callable[[str], bool] = lambda _path: True
) -> int:
    """Put the lines of `dump` into an empty store, in one transaction; answers how many rows.

    Those of an older program are put into tables of its shape, which are then carried forward.
    What was in work is due again: no workflow of the old machine is known here. So is what is on
    air but has a published file of which `is_there(path)` says no. Raises UsageError
    for a store that is not empty, or lines of a newer program or of something else.
    """
    values = map(_parsed, lines)
    with database.begin() as connection:
        if connection.execute(sa.select(episodes.c.id).limit(1)).first() is not None:
            raise UsageError("the store is not empty", "restore into a new output folder")
        version = _version_in(next(values, {}))
        count = _insert(connection, values, rebuild(connection, version))
        migrate(connection, version, SCHEMA_VERSION)
        _make_due(connection)
        _make_again(connection, is_there)
    return count


def _tables() -> list[sa.Table]:
    return [table for table in metadata.sorted_tables if table.name not in LEFT_OUT]


def _insert(
    connection: sa.Connection, values: Iterable[dict[str, Any]], tables: dict[str, sa.Table]
) -> int:
    count = 0
    for value in values:
        table, row = tables.get(str(value.get("table"))), value.get("row")
        if table is None or table.name in LEFT_OUT or not isinstance(row, dict):
            raise _no_backup()
        columns = {key: item for key, item in row.items() if key in table.c}
        if table.autoincrement_column is not None:  # a PostgreSQL that is told it counts from 1
            columns.pop(table.autoincrement_column.name, None)
        connection.execute(sa.insert(table).values(**columns))
        count += 1
    return count


def _make_due(connection: sa.Connection) -> None:
    connection.execute(
        sa.update(episodes)
        .where(episodes.c.state == "producing")
        .values(state="waiting", next_attempt_at=0.0)
    )
    connection.execute(sa.update(episodes).values(workflow_id=None, stage=""))


def _make_again(connection: sa.Connection, is_there: Callable[[str], bool]) -> None:
    """Nothing is on air whose files are not here."""
    on_air = sa.select(episodes.c.id, episodes.c.episode).where(episodes.c.episode.is_not(None))
    for row in connection.execute(on_air).all():
        episode = from_json(Episode, row.episode)
        files = (episode.audio, episode.transcript, episode.words, episode.chapters)
        if all(is_there(file.path) for file in files):
            continue
        log.warning("its files are not in the backup, it is made again: %s", episode.title)
        connection.execute(
            sa.update(episodes)
            .where(episodes.c.id == row.id)
            .values(
                state="waiting",
                attempt=episodes.c.attempt + 1,
                failures=0,
                next_attempt_at=0.0,
                episode=None,
            )
        )


def _parsed(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        raise _no_backup() from None
    if not isinstance(value, dict):
        raise _no_backup()
    return value


def _version_in(value: dict[str, Any]) -> int:
    version = value.get("version")
    if not isinstance(version, int) or version < 1:
        raise _no_backup()
    if version > SCHEMA_VERSION:
        raise UsageError(
            f"the backup is of a store of version {version}, this program knows {SCHEMA_VERSION}",
            "install the newer program",
        )
    return version


def _no_backup() -> UsageError:
    return UsageError("that is no backup of this program", "name a file that `backup` wrote")
