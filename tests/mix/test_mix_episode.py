"""mix(): what is heard of an episode, measured on its decoded file by independent meters."""

import math
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import loudness
import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from audio_pipeline.errors import ConfigError, MixFailed, StorageFailed, Superseded
from audio_pipeline.mix import measure, mix
from audio_pipeline.mix.timeline import CHUNK_SECONDS
from audio_pipeline.model import AudioFormat, Mix, Script, Show, Take, Voice, Word
from tests.mix.conftest import LEAD_S, MakeTakes, script_of

SHOW = Show("daily", "Daily News")
ROLES = ("opening", "headline", "disclosure", "heading", "body", "body", "closing")
LEVELS = (0.008, 0.05, 0.25)


def decoded(episode: Mix) -> tuple[npt.NDArray[np.float32], int]:
    samples, rate_hz = soundfile.read(episode.path, dtype="float32")
    return samples, rate_hz


def of_lines(episode: Mix, lines: set[int]) -> npt.NDArray[np.float32]:
    samples, rate_hz = decoded(episode)
    return np.concatenate(
        [
            samples[round(cue.start_s * rate_hz) : round(cue.end_s * rate_hz)]
            for cue in episode.cues
            if cue.line in lines
        ]
    )


@pytest.fixture
def takes(make_takes: MakeTakes) -> list[Take]:
    """Three voices at levels 30 dB apart."""
    return make_takes([(2.5, LEVELS[line % 3], f"voice{line % 3}") for line in range(len(ROLES))])


@pytest.fixture
def script() -> Script:
    return script_of(ROLES)


def test_voices_far_apart_come_out_at_one_loudness(
    takes: list[Take], script: Script, tmp_path: Path
) -> None:
    episode = mix(takes, script, SHOW, tmp_path / "out")
    samples, rate_hz = decoded(episode)
    assert loudness.integrated_loudness(samples, rate_hz) == pytest.approx(-16, abs=0.5)
    for voice in range(3):
        lines = set(range(voice, len(ROLES), 3))
        heard = loudness.integrated_loudness(of_lines(episode, lines), rate_hz)
        assert heard == pytest.approx(-16, abs=1), voice
    assert episode.true_peak_dbtp <= -1


def test_stated_measures_are_those_of_the_decoded_file(
    takes: list[Take], script: Script, tmp_path: Path
) -> None:
    episode = mix(takes, script, SHOW, tmp_path / "out")
    samples, rate_hz = decoded(episode)
    reference = loudness.integrated_loudness(samples, rate_hz)
    assert episode.loudness_lufs == pytest.approx(reference, abs=0.1)
    lufs, peak = measure(episode.path)
    assert (episode.loudness_lufs, episode.true_peak_dbtp) == (round(lufs, 2), round(peak, 2))
    assert len(samples) / rate_hz == pytest.approx(episode.duration_s, abs=0.001)


@pytest.mark.parametrize(
    ("rate_hz", "kbps", "lufs", "peak"),
    [
        (44_100, 64, -16.0, -1.0),
        (44_100, 192, -19.0, -1.0),
        (48_000, 128, -14.0, -1.0),
        (24_000, 48, -16.0, -2.0),
        (22_050, 32, -16.0, -1.0),
        (16_000, 16, -16.0, -1.0),
    ],
)
def test_other_formats_and_targets_are_met(
    rate_hz: int, kbps: int, lufs: float, peak: float, make_takes: MakeTakes, tmp_path: Path
) -> None:
    takes = make_takes([(2.5, 0.05, "one"), (2.5, 0.1, "two")])
    show = replace(SHOW, audio=AudioFormat(rate_hz, kbps, lufs, peak))
    episode = mix(takes, script_of(("headline", "body")), show, tmp_path / "out")
    samples, decoded_hz = decoded(episode)
    assert decoded_hz == rate_hz
    assert loudness.integrated_loudness(samples, rate_hz) == pytest.approx(lufs, abs=0.5)
    assert measure(episode.path)[1] <= peak + 0.05
    assert len(samples) / rate_hz == pytest.approx(episode.duration_s, abs=0.001)


@pytest.mark.parametrize(("rate_hz", "kbps"), [(44_000, 96), (11_025, 32), (44_100, 97)])
def test_format_that_mp3_does_not_have_is_a_configuration_error(
    rate_hz: int, kbps: int, takes: list[Take], script: Script, tmp_path: Path
) -> None:
    show = replace(SHOW, audio=AudioFormat(rate_hz, kbps))
    with pytest.raises(ConfigError, match=r"audio\.(sample_rate_hz|bitrate_kbps)"):
        mix(takes, script, show, tmp_path / "out")


@pytest.mark.parametrize("seconds", [0.7, 4.0])
def test_short_episode_measures_right_too(
    seconds: float, make_takes: MakeTakes, tmp_path: Path
) -> None:
    takes = make_takes([(seconds, 0.02, "one")])
    episode = mix(takes, script_of(("body",)), SHOW, tmp_path / "out")
    assert episode.loudness_lufs == pytest.approx(-16, abs=0.5)
    assert episode.true_peak_dbtp <= -1


def test_pauses_of_the_script_are_what_is_heard(make_takes: MakeTakes, tmp_path: Path) -> None:
    script = script_of(("headline", "body", "body", "body"))
    pauses = (300, 0, 1200, 50)
    lines = tuple(
        replace(line, pause_ms=pause) for line, pause in zip(script.lines, pauses, strict=True)
    )
    takes = make_takes([(1.0, 0.1, "one")] * 4)
    episode = mix(takes, replace(script, lines=lines), SHOW, tmp_path / "out")
    samples, rate_hz = decoded(episode)
    for pause, before, after in zip(pauses, episode.cues, episode.cues[1:], strict=False):
        expected = max(pause, 20)  # the silence that is kept around a take has room
        assert (after.start_s - before.end_s) * 1000 == pytest.approx(expected, abs=6)
    silent = samples[
        round((episode.cues[2].end_s + 0.03) * rate_hz) : round(
            (episode.cues[3].start_s - 0.03) * rate_hz
        )
    ]
    assert len(silent) > rate_hz
    assert np.abs(silent).max() < 0.001


def test_same_takes_give_the_same_bytes_in_any_order_and_another_process(
    takes: list[Take], script: Script, tmp_path: Path
) -> None:
    first = mix(takes, script, SHOW, tmp_path / "one")
    shuffled = takes.copy()
    random.Random(3).shuffle(shuffled)
    second = mix(iter(shuffled), script, SHOW, tmp_path / "two")
    assert first.path.read_bytes() == second.path.read_bytes()
    assert replace(first, path=second.path) == second
    program = tmp_path / "again.py"
    program.write_text(
        "from pathlib import Path, PosixPath, WindowsPath\n"
        "from audio_pipeline.mix import mix\n"
        "from audio_pipeline.model import *\n"
        f"made = mix({takes!r}, {script!r}, {SHOW!r}, Path({str(tmp_path / 'three')!r}))\n"
        "print(made.path.name)\n"
    )
    answer = subprocess.run(
        [sys.executable, program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path.cwd(),
        env={
            **os.environ,
            "PYTHONPATH": str(Path.cwd()),
            "PYTHONHASHSEED": "77",
            "TZ": "Asia/Tokyo",
        },
    )
    assert answer.stdout.strip() == first.path.name == f"{first.sha256[:16]}.mp3"


def test_words_follow_the_trimmed_take(make_takes: MakeTakes, tmp_path: Path) -> None:
    takes = make_takes([(1.0, 0.1, "one"), (2.0, 0.1, "one")])
    early = (Word("early", -1.0, 0.01), *takes[1].words, Word("late", 9.0, 10.0))
    takes[1] = replace(takes[1], words=early)
    episode = mix(takes, script_of(("headline", "body")), SHOW, tmp_path / "out")
    first, second = episode.cues
    by_text = {(word.line, word.text): word for word in episode.words}
    assert by_text[0, "first"].start_s == pytest.approx(first.start_s, abs=0.02)
    assert by_text[1, "first"].start_s == pytest.approx(second.start_s, abs=0.02)
    assert by_text[1, "second"].start_s == pytest.approx(second.start_s + 1.0, abs=0.02)
    assert by_text[1, "second"].end_s == pytest.approx(second.end_s, abs=0.03)
    assert by_text[1, "early"].start_s == second.start_s
    assert by_text[1, "late"].end_s == second.end_s
    assert [word.line for word in episode.words] == [0, 0, 1, 1, 1, 1]
    assert LEAD_S > 0.2  # else nothing was trimmed


def test_headings_are_chapters_after_the_title(
    takes: list[Take], script: Script, tmp_path: Path
) -> None:
    episode = mix(takes, script, SHOW, tmp_path / "out")
    assert [(c.start_s, c.title) for c in episode.chapters] == [
        (0.0, "A new tram line"),
        (episode.cues[3].start_s, "Written 3."),
    ]


def test_missing_take_is_named_and_nothing_is_left(
    takes: list[Take], script: Script, tmp_path: Path
) -> None:
    with pytest.raises(MixFailed, match=r"1 of 7 lines have no take \(lines 5\)"):
        mix([take for take in takes if take.line != 4], script, SHOW, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("line", [-1, 0, 99])
def test_take_that_has_no_place_is_refused(
    line: int, takes: list[Take], script: Script, tmp_path: Path
) -> None:
    with pytest.raises(MixFailed, match=f"line {line + 1} "):
        mix([*takes[:-1], replace(takes[-1], line=line)], script, SHOW, tmp_path / "out")


def test_script_without_lines_is_refused(script: Script, tmp_path: Path) -> None:
    with pytest.raises(MixFailed, match="no lines"):
        mix([], replace(script, lines=()), SHOW, tmp_path / "out")


def test_silent_takes_are_refused(script: Script, takes: list[Take], tmp_path: Path) -> None:
    for take in takes:
        soundfile.write(take.path, np.zeros(24_000), 24_000)
    with pytest.raises(MixFailed, match=r"line [0-9]: its take is silent"):
        mix(takes, script, SHOW, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_voice_that_is_hardly_there_is_refused_by_name(
    make_takes: MakeTakes, tmp_path: Path
) -> None:
    takes = make_takes([(2.0, 0.1, "loud"), (2.0, 0.00027, "faint")])
    with pytest.raises(MixFailed, match="voice faint is too quiet"):
        mix(takes, script_of(("headline", "body")), SHOW, tmp_path / "out")


def test_sound_of_little_but_peaks_still_keeps_below_the_ceiling(
    make_takes: MakeTakes, tmp_path: Path
) -> None:
    take = make_takes([(4.0, 0.1, "one")])[0]
    samples = np.random.default_rng(2).standard_normal(96_000) ** 3 * 0.005
    soundfile.write(take.path, np.clip(samples, -1, 1), 24_000)
    episode = mix([take], script_of(("body",)), SHOW, tmp_path / "out")
    assert episode.true_peak_dbtp <= -1
    assert episode.loudness_lufs == pytest.approx(-16, abs=0.5)


def test_take_that_does_not_decode_is_named(
    takes: list[Take], script: Script, tmp_path: Path
) -> None:
    takes[2].path.write_bytes(b"<html>502</html>")
    with pytest.raises(MixFailed, match=r"line 3: take2\.wav does not decode"):
        mix(takes, script, SHOW, tmp_path / "out")


def test_work_that_is_no_longer_wanted_leaves_nothing_behind(
    takes: list[Take], script: Script, tmp_path: Path
) -> None:
    def until_superseded() -> Iterator[Take]:
        yield from takes[:3]
        raise Superseded("a newer revision came")

    with pytest.raises(Superseded):
        mix(until_superseded(), script, SHOW, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_mix_gives_way_between_its_pieces(
    takes: list[Take], script: Script, tmp_path: Path
) -> None:
    bytes_at_calls = []

    def give_way() -> None:
        (unfinished,) = (tmp_path / "out").iterdir()
        bytes_at_calls.append(unfinished.stat().st_size)

    episode = mix(takes, script, SHOW, tmp_path / "out", give_way)
    chunks = math.ceil(episode.duration_s / CHUNK_SECONDS)
    assert len(bytes_at_calls) >= 2 * chunks, "while it is encoded, and while it is measured"
    assert len(set(bytes_at_calls)) > chunks / 2


def test_folder_that_cannot_be_written_is_a_storage_failure(
    takes: list[Take], script: Script, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageFailed, match="file"):
        mix(takes, script, SHOW, tmp_path / "file" / "out")


def test_finished_file_is_alone_in_its_folder_and_named_by_its_hash(
    takes: list[Take], script: Script, tmp_path: Path
) -> None:
    episode = mix(takes, script, SHOW, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == [episode.path]
    assert episode.bytes == episode.path.stat().st_size
    again = mix(takes, script, SHOW, tmp_path / "out")
    assert again == episode


def test_takes_that_begin_and_end_abruptly_join_without_a_click(tmp_path: Path) -> None:
    rate_hz = 24_000
    tone = 0.3 * np.cos(2 * np.pi * 200 * np.arange(rate_hz) / rate_hz)  # full level at once
    path = tmp_path / "tone.flac"
    soundfile.write(path, tone, rate_hz)
    take = Take(0, "", path, "", "audio/flac", 1.0, (), Voice("synthetic"))
    script = script_of(("headline", "body", "body"), pause_ms=100)
    takes = [replace(take, line=line) for line in range(3)]
    samples, _ = decoded(mix(takes, script, SHOW, tmp_path / "out"))
    # A click is wide-band: above 6 kHz a faded tone of 200 Hz has nothing, a cut one has -35 dB.
    spectrum = np.abs(np.fft.rfft(samples.reshape(-1, 576) * np.hanning(576)))
    treble = spectrum[:, 80:].max() / spectrum.max()
    assert treble < 0.001


def test_memory_does_not_grow_with_the_length(make_takes: MakeTakes, tmp_path: Path) -> None:
    take = make_takes([(8.0, 0.1, "one")])[0]
    program = tmp_path / "memory.py"
    program.write_text(
        "import resource, sys\n"
        "from dataclasses import replace\n"
        "from pathlib import Path, PosixPath, WindowsPath\n"
        "from audio_pipeline.mix import mix\n"
        "from audio_pipeline.model import *\n"
        f"take = {take!r}\n"
        "lines = tuple(Line('body', 'a', 'a', 400) for _ in range(int(sys.argv[1])))\n"
        "script = Script('en', 'Long', '', 'AI', lines)\n"
        "takes = (replace(take, line=line) for line in range(len(lines)))\n"
        f"mix(takes, script, Show('s', 'S'), Path({str(tmp_path / 'out')!r}))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )

    def peak_kib(lines: int) -> int:
        answer = subprocess.run(
            [sys.executable, program, str(lines)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        )
        return int(answer.stdout)

    assert peak_kib(45) - peak_kib(8) < 15_000  # the samples more are 26 MB as 16 bit
