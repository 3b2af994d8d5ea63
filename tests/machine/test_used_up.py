"""Descriptors or memory used up, and no temporary folder at all."""

import os
import resource
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from audio_pipeline.errors import is_no_thread, machine_failed
from audio_pipeline.mix.episode import measure
from tests.machine.newsroom import Running, running
from tests.machine.program import configure, run
from tests.standins.site import Site
from tests.work.newsroom import Newsroom, Story

FEWEST_DESCRIPTORS = 40
BIG_STACK_BYTES = 256 << 20
READ_ONLY_PLACES = ("/tmp", "/var/tmp", "/dev/shm")
UNSHARED = ("unshare", "--mount", "sh", "-c")


@pytest.fixture(scope="module")
def it(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("used-up") / "output") as it:
        yield it


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Site() as site:
        newsroom = Newsroom(site, [Story("/bridge", "Bridge closes")])
        newsroom.tell()
        yield newsroom


def test_work_goes_on_once_descriptors_are_free_again(it: Running) -> None:
    with limited(resource.RLIMIT_NOFILE, next_descriptor()):
        it.publish("descriptors")
        it.until(lambda: it.warnings)
    it.until_on_air("descriptors")
    assert it.titles_on_air().count("descriptors") == 1
    assert not [line for line in it.warnings if "Traceback" in line]
    assert len(it.warnings) <= 12


def test_take_that_cannot_be_opened_for_want_of_descriptors_is_not_held_to_be_broken(
    tmp_path: Path,
) -> None:
    file = tmp_path / "take.wav"
    file.write_bytes(b"RIFF")
    with (
        limited(resource.RLIMIT_NOFILE, next_descriptor()),
        pytest.raises(OSError, match="Too many open files"),
    ):
        measure(file)


def test_thread_that_cannot_be_started_blames_no_article() -> None:
    before = threading.stack_size(BIG_STACK_BYTES)  # of which none is kept from an earlier thread
    try:
        with limited(resource.RLIMIT_AS, memory_taken()), pytest.raises(RuntimeError) as caught:
            threading.Thread(target=print).start()
    finally:
        threading.stack_size(before)
    assert is_no_thread(caught.value)
    error = machine_failed(caught.value)
    assert str(error).startswith("no thread can be started; give the machine more memory")
    assert error.again and error.blameless


def test_memory_that_is_used_up_is_told_with_its_remedy() -> None:
    error = machine_failed(MemoryError())
    assert str(error).startswith("memory is used up; give the machine more memory")
    assert error.again and error.blameless


def test_fewest_descriptors_that_are_stated_are_enough_for_an_episode(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    configure(tmp_path, newsroom)
    number = FEWEST_DESCRIPTORS
    ended = run(
        tmp_path,
        "once",
        limited=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (number, number)),
    )
    assert ended.returncode == 0, ended.stderr
    assert "aired" in ended.stdout


def test_no_temporary_folder_is_needed(newsroom: Newsroom) -> None:
    """Neither for an episode nor for a backup: everything lies in the output folder."""
    room = Path.cwd() / f".no-temp-{os.getpid()}"
    room.mkdir()
    try:
        configure(room, newsroom)
        gone = {**os.environ, "TMPDIR": "/nonexistent"}
        for verb in (("once",), ("backup", "copy.tar"), ("doctor",)):
            ended = run(room, *verb, before=(*UNSHARED, without_temp(room), "sh"), environment=gone)
            if "permitted" in ended.stderr:
                pytest.skip(f"needs the right to unshare mounts: {ended.stderr}")
            assert "Traceback" not in ended.stderr
            if verb != ("doctor",):
                assert ended.returncode == 0, ended.stderr
        assert "temporary folder" in ended.stdout
        assert (room / "output/shows/daily/feed.xml").read_text().count("<item>") == 1
    finally:
        shutil.rmtree(room)


def without_temp(room: Path) -> str:
    """A shell's words: nothing can be written where temporary files go, then the program."""
    mounts = [f"mount --bind {room} {room}"]  # it may itself lie where temporary files go
    for each in READ_ONLY_PLACES:
        mounts += [f"mount --rbind {each} {each}", f"mount -o remount,bind,ro {each}"]
    return " && ".join([*mounts, f'cd {room} && exec "$@"'])


def next_descriptor() -> int:
    """The lowest that is free: with it as the limit nothing more can be opened."""
    lowest = os.dup(0)
    os.close(lowest)
    return lowest


def memory_taken() -> int:
    """Of addresses, in bytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


@contextmanager
def limited(what: int, soft: int) -> Iterator[None]:
    """This process may have no more for a while."""
    before = resource.getrlimit(what)
    resource.setrlimit(what, (soft, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(what, before)
