"""Small disks for tests: a tmpfs that can be filled, and mounted read-only and writable again."""

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

BALLAST = ".ballast"


@dataclass(frozen=True)
class Disk:
    root: Path

    def fill(self, left_bytes: int = 0) -> None:
        """Take all of its room but so much, or less where the program writes meanwhile."""
        disk = os.statvfs(self.root)
        free = disk.f_bavail * disk.f_frsize
        try:
            (self.root / BALLAST).write_bytes(bytes(max(0, free - left_bytes)))
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise

    def make_room(self) -> None:
        (self.root / BALLAST).unlink()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """For whatever is opened meanwhile: the folder is mounted over itself. What is open for
    writing stays so."""
    _run("mount", "--bind", str(folder), str(folder))
    try:
        _run("mount", "-o", "remount,bind,ro", str(folder))
        yield
    finally:
        _run("umount", "-l", str(folder))


@contextmanager
def mounted(root: Path, size: str = "30m") -> Iterator[Disk]:
    """A disk of that size at `root`. Where this user may mount none, the test is skipped."""
    root.mkdir(parents=True, exist_ok=True)
    try:
        _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(root))
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"needs the right to mount a tmpfs (run as root): {error}")
    try:
        yield Disk(root)
    finally:
        _run("umount", "-l", str(root))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
