"""What a show says itself: built-in wording, its own, and the disclosure that always is said."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from string import Formatter

from audio_pipeline.errors import ConfigError
from audio_pipeline.model import Show, Wording
from audio_pipeline.script.normalize import normalize, primary

_LEAST_LETTERS = 4
"""Fewer say nothing of how an episode was made, in any script."""
PLACEHOLDERS = ("show", "title", "byline", "date")


@dataclass(frozen=True)
class FullWording:
    """Templates of one language; an empty one is left out, but the disclosure never is empty."""

    opening: str
    byline: str
    date_alone: str
    byline_alone: str
    disclosure: str
    closing: str


BUILT_IN: Mapping[str, FullWording] = {
    "en": FullWording(
        opening="You are listening to {show}.",
        byline="By {byline}, {date}.",
        date_alone="{date}.",
        byline_alone="By {byline}.",
        disclosure="This audio is created with AI assistance",
        closing="That was {show}. Thank you for listening.",
    ),
    "uk": FullWording(
        opening="Ви слухаєте {show}.",
        byline="Текст: {byline}. {date}.",
        date_alone="{date}.",
        byline_alone="Текст: {byline}.",
        disclosure="Цей аудіозапис створено за допомогою штучного інтелекту",
        closing="Ви слухали {show}. Дякуємо за увагу.",
    ),
    "de": FullWording(
        opening="Sie hören {show}.",
        byline="Von {byline}, {date}.",
        date_alone="{date}.",
        byline_alone="Von {byline}.",
        disclosure="Diese Audiofassung wurde mit Unterstützung künstlicher Intelligenz erstellt",
        closing="Das war {show}. Vielen Dank fürs Zuhören.",
    ),
    "fr": FullWording(
        opening="Vous écoutez {show}.",
        byline="Par {byline}, le {date}.",
        date_alone="Le {date}.",
        byline_alone="Par {byline}.",
        disclosure="Cet enregistrement est créé avec l’aide de l’intelligence artificielle",
        closing="C’était {show}. Merci de votre écoute.",
    ),
}
_WITHOUT_WORDS = FullWording(
    opening="{show}.",
    byline="{byline}. {date}.",
    date_alone="{date}.",
    byline_alone="{byline}.",
    disclosure="",
    closing="",
)
"""For a language without built-in wording: nothing in it needs translating."""


def check_wording(show: Show) -> None:
    """Raises ConfigError, naming show and key, where an episode could lack its disclosure or a
    template asks for something that is not known."""
    for language in sorted({show.language, *show.voices, *show.wording} - {"*"}):
        wording_of(show, language)


def wording_of(show: Show, language: str) -> FullWording:
    """The show's words in `language`, the built-in ones where it has none of its own.

    Raises ConfigError where a template is broken, or the disclosure has no words to say.
    """
    built_in = BUILT_IN.get(primary(language), _WITHOUT_WORDS)
    own_key, own = _own(show, language)
    for field in fields(Wording):
        _parse(getattr(own, field.name) or "", _key(show, own_key, field.name))
    full = FullWording(
        opening=_chosen(own.opening, built_in.opening),
        byline=_chosen(own.byline, built_in.byline),
        date_alone="" if own.byline == "" else built_in.date_alone,
        byline_alone="" if own.byline == "" else built_in.byline_alone,
        disclosure=_chosen(own.disclosure, built_in.disclosure),
        closing=_chosen(own.closing, built_in.closing),
    )
    _check_disclosure(full.disclosure, primary(language), _key(show, own_key, "disclosure"))
    return full


def render(template: str, values: Mapping[str, str]) -> str:
    """The template with its placeholders filled in; braces in a value are only characters."""
    pieces = (
        literal + (values[name] if name else "") for literal, name in _parse(template, "wording")
    )
    return " ".join("".join(pieces).split())


def asks_for(template: str) -> set[str]:
    """The placeholders of a template."""
    return {name for _, name in _parse(template, "wording") if name}


def _own(show: Show, language: str) -> tuple[str, Wording]:
    """The show's wording of the language itself ("en-GB"), or of its primary subtag."""
    wanted = primary(language)
    for key, wording in show.wording.items():
        if key == language or primary(key) == wanted:
            return key, wording
    return wanted, Wording()


def _chosen(own: str | None, built_in: str) -> str:
    return built_in if own is None else own.strip()


def _parse(template: str, key: str) -> list[tuple[str, str]]:
    """Literal text and the placeholder after it ("" at the end)."""
    allowed = ", ".join("{" + name + "}" for name in PLACEHOLDERS)
    mend = f"use {allowed}, and double a brace that is meant to be read"
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        raise ConfigError(f"{key}: the template {template!r} is broken ({error})", mend) from None
    for _, name, specification, conversion in parts:
        if name is not None and (name not in PLACEHOLDERS or specification or conversion):
            raise ConfigError(f"{key}: unknown placeholder {{{name}}} in {template!r}", mend)
    return [(literal, name or "") for literal, name, _, _ in parts]


def _check_disclosure(template: str, language: str, key: str) -> None:
    words = "".join(literal for literal, _ in _parse(template, key))
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
