"""Jingles by pydub: cut to what is heard, looped, faded; handed samples, it needs no ffmpeg."""

import warnings
from pathlib import Path

import numpy as np

from audio_pipeline import sound
from audio_pipeline.errors import MixFailed, TakeBroken
from audio_pipeline.sound import Sound

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="Couldn't find ffmpeg or avconv")
    warnings.filterwarnings("ignore", message="'audioop' is deprecated")
    warnings.filterwarnings("ignore", message="invalid escape sequence")
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence

LONGEST_S = 120.0  # a longer file is hardly a jingle, and the whole of it is held in memory
SILENCE_DBFS = -60.0
EDGE_FADE_MS = 30
OUT_FADE_MS = 400
BED_FADE_IN_MS = 400
BED_FADE_OUT_MS = 2_000
LOOP_CROSSFADE_MS = 200
FULL_SCALE = 32_768


def jingle(path: str) -> Sound:
    """An intro or outro without the silence around it. Raises MixFailed."""
    segment = _load(path)
    fade_out = min(OUT_FADE_MS, len(segment) // 4)
    return _sound(segment.fade_in(min(EDGE_FADE_MS, fade_out)).fade_out(fade_out))


def bed(path: str, length_s: float) -> Sound:
    """A bed that lies `length_s` long at its level and then fades away. Raises MixFailed."""
    segment = _load(path)
    length_ms = round(length_s * 1000) + BED_FADE_OUT_MS
    crossfade = min(LOOP_CROSSFADE_MS, len(segment) // 4)
    looped = segment
    while len(looped) < length_ms:
        looped = looped.append(looped, crossfade=crossfade)
    cut = looped[:length_ms]
    return _sound(cut.fade_in(BED_FADE_IN_MS).fade_out(BED_FADE_OUT_MS))


def _load(path: str) -> AudioSegment:
    """The file's sound, trimmed, at its own full scale."""
    name = Path(path).name
    try:
        rate_hz, blocks = sound.decode_in_blocks(Path(path))
        samples, held = [], 0
        for block in blocks:
            samples.append(block)
            held += len(block)
            if held > LONGEST_S * rate_hz:
                raise MixFailed(f"jingle {name} is longer than {LONGEST_S:.0f} s", "shorten it")
    except TakeBroken as error:
        raise MixFailed(f"jingle {error.message}", "give a WAV, FLAC, OGG or MP3 file") from error
    whole = np.concatenate((*samples, np.zeros(0, dtype=np.float32)))
    peak = float(np.abs(whole).max(initial=0.0))
    if not peak:
        raise MixFailed(f"jingle {name} is silent", "give another file")
    pcm = np.rint(whole * ((FULL_SCALE - 1) / peak)).astype("<i2").tobytes()
    segment = AudioSegment(data=pcm, sample_width=2, frame_rate=rate_hz, channels=1)
    start = detect_leading_silence(segment, SILENCE_DBFS)
    stop = len(segment) - detect_leading_silence(segment.reverse(), SILENCE_DBFS)
    return segment[start:stop]


def _sound(segment: AudioSegment) -> Sound:
    samples = np.frombuffer(segment.raw_data, "<i2").astype(np.float32) / np.float32(FULL_SCALE)
    return Sound(samples, segment.frame_rate)
