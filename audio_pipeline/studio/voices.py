"""Which voice speaks a show in a language, and which ones where that voice cannot."""

from audio_pipeline.errors import ArticleSkipped
from audio_pipeline.model import EMBEDDED_VOICES, Script, Show, Voice


def voice_for(show: Show, language: str) -> Voice:
    """The show's voice for the language, or its voice for any. Raises ArticleSkipped."""
    voice = show.voices.get(language) or show.voices.get("*")
    if voice is None:
        raise ArticleSkipped(
            f"no voice for the language {language!r} in the show {show.name!r}",
            f'set shows.{show.name}.voices.{language} or voices."*"',
        )
    return voice


def speaking_order(show: Show, language: str) -> tuple[Voice, ...]:
    """The show's voice for the language, then those that speak a whole episode where the one before
    cannot: the show's own choice, and an embedded one where the show allows it, unless it belongs
    to the engine that failed. Raises ArticleSkipped."""
    first = voice_for(show, language)
    named = show.fallback_voices.get(language) or show.fallback_voices.get("*") or ()
    embedded = (EMBEDDED_VOICES.get(language), EMBEDDED_VOICES["*"]) if show.fallback else ()
    last = next((voice for voice in embedded if voice and voice.engine != first.engine), None)
    return tuple(dict.fromkeys(voice for voice in (first, *named, last) if voice is not None))


def second_voice(show: Show, language: str, narrator: Voice) -> Voice | None:
    """Who speaks the questions of an interview beside `narrator`.

    None where the show names nobody, and beside a voice that is not the show's own: whoever stands
    in, or was chosen for one episode, speaks all of it.
    """
    if narrator != (show.voices.get(language) or show.voices.get("*")):
        return None
    return show.second_voices.get(language) or show.second_voices.get("*")


def parts(
    script: Script, voice: Voice, second: Voice | None
) -> list[tuple[Voice, tuple[int, ...]]]:
    """Each voice with the indices of the lines that it speaks."""
    questions = tuple(
        index for index, line in enumerate(script.lines) if second and line.speaker == "second"
    )
    others = tuple(sorted(set(range(len(script.lines))).difference(questions)))
    parts = [(voice, others)]
    return [*parts, (second, questions)] if second and questions else parts
