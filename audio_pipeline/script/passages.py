"""What is said, in order, before it is cut into lines: the show's own words and the blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from audio_pipeline.model import Article, Block, Role, Show
from audio_pipeline.script.pauses import (
    AFTER_BLOCK_MS,
    AFTER_ROLE_MS,
    BEFORE_BLOCK_MS,
    PAUSE_BEFORE_CLOSING_MS,
)
from audio_pipeline.script.wording import FullWording, asks_for, render

_BYLINE_LEAD = re.compile(r"(?i:by|von|par|text|texte|текст|автор|авторка|автори)(?:: ?| )(?=\S)")


@dataclass(frozen=True)
class Passage:
    """A text with one role; the pause before it raises the one of what comes before."""

    role: Role
    text: str
    pause_after_ms: int
    pause_before_ms: int = 0
    block: int | None = None


def template_values(article: Article, show: Show, language: str) -> dict[str, str]:
    """What the templates' placeholders stand for; empty where an article does not say."""
    return {
        "show": show.title,
        "title": " ".join(article.title.split()),
        "byline": _BYLINE_LEAD.sub("", " ".join(article.byline.split()), count=1),
        "date": _date(article.published, language) if article.published else "",
    }


def passages(
    article: Article, show: Show, wording: FullWording, values: dict[str, str], disclosure: str
) -> list[Passage]:
    """Opening, headline, byline, disclosure, body and closing."""
    front: tuple[tuple[Role, str], ...] = (
        ("opening", _without(disclosure, _if_known(wording.opening, values))),
        ("headline", values["title"]),
        ("byline", _without(disclosure, _byline(wording, values))),
        ("disclosure", disclosure),
    )
    closing = _without(disclosure, _if_known(wording.closing, values))
    return [
        *(Passage(role, text, AFTER_ROLE_MS[role]) for role, text in front),
        *_body(article, show, disclosure),
        Passage("closing", closing, AFTER_ROLE_MS["closing"], PAUSE_BEFORE_CLOSING_MS),
    ]


def same_words(text: str) -> str:
    """What two texts have in common that differ only in case, marks and spaces."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _if_known(template: str, values: dict[str, str]) -> str:
    """The template filled in, or nothing where the article lacks what it asks for."""
    return render(template, values) if all(values[name] for name in asks_for(template)) else ""


def _without(disclosure: str, text: str) -> str:
    """The show's own text without the disclosure, which is a line by itself, once."""
    words = re.findall(r"\w+", disclosure)
    phrase = r"\W+".join(map(re.escape, words))
    return re.sub(rf"(?i)[\s,;:–—-]*(?<!\w){phrase}(?!\w)", "", text).strip(" ,;:–—-")


def _byline(wording: FullWording, values: dict[str, str]) -> str:
    """The byline's template, or what is left of it where the article lacks author or date."""
    asked = asks_for(wording.byline)
    missing = {name for name in asked if not values[name]}
    if not missing:
        return render(wording.byline, values)
    if "byline" in asked - missing:
        return render(wording.byline_alone, values)
    return render(wording.date_alone, values) if "date" in asked - missing else ""


def _body(article: Article, show: Show, disclosure: str) -> Iterator[Passage]:
    """The blocks; at the start none that says the headline, or the page's own label, again."""
    said_already = {"", same_words(article.title), same_words(disclosure)}
    first = True
    for index, block in enumerate(article.blocks):
        if block.kind == "caption" and not show.speak_captions:
            continue
        if first and same_words(block.text) in said_already:
            continue
        first = first and block.kind == "caption"
        yield _of_block(block, index)


def _of_block(block: Block, index: int) -> Passage:
    role: Role = block.kind if block.kind in ("heading", "quote") else "body"
    return Passage(
        role, block.text, AFTER_BLOCK_MS[block.kind], BEFORE_BLOCK_MS.get(block.kind, 0), index
    )


def _date(moment: datetime, language: str) -> str:
    """The date as the article's own zone has it, written out in the language (CLDR's long form)."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return format_date(moment.date(), "long", locale)
