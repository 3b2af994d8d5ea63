"""The lock file, or the folder it lies in, is removed or replaced under a process that works."""

import shutil
from pathlib import Path

import pytest

from audio_pipeline.errors import AlreadyRunning
from audio_pipeline.work.lock import Place, lock_output
from tests.faults.life import Life, until
from tests.work.newsroom import Newsroom


def test_removed_lock_file_is_locked_anew_and_a_second_process_refused(
    tmp_path: Path, newsroom: Newsroom, port: int
) -> None:
    life = Life(tmp_path, newsroom, port=port)
    life.publish("one", with_word="slow")
    (tmp_path / "hold").touch()
    file = life.output / "state/worker.lock"
    with life.running("run"):
        until(lambda: life.states() == {"one": "producing"})
        file.unlink()
        until(lambda: file.exists() and bool(life.complaints()))
        with pytest.raises(AlreadyRunning), lock_output(life.output / "state"):
            pass
    (line,) = life.complaints()
    assert "worker.lock was removed or replaced; it is locked again" in line


def test_process_whose_place_was_taken_ends_with_one_line(
    tmp_path: Path, newsroom: Newsroom, port: int
) -> None:
    life = Life(tmp_path, newsroom, port=port)
    life.publish("one", with_word="slow")
    (tmp_path / "hold").touch()
    file = life.output / "state/worker.lock"
    with life.running("run") as process:
        until(lambda: life.states() == {"one": "producing"})
        theirs = tmp_path / "theirs"
        with lock_output(theirs):
            (theirs / "worker.lock").replace(file)
            assert process.wait(10) == 1
    (line,) = life.complaints()
    assert "another process works on output, which took its place" in line
    (tmp_path / "hold").unlink()
    assert life.live() == 0
    assert life.states() == {"one": "aired"}


def test_state_that_is_taken_away_is_not_made_anew_for_the_lock(tmp_path: Path) -> None:
    place = Place(tmp_path / "state")
    (tmp_path / "state").rename(tmp_path / "away")
    place.keep()
    assert not (tmp_path / "state").exists()
    (tmp_path / "away").rename(tmp_path / "state")
    place.keep()
    shutil.rmtree(tmp_path / "state")
    (tmp_path / "state").mkdir()
    place.keep()
    with pytest.raises(AlreadyRunning), lock_output(tmp_path / "state"):
        pass
    place.leave()
