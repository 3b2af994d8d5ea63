"""Descriptors or memory used up, and no temporary folder at all."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_pipeline.errors import machine_failed
from tests.machine.limits import limited, next_descriptor
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
    said = in_a_process_of_its_own(
        "from audio_pipeline.mix.episode import measure\n"
        "for free in (None, next_descriptor()):\n"  # what is loaded late is loaded by then
        "    try:\n"
        "        with limited(resource.RLIMIT_NOFILE, free or 1000):\n"
        "            measure(Path(sys.argv[1]))\n"
        "    except Exception as error:\n"
        "        print(type(error).__name__, error)\n",
        file,
    )
    assert said[0].startswith("MixFailed")
    assert said[1].startswith("OSError") and "Too many open files" in said[1]


def test_thread_that_cannot_be_started_blames_no_article() -> None:
    said = in_a_process_of_its_own(
        "from audio_pipeline.errors import is_no_thread, machine_failed\n"
        f"threading.stack_size({BIG_STACK_BYTES})\n"
        "try:\n"
        "    with limited(resource.RLIMIT_AS, memory_taken()):\n"
        "        threading.Thread(target=print).start()\n"
        "except RuntimeError as error:\n"
        "    failed = machine_failed(error)\n"
        "    print(is_no_thread(error), failed.again, failed.blameless, failed)\n"
    )
    assert said[0].startswith("True True True no thread can be started; give the machine more")


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


def in_a_process_of_its_own(code: str, *arguments: Path) -> list[str]:
    """The lines that the code prints; other threads of the tests would use up what it frees."""
    begin = (
        "import resource, sys, threading\n"
        "from pathlib import Path\n"
        "from tests.machine.limits import limited, memory_taken, next_descriptor\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", begin + code, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return ended.stdout.splitlines()
