"""A backup that is cut off or lacks a file, and disks that are full while it is written or read."""

import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_pipeline.errors import StorageFailed, UsageError
from audio_pipeline.store import episodes
from audio_pipeline.work.backup import back_up, restore
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.tools import Tools, open_tools
from tests.faults.bench import publish, states
from tests.machine.disk import mounted
from tests.standins.site import Site
from tests.work.newsroom import Newsroom, settings_for

SMALL = "200k"


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Site() as site:
        newsroom = Newsroom(site)
        publish(newsroom, "one")
        yield newsroom


@pytest.fixture(scope="module")
def old(newsroom: Newsroom, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tools]:
    with open_tools(settings_for(newsroom, tmp_path_factory.mktemp("old") / "output")) as tools:
        catch_up(tools)
        assert states(tools) == {"one": "aired"}
        yield tools


@pytest.fixture(scope="module")
def backup(old: Tools) -> Path:
    file = old.settings.output.parent / "backup.tar"
    back_up(old, file)
    return file


def without(kind: str, backup: Path, target: Path) -> Path:
    """The backup without its files of that ending, of which there are some."""
    with tarfile.open(backup) as whole, tarfile.open(target, "w") as less:
        kept = [each for each in whole if not each.name.endswith(kind)]
        for each in kept:
            less.addfile(each, whole.extractfile(each))
        assert len(kept) < len(whole.getmembers())
    return target


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, "last file", "end"])
def test_backup_that_is_cut_off_leaves_the_store_empty_and_the_whole_one_is_restored_then(
    part: float | str, backup: Path, newsroom: Newsroom, tmp_path: Path
) -> None:
    with tarfile.open(backup) as archive:
        last = archive.getmembers()[-1]
    at = {"last file": last.offset, "end": archive.offset}.get(str(part))
    if at is None:
        at = int(backup.stat().st_size * float(part))
    cut = tmp_path / "cut.tar"
    cut.write_bytes(backup.read_bytes()[:at])
    with open_tools(settings_for(newsroom, tmp_path / "output")) as new:
        with pytest.raises(UsageError, match=r"cut off|unexpected end"):
            restore(new, cut)
        assert states(new) == {}
        assert not list(new.settings.output.rglob("*.partial"))
        restore(new, backup)
        assert states(new) == {"one": "aired"}


@pytest.mark.parametrize("kind", [".mp3", ".vtt"])
def test_episode_whose_files_are_not_in_the_backup_is_made_again(
    kind: str, backup: Path, newsroom: Newsroom, tmp_path: Path
) -> None:
    less = without(kind, backup, tmp_path / "less.tar")
    feed = tmp_path / "output/shows/daily/feed.xml"
    with open_tools(settings_for(newsroom, tmp_path / "output")) as new:
        restore(new, less)
        assert states(new) == {"one": "waiting"}
        assert "<item>" not in feed.read_text()
        catch_up(new)
        assert states(new) == {"one": "aired"}
        (record,) = episodes.listing(new.database)
        assert record.episode is not None
        assert (new.settings.output / record.episode.audio.path).is_file()
    assert feed.read_text().count("<item>") == 1


def test_restore_onto_a_full_disk_leaves_the_store_empty_and_is_done_again(
    backup: Path, newsroom: Newsroom, tmp_path: Path
) -> None:
    with (
        mounted(tmp_path / "output", "4m") as disk,
        open_tools(settings_for(newsroom, disk.root)) as new,
    ):
        disk.fill(40_000)
        with pytest.raises(StorageFailed, match="cannot be restored: No space left"):
            restore(new, backup)
        assert states(new) == {}
        assert not list(disk.root.rglob("*.partial"))
        disk.make_room()
        restore(new, backup)
        assert states(new) == {"one": "aired"}


def test_backup_onto_a_full_disk_leaves_no_file_and_the_older_one_as_it_is(
    old: Tools, backup: Path, tmp_path: Path
) -> None:
    with mounted(tmp_path / "backups", SMALL) as disk:
        assert backup.stat().st_size > 200_000
        (disk.root / "backup.tar").write_bytes(b"the one before")
        with pytest.raises(StorageFailed, match="cannot be written: No space left"):
            back_up(old, disk.root / "backup.tar")
        (left,) = disk.root.iterdir()
        assert left.read_bytes() == b"the one before"
