"""What kinds of feed have in common of dates and recordings."""

from datetime import UTC, datetime

AUDIO_ENDINGS = (".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac")
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""An article from before the web has a date that was never set: 1970, or the year 1."""


def is_audio(media_type: str, url: str) -> bool:
    """By its type, and by its address where the type says nothing."""
    stated = media_type.strip().lower()
    if stated and stated != "application/octet-stream":
        return stated.startswith("audio/")
    return url.partition("#")[0].partition("?")[0].lower().endswith(AUDIO_ENDINGS)
