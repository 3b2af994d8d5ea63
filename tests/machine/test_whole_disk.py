"""The whole disk is full, or turns read-only: also the databases have no place to write to."""

import time
from collections.abc import Iterator

import pytest

from tests.machine.disk import Disk, mounted, read_only
from tests.machine.newsroom import Running, running

HELD_UP_S = 4.5  # two polls; a minute of complaints about a database is one line of the log
READ_ONLY = ("Read-only file system", "readonly database", "unable to open database file")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, Disk]]:
    """A worker with all of its output folder on one small disk."""
    output = tmp_path_factory.mktemp("whole") / "output"
    with mounted(output) as disk, running(output) as it:
        yield it, disk


@pytest.mark.parametrize("left_kb", [0, 60, 120, 200, 400])
def test_whole_disk_full_at_any_moment_of_the_work_loses_nothing(
    left_kb: int, whole: tuple[Running, Disk]
) -> None:
    """The store and the workflow engine write to it as well, and cannot note what happened."""
    it, disk = whole
    it.warnings.clear()
    title = f"left{left_kb}"
    disk.fill(left_kb * 1024)
    before = it.feed
    it.publish(title)
    time.sleep(HELD_UP_S)
    assert it.feed == before
    disk.make_room()
    it.until_on_air(title)
    assert it.titles_on_air().count(title) == 1
    assert not [line for line in it.warnings if "Traceback" in line]
    assert all("disk is full" in line or "No space left" in line for line in it.warnings)
    assert len(it.warnings) <= 3


def test_disk_that_turns_read_only_holds_the_work_up_until_it_is_writable(
    whole: tuple[Running, Disk],
) -> None:
    it, disk = whole
    it.warnings.clear()
    before = it.feed
    with read_only(disk.root):
        it.publish("readonly")
        time.sleep(HELD_UP_S)
        assert it.feed == before
    it.until_on_air("readonly")
    assert it.titles_on_air().count("readonly") == 1
    assert not [line for line in it.warnings if "Traceback" in line]
    assert all(any(each in line for each in READ_ONLY) for line in it.warnings), it.warnings
    assert len(it.warnings) <= 3
