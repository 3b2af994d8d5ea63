"""The newsroom's four editions: what each calls itself, and the words its pages are dressed in."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

LANGUAGES = ("en", "uk", "de", "fr")


@dataclass(frozen=True)
class Edition:
    """One language's edition; `words` are the labels and the clutter of its pages."""

    language: str
    title: str
    claim: str
    home: str
    feed: str
    feed_format: Literal["rss", "atom", "json"]
    feed_type: str
    full_text: bool
    words: Mapping[str, Any]


def load_editions() -> dict[str, Edition]:
    """Every edition by its language, from `editions.toml` beside this module."""
    path = Path(__file__).with_name("editions.toml")
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    return {language: Edition(language=language, **values[language]) for language in LANGUAGES}
