"""PCM as a WAV file in memory (RIFF, format tag 1), and the chunk of one that holds samples."""

import io
import struct
import wave

MEDIA_TYPE = "audio/wav"
UNKNOWN_SIZES = (0, 0x7FFF_0000)
"""A WAV that is written before its length is known states none, or 2 GB and more."""


def wav(pcm: bytes, sample_rate_hz: int) -> bytes:
    """Mono signed 16-bit little-endian samples with a RIFF header; always the same bytes."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sample_rate_hz)
        file.writeframes(pcm)
    return buffer.getvalue()


def is_wav(audio: bytes) -> bool:
    """Whether a RIFF header of a WAV stands where a file begins."""
    return audio[:4] == b"RIFF" and audio[8:12] == b"WAVE"


def data_chunk(audio: bytes) -> tuple[int, int]:
    """Where the samples' chunk of a WAV begins and the size it states; (0, 0) where it has none."""
    at = 12
    while at + 8 <= len(audio):
        name, size = struct.unpack_from("<4sI", audio, at)
        if name == b"data":
            return at + 8, size
        at += 8 + size + size % 2
    return 0, 0


def knows_its_size(stated: int) -> bool:
    """Whether what the samples' chunk states is a size."""
    return UNKNOWN_SIZES[0] < stated < UNKNOWN_SIZES[1]
