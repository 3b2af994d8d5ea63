"""What the machine has for the work: room, locks, descriptors, memory, the time of day."""

import os
import resource
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import Timeout

from audio_pipeline.errors import MachineFailed
from audio_pipeline.publish import FolderStorage
from audio_pipeline.work.lock import held

LEAST_FREE_BYTES = 100_000_000  # an hour's mix needs some 200 MB while it is made, a usual one 30
ENOUGH_FREE_BYTES = 1_000_000_000
LEAST_DESCRIPTORS = 64  # what `run` needs with no listener at all, and some to spare
ENOUGH_DESCRIPTORS = 1024  # a listener takes two
LEAST_MEMORY_BYTES = 300_000_000
ENOUGH_MEMORY_BYTES = 700_000_000  # a neural voice, a mix, and a page that is read in its limits
NOT_BEFORE = datetime(2025, 1, 1, tzinfo=UTC)  # this program was written later
CLOCK_SLACK = timedelta(minutes=2)
MEMINFO = Path("/proc/meminfo")


class Scarce(Exception):
    """It works, but there is little of it: the message says of what, and what to do."""


def examinations(output: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """Part and examination; each answers what is found, raises AudioPipelineError or Scarce."""
    yield "output folder", lambda: writable(output)
    yield "free space", lambda: _free_space(output)
    yield "lock", lambda: _locking(output / "state")
    yield "temporary folder", _temporary_folder
    yield "open files", _descriptors
    yield "memory", _memory


def writable(output: Path) -> str:
    storage = FolderStorage(output)
    storage.write(".doctor", b"")
    storage.delete(".doctor")
    return f"{output.resolve()} can be written"


def clock(newest: datetime | None, now: datetime) -> None:
    """Raises MachineFailed where the clock stands before what has been."""
    known = max(NOT_BEFORE, newest or NOT_BEFORE)
    if now < known - CLOCK_SLACK:
        what = "this program was written" if known is NOT_BEFORE else "the newest article was found"
        raise MachineFailed(
            f"{now:%F %T} UTC, but {what} at {known:%F %T}", "set this machine's clock by NTP"
        )


def _free_space(output: Path) -> str:
    disk = os.statvfs(output)
    free, nodes = disk.f_bavail * disk.f_frsize, disk.f_favail if disk.f_files else None
    says = f"{free / 1e9:.1f} GB free at {output.resolve()}"
    if nodes is not None and nodes < 1000:
        raise MachineFailed(f"only {nodes} more files can be made there", "remove some")
    return _enough(free, LEAST_FREE_BYTES, ENOUGH_FREE_BYTES, says, "make room on the disk")


def _locking(state: Path) -> str:
    """A lock that two can hold at once is none: some network file systems grant it always."""
    path = state / "doctor.lock"
    try:
        with held(path, 0):
            try:
                with held(path, 0):
                    pass
            except Timeout:
                return "the folder can be locked"
            raise MachineFailed(
                f"{path}: its file system locks nothing",
                "put the output folder on a disk of this machine",
            )
    except Timeout:
        return "the folder can be locked"
    finally:
        if path.exists():
            path.unlink()


def _temporary_folder() -> str:
    try:
        return f"{tempfile.gettempdir()} can be written; the work does without"
    except FileNotFoundError:
        return "none can be written; the work does without"


def _descriptors() -> str:
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return "as many as are asked for"
    mend = "raise the limit (`ulimit -n`, LimitNOFILE in systemd)"
    return _enough(soft, LEAST_DESCRIPTORS, ENOUGH_DESCRIPTORS, f"{soft} may be open at once", mend)


def _memory() -> str:
    """The least of what is free and what this process may take."""
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    allowed = [soft] if soft != resource.RLIM_INFINITY else []
    if MEMINFO.exists():
        fields = dict(line.split(":") for line in MEMINFO.read_text().splitlines())
        allowed.append(int(fields["MemAvailable"].split()[0]) * 1024)
    if not allowed:
        return "this system does not say"
    least = min(allowed)
    return _enough(
        least,
        LEAST_MEMORY_BYTES,
        ENOUGH_MEMORY_BYTES,
        f"{least / 1e6:.0f} MB to be had",
        "give the machine more, or raise the limit",
    )


def _enough(there: int, least: int, enough: int, says: str, mend: str) -> str:
    if there < least:
        raise MachineFailed(f"only {says}", mend)
    if there < enough:
        raise Scarce(f"only {says}; {mend}")
    return says
