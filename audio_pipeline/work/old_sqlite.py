"""What the workflow engine needs of SQLite 3.42, for a Python that is built with an older one.

From Python 3.12 on the engine dates its rows by `unixepoch('subsec')`. SQLite before 3.42 answers
NULL to that (a Python compiled on Debian 12 has 3.40), and nothing can be enqueued.
"""

import sqlite3
import time
from typing import Any

from audio_pipeline.work.engine_sqlite import PatientConnection

KNOWS_SUBSECONDS = (3, 42, 0)


class SubsecondConnection(PatientConnection):
    """A connection whose `unixepoch('subsec')` answers seconds since 1970 with their fraction."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 # sqlite3's own
        super().__init__(*arguments, **options)
        self.create_function("unixepoch", 1, lambda _modifier: time.time())


def engine_arguments(url: str) -> dict[str, Any]:
    """Arguments of SQLAlchemy's `create_engine` for the workflow engine's database at `url`."""
    if not url.startswith("sqlite"):
        return {}
    knows = sqlite3.sqlite_version_info >= KNOWS_SUBSECONDS
    return {"connect_args": {"factory": PatientConnection if knows else SubsecondConnection}}
