"""A new version of the program is installed while work is under way."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from tests.faults.life import ROOT, Life, until
from tests.work.newsroom import Newsroom


@pytest.mark.parametrize("version", ["1", "2"])
def test_work_that_an_older_program_began_is_finished_by_the_newer_one(
    version: str, tmp_path: Path, newsroom: Newsroom
) -> None:
    life = Life(tmp_path, newsroom)
    life.publish("one", "two", "three", with_word="slow")
    (tmp_path / "hold").touch()
    with life.running() as process:
        until(lambda: sorted(life.states().values()) == ["producing"] * 3)
        until(lambda: life.asked() >= 4)
        os.killpg(process.pid, signal.SIGKILL)
    (tmp_path / "hold").unlink()
    life.code = _released(tmp_path / "newer", version)
    assert life.live() == 0
    assert life.states() == {"one": "aired", "two": "aired", "three": "aired"}
    attempts = {record.attempt for record in life.records().values()}
    assert attempts == ({1} if version == "1" else {2})
    assert life.items() == 3


def _released(folder: Path, version: str) -> Path:
    """A copy of the program whose steps read otherwise."""
    shutil.copytree(ROOT / "audio_pipeline", folder / "audio_pipeline")
    steps = folder / "audio_pipeline/work/produce.py"
    text = steps.read_text()
    assert 'APPLICATION_VERSION = "1"' in text
    text = text.replace('APPLICATION_VERSION = "1"', f'APPLICATION_VERSION = "{version}"')
    steps.write_text(text.replace('    ended = "aired"\n', '    ended = "on " + "air"\n'))
    return folder
