"""What was measured of a take is used again, and only where it is of that take."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from audio_pipeline import loudness
from audio_pipeline.mix import kept_levels, mix
from audio_pipeline.model import AudioFormat, Mix, Script, Show, Take
from audio_pipeline.sound import Samples
from tests.mix.conftest import MakeTakes, script_of

Powers = npt.NDArray[np.float64]

SHOW = Show("daily", "Daily News")
SCRIPT: Script = script_of(("headline", "body", "body", "closing"))


@pytest.fixture
def takes(make_takes: MakeTakes) -> list[Take]:
    return make_takes([(1.5, 0.02 + 0.05 * line, f"voice{line % 2}") for line in range(4)])


@pytest.fixture
def filtered(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of samples of each sound that was measured."""
    lengths: list[int] = []
    measured = loudness.frame_levels

    def counted(samples: Samples, rate_hz: int, frame: int) -> tuple[Powers, Samples]:
        lengths.append(len(samples))
        return measured(samples, rate_hz, frame)

    monkeypatch.setattr(loudness, "frame_levels", counted)
    return lengths


def kept_beside(take: Take) -> list[Path]:
    return sorted(take.path.parent.glob(f"{take.path.name}.*.levels"))


def made(takes: list[Take], folder: Path, show: Show = SHOW) -> Mix:
    return mix(takes, SCRIPT, show, folder)


def test_a_second_mix_measures_nothing_and_is_the_same(
    takes: list[Take], tmp_path: Path, filtered: list[int]
) -> None:
    first = made(takes, tmp_path / "one")
    assert len(filtered) == 4
    again = made(takes[::-1], tmp_path / "two")
    assert len(filtered) == 4
    assert again.path.read_bytes() == first.path.read_bytes()
    assert replace(again, path=first.path) == first


def test_of_a_changed_take_that_one_alone_is_measured(
    takes: list[Take], tmp_path: Path, filtered: list[int]
) -> None:
    made(takes, tmp_path / "one")
    changed = replace(takes[2], path=tmp_path / "other.wav", sha256="ab" * 32)
    shutil.copy(takes[0].path, changed.path)
    made([*takes[:2], changed, takes[3]], tmp_path / "two")
    assert len(filtered) == 5


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def one_bit(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[-400] ^= 64
    path.write_bytes(whole)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def no_object(path: Path) -> None:
    path.write_bytes(b"[1]\n")


def other_trim(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"first": ', b'"first": 1'))


def of_another(path: Path) -> None:
    shutil.copy(path.with_name(path.name.replace("take1", "take3")), path)


@pytest.mark.parametrize("damage", [cut_short, one_bit, emptied, no_object, other_trim, of_another])
def test_what_is_damaged_is_measured_again(
    damage: Callable[[Path], None], takes: list[Take], tmp_path: Path, filtered: list[int]
) -> None:
    first = made(takes, tmp_path / "one")
    (kept,) = kept_beside(takes[1])
    whole = kept.read_bytes()
    damage(kept)
    again = made(takes, tmp_path / "two")
    assert len(filtered) == 5
    assert again.sha256 == first.sha256
    assert kept.read_bytes() == whole


def test_other_libraries_measure_for_themselves(
    takes: list[Take], tmp_path: Path, filtered: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(takes, tmp_path / "one")
    monkeypatch.setattr(kept_levels, "BY", "a later release")
    made(takes, tmp_path / "two")
    assert len(filtered) == 8


def test_each_rate_has_its_own(takes: list[Take], tmp_path: Path) -> None:
    made(takes, tmp_path / "one")
    low = replace(SHOW, audio=AudioFormat(sample_rate_hz=24_000, bitrate_kbps=64))
    first = made(takes, tmp_path / "two", low)
    names = [path.name for path in kept_beside(takes[0])]
    assert names == ["take0.wav.24000.levels", "take0.wav.44100.levels"]
    assert made(takes, tmp_path / "three", low).sha256 == first.sha256


def test_takes_of_unknown_audio_leave_nothing_beside_them(
    takes: list[Take], tmp_path: Path
) -> None:
    known = made(takes, tmp_path / "one")
    for take in takes:
        kept_beside(take)[0].unlink()
    unknown = made([replace(take, sha256="") for take in takes], tmp_path / "two")
    assert unknown.sha256 == known.sha256
    assert not any(kept_beside(take) for take in takes)


def test_what_cannot_be_written_is_no_failure(
    takes: list[Take], tmp_path: Path, filtered: list[int]
) -> None:
    for take in takes:
        take.path.with_name(f"{take.path.name}.44100.levels").mkdir()
    first = made(takes, tmp_path / "one")
    assert made(takes, tmp_path / "two").sha256 == first.sha256
    assert len(filtered) == 8
    assert not list(takes[0].path.parent.glob(".*"))
