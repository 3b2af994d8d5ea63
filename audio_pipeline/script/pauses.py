"""Silence after a line, in milliseconds, by what the line is.

Presenters breathe about a quarter of a second between sentences and twice that between
paragraphs; a heading needs enough that a listener hears a new part begin. A show has its own in
`[shows.NAME.pauses]`, for all its languages or, in a table below it, for the voice of one.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from audio_pipeline.errors import ConfigError
from audio_pipeline.model import BlockKind, Role, Show
from audio_pipeline.script.normalize import primary

LONGEST_PAUSE_MS = 5_000
"""After more silence apps and listeners take an episode for ended."""


@dataclass(frozen=True)
class Pauses:
    """All pauses of one language, 0 to LONGEST_PAUSE_MS."""

    pause_in_sentence_ms: int = 80
    """Between the parts of a sentence that is too long for one line."""
    pause_after_sentence_ms: int = 280
    pause_after_paragraph_ms: int = 550
    pause_after_list_item_ms: int = 420
    pause_after_caption_ms: int = 550
    pause_around_quote_ms: int = 650
    pause_before_heading_ms: int = 1000
    pause_after_heading_ms: int = 600
    pause_after_speaker_ms: int = 180
    """After the name of who speaks next, in an interview."""
    pause_after_opening_ms: int = 600
    pause_after_headline_ms: int = 700
    pause_after_byline_ms: int = 500
    pause_after_disclosure_ms: int = 900
    pause_before_closing_ms: int = 1000
    pause_at_end_ms: int = 400

    def after_block_ms(self, kind: BlockKind) -> int:
        match kind:
            case "heading":
                return self.pause_after_heading_ms
            case "quote":
                return self.pause_around_quote_ms
            case "list_item":
                return self.pause_after_list_item_ms
            case "caption":
                return self.pause_after_caption_ms
            case _:
                return self.pause_after_paragraph_ms

    def before_block_ms(self, kind: BlockKind) -> int:
        """The pause of the line before is raised to this."""
        before = {"heading": self.pause_before_heading_ms, "quote": self.pause_around_quote_ms}
        return before.get(kind, 0)

    def after_role_ms(self, role: Role) -> int:
        after: Mapping[Role, int] = {
            "opening": self.pause_after_opening_ms,
            "headline": self.pause_after_headline_ms,
            "byline": self.pause_after_byline_ms,
            "disclosure": self.pause_after_disclosure_ms,
            "closing": self.pause_at_end_ms,
        }
        return after[role]


NAMES = tuple(field.name for field in fields(Pauses))


def pauses_of(show: Show, language: str) -> Pauses:
    """The show's pauses in `language`: its own for it, those for all languages, the built-in ones.

    Raises ConfigError, naming the key, for one that is not known or out of range.
    """
    own: dict[str, int] = {}
    for_language: dict[str, int] = {}
    for key, value in show.pauses.items():
        if isinstance(value, int):
            own[key] = _checked(f"shows.{show.name}.pauses.{key}", key, value)
            continue
        table = {
            name: _checked(f"shows.{show.name}.pauses.{key}.{name}", name, pause_ms)
            for name, pause_ms in value.items()
        }
        if primary(key) == primary(language):
            for_language |= table
    return replace(Pauses(), **(own | for_language))


def check_pauses(show: Show) -> None:
    """Raises ConfigError, naming show and key, for a pause that is not known or out of range."""
    pauses_of(show, show.language)


def _checked(key: str, name: str, pause_ms: int) -> int:
    if name not in NAMES:
        near = difflib.get_close_matches(name, NAMES, n=1)
        raise ConfigError(
            f"{key} is not a known pause", f"did you mean {near[0]}?" if near else "see the docs"
        )
    if not 0 <= pause_ms <= LONGEST_PAUSE_MS:
        raise ConfigError(f"{key} = {pause_ms} is out of range: 0 to {LONGEST_PAUSE_MS}")
    return pause_ms
