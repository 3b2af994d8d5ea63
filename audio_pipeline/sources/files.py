"""The files of a folder, found and read without leaving it."""

import logging
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from audio_pipeline.errors import SourceFailed

MAX_FILE_BYTES = 2_000_000
MAX_FILES = 1_000
MAX_TOTAL_BYTES = 20_000_000
"""The newest files within these bounds are read; older ones were narrated long ago."""
BATCH_BYTES = 2_000_000
BATCH_FILES = 100
"""What is read together: Markdown takes a second or two for so much."""
MAX_FOUND = 100_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class FoundFile:
    name: str
    """Relative to the folder, with forward slashes."""
    path: Path
    """Resolved: no link in it."""
    size_bytes: int
    changed_ns: int


def find_files(root: Path, suffixes: frozenset[str]) -> list[FoundFile]:
    """The files with one of the suffixes in a resolved folder and its folders, newest first.

    Hidden ones, and links that lead out of the folder or to what is no file, are left out. Raises
    SourceFailed for a folder of more than MAX_FOUND files of any kind.
    """
    found = [file for path in _paths(root, suffixes) if (file := _found(path, root))]
    return sorted(found, key=lambda file: (-file.changed_ns, file.name))


def _paths(root: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    count = 0
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        count += len(names)
        if count > MAX_FOUND:
            raise SourceFailed(
                f"the folder {root} holds more than {MAX_FOUND:,} files", "name a smaller one"
            )
        for name in names:
            path = Path(folder, name)
            if not name.startswith(".") and path.suffix.lower() in suffixes:
                yield path


def _found(path: Path, root: Path) -> FoundFile | None:
    """The file at a path; None, with a warning, for what is not to be read."""
    try:
        resolved = path.resolve(strict=True)
        status = resolved.stat()
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, up to Python 3.12
        warn_once(str(path), f"it cannot be read ({error})")
        return None
    if not resolved.is_relative_to(root):
        warn_once(str(path), "it leads out of its folder")
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    name = path.relative_to(root).as_posix()
    return FoundFile(name, resolved, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=1024)
def warn_once(path: str, why: str) -> None:
    """A folder is looked at every few minutes; what is wrong with a file is told once."""
    _log.warning("A file is left out: %s: %s", path, why)


def within_bounds(found: list[FoundFile]) -> Iterator[FoundFile]:
    """The first of them that are small enough each and together; a warning tells of the others."""
    total = 0
    for number, file in enumerate(found):
        if file.size_bytes > MAX_FILE_BYTES:
            warn_once(str(file.path), f"it is larger than {MAX_FILE_BYTES:,} bytes")
            continue
        total += file.size_bytes
        if number >= MAX_FILES or total > MAX_TOTAL_BYTES:
            _log.warning("Older files are left out: %d from %s on", len(found) - number, file.path)
            return
        yield file


def batches(files: Iterable[FoundFile]) -> Iterator[list[FoundFile]]:
    """The files in order, as many together as are read at once."""
    batch: list[FoundFile] = []
    for file in files:
        size = sum(each.size_bytes for each in batch) + file.size_bytes
        if batch and (size > BATCH_BYTES or len(batch) == BATCH_FILES):
            yield batch
            batch = []
        batch.append(file)
    if batch:
        yield batch


def read_file(file: FoundFile) -> bytes:
    """At most MAX_FILE_BYTES. Raises OSError.

    Follows no link that was put there since it was found, and waits for no pipe.
    """
    descriptor = os.open(file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"{file.path} is no file")
        return stream.read(MAX_FILE_BYTES)
