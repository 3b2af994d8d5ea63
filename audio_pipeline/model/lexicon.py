"""How words sound that no rule and no voice can know: names above all."""

import hashlib
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import ClassVar, Literal

from audio_pipeline.model.strict import STRICT

Case = Literal["exact", "name", "any"]


@dataclass(frozen=True)
class LexiconEntry:
    """Written forms of one word or name, and how it sounds: an alias, IPA, or both."""

    written: tuple[str, ...]
    alias: str = ""
    """What an engine that takes plain text is sent; empty: the word as it is written."""
    ipa: str = ""
    """For engines that take phonemes; broad, of the language's own sounds."""
    case: Case = "name"
    """"exact": as written; "name": also in capitals throughout; "any": however written."""
    inflections: bool = True
    """Possessive and plural too, where the language has a rule for how they sound."""
    near: tuple[str, ...] = ()
    """Only where one of these words stands near; empty: everywhere."""
    source: str = ""
    """Who says that it sounds so."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT


@dataclass(frozen=True)
class Lexicon:
    """Entries in order of precedence: a show's before its language's, those with a context first.

    The longer of two forms wins all the same.
    """

    entries: tuple[LexiconEntry, ...] = ()

    @property
    def version(self) -> str:
        """Hash of all that shapes what is said, 16 hexadecimal digits; empty without entries."""
        if not self.entries:
            return ""
        shaping = [astuple(entry)[:-1] for entry in self.entries]
        return hashlib.sha256(repr(shaping).encode()).hexdigest()[:16]
