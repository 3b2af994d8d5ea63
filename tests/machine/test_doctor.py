"""What `doctor` says of the machine, and what a start says of a folder that cannot be written."""

import resource
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from audio_pipeline.config import Settings
from audio_pipeline.errors import AudioPipelineError, MachineFailed
from audio_pipeline.work import machine
from audio_pipeline.work.doctor import Finding, examine
from audio_pipeline.work.machine import Scarce
from tests.machine.disk import mounted, read_only
from tests.machine.program import run

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def says(output: Path, part: str) -> str:
    """What is said of a part, in whichever way."""
    try:
        return dict(machine.examinations(output))[part]()
    except Scarce as scarce:
        return f"warning: {scarce}"
    except AudioPipelineError as error:
        return f"failure: {error}"


@pytest.mark.parametrize(
    ("size", "expected"), [("30m", "failure: only "), ("400m", "warning: only ")]
)
def test_little_room_is_a_warning_and_too_little_a_failure(
    size: str, expected: str, tmp_path: Path
) -> None:
    with mounted(tmp_path / "output", size) as disk:
        said = says(disk.root, "free space")
    assert said.startswith(expected)
    assert said.endswith("make room on the disk")


@pytest.mark.parametrize(("limit", "expected"), [(50, "failure"), (256, "warning"), (2000, "2000")])
def test_limit_of_open_files_is_judged(limit: int, expected: str, tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, before[1]))
    try:
        said = says(tmp_path, "open files")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert said.startswith(expected)


def test_read_only_output_folder_is_named_by_doctor_and_ends_a_start_with_one_line(
    tmp_path: Path,
) -> None:
    with mounted(tmp_path / "output") as disk, read_only(disk.root):
        said = says(disk.root, "output folder")
        started = run(tmp_path, "demo", "--once")
    assert "Read-only file system; the disk is mounted read-only: mount it writable" in said
    assert started.returncode == 1
    (line,) = started.stderr.splitlines()
    assert "audio-pipeline: " in line and "ead-only" in line


def test_store_that_answers_but_cannot_be_written_is_named(postgresql: str, tmp_path: Path) -> None:
    settings = Settings(output=tmp_path / "output", database_url=postgresql)
    assert database_of(settings).says == "postgresql answers and can be written"
    read_only = f"{postgresql}&options=-c%20default_transaction_read_only%3Don"
    fails = database_of(replace(settings, database_url=read_only))
    assert fails.works is False
    assert "read-only transaction" in fails.says


def database_of(settings: Settings) -> Finding:
    (found,) = [each for each in examine(settings) if each.part == "database"]
    return found


def test_clock_before_the_newest_article_or_the_program_is_named() -> None:
    machine.clock(NOW - timedelta(hours=1), NOW)
    with pytest.raises(MachineFailed, match="the newest article was found"):
        machine.clock(NOW + timedelta(hours=1), NOW)
    with pytest.raises(MachineFailed, match="this program was written"):
        machine.clock(None, datetime(1970, 1, 1, tzinfo=UTC))


def test_folder_that_is_locked_by_another_can_be_locked(tmp_path: Path) -> None:
    assert says(Settings(output=tmp_path).output, "lock") == "the folder can be locked"
