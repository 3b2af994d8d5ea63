"""A sentence spoken as a show would speak it: to try how a name sounds."""

import io
from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.config import Settings
from audio_pipeline.errors import TakeBroken, UsageError
from audio_pipeline.model import Lexicon, Line, Show, Voice
from audio_pipeline.script.lexicon import Found, Reader
from audio_pipeline.studio import Engines, voice_for
from audio_pipeline.work.lexicon import lexicon_for

FORMATS = (".wav", ".mp3", ".flac")
MOST_CHARACTERS = 400
"""A line of a script is no longer."""


@dataclass(frozen=True)
class Said:
    """A file of `duration_s` seconds; `phonemes` is empty where the engine does not tell them."""

    path: Path
    duration_s: float
    voice: Voice
    line: Line
    found: tuple[Found, ...]
    phonemes: str


def say(text: str, show: Show, voice: Voice | None, out: Path, settings: Settings) -> Said:
    """Speak the text in the show's language, with its lexicon, into `out`.

    Raises UsageError for what is no sentence or no file, ConfigError, and what engines raise.
    """
    if out.suffix.lower() not in FORMATS:
        raise UsageError(f"{out}: not a sound file", f"its name ends in {', '.join(FORMATS)}")
    line, found = spoken_line(text, lexicon_for(settings, show, show.language), show.language)
    speaker = voice or voice_for(show, show.language)
    engines = Engines(settings.engines)
    try:
        engine = engines.get(speaker.engine)
        speech = engine.speak(line, speaker, show.language)
        told = getattr(engine, "phonemes", None)
        phonemes = told(line, speaker, show.language) if told else ""
    finally:
        engines.close()
    return Said(out, _write(speech.audio, out), speaker, line, found, phonemes)


def spoken_line(text: str, lexicon: Lexicon, language: str) -> tuple[Line, tuple[Found, ...]]:
    """The text as one line of a script, and what of the lexicon is in it. Raises UsageError."""
    text = " ".join(text.split())
    if not any(each.isalnum() for each in text) or len(text) > MOST_CHARACTERS:
        raise UsageError(
            f"{text[:40]!r} cannot be said", f"give words, of {MOST_CHARACTERS} characters at most"
        )
    reader = Reader(lexicon, language)
    spoken, sounds = reader.spoken(text)
    line = Line("body", text, spoken.text, 0, pronunciations=sounds, changes=spoken.changes)
    return line, tuple(reader.found(text))


def _write(audio: bytes, out: Path) -> float:
    import soundfile

    try:
        samples, rate_hz = soundfile.read(io.BytesIO(audio))
    except soundfile.LibsndfileError as error:
        raise TakeBroken(f"the voice's audio does not decode: {error}") from None
    try:
        soundfile.write(out, samples, rate_hz)
    except (soundfile.LibsndfileError, OSError) as error:
        raise UsageError(
            f"{out}: cannot be written: {error}", "name a file in a folder that exists"
        ) from None
    return len(samples) / int(rate_hz)
