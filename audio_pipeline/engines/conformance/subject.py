"""An engine that is tried, what it is told to say, and how a check says that it failed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from audio_pipeline.engines import Engine
from audio_pipeline.errors import AudioPipelineError
from audio_pipeline.model import Line, Speech, Voice

SENTENCES: Mapping[str, str] = {
    "de": "Der Rat stimmte am 5. Mai ab, und niemand wurde gefragt.",
    "en": "The council voted on 5 May to close 12 schools, and nobody was asked.",
    "es": "El consejo votó el 5 de mayo, y nadie fue consultado.",
    "fr": "Le conseil a voté le 5 mai, et personne n'a été consulté.",
    "uk": "Рада проголосувала 5 травня, і нікого не запитали.",
}
NUMBERS = "1, 2, 3, 4, 5, 6, 7."
"""What is said in any other language."""


class NotKept(Exception):
    """What an engine did not keep, in one line."""


@dataclass(frozen=True)
class Subject:
    """An engine, and how it is tried.

    `repeatable` is false for a service whose voice answers otherwise each time; `secrets` are the
    keys that it was given.
    """

    engine: Engine
    voice: Voice
    language: str
    repeatable: bool = True
    secrets: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        return SENTENCES.get(self.language.partition("-")[0], NUMBERS)

    def speak(self, text: str, voice: Voice | None = None) -> Speech:
        return self.engine.speak(Line("body", text, text, 300), voice or self.voice, self.language)


def keep(kept: bool, otherwise: str) -> None:
    """Raises NotKept, which says what is otherwise."""
    if not kept:
        raise NotKept(otherwise)


def expect(
    expected: type[AudioPipelineError], what: str, deed: Callable[[], object]
) -> AudioPipelineError:
    """The error that the deed raises. Raises NotKept where it raises none."""
    try:
        deed()
    except expected as error:
        return error
    raise NotKept(f"{what} does not raise {expected.__name__}")
