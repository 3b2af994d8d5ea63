"""FolderStorage: whole files or none, inside its root, readable by a static server."""

import contextlib
import os
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.errors import StorageFailed, UsageError
from audio_pipeline.publish import FolderStorage
from audio_pipeline.publish.storage import write_changed

OUTSIDE = ("../feed.xml", "a/../../b", "/etc/passwd", "", ".", "..", "a\\..\\b", "a\0b", "a/..")


def test_what_was_written_is_read(storage: FolderStorage) -> None:
    storage.write("shows/daily/feed.xml", b"<rss/>")
    assert storage.read("shows/daily/feed.xml") == b"<rss/>"
    assert storage.exists("shows/daily/feed.xml")


def test_a_file_is_put_by_its_bytes(storage: FolderStorage, tmp_path: Path) -> None:
    source = tmp_path / "sound.mp3"
    source.write_bytes(b"x" * 3_000_000)
    storage.put("media/one/sound.mp3", source)
    assert storage.read("media/one/sound.mp3") == source.read_bytes()


@pytest.mark.parametrize("path", OUTSIDE)
def test_path_outside_the_root_is_refused(storage: FolderStorage, path: str) -> None:
    with pytest.raises(UsageError):
        storage.write(path, b"")
    with pytest.raises(UsageError):
        storage.read(path)
    with pytest.raises(UsageError):
        storage.delete(path)


@given(path=st.text(alphabet="./\\a\0", max_size=12), data=st.binary(max_size=8))
def test_no_path_writes_outside_the_root(
    tmp_path_factory: pytest.TempPathFactory, path: str, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("around")
    with contextlib.suppress(UsageError, StorageFailed):
        FolderStorage(folder / "root").write(path, data)
    assert {entry.name for entry in folder.iterdir()} <= {"root"}


def test_link_that_leads_out_of_the_root_is_refused(
    storage: FolderStorage, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "media").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError):
        storage.write("media/sound.mp3", b"x")
    assert list((tmp_path / "elsewhere").iterdir()) == []
    with pytest.raises(UsageError):
        storage.exists("media/sound.mp3")


def test_files_are_readable_by_others_whatever_the_umask(
    storage: FolderStorage, root: Path
) -> None:
    before = os.umask(0o077)
    try:
        storage.write("media/one/sound.mp3", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((root / "media/one/sound.mp3").stat().st_mode) == 0o644
    assert stat.S_IMODE((root / "media/one").stat().st_mode) == 0o755


def test_failed_copy_leaves_the_old_file_and_nothing_else(
    storage: FolderStorage, root: Path
) -> None:
    storage.write("media/sound.mp3", b"old")
    with pytest.raises(StorageFailed, match=r"could not write .*media/sound\.mp3"):
        storage.put("media/sound.mp3", root / "there is none")
    assert [entry.name for entry in (root / "media").iterdir()] == ["sound.mp3"]
    assert storage.read("media/sound.mp3") == b"old"


def test_file_where_a_folder_should_be_is_a_storage_failure(storage: FolderStorage) -> None:
    storage.write("media", b"a file")
    with pytest.raises(StorageFailed):
        storage.write("media/sound.mp3", b"x")


def test_reading_what_is_not_there_is_a_storage_failure(storage: FolderStorage) -> None:
    with pytest.raises(StorageFailed, match=r"could not read .*media/none\.mp3"):
        storage.read("media/none.mp3")


def test_deleting_what_is_not_there_is_fine(storage: FolderStorage) -> None:
    storage.delete("media/none.mp3")


def test_folder_goes_with_its_last_file(storage: FolderStorage, root: Path) -> None:
    storage.write("media/one/a", b"")
    storage.write("media/one/b", b"")
    storage.delete("media/one/a")
    assert (root / "media/one").is_dir()
    storage.delete("media/one/b")
    assert list(root.iterdir()) == []


def test_paths_are_those_with_the_prefix_sorted(storage: FolderStorage) -> None:
    for path in ("media/one/b", "media/one/a", "media/one-more/a", "index.html"):
        storage.write(path, b"")
    assert storage.paths("media/one/") == ["media/one/a", "media/one/b"]
    assert storage.paths("media/one") == ["media/one-more/a", "media/one/a", "media/one/b"]
    assert storage.paths("nothing/") == []
    assert len(storage.paths("")) == 4


def test_reader_sees_whole_files_while_they_are_replaced(storage: FolderStorage) -> None:
    storage.write("feed.xml", b"0" * 200_000)
    done = threading.Event()

    def write() -> None:
        for round_number in range(60):
            storage.write("feed.xml", str(round_number % 10).encode() * 200_000)
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    while not done.is_set():
        seen = storage.read("feed.xml")
        assert len(seen) == 200_000
        assert len(set(seen)) == 1
    writer.join()


def test_writing_survives_another_thread_that_tidies_the_folder(storage: FolderStorage) -> None:
    failures: list[StorageFailed] = []

    def churn(name: str) -> None:
        try:
            for _ in range(60):
                storage.write(f"episodes/one/{name}", b"x")
                storage.delete(f"episodes/one/{name}")
        except StorageFailed as failed:
            failures.append(failed)

    threads = [threading.Thread(target=churn, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_same_bytes_are_not_written_again(storage: FolderStorage, root: Path) -> None:
    storage.write("index.html", b"same")
    os.utime(root / "index.html", (1, 1))
    write_changed(storage, "index.html", b"same")
    assert (root / "index.html").stat().st_mtime == 1
    write_changed(storage, "index.html", b"other")
    assert storage.read("index.html") == b"other"
