"""Only one process works on an output folder; the others leave their wish in the store."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from audio_pipeline.errors import AlreadyRunning, StorageFailed, storage_failed

LOCK_TIMEOUT_S = 0.5  # somebody may just be looking whether the folder is worked on


@contextmanager
def lock_output(state: Path) -> Iterator[None]:
    """Hold the lock of the output folder whose `state` this is. Raises AlreadyRunning."""
    try:
        with held(state / "worker.lock", LOCK_TIMEOUT_S):
            yield
    except Timeout:
        raise AlreadyRunning(
            f"another process works on {state.parent}", "stop it first, or use its desk"
        ) from None


@contextmanager
def held(path: Path, timeout_s: float = -1) -> Iterator[None]:
    """Hold a lock file, made with its folder when missing; -1 waits for ever.

    Raises filelock's Timeout, and StorageFailed where the file cannot be had.
    """
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
    except NotImplementedError:
        raise StorageFailed(
            f"{path} cannot be locked: its file system knows no locks",
            "put the output folder on a disk of this machine",
        ) from None
    except OSError as error:
        raise storage_failed(f"{path} cannot be written", error) from None
