"""The table of languages, and `normalize`, which every spoken text has been through."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module

from audio_pipeline.script.edits import Edit, Spoken, Step
from audio_pipeline.script.markup import WITHOUT_MARKUP
from audio_pipeline.script.rules import RuleBook
from audio_pipeline.script.tidy import TIDY

LANGUAGES = {
    "en": "audio_pipeline.script.english",
    "uk": "audio_pipeline.script.ukrainian",
    "de": "audio_pipeline.script.german",
    "fr": "audio_pipeline.script.french",
}
"""A language's module has `RULES`, in order of precedence, and may have steps `BEFORE_MARKUP`.

Others keep their text as written.
"""

_PASSES = 12
"""More than any text was seen to need: most are as they stay after one."""


def normalize(text: str, language: str) -> str:
    """The text as it is said: numbers, dates, signs and abbreviations in words, on one line.

    `language` is BCP 47; its primary subtag counts. What no rule knows stays as written. Linear in
    the length of the text, and what comes out comes out again unchanged.
    """
    return said(text, language).text


def trace(text: str, language: str, edits: Sequence[Edit] = ()) -> Spoken:
    """`normalize`, with what was changed, where, and by which rule.

    `edits` of `text` are made first: what a lexicon says of it.
    """
    return said(text, language, edits).plain()


def said(text: str, language: str, edits: Sequence[Edit] = ()) -> Spoken:
    """`trace`, with each change as wide as its rule made it, and those that change no letter."""
    steps = _steps(primary(language))
    spoken = Spoken(text, text).after(edits)
    for _ in range(_PASSES):
        before = spoken.text
        spoken = spoken.through(steps)
        if spoken.text == before:
            break
    return spoken


def primary(language: str) -> str:
    """The primary subtag, lower case: "en" of "en-GB"."""
    return language.replace("_", "-").split("-", 1)[0].strip().lower()


@cache
def _steps(language: str) -> tuple[Step, ...]:
    module = import_module(LANGUAGES.get(language, "audio_pipeline.script.unknown_language"))
    first: tuple[Step, ...] = getattr(module, "BEFORE_MARKUP", ())
    return (*first, *WITHOUT_MARKUP, RuleBook(module.RULES).edits, *TIDY)
