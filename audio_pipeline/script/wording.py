"""What a show says itself: built-in wording, its own, and the disclosure that always is said."""

from collections.abc import Mapping
from dataclasses import fields
from string import Formatter

from audio_pipeline.errors import ConfigError
from audio_pipeline.model import Show, Wording
from audio_pipeline.script.built_in_wording import BUILT_IN, WITHOUT_WORDS, FullWording
from audio_pipeline.script.normalize import normalize, primary

_LEAST_LETTERS = 4
"""Fewer say nothing of how an episode was made, in any script."""
PLACEHOLDERS = ("show", "title", "byline", "date")
_BLOCK_PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "quote": (),
    "quote_by": ("source",),
    "quote_end": (),
    "post": ("source", "network"),
    "post_unsigned": ("network",),
    "post_end": (),
    "table": ("rows",),
    "table_named": ("rows", "caption"),
    "code": (),
    "formula": (),
    "question": (),
    "answer": (),
}
"""What the templates know that stand around a block, or in its place."""
_ROWS: Mapping[str, Mapping[str, str]] = {
    "en": {"one": "row", "other": "rows"},
    "uk": {"one": "рядок", "few": "рядки", "other": "рядків"},
    "de": {"one": "Zeile", "other": "Zeilen"},
    "fr": {"one": "ligne", "other": "lignes"},
}
"""By CLDR's plural categories: https://cldr.unicode.org/index/cldr-spec/plural-rules"""


def check_wording(show: Show) -> None:
    """Raises ConfigError, naming show and key, where an episode could lack its disclosure or a
    template asks for something that is not known."""
    for language in sorted({show.language, *show.voices, *show.wording} - {"*"}):
        wording_of(show, language)


def wording_of(show: Show, language: str) -> FullWording:
    """The show's words in `language`, the built-in ones where it has none of its own.

    Raises ConfigError where a template is broken, or the disclosure has no words to say.
    """
    built_in = BUILT_IN.get(primary(language), WITHOUT_WORDS)
    own_key, own = _own(show, language)
    for field in fields(Wording):
        known = _BLOCK_PLACEHOLDERS.get(field.name, PLACEHOLDERS)
        _check(getattr(own, field.name) or "", _key(show, own_key, field.name), known)
    full = FullWording(
        opening=_chosen(own.opening, built_in.opening),
        byline=_chosen(own.byline, built_in.byline),
        date_alone="" if own.byline == "" else built_in.date_alone,
        byline_alone="" if own.byline == "" else built_in.byline_alone,
        disclosure=_chosen(own.disclosure, built_in.disclosure),
        closing=_chosen(own.closing, built_in.closing),
        **{
            name: _chosen(getattr(own, name), getattr(built_in, name))
            for name in _BLOCK_PLACEHOLDERS
        },
    )
    _check_disclosure(full.disclosure, primary(language), _key(show, own_key, "disclosure"))
    return full


def render(template: str, values: Mapping[str, str]) -> str:
    """The template with its placeholders filled in; braces in a value are only characters."""
    pieces = (literal + (values[name] if name else "") for literal, name in _parse(template))
    return " ".join("".join(pieces).split())


def asks_for(template: str) -> set[str]:
    """The placeholders of a template."""
    return {name for _, name in _parse(template) if name}


def counted_rows(rows: int, language: str) -> str:
    """ "5 rows", in the form that the language asks for; the number alone where none is known."""
    forms = _ROWS.get(primary(language))
    if forms is None:
        return str(rows)
    from babel import Locale

    return f"{rows} {forms.get(Locale(primary(language)).plural_form(rows), forms['other'])}"


def _own(show: Show, language: str) -> tuple[str, Wording]:
    """The show's wording of the language itself ("en-GB"), or of its primary subtag."""
    wanted = primary(language)
    for key, wording in show.wording.items():
        if key == language or primary(key) == wanted:
            return key, wording
    return wanted, Wording()


def _chosen(own: str | None, built_in: str) -> str:
    return built_in if own is None else own.strip()


def _check(template: str, key: str, known: tuple[str, ...]) -> None:
    """Raises ConfigError where it is broken or asks for what is not in `known`."""
    allowed = ", ".join("{" + name + "}" for name in known) or "no placeholder"
    mend = f"use {allowed}, and double a brace that is meant to be read"
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        raise ConfigError(f"{key}: the template {template!r} is broken ({error})", mend) from None
    for _, name, specification, conversion in parts:
        if name is not None and (name not in known or specification or conversion):
            raise ConfigError(f"{key}: unknown placeholder {{{name}}} in {template!r}", mend)


def _parse(template: str) -> list[tuple[str, str]]:
    """Literal text and the placeholder after it ("" at the end) of a template that was checked."""
    return [(literal, name or "") for literal, name, _, _ in Formatter().parse(template)]


def _check_disclosure(template: str, language: str, key: str) -> None:
    words = "".join(literal for literal, _ in _parse(template))
    letters = sum(character.isalpha() for character in normalize(words, language))
    if letters < _LEAST_LETTERS:
        raise ConfigError(
            f"{key}: the disclosure is empty, and every episode says how it was made",
            "give it words of its own, or leave the key out for the built-in ones"
            if language in BUILT_IN
            else f"there are no built-in words for the language {language!r}: write them here",
        )


def _key(show: Show, language: str, field: str) -> str:
    return f"shows.{show.name}.wording.{language}.{field}"
