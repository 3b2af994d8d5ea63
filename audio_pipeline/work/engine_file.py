"""The workflow engine's SQLite file: it may be lost, since the store says what should be.

A process that has it open goes on in a file that was removed, where nothing can be written, and
waits for ever. So that is noticed and the process ends; the next one begins with an empty file, and
has made again what was in work.
"""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

from audio_pipeline.errors import StoreFailed

log = logging.getLogger("audio_pipeline.work")

ASIDE = ".damaged"
PARTS = ("", "-wal", "-shm")


class EngineFileGone(StoreFailed):
    """The workflow engine can never go on in this process."""


class EngineFile:
    """The file under `state`, from the start of the engine on."""

    def __init__(self, state: Path) -> None:
        self._path = state / "workflows.sqlite"
        self._store = state / "store.sqlite"
        self._inode = _inode(self._path)

    def check(self) -> None:
        """Raises EngineFileGone when another file or none lies there now.

        Where the store is gone as well, as with a disk that was unmounted, it is waited for.
        """
        if self.is_gone():
            raise EngineFileGone(
                f"{self._path} was removed or replaced, this process ends",
                "start it again: what was in work is made again",
            )

    def is_gone(self) -> bool:
        """Whether another file or none lies there now, beside the store."""
        return _inode(self._path) != self._inode and self._store.exists()


def set_aside_if_damaged(state: Path) -> None:
    """Rename a file that SQLite cannot read, so that the engine begins with an empty one."""
    path = state / "workflows.sqlite"
    if not path.exists() or _is_whole(path):
        return
    for part in PARTS:
        file = path.with_name(path.name + part)
        if file.exists():
            file.replace(path.with_name(f"{path.name}{ASIDE}{part}"))
    log.warning("%s is damaged and was set aside; what was in work is made again", path)


def _is_whole(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path)) as connection:
            answer: tuple[str] = connection.execute("PRAGMA quick_check(1)").fetchone()
            return answer == ("ok",)
    except sqlite3.DatabaseError as error:
        # locked, or on a disk that refuses: then it is not its content that is at fault
        return isinstance(error, sqlite3.OperationalError)


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0
