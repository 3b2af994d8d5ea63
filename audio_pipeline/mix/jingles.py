"""Jingles by pydub: cut to what is heard, looped, faded; handed samples, it needs no ffmpeg."""

import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audio_pipeline import sound
from audio_pipeline.errors import ConfigError, TakeBroken
from audio_pipeline.model import Show
from audio_pipeline.sound import Samples, Sound

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="Couldn't find ffmpeg or avconv")
    warnings.filterwarnings("ignore", message="'audioop' is deprecated")
    warnings.filterwarnings("ignore", message="invalid escape sequence")
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence

LONGEST_S = 120.0  # longer than any jingle or opening; what is read is held in memory
SHORTEST_MS = 50  # a click is no jingle, and a bed of nothing could not be repeated
SILENCE_DBFS = -60.0
EDGE_FADE_MS = 30
OUT_FADE_MS = 400
BED_FADE_IN_MS = 400
BED_FADE_OUT_MS = 2_000
LOOP_CROSSFADE_MS = 200
FULL_SCALE = 32_768


@dataclass(frozen=True)
class Jingles:
    """What a show stitches in, read and found fit; None where the show has none."""

    intro: Sound | None
    outro: Sound | None
    bed: AudioSegment | None


def load(show: Show) -> Jingles:
    """The show's jingles, intro and outro without the silence around them.

    Raises ConfigError, naming the key, for a file that cannot be used.
    """
    intro, outro, bed = (
        _load(f"shows.{show.name}.jingles.{place}", path, cut=place == "bed") if path else None
        for place, path in (
            ("intro", show.jingles.intro),
            ("outro", show.jingles.outro),
            ("bed", show.jingles.bed),
        )
    )
    return Jingles(
        None if intro is None else _faded(intro), None if outro is None else _faded(outro), bed
    )


def bed(segment: AudioSegment, length_s: float) -> Sound:
    """A bed that lies `length_s` long at its level and then fades away."""
    length_ms = round(length_s * 1000) + BED_FADE_OUT_MS
    crossfade = min(LOOP_CROSSFADE_MS, len(segment) // 4)
    looped = segment
    while len(looped) < length_ms:
        looped = looped.append(looped, crossfade=crossfade)
    cut = looped[:length_ms]
    return _sound(cut.fade_in(BED_FADE_IN_MS).fade_out(BED_FADE_OUT_MS))


def _load(key: str, path: str, *, cut: bool) -> AudioSegment:
    """The file's sound, trimmed, at its own full scale; `cut` takes the beginning of a long one."""
    try:
        rate_hz, blocks = sound.decode_in_blocks(Path(path))
        samples, longest = [], round(LONGEST_S * rate_hz)
        for block in blocks:
            samples.append(block)
            if sum(map(len, samples)) > longest:
                break
    except TakeBroken as error:
        raise ConfigError(f"{key}: {error.message}", "give a WAV, FLAC, OGG or MP3 file") from error
    whole = np.concatenate((*samples, np.zeros(0, dtype=np.float32)))
    if len(whole) > longest and not cut:
        raise ConfigError(f"{key}: {path} is longer than {LONGEST_S:.0f} s", "shorten it")
    return _trimmed(key, path, whole[:longest], rate_hz)


def _trimmed(key: str, path: str, whole: Samples, rate_hz: int) -> AudioSegment:
    peak = float(np.abs(whole).max(initial=0.0))
    if not 0 < peak < np.inf:
        raise ConfigError(f"{key}: {path} is silent", "give another file")
    pcm = np.rint(whole * ((FULL_SCALE - 1) / peak)).astype("<i2").tobytes()
    segment = AudioSegment(data=pcm, sample_width=2, frame_rate=rate_hz, channels=1)
    start = detect_leading_silence(segment, SILENCE_DBFS)
    stop = len(segment) - detect_leading_silence(segment.reverse(), SILENCE_DBFS)
    trimmed = segment[start:stop]
    if len(trimmed) < SHORTEST_MS:
        raise ConfigError(
            f"{key}: {path} sounds for less than {SHORTEST_MS} ms", "give a longer one"
        )
    return trimmed


def _faded(segment: AudioSegment) -> Sound:
    fade_out = min(OUT_FADE_MS, len(segment) // 4)
    return _sound(segment.fade_in(min(EDGE_FADE_MS, fade_out)).fade_out(fade_out))


def _sound(segment: AudioSegment) -> Sound:
    samples = np.frombuffer(segment.raw_data, "<i2").astype(np.float32) / np.float32(FULL_SCALE)
    return Sound(samples, segment.frame_rate)
