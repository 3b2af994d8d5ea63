"""The seam to speech synthesizers: what an engine is, and how one is found by its name.

An engine turns one line into sound, once: no retries, no keeping, no judging (that is the studio's
work). A third party adds one by declaring a class of the shape of `Engine`, whose only argument is
the `[engines.NAME]` table of the configuration, under the entry point group
`audio_pipeline.engines`.
"""

from collections.abc import Collection, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, cast

from audio_pipeline.errors import EngineMisconfigured
from audio_pipeline.model import Line, Speech, Voice

ENTRY_POINT_GROUP = "audio_pipeline.engines"
GREATEST_TIMEOUT_S = 600
"""No line takes that long: a greater number is a slip."""


class Engine(Protocol):
    """What every engine offers; all of it may be called from several threads at once.

    An engine may also have these attributes: `parallel: int`, the greatest number of lines that it
    is asked for at once (two where there is none); `service: bool`, where it is one that throttles,
    so that it is asked for fewer while it is in trouble; `requests_per_minute: float`, where it
    says how many it takes; `reads_phonemes: bool`, False where a line's pronunciations change
    nothing; and `price_per_million_characters: float | None`, what a million
    characters of spoken text cost, in the currency that the operator counts in (0 where speaking
    costs nothing, None where nobody knows).

    `audio_pipeline.engines.conformance` tries whether an engine keeps all of this.
    """

    @property
    def name(self) -> str:
        """Its name in the configuration."""

    @property
    def text_limit(self) -> int:
        """The greatest number of characters of a line's spoken text."""

    def identity(self, voice: Voice, language: str) -> str:
        """All that shapes the sound besides the line: it becomes part of a take's name."""

    def speak(self, line: Line, voice: Voice, language: str) -> Speech:
        """Encoded audio of the line's spoken text, and its words, timed in seconds.

        MP3, WAV or FLAC, whole. The words are those that `words.written_words` finds in the spoken
        text, or none at all where the engine does not know when they sound.

        Raises EngineBusy and TakeBroken (asking again may help), EngineRefused (never this line)
        and EngineMisconfigured (never until the configuration is mended).
        """

    def voices(self, language: str) -> tuple[str, ...]:
        """Names of voices for the language that are known without asking a service."""

    def check(self) -> str:
        """One line that says what works, for `doctor`; raises what `speak` does."""

    def close(self) -> None:
        """Let go of processes and connections."""


def load_engine(name: str, settings: Mapping[str, str]) -> Engine:
    """The engine of that name, made with its settings.

    Raises EngineMisconfigured where no installed package declares it, or it cannot be imported.
    """
    declared = {found.name: found for found in entry_points(group=ENTRY_POINT_GROUP)}
    if name not in declared:
        raise EngineMisconfigured(
            f"there is no engine {name!r}", f"take one of: {', '.join(sorted(declared))}"
        )
    return cast(Engine, _imported(declared[name])(settings))


def only_known_settings(name: str, settings: Mapping[str, str], known: Collection[str]) -> None:
    """Raises EngineMisconfigured for a setting that the engine does not have."""
    unknown = sorted(set(settings) - set(known))
    if unknown:
        raise EngineMisconfigured(
            f"[engines.{name}] has no setting {unknown[0]!r}",
            f"it knows: {', '.join(sorted(known)) or 'none at all'}",
        )


def seconds(name: str, settings: Mapping[str, str], key: str, default: float) -> float:
    """A setting in seconds. Raises EngineMisconfigured for what is no number of them."""
    try:
        value = float(settings.get(key, default))
    except ValueError:
        value = 0.0
    if not 0 < value <= GREATEST_TIMEOUT_S:
        raise EngineMisconfigured(
            f"[engines.{name}] {key} is {settings[key]!r}",
            f"set it to seconds, above 0 and up to {GREATEST_TIMEOUT_S}",
        )
    return value


def _imported(entry_point: EntryPoint) -> type:
    try:
        return cast(type, entry_point.load())
    except (ImportError, AttributeError) as error:
        raise EngineMisconfigured(
            f"the engine {entry_point.name!r} ({entry_point.value}) cannot be loaded: {error}",
            "install the package that it needs",
        ) from error
