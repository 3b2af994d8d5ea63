"""Where published files live. A folder here; an object store keeps the same promises."""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from audio_pipeline.errors import UsageError, storage_failed

FILE_MODE = 0o644  # a static server of another user reads what is published
FOLDER_MODE = 0o755
TEMPORARY_SUFFIX = ".part"
NO_SYNC_OF_FOLDERS = (errno.EINVAL, errno.EOPNOTSUPP, errno.EBADF)  # some network file systems
RETRIES_WHEN_A_FOLDER_GOES = 100  # another thread may tidy an empty folder away just before us


class Storage(Protocol):
    """Files by path: relative, with forward slashes. Every write is whole or not there at all.

    Each method raises StorageFailed where the backend fails, UsageError for a path that is none.
    """

    def write(self, path: str, data: bytes) -> None:
        """Store `data` at `path`; a reader sees the old bytes or the new, never a part."""

    def put(self, path: str, file: Path) -> None:
        """The same from a file on disk, copied in pieces."""

    def read(self, path: str) -> bytes:
        """The bytes at `path`; StorageFailed where there are none."""

    def delete(self, path: str) -> None:
        """Remove `path`; one that is absent is fine."""

    def exists(self, path: str) -> bool:
        """Whether there is a file at `path`."""

    def paths(self, prefix: str) -> list[str]:
        """All paths that begin with `prefix`, sorted."""


class FolderStorage:
    """A folder that any static server can serve."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def write(self, path: str, data: bytes) -> None:
        self._replace(path, lambda file: file.write(data))

    def put(self, path: str, file: Path) -> None:
        def copy(target: IO[bytes]) -> None:
            with file.open("rb") as source:
                shutil.copyfileobj(source, target)

        self._replace(path, copy)

    def read(self, path: str) -> bytes:
        with _storage_errors("read", self.root, path):
            return self._inside(path).read_bytes()

    def delete(self, path: str) -> None:
        target = self._inside(path)
        with _storage_errors("remove", self.root, path):
            target.unlink(missing_ok=True)
        self._tidy(target.parent)

    def exists(self, path: str) -> bool:
        with _storage_errors("look up", self.root, path):
            return self._inside(path).is_file()

    def paths(self, prefix: str) -> list[str]:
        folder = self._inside(prefix.rpartition("/")[0]) if "/" in prefix else self.root
        with _storage_errors("list", self.root, prefix):
            found = (
                (Path(parent) / name).relative_to(self.root).as_posix()
                for parent, _, names in os.walk(folder)
                for name in names
                if not name.endswith(TEMPORARY_SUFFIX)
            )
            return sorted(path for path in found if path.startswith(prefix))

    def _inside(self, path: str) -> Path:
        parts = PurePosixPath(path).parts
        if not parts or path.startswith("/") or ".." in parts or "\0" in path or "\\" in path:
            raise _leaves(path)
        with _storage_errors("look up", self.root, path):
            target = self.root.joinpath(*parts)
            # A link in the folder may lead out of it. The file itself is replaced, not followed.
            if not target.parent.resolve().is_relative_to(self.root):
                raise _leaves(path)
        return target

    def _replace(self, path: str, fill: Callable[[IO[bytes]], object]) -> None:
        target = self._inside(path)
        part = target.with_name(f".{secrets.token_hex(8)}{TEMPORARY_SUFFIX}")
        with _storage_errors("write", self.root, path):
            try:
                with self._create(part) as file:
                    fill(file)
                    file.flush()
                    os.fsync(file.fileno())
                part.replace(target)
                _sync_folder(target.parent)
            except BaseException:
                part.unlink(missing_ok=True)
                raise

    def _create(self, part: Path) -> IO[bytes]:
        for _ in range(RETRIES_WHEN_A_FOLDER_GOES):
            self._make_folder(part.parent)
            with contextlib.suppress(FileNotFoundError):
                file = part.open("xb")
                os.fchmod(file.fileno(), FILE_MODE)  # whatever the umask says
                return file
        raise FileNotFoundError(f"the folder {part.parent} is removed again and again")

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        if folder != self.root:
            self._make_folder(folder.parent)
        # Made or tidied away by another thread meanwhile: the file's own opening tells, and is
        # tried again. (`exist_ok` raises FileExistsError where a folder goes right after.)
        with contextlib.suppress(FileExistsError, FileNotFoundError):
            folder.mkdir()
            folder.chmod(FOLDER_MODE)

    def _tidy(self, folder: Path) -> None:
        # A static server lists an empty folder with status 200: what was taken down must be 404.
        while folder != self.root:
            try:
                folder.rmdir()
            except OSError:  # not empty, or gone already
                return
            folder = folder.parent


def write_changed(storage: Storage, path: str, data: bytes) -> None:
    """Write `data` unless it is there already: caches and backups see only what changed."""
    if not (storage.exists(path) and storage.read(path) == data):
        storage.write(path, data)


def _leaves(path: str) -> UsageError:
    return UsageError(
        f"{path!r} is no path inside the output folder",
        "use a relative path with forward slashes and without ..",
    )


def _sync_folder(folder: Path) -> None:
    # The rename itself reaches the disk only with the folder.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in NO_SYNC_OF_FOLDERS:
            raise
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _storage_errors(verb: str, root: Path, path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise storage_failed(f"could not {verb} {root / path}", error) from error
