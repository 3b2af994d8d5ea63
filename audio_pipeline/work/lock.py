"""Only one process works on an output folder; the others leave their wish in the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from audio_pipeline.errors import AlreadyRunning

LOCK_TIMEOUT_S = 0.5  # somebody may just be looking whether the folder is worked on


@contextmanager
def lock_output(state: Path) -> Iterator[None]:
    """Hold the lock of the output folder whose `state` this is. Raises AlreadyRunning."""
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FileLock(state / "worker.lock")
    try:
        lock.acquire(timeout=LOCK_TIMEOUT_S)
    except Timeout:
        raise AlreadyRunning(
            f"another process works on {state.parent}", "stop it first, or use its desk"
        ) from None
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
