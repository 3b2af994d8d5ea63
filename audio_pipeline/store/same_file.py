"""SQLite's file under a program that runs: one that is removed is missed, one put back is read.

An open connection goes on in a file that has been removed, and what it writes is lost with it; a
new one makes an empty store. So once there was a file no other is made, and a connection whose
file is no longer the one at its path is given up.
"""

import os
import sqlite3
from typing import Any

import sqlalchemy as sa

BROKEN = ("file is not a database", "malformed", "file is encrypted")


def hold_to_its_file(engine: sa.Engine) -> None:
    """Connections of `engine` work on the file that lies at its path, or fail."""
    path = engine.url.database
    if not path or path == ":memory:":
        return
    seen = os.path.exists(path)  # noqa: PTH110 # asked at every use

    def connecting(*_: object) -> None:
        nonlocal seen
        if seen and not os.path.exists(path):  # noqa: PTH110
            raise sqlite3.OperationalError("the file is gone; put it back, or restore a backup")

    def connected(_connection: object, record: Any) -> None:  # noqa: ANN401 # SQLAlchemy's own
        nonlocal seen
        seen = True
        record.info["file"] = _inode(path)

    def used(_connection: object, record: Any, _proxy: object) -> None:  # noqa: ANN401
        if record.info.get("file") != _inode(path):
            raise sa.exc.DisconnectionError("another file lies there now")

    sa.event.listen(engine, "do_connect", connecting)
    sa.event.listen(engine, "connect", connected)
    sa.event.listen(engine, "checkout", used)


def mend(message: str) -> str:
    """What to do about what the database said."""
    if any(each in message for each in BROKEN):
        return "`audio-pipeline restore` brings back a backup"
    return "see `audio-pipeline doctor`"


def _inode(path: str) -> int:
    try:
        return os.stat(path).st_ino  # noqa: PTH116
    except OSError:
        return 0
