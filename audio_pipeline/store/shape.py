"""The store's shape: made at once where there is none, else carried forward by migrations.

A migration is a numbered file of alembic's in migrations/. The table `schema_version` says which
have been through; each is noted there in the transaction that made it, so that whatever ends it
leaves the shape there was. Only what an older store needs imports alembic (0.6 s).
"""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from audio_pipeline.errors import StoreFailed
from audio_pipeline.store.tables import SCHEMA_VERSION, metadata, schema

if TYPE_CHECKING:
    from alembic.script import Script

    from audio_pipeline.store.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATING = 6_103_114_795  # the advisory lock's number: any that nobody else would take

log = logging.getLogger("audio_pipeline.store")


def bring_up_to_date(database: "Database", folder: Path = MIGRATIONS) -> None:
    """Give the store the newest shape, once, however many processes open it at the same time.

    `folder`: where the migrations lie. Raises StoreFailed, also for a store of a newer version.
    """
    with database.read() as connection:
        if _version_of(connection) == SCHEMA_VERSION:
            return
    with database.begin() as connection:  # on SQLite this waits for whoever migrates
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATING)))
        version = _version_of(connection)  # another process may have been here meanwhile
        if version == 0:
            metadata.create_all(connection)
            connection.execute(sa.insert(schema).values(version=SCHEMA_VERSION))
        else:
            migrate(connection, version, SCHEMA_VERSION, folder)


def migrate(
    connection: sa.Connection, version: int, target: int, folder: Path = MIGRATIONS
) -> None:
    """Carry the store from one version to a later one within the caller's transaction.

    Version 0 is a store without tables.
    """
    if version == target:
        return
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    with Operations.context(MigrationContext.configure(connection)):
        for step in _steps(version, target, folder):
            step.module.upgrade()
            number = int(step.revision)
            connection.execute(sa.insert(schema).values(version=number))
            if version:
                log.info("store carried forward", extra={"version": number})


def rebuild(connection: sa.Connection, version: int) -> dict[str, sa.Table]:
    """Put an empty store of that version in the place of this one; answers its tables by name."""
    metadata.drop_all(connection)
    others = set(sa.inspect(connection).get_table_names())
    migrate(connection, 0, version)
    made = sa.MetaData()
    made.reflect(connection, only=lambda name, _metadata: name not in others)
    return dict(made.tables)


def _version_of(connection: sa.Connection) -> int:
    if not sa.inspect(connection).has_table(schema.name):
        return 0
    version: int = connection.scalar(sa.select(sa.func.max(schema.c.version))) or 0
    if version > SCHEMA_VERSION:
        raise StoreFailed(
            f"the store has version {version}, this program knows {SCHEMA_VERSION}",
            "install the newer program again",
        )
    return version


def _steps(version: int, target: int, folder: Path) -> Iterator["Script"]:
    """The migrations after `version` up to `target`, in order."""
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(folder), version_locations=[str(folder)])
    lower = f"{version:04}" if version else "base"
    yield from reversed(list(scripts.iterate_revisions(f"{target:04}", lower)))
