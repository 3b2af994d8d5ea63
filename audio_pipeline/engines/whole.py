"""Whether audio that a service sent is all of it: what its container says, and what its text asks.

Decoders are of no help with the first: libsndfile reads a WAV or MP3 that was cut off to where it
ends, and says nothing.
"""

import struct

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
UNKNOWN_SIZES = (0, 0x7FFF_0000)
"""A WAV that is written before its length is known states none, or 2 GB and more."""

_MPEG1_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MPEG2_KBPS = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_MPEG1_HZ = (44_100, 48_000, 32_000)


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
    if audio[:4] == b"RIFF" and audio[8:12] == b"WAVE":
        return "audio/wav"
    if audio[:4] == b"fLaC":
        return "audio/flac"
    frames = audio[:3] == b"ID3" or _mp3_frame_bytes(audio[:4]) > 0
    return "audio/mpeg" if frames else ""


def _data_chunk(audio: bytes) -> tuple[int, int]:
    """Where the samples' chunk of a WAV begins and the size it states; (0, 0) where it has none."""
    at = 12
    while at + 8 <= len(audio):
        name, size = struct.unpack_from("<4sI", audio, at)
        if name == b"data":
            return at + 8, size
        at += 8 + size + size % 2
    return 0, 0


def _with_sizes(audio: bytes) -> bytes:
    at, stated = _data_chunk(audio)
    if not at or UNKNOWN_SIZES[0] < stated < UNKNOWN_SIZES[1]:
        return audio
    sizes = struct.pack("<I", len(audio) - 8), struct.pack("<I", len(audio) - at)
    return audio[:4] + sizes[0] + audio[8 : at - 4] + sizes[1] + audio[at:]


def _is_cut(audio: bytes, media_type: str) -> bool:
    if media_type == "audio/wav":
        at, stated = _data_chunk(audio)
        return not at or at + stated > len(audio)
    return media_type == "audio/mpeg" and _lacks_its_end(audio)


def _lacks_its_end(mp3: bytes) -> bool:
    """Whether the last frame of an MP3 is cut (ISO 11172-3, 2.4.2.3; tags behind it may be)."""
    at = 0
    if mp3[:3] == b"ID3" and len(mp3) > 10:  # the tag's size has seven bits a byte
        at = 10 + sum((byte & 0x7F) << 7 * (3 - place) for place, byte in enumerate(mp3[6:10]))
    while at < len(mp3):
        size = _mp3_frame_bytes(mp3[at : at + 4])
        if not size:
            return len(mp3) - at < 4
        at += size
    return at > len(mp3)


def _mp3_frame_bytes(head: bytes) -> int:
    """The size of the layer III frame that begins so; 0 where none does."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, bits, rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or bits in (0, 15) or rate == 3:
        return 0
    first = version == 3
    hz = _MPEG1_HZ[rate] // {3: 1, 2: 2, 0: 4}[version]
    kbps = (_MPEG1_KBPS if first else _MPEG2_KBPS)[bits]
    return (144 if first else 72) * kbps * 1000 // hz + (head[2] >> 1 & 1)
