"""Only one process works on an output folder; the others leave their wish in the store."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from audio_pipeline.errors import AlreadyRunning, StorageFailed, storage_failed

log = logging.getLogger("audio_pipeline.work")

LOCK_TIMEOUT_S = 0.5  # somebody may just be looking whether the folder is worked on


class Place:
    """The lock of one output folder, which this process holds."""

    def __init__(self, state: Path) -> None:
        self._path = state / "worker.lock"
        self._take()

    def keep(self) -> None:
        """Lock the file anew where it was removed or replaced: asked at every tick.

        A folder that is gone as a whole is not made again. Raises AlreadyRunning where another
        process was there first, and StorageFailed.
        """
        if self._path.parent.is_dir() and _inode(self._path) != self._held:
            self.leave()
            try:
                self._take()
            except AlreadyRunning as error:
                why = f"{error.message}, which took its place when {self._path} was removed"
                raise AlreadyRunning(why, "this process ends") from None
            log.warning("%s was removed or replaced; it is locked again", self._path)

    def leave(self) -> None:
        self._lock.release()

    def _take(self) -> None:
        try:
            self._lock = _locked(self._path, LOCK_TIMEOUT_S)
        except Timeout:
            raise AlreadyRunning(
                f"another process works on {self._path.parent.parent}",
                "stop it first, or use its desk",
            ) from None
        self._held = _inode(self._path)


@contextmanager
def lock_output(state: Path) -> Iterator[Place]:
    """Hold the lock of the output folder whose `state` this is. Raises AlreadyRunning."""
    place = Place(state)
    try:
        yield place
    finally:
        place.leave()


@contextmanager
def held(path: Path, timeout_s: float = -1) -> Iterator[None]:
    """Hold a lock file, made with its folder when missing; -1 waits for ever.

    Raises filelock's Timeout, and StorageFailed where the file cannot be had.
    """
    lock = _locked(path, timeout_s)
    try:
        yield
    finally:
        lock.release()


def is_worked_on(state: Path) -> bool:
    """Whether some process holds the lock."""
    if not (state / "worker.lock").exists():
        return False
    try:
        with lock_output(state):
            return False
    except AlreadyRunning:
        return True


def executor_id(state: Path) -> str:
    """Who works here, by the lock: the same after a restart, so that this worker takes up its own
    work and no other machine's. Raises StorageFailed."""
    path = state / "worker.id"
    try:
        if not path.is_file():
            path.write_text(secrets.token_hex(8), encoding="ascii")
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise storage_failed(f"{path} cannot be written", error) from None


def _locked(path: Path, timeout_s: float) -> FileLock:
    lock = FileLock(path)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire(timeout=timeout_s)
    except Timeout:
        raise
    except NotImplementedError:
        raise StorageFailed(
            f"{path} cannot be locked: its file system knows no locks",
            "put the output folder on a disk of this machine",
        ) from None
    except OSError as error:
        raise storage_failed(f"{path} cannot be locked", error) from None
    return lock


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0
