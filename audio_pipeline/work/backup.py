"""A copy of all that a new machine needs to go on: the store, what is on air, the takes.

Never the workflow engine's tables: it would answer known ids with their old results and publish
nothing. Feeds and pages are not copied but written anew from the store.
"""

import io
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from audio_pipeline.errors import UsageError, storage_failed
from audio_pipeline.store import dump, episodes
from audio_pipeline.work.air import rewrite_everything
from audio_pipeline.work.lock import lock_output
from audio_pipeline.work.tools import Tools

STORE = "store.jsonl"
FOLDERS = ("media", "state/takes")
END_BYTES = 1024
ROWS_IN_MEMORY_BYTES = 20_000_000

Progress = Callable[[int, int], None]


def back_up(tools: Tools, file: Path, progress: Progress = lambda _done, _total: None) -> int:
    """Write the backup to `file`, whole or not at all, while others work; answers its bytes.

    The store is copied first, as of one moment; the files it names have the hash of what they hold
    in their names and outlive their episode's correction by days. Raises UsageError,
    StorageFailed.
    """
    if not file.parent.is_dir() or file.is_dir():
        raise UsageError(f"{file}: not a file that can be written", "name one in a folder there is")
    partial = file.with_name(f".{file.name}.partial")
    try:
        with tarfile.open(partial, "w") as archive:
            _add_store(archive, tools, file.parent)
            paths = list(_files(tools))
            for number, path in enumerate(paths, 1):
                _add_file(archive, tools.settings.output, path)
                progress(number, len(paths))
        partial.replace(file)
    except OSError as error:
        raise storage_failed(f"{file} cannot be written", error) from None
    finally:
        partial.unlink(missing_ok=True)
    return file.stat().st_size


def restore(tools: Tools, file: Path) -> int:
    """Put a backup into an output folder with an empty store; answers how many rows it had.

    The files come first, then all rows at once: a restore that fails leaves the store empty and may
    be done again. What is on air in a row but not in the backup is made again. Raises UsageError
    for a file that is no backup or not all of one, or a store that is not empty, AlreadyRunning
    when another process works on the folder, StorageFailed.
    """
    with lock_output(tools.settings.state):
        if episodes.listing(tools.database, states=(), limit=1):
            raise UsageError("the store is not empty", "restore into a new output folder")
        try:
            rows = _restore(tools, file)
        except FileNotFoundError:
            raise UsageError(f"{file}: no such file", "name a file that `backup` wrote") from None
        except tarfile.TarError as error:
            raise UsageError(f"{file} is no backup: {error}") from None
        except OSError as error:
            raise storage_failed(f"{file} cannot be restored", error) from None
        rewrite_everything(tools)
    return rows


def _add_store(archive: tarfile.TarFile, tools: Tools, folder: Path) -> None:
    with _spooled(folder) as lines:
        for line in dump.dump(tools.database):
            lines.write(line.encode() + b"\n")
        entry = tarfile.TarInfo(STORE)
        entry.size = lines.tell()
        lines.seek(0)
        archive.addfile(entry, lines)


def _spooled(folder: Path) -> "tempfile.SpooledTemporaryFile[bytes]":
    return tempfile.SpooledTemporaryFile(ROWS_IN_MEMORY_BYTES, dir=str(folder))


def _files(tools: Tools) -> Iterator[str]:
    """What is on air in any show that the store has, and every kept take."""
    for record in episodes.listing(tools.database, states=(), limit=1_000_000):
        if record.episode is not None:
            on_air = record.episode
            yield from (
                file.path
                for file in (on_air.audio, on_air.transcript, on_air.words, on_air.chapters)
            )
    output = tools.settings.output
    for path in sorted((output / "state/takes").rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(output).as_posix()


def _add_file(archive: tarfile.TarFile, output: Path, path: str) -> None:
    """A file that went away meanwhile (a retraction, a take that was pruned) is left out."""
    try:
        file = (output / path).open("rb")
    except FileNotFoundError:
        return
    with file:
        entry = archive.gettarinfo(arcname=path, fileobj=file)
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        archive.addfile(entry, file)


def _restore(tools: Tools, file: Path) -> int:
    output = tools.settings.output
    with tarfile.open(file, "r:") as archive, _spooled(tools.settings.state) as rows:
        shutil.copyfileobj(_rows(archive), rows)
        rows.seek(0)
        _check_end(file)
        _restore_files(archive, output)
        with io.TextIOWrapper(rows, encoding="utf-8") as lines:
            return dump.load(tools.database, lines, lambda path: (output / path).is_file())


def _rows(archive: tarfile.TarFile) -> IO[bytes]:
    first = archive.next()
    member = None if first is None or first.name != STORE else archive.extractfile(first)
    if member is None:
        raise UsageError("that is no backup of this program", "name a file that `backup` wrote")
    return member


def _check_end(file: Path) -> None:
    """An archive ends with two blocks of zeros (POSIX ustar); tarfile does without."""
    with file.open("rb") as archive:
        archive.seek(-END_BYTES, io.SEEK_END)
        if any(archive.read()):
            raise UsageError(f"{file} is cut off", "copy the whole backup, or take another one")


def _restore_files(archive: tarfile.TarFile, output: Path) -> None:
    for entry in archive:
        path = PurePosixPath(entry.name)
        known = any(path.is_relative_to(folder) for folder in FOLDERS)
        if entry.isfile() and known and ".." not in path.parts:
            _extract(archive, entry, output.joinpath(*path.parts))


def _extract(archive: tarfile.TarFile, entry: tarfile.TarInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.partial")
    source = archive.extractfile(entry)
    assert source is not None
    try:
        with source, partial.open("wb") as file:
            shutil.copyfileobj(source, file)
        partial.chmod(0o644)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
