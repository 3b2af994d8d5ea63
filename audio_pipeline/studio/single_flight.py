"""One at a time for each name, among threads and processes: a lock file that goes when it is free.

flock(2) holds between open files, so two threads of one process exclude each other as well, and a
process that is killed lets go. A file that was unlinked meanwhile is nobody's lock any more:
whoever gets the lock looks whether the name still leads to the file that is locked.
"""

import contextlib
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path

from audio_pipeline.errors import storage_failed

ENDING = ".lock"
LOOK_EVERY_S = 0.1


@contextmanager
def alone(path: Path, stopped: Callable[[], bool]) -> Iterator[None]:
    """Hold the lock file at `path`, made with its folder when missing, removed afterwards.

    Waits for whoever holds it. Raises CancelledError once `stopped()`, StorageFailed where the
    file cannot be had or its file system knows no locks.
    """
    descriptor = _acquire(path, stopped)
    try:
        yield
    finally:
        _remove(path, descriptor)
        os.close(descriptor)


def remove_if_free(path: Path) -> bool:
    """Remove a lock file that nobody holds; False where somebody does, or it is gone."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        return _try(descriptor) and _remove(path, descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)


def _acquire(path: Path, stopped: Callable[[], bool]) -> int:
    while True:
        try:
            descriptor = _open(path)
        except OSError as error:
            raise storage_failed(f"{path} cannot be locked", error) from error
        try:
            while not _try(descriptor):
                if stopped():
                    raise CancelledError
                time.sleep(LOOK_EVERY_S)
            if _is_at(path, descriptor):
                return descriptor
        except OSError as error:
            os.close(descriptor)
            raise storage_failed(f"{path} cannot be locked", error) from error
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # its holder removed it: the next one is another file


def _open(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
    try:
        return os.open(path, flags, 0o600)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, flags, 0o600)


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    mine = os.fstat(descriptor)
    return (there.st_dev, there.st_ino) == (mine.st_dev, mine.st_ino)


def _remove(path: Path, descriptor: int) -> bool:
    """By whoever holds the file, and only while the name leads to it: else it is another's."""
    with contextlib.suppress(OSError):
        if _is_at(path, descriptor):
            path.unlink()
            return True
    return False
