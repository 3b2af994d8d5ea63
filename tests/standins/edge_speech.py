"""What the edge stand-in says: an `ssml` message's wish, its MP3, and its boundaries."""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import lameenc
import numpy as np
import soundfile
import soxr

from audio_pipeline.engines import Engine
from audio_pipeline.model import Line, Voice, Word

OUTPUT_FORMAT = "audio-24khz-48kbitrate-mono-mp3"
RATE_HZ, BITRATE_KBPS = 24_000, 48
SILENCE_BEFORE_S, SILENCE_AFTER_S = 0.1, 0.8
CODEC_DELAY = 1105
"""Samples by which sound comes later once encoded and decoded: words are timed as heard."""
TICKS_PER_SECOND = 10_000_000
HZ_PER_PITCH_PERCENT = 1.6
SPEAK = "{http://www.w3.org/2001/10/synthesis}"
VOICE_NAME = re.compile(r"Microsoft Server Speech Text to Speech Voice \(([a-z]{2,3})-\S+, \S+\)")


@dataclass(frozen=True)
class Wish:
    """What an `ssml` message asks for."""

    text: str
    language: str
    rate_percent: int
    pitch_percent: int
    volume_percent: int


@dataclass(frozen=True)
class Spoken:
    """MP3 bytes, and the words with their times in it."""

    mp3: bytes
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Boundary:
    """An entry of `audio.metadata`, and the moment it belongs to."""

    start_s: float
    metadata: dict[str, object]


def boundary_kind(message: str | bytes) -> str:
    """The boundaries that a `speech.config` asks for. Raises ValueError and LookupError."""
    audio = json.loads(_body(message, "speech.config"))["context"]["synthesis"]["audio"]
    if audio["outputFormat"] != OUTPUT_FORMAT:
        raise ValueError(f"unsupported output format {audio['outputFormat']}")
    words = audio["metadataoptions"]["wordBoundaryEnabled"] == "true"
    return "WordBoundary" if words else "SentenceBoundary"


def wish_of(message: str | bytes) -> Wish:
    """What an `ssml` message asks for. Raises ValueError for what the service does not take."""
    try:
        voice = ElementTree.fromstring(_body(message, "ssml")).find(f"{SPEAK}voice")
    except ElementTree.ParseError as error:
        raise ValueError(f"SSML: {error}") from error
    prosody = voice.find(f"{SPEAK}prosody") if voice is not None else None
    if voice is None or prosody is None:
        raise ValueError("SSML without voice or prosody")
    named = VOICE_NAME.fullmatch(voice.get("name", ""))
    if named is None:
        raise ValueError(f"Unsupported voice {voice.get('name')}.")
    pitch_hz = int(prosody.get("pitch", "+0Hz").removesuffix("Hz"))
    return Wish(
        text="".join(prosody.itertext()),
        language=named[1],
        rate_percent=int(prosody.get("rate", "+0%").rstrip("%")),
        pitch_percent=round(pitch_hz / HZ_PER_PITCH_PERCENT),
        volume_percent=int(prosody.get("volume", "+0%").rstrip("%")),
    )


def speak(engine: Engine, wish: Wish) -> Spoken:
    """The wish spoken by an engine of ours, with the service's silence around it."""
    voice = Voice("", "", wish.rate_percent, wish.pitch_percent, wish.volume_percent)
    speech = engine.speak(Line("body", wish.text, wish.text, 0), voice, wish.language)
    samples, rate_hz = soundfile.read(io.BytesIO(speech.audio), dtype="float32")
    before = np.zeros(round(SILENCE_BEFORE_S * RATE_HZ) - CODEC_DELAY, np.float32)
    after = np.zeros(round(SILENCE_AFTER_S * RATE_HZ), np.float32)
    samples = np.concatenate([before, soxr.resample(samples, rate_hz, RATE_HZ), after])
    words = tuple(
        Word(word.text, word.start_s + SILENCE_BEFORE_S, word.end_s + SILENCE_BEFORE_S)
        for word in speech.words
    )
    return Spoken(_mp3(samples), words)


def damaged(spoken: Spoken, fault: str) -> bytes:
    """The MP3 as a fault would have it."""
    if fault == "short":
        return spoken.mp3[: int(spoken.words[-1].start_s * BITRATE_KBPS * 125)]
    if fault == "noise":
        return b"\0" * len(spoken.mp3)
    return b"" if fault == "empty" else spoken.mp3


def boundaries(text: str, words: tuple[Word, ...], kind: str) -> Iterator[Boundary]:
    """Word or sentence boundaries in order; the service escapes their text as XML."""
    for said, start_s, end_s in _units(text, words, kind):
        data = {
            "Offset": round(start_s * TICKS_PER_SECOND),
            "Duration": round((end_s - start_s) * TICKS_PER_SECOND),
            "text": {"Text": escape(said), "Length": len(said), "BoundaryType": kind},
        }
        yield Boundary(start_s, {"Type": kind, "Data": data})


def _body(message: str | bytes, path: str) -> str:
    if not isinstance(message, str):
        raise ValueError("a client sends text only")
    head, _, body = message.partition("\r\n\r\n")
    if f"Path:{path}" not in head.split("\r\n"):
        raise ValueError(f"expected a message of the path {path}")
    return body


def _mp3(samples: np.ndarray) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_out_sample_rate(RATE_HZ)
    encoder.set_bit_rate(BITRATE_KBPS)
    encoder.set_quality(7)
    encoder.silence()
    pcm = (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
    return bytes(encoder.encode(pcm) + encoder.flush())


def _units(text: str, words: tuple[Word, ...], kind: str) -> Iterator[tuple[str, float, float]]:
    if kind == "WordBoundary":
        yield from ((word.text, word.start_s, word.end_s) for word in words)
        return
    remaining = list(words)
    for sentence in re.split(r"(?<=[.!?…])\s+", text.strip()):
        inside = [remaining.pop(0) for _ in sentence.split() if remaining]
        if inside:
            yield sentence, inside[0].start_s, inside[-1].end_s
