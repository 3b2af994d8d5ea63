"""Ten minutes of takes to an episode, beside the encoder alone and pydub's usual way.

    python bench/mix.py [--minutes 10]

The takes are espeak's voice as MP3 at 24 kHz, as edge-tts sends them; they are mixed twice, the
second time with what was measured of them the first time. The floor is lameenc at the same quality
on the samples of the finished episode, decoded beforehand.
"""

import argparse
import hashlib
import io
import itertools
import os
import shutil
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import lameenc
import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from audio_pipeline.allocator import keep_little_memory
from audio_pipeline.engines import load_engine
from audio_pipeline.mix import mix
from audio_pipeline.mix.encoder import QUALITY
from audio_pipeline.model import Line, Mix, Script, Show, Take, Voice

SENTENCES = (
    "The council voted on Tuesday to approve a new tram line to the northern districts.",
    "Officials said the work would take four years and cost a hundred and twenty million.",
    "We have waited for this for thirty years, said a resident shortly after the vote.",
    "Critics argue that the money should be spent on buses instead, at least for now.",
    "Construction is expected to begin in the spring, after a tender open to all of Europe.",
    "Five stops will be built first, and the rest will follow as funding allows.",
)
TAKE_RATE_HZ = 24_000
SHOW = Show("bench", "Bench")
BITRATE_KBPS = SHOW.audio.bitrate_kbps


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    minutes = parser.parse_args().minutes
    keep_little_memory()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script, takes = spoken(minutes, folder)
        unknown = [replace(take, sha256="") for take in takes]  # nothing is kept of these
        mix(unknown[:2], replace(script, lines=script.lines[:2]), SHOW, folder)  # imports
        episodes: list[Mix] = []
        first = timed(lambda: episodes.append(mix(takes, script, SHOW, folder)))
        again = timed(lambda: episodes.append(mix(takes, script, SHOW, folder)))
        assert episodes[0].sha256 == episodes[1].sha256
        samples, rate_hz = soundfile.read(episodes[0].path, dtype="int16")
        floor = timed(lambda: lame(samples, rate_hz))
        ways: list[str] = []
        usual = timed(lambda: ways.append(pydub_way(takes, script, folder)))
    report(episodes[0], len(takes))
    for label, (wall, cpu) in (
        (f"lameenc quality {QUALITY} alone (floor)", floor),
        ("mix(), takes that were just spoken", first),
        ("mix(), takes that were mixed before", again),
        (ways[0], usual),
    ):
        print(
            f"{label:36}{wall:7.2f} s wall {wall / floor[0]:6.2f} x"
            f"{cpu:7.2f} s CPU {cpu / floor[1]:6.2f} x"
        )


def spoken(minutes: float, folder: Path) -> tuple[Script, list[Take]]:
    """Takes of at least so many minutes, and their script."""
    engine = load_engine("espeak", {})
    voice = Voice("espeak")
    lines: list[Line] = []
    takes: list[Take] = []
    seconds = 0.0
    for number, text in enumerate(itertools.cycle(SENTENCES)):
        if seconds > minutes * 60:
            break
        line = Line("body", text, f"{number + 1}. {text}", 400, number)
        speech = engine.speak(line, voice, "en")
        samples, rate_hz = soundfile.read(io.BytesIO(speech.audio), dtype="float32")
        path = folder / f"take{number}.mp3"
        soundfile.write(path, soxr.resample(samples, rate_hz, TAKE_RATE_HZ), TAKE_RATE_HZ)
        duration_s = len(samples) / rate_hz
        media_type = "audio/mpeg"
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        takes.append(Take(number, "", path, sha256, media_type, duration_s, speech.words, voice))
        lines.append(line)
        seconds += duration_s + line.pause_ms / 1000
    engine.close()
    return Script("en", "Bench", "", "Created with AI assistance", tuple(lines)), takes


def report(episode: Mix, takes: int) -> None:
    print(
        f"{takes} takes, {episode.duration_s:.0f} s, {episode.loudness_lufs:.2f} LUFS, "
        f"{episode.true_peak_dbtp:.2f} dBTP"
    )


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds of one call."""
    wall, cpu = time.perf_counter(), cpu_seconds()
    work()
    return time.perf_counter() - wall, cpu_seconds() - cpu


def cpu_seconds() -> float:
    """Of this process and of the children that ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def lame(samples: npt.NDArray[np.int16], rate_hz: int) -> None:
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate_hz)
    encoder.set_bit_rate(BITRATE_KBPS)
    encoder.set_quality(QUALITY)
    encoder.silence()
    for start in range(0, len(samples), rate_hz * 10):
        encoder.encode(samples[start : start + rate_hz * 10].tobytes())
    encoder.flush()


def pydub_way(takes: list[Take], script: Script, folder: Path) -> str:
    """What scripts of this kind do: `segment += take`, then export. Says how it exported."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Couldn't find ffmpeg or avconv")
        from pydub import AudioSegment
    encodes = shutil.which("ffmpeg") is not None
    whole = AudioSegment.empty()
    for take in takes:
        if encodes:
            whole += AudioSegment.from_mp3(take.path)
        else:
            samples, rate_hz = soundfile.read(take.path, dtype="int16")
            whole += AudioSegment(samples.tobytes(), frame_rate=rate_hz, sample_width=2, channels=1)
        whole += AudioSegment.silent(script.lines[take.line].pause_ms, whole.frame_rate)
    if not encodes:
        whole.export(folder / "pydub.wav", format="wav")
        return "pydub += and WAV (no ffmpeg here)"
    whole.export(folder / "pydub.mp3", format="mp3", bitrate=f"{BITRATE_KBPS}k")
    return "pydub += and export by ffmpeg"


if __name__ == "__main__":
    main()
