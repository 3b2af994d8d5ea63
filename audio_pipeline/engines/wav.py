"""PCM as a WAV file in memory (RIFF, format tag 1)."""

import io
import wave

MEDIA_TYPE = "audio/wav"


def wav(pcm: bytes, sample_rate_hz: int) -> bytes:
    """Mono signed 16-bit little-endian samples with a RIFF header; always the same bytes."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sample_rate_hz)
        file.writeframes(pcm)
    return buffer.getvalue()
