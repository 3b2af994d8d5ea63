"""The workflow engine's SQLite, where the disk is full or read-only: the engine waits.

It waits for a database that is locked, with growing pauses, and goes on where it was. What its
disk refuses it takes for the workflow's end instead, which it cannot note either: the workflow
then stood still until a restart. So it is told that such a database is locked.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

ENDS_BY_ITSELF = (
    "database or disk is full",
    "attempt to write a readonly database",
    "disk i/o error",
    "unable to open database file",
)
REFUSED = "database is locked: "
"""What the engine looks for in the text of an error (`retriable_sqlite_exception`)."""


def shortened(record: logging.LogRecord) -> bool:
    """A filter that drops nothing: of a statement that failed, its text and values are not told."""
    message = record.getMessage()
    if "[SQL:" in message:
        told, _, rest = message.partition("[SQL:")
        why = told.rpartition(") ")[2].strip().removeprefix(REFUSED)
        again = f"; {rest[at:]}" if (at := rest.rfind("Retrying in")) >= 0 else ""
        record.msg, record.args = f"the workflow engine's database fails: {why}{again}", ()
    return True


class PatientCursor(sqlite3.Cursor):
    def execute(self, *arguments: Any) -> "PatientCursor":  # noqa: ANN401 # sqlite3's own
        with _waited_for():
            super().execute(*arguments)
        return self

    def executemany(self, *arguments: Any) -> "PatientCursor":  # noqa: ANN401
        with _waited_for():
            super().executemany(*arguments)
        return self


class PatientConnection(sqlite3.Connection):
    """A connection whose disk may fail for a while."""

    def cursor(self, *_factory: Any) -> PatientCursor:  # type: ignore[override] # noqa: ANN401
        return super().cursor(PatientCursor)

    def commit(self) -> None:
        with _waited_for():
            super().commit()


@contextmanager
def _waited_for() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if str(error).lower().startswith(ENDS_BY_ITSELF):
            raise sqlite3.OperationalError(f"{REFUSED}{error}") from error
        raise
