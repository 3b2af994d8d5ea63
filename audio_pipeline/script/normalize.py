"""The table of languages, and `normalize`, which every spoken text has been through."""

from functools import cache
from importlib import import_module

from audio_pipeline.script.markup import without_markup
from audio_pipeline.script.rules import RuleBook
from audio_pipeline.script.tidy import tidy

LANGUAGES = {
    "en": "audio_pipeline.script.english",
    "uk": "audio_pipeline.script.ukrainian",
    "de": "audio_pipeline.script.german",
    "fr": "audio_pipeline.script.french",
}
"""A language's module has `RULES`, in order of precedence. Others keep their text as written."""

_PASSES = 12
"""More than any text was seen to need: most are as they stay after one."""


def normalize(text: str, language: str) -> str:
    """The text as it is said: numbers, dates, signs and abbreviations in words, on one line.

    `language` is BCP 47; its primary subtag counts. What no rule knows stays as written. Linear in
    the length of the text, and what comes out comes out again unchanged.
    """
    book = _rule_book(primary(language))
    for _ in range(_PASSES):
        spoken = tidy(book.apply(without_markup(text)))
        if spoken == text:
            break
        text = spoken
    return text


def primary(language: str) -> str:
    """The primary subtag, lower case: "en" of "en-GB"."""
    return language.replace("_", "-").split("-", 1)[0].strip().lower()


@cache
def _rule_book(language: str) -> RuleBook:
    module = LANGUAGES.get(language, "audio_pipeline.script.unknown_language")
    return RuleBook(import_module(module).RULES)
