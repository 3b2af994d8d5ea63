"""What is said, in order, before it is cut into lines: the show's own words and the blocks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from audio_pipeline.model import SILENT_KINDS, Article, Block, Role, Show, Speaker
from audio_pipeline.script.built_in_wording import FullWording
from audio_pipeline.script.datelines import dateline_end
from audio_pipeline.script.framing import framed, instead
from audio_pipeline.script.interview import Turn, turns_of
from audio_pipeline.script.pauses import Pauses
from audio_pipeline.script.wording import asks_for, render

_BYLINE_LEAD = re.compile(r"(?i:by|von|par|text|texte|текст|автор|авторка|автори)(?:: ?| )(?=\S)")
_FIRST = 4
"""Blocks among which a dateline may stand: captions and notes may come before it."""


@dataclass(frozen=True)
class Words:
    """What a show has of its own in one language."""

    language: str
    wording: FullWording
    pauses: Pauses


@dataclass(frozen=True)
class Passage:
    """A text with one role; the pause before it raises the one of what comes before."""

    role: Role
    text: str
    pause_after_ms: int
    pause_before_ms: int = 0
    block: int | None = None
    speaker: Speaker = ""
    said: str = ""
    """What is said instead of the whole text; empty: the text."""


def template_values(article: Article, show: Show, language: str) -> dict[str, str]:
    """What the templates' placeholders stand for; empty where an article does not say."""
    return {
        "show": show.title,
        "title": " ".join(article.title.split()),
        "byline": _BYLINE_LEAD.sub("", " ".join(article.byline.split()), count=1),
        "date": _date(article.published, language) if article.published else "",
    }


def passages(
    article: Article, show: Show, words: Words, values: dict[str, str], disclosure: str
) -> list[Passage]:
    """Opening, headline, byline, disclosure, body and closing."""
    wording, pauses = words.wording, words.pauses
    front: tuple[tuple[Role, str], ...] = (
        ("opening", _without(disclosure, _if_known(wording.opening, values))),
        ("headline", values["title"]),
        ("byline", _without(disclosure, _byline(wording, values))),
        ("disclosure", disclosure),
    )
    closing = _without(disclosure, _if_known(wording.closing, values))
    return [
        *(Passage(role, text, pauses.after_role_ms(role)) for role, text in front),
        *_body(article, show, words, disclosure),
        Passage("closing", closing, pauses.pause_at_end_ms, pauses.pause_before_closing_ms),
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


def _body(article: Article, show: Show, words: Words, disclosure: str) -> Iterator[Passage]:
    """The blocks; at the start none that says the headline, or the page's own label, again."""
    said_already = {"", same_words(article.title), same_words(disclosure)}
    turns = turns_of(article.blocks, words.language)
    first = True
    for index, block in enumerate(article.blocks):
        if block.kind == "caption" and not show.speak_captions:
            continue
        is_silent = block.kind in SILENT_KINDS
        if first and not is_silent and same_words(block.text) in said_already:
            continue
        first = first and is_silent
        if index in turns:
            yield from _of_turn(block, index, turns[index], words)
        else:
            yield from _of_block(article.blocks, index, words)


def _of_block(blocks: Sequence[Block], index: int, words: Words) -> Iterator[Passage]:
    """A block with what is said around it, or what is said instead of it."""
    block = blocks[index]
    role: Role = block.kind if block.kind in ("heading", "quote") else "body"
    before_ms = words.pauses.before_block_ms(block.kind)
    after_ms = words.pauses.after_block_ms(block.kind)
    if block.kind in ("table", "code", "formula"):
        yield Passage(role, instead(block, words.wording, words.language), after_ms, 0, index)
        return
    opening, closing = framed(blocks, index, words.wording)
    sentence_ms = words.pauses.pause_after_sentence_ms
    if opening:
        yield Passage(role, opening, sentence_ms, before_ms, index)
    dateline = dateline_end(block.text) if block.kind == "paragraph" and index < _FIRST else 0
    if dateline:
        yield Passage(role, block.text[:dateline], sentence_ms, 0, index)
    own_before_ms = 0 if opening or block.continues else before_ms
    goes_on = any(after.continues for after in blocks[index + 1 : index + 2])
    paragraph_ms = words.pauses.pause_after_paragraph_ms if goes_on else after_ms
    own_after_ms = sentence_ms if closing else paragraph_ms
    yield Passage(role, block.text[dateline:], own_after_ms, own_before_ms, index)
    if closing:
        yield Passage(role, closing, after_ms, 0, index)


def _of_turn(block: Block, index: int, turn: Turn, words: Words) -> Iterator[Passage]:
    """What one speaker of an interview says, after the speaker's name."""
    after_ms = words.pauses.after_block_ms(block.kind)
    label, text = block.text[: turn.label_end].strip(), block.text[turn.label_end :].strip()
    if label:
        names: Mapping[str, str] = {
            "question": words.wording.question,
            "answer": words.wording.answer,
        }
        said = names[turn.letter] if turn.letter else ""
        speaker_ms = words.pauses.pause_after_speaker_ms
        yield Passage("body", label, speaker_ms, 0, index, turn.speaker, said)
    yield Passage("body", text, after_ms, 0, index, turn.speaker)


def _date(moment: datetime, language: str) -> str:
    """The date as the article's own zone has it, written out in the language (CLDR's long form)."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return format_date(moment.date(), "long", locale)
