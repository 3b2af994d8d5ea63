"""Whether audio that a service sent is all of it: what its container says, and what its text asks.

Decoders are of no help with the first: libsndfile reads a WAV or MP3 that was cut off to where it
ends, and says nothing.
"""

import struct

from audio_pipeline.engines.mpeg import behind_tag, frame_at, is_mp3
from audio_pipeline.engines.wav import data_chunk, is_wav, knows_its_size
from audio_pipeline.engines.words import written_words
from audio_pipeline.errors import TakeBroken
from audio_pipeline.sound import Sound, decode, speech_span

LEAST_S_PER_WORD = 0.025
"""Nobody speaks forty words a second: less is the beginning of the line, or none of it."""
LEAST_S_PER_CHARACTER = 0.02
"""Speech has some 15 characters a second; a fast language at twice its rate comes to 40."""
GREATEST_S_PER_CHARACTER = 1.5
GREATEST_MORE_S = 10.0
"""Models that lose their thread babble on for minutes."""


def whole(engine: str, audio: bytes, text: str, rate_percent: int = 0) -> tuple[bytes, str, Sound]:
    """The audio (a WAV with its sizes set right), its media type, and its sound.

    Raises TakeBroken for what is empty, cut off, silent, no MP3, WAV or FLAC, or of a length that
    the text cannot have.
    """
    where = f"for {text[:60]!r}"
    if not audio:
        raise TakeBroken(f"{engine} sent no audio {where}")
    media_type = _media_type(audio)
    if not media_type:
        raise TakeBroken(f"{engine} sent what is no MP3, WAV or FLAC {where}")
    if media_type == "audio/wav":
        audio = _with_sizes(audio)
    if _is_cut(audio, media_type):
        raise TakeBroken(f"{engine} cut the audio off after {len(audio):,} bytes {where}")
    try:
        sound = decode(audio)
    except TakeBroken as error:
        raise TakeBroken(f"{engine} sent no audio that decodes {where}") from error
    _check_length(engine, sound, text, rate_percent)
    if speech_span(sound) == (0, 0):
        raise TakeBroken(f"{engine} sent {sound.duration_s:.1f} s of silence {where}")
    return audio, media_type, sound


def _check_length(engine: str, sound: Sound, text: str, rate_percent: int) -> None:
    speed = 1 + max(rate_percent, -90) / 100
    characters = sum(end - start for start, end in written_words(text))
    least_s = LEAST_S_PER_CHARACTER * characters / max(1.0, speed)
    least_s = max(least_s, LEAST_S_PER_WORD * len(written_words(text)))
    greatest_s = GREATEST_MORE_S + GREATEST_S_PER_CHARACTER * characters / min(1.0, speed)
    if not least_s <= sound.duration_s <= greatest_s:
        raise TakeBroken(
            f"{engine} sent {sound.duration_s:.2f} s of audio for {characters} characters"
            f" ({least_s:.1f} to {greatest_s:.0f} s are likely): {text[:60]!r}"
        )


def _media_type(audio: bytes) -> str:
    if is_wav(audio):
        return "audio/wav"
    if audio[:4] == b"fLaC":
        return "audio/flac"
    return "audio/mpeg" if is_mp3(audio) else ""


def _with_sizes(audio: bytes) -> bytes:
    at, stated = data_chunk(audio)
    if not at or knows_its_size(stated):
        return audio
    sizes = struct.pack("<I", len(audio) - 8), struct.pack("<I", len(audio) - at)
    return audio[:4] + sizes[0] + audio[8 : at - 4] + sizes[1] + audio[at:]


def _is_cut(audio: bytes, media_type: str) -> bool:
    if media_type == "audio/wav":
        at, stated = data_chunk(audio)
        return not at or at + stated > len(audio)
    return media_type == "audio/mpeg" and _lacks_its_end(audio)


def _lacks_its_end(mp3: bytes) -> bool:
    """Whether the last frame of an MP3 is cut (ISO 11172-3, 2.4.2.3; tags behind it may be)."""
    at = behind_tag(mp3)
    while at < len(mp3):
        frame = frame_at(mp3, at)
        if frame is None:
            return len(mp3) - at < 4
        at += frame.size
    return at > len(mp3)
