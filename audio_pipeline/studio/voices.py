"""Which voice speaks a show in a language, and which one where that voice cannot."""

from audio_pipeline.errors import ArticleSkipped
from audio_pipeline.model import EMBEDDED_VOICES, Show, Voice


def voice_for(show: Show, language: str) -> Voice:
    """The show's voice for the language, or its voice for any. Raises ArticleSkipped."""
    voice = show.voices.get(language) or show.voices.get("*")
    if voice is None:
        raise ArticleSkipped(
            f"no voice for the language {language!r} in the show {show.name!r}",
            f'set shows.{show.name}.voices.{language} or voices."*"',
        )
    return voice


def fallback_voice(show: Show, language: str) -> Voice | None:
    """The embedded voice that may speak instead: None where the show does not want one, or none
    is left that belongs to another engine than the voice that failed."""
    if not show.fallback:
        return None
    failed = voice_for(show, language).engine
    candidates = (EMBEDDED_VOICES.get(language), EMBEDDED_VOICES["*"])
    return next((voice for voice in candidates if voice and voice.engine != failed), None)
