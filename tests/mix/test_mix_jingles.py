"""Jingles in an episode, and the sample ones that the demo brings."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import loudness
import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from audio_pipeline.demo import make_jingles
from audio_pipeline.errors import ConfigError
from audio_pipeline.mix import mix
from audio_pipeline.model import Jingles, Show, Take
from tests.mix.conftest import MakeTakes, script_of

SAMPLES = Path(make_jingles.__file__).parent / "jingles"
INTRO, OUTRO, BED = (str(SAMPLES / f"{name}.flac") for name in ("intro", "outro", "bed"))
SHOW = Show("daily", "Daily News")
ROLES = ("opening", "headline", "disclosure", "heading", "body", "body", "closing")


@pytest.fixture
def takes(make_takes: MakeTakes) -> list[Take]:
    return make_takes([(2.0, 0.05, "one")] * len(ROLES))


def level_dbfs(samples: npt.NDArray[np.float32]) -> float:
    return float(10 * np.log10(np.mean(samples**2) + 1e-12))


def test_intro_is_before_and_outro_after_the_words_at_their_target(
    takes: list[Take], tmp_path: Path
) -> None:
    show = replace(SHOW, jingles=Jingles(intro=INTRO, outro=OUTRO))
    episode = mix(takes, script_of(ROLES), show, tmp_path / "out")
    samples, rate_hz = soundfile.read(episode.path, dtype="float32")
    first, last = episode.cues[0].start_s, episode.cues[-1].end_s
    assert 3 < first < 6
    assert 3 < episode.duration_s - last < 7
    for heard in (samples[: int(first * rate_hz)], samples[int(last * rate_hz) :]):
        assert loudness.integrated_loudness(heard, rate_hz) == pytest.approx(-16, abs=1)
    assert loudness.integrated_loudness(samples, rate_hz) == pytest.approx(-16, abs=0.5)
    assert episode.true_peak_dbtp <= -1
    assert episode.chapters[0].start_s == 0


def test_bed_lies_under_the_shows_own_words_and_fades_after_them(
    takes: list[Take], tmp_path: Path
) -> None:
    show = replace(SHOW, jingles=Jingles(bed=BED))
    episode = mix(takes, script_of(ROLES, pause_ms=1_000), show, tmp_path / "out")
    samples, rate_hz = soundfile.read(episode.path, dtype="float32")

    def pause_after(line: int) -> float:
        start, stop = episode.cues[line].end_s + 0.1, episode.cues[line + 1].start_s - 0.1
        return level_dbfs(samples[int(start * rate_hz) : int(stop * rate_hz)])

    assert -45 < pause_after(0) < -22
    assert -45 < pause_after(1) < -22
    assert pause_after(4) < -80
    assert loudness.integrated_loudness(samples, rate_hz) == pytest.approx(-16, abs=0.5)


def test_short_bed_is_repeated(takes: list[Take], tmp_path: Path) -> None:
    tone = 0.2 * np.sin(2 * np.pi * 300 * np.arange(24_000) / 24_000)
    soundfile.write(tmp_path / "bed.wav", tone, 24_000)
    show = replace(SHOW, jingles=Jingles(bed=str(tmp_path / "bed.wav")))
    episode = mix(takes, script_of(ROLES, pause_ms=1_000), show, tmp_path / "out")
    samples, rate_hz = soundfile.read(episode.path, dtype="float32")
    start = episode.cues[1].end_s + 0.2
    assert level_dbfs(samples[int(start * rate_hz) : int((start + 0.6) * rate_hz)]) > -45


def no_file(folder: Path) -> Path:
    return folder / "absent.wav"


def no_audio(folder: Path) -> Path:
    (folder / "page.mp3").write_text("<html>")
    return folder / "page.mp3"


def silence(folder: Path) -> Path:
    soundfile.write(folder / "silence.wav", np.zeros(9_000), 24_000)
    return folder / "silence.wav"


def click(folder: Path) -> Path:
    soundfile.write(folder / "click.wav", np.eye(1, 48_000, 24_000)[0], 24_000)
    return folder / "click.wav"


def two_minutes(folder: Path) -> Path:
    soundfile.write(folder / "long.flac", np.sin(np.arange(8_000 * 130) / 9) / 9, 8_000)
    return folder / "long.flac"


NO_JINGLES = (
    (no_file, "cannot be read: No such file"),
    (no_audio, "does not decode"),
    (silence, "is silent"),
    (click, "sounds for less than 50 ms"),
)


@pytest.mark.parametrize(
    ("place", "make", "reason"),
    [
        *((place, *bad) for place in ("intro", "outro", "bed") for bad in NO_JINGLES),
        *((place, two_minutes, "is longer than 120 s") for place in ("intro", "outro")),
    ],
)
def test_jingle_that_is_none_is_refused_by_key_and_name_before_anything_is_spoken(
    place: str, make: Callable[[Path], Path], reason: str, tmp_path: Path
) -> None:
    path = make(tmp_path)
    show = replace(SHOW, jingles=replace(Jingles(), **{place: str(path)}))
    asked = []

    def spoken() -> Iterator[Take]:
        asked.append("a take")
        yield from ()

    with pytest.raises(
        ConfigError, match=rf"shows\.daily\.jingles\.{place}: .*{path.name} {reason}"
    ):
        mix(spoken(), script_of(ROLES), show, tmp_path / "out")
    assert not asked
    assert not (tmp_path / "out").exists()


def test_a_bed_longer_than_it_is_needed_plays_from_its_beginning(
    takes: list[Take], tmp_path: Path
) -> None:
    show = replace(SHOW, jingles=Jingles(bed=str(two_minutes(tmp_path))))
    episode = mix(takes, script_of(ROLES), show, tmp_path / "out")
    assert episode.loudness_lufs == pytest.approx(-16, abs=0.5)


def test_jingles_need_no_ffmpeg(
    takes: list[Take], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    show = replace(SHOW, jingles=Jingles(INTRO, OUTRO, BED))
    assert mix(takes, script_of(ROLES), show, tmp_path / "out").path.is_file()


@pytest.mark.parametrize("name", ["intro", "outro", "bed"])
def test_sample_jingles_are_what_their_script_makes(name: str) -> None:
    made = getattr(make_jingles, name)()
    kept, rate_hz = soundfile.read(SAMPLES / f"{name}.flac")
    assert rate_hz == make_jingles.RATE_HZ
    np.testing.assert_allclose(kept, made * (make_jingles.PEAK / np.abs(made).max()), atol=1e-4)
