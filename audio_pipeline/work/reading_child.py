"""The far side of `reading`: runs in a process of its own, under limits."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from audio_pipeline.errors import ArticleSkipped, AudioPipelineError
from audio_pipeline.extract import extract, read
from audio_pipeline.model import Article, Lexicon, Reading, Script, Show, SiteProfile
from audio_pipeline.script import compose

MAX_CHARACTERS = 400_000
"""Some 7 hours of speech. Words are counted too, but not every script has spaces between them."""

_QUESTION: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])
_SITE: TypeAdapter[SiteProfile | None] = TypeAdapter(SiteProfile | None)
_ARTICLE = TypeAdapter(Article)
_SHOW = TypeAdapter(Show)
_LEXICON = TypeAdapter(Lexicon)


def article(question: bytes, body: bytes) -> Reading:
    """The article of a page, and what else was read there."""
    asked = _QUESTION.validate_json(question)
    content = body.decode() if asked["text"] else body
    found = read(content, asked["url"], _SITE.validate_python(asked["site"]))
    if (characters := len(found.article.text)) > MAX_CHARACTERS:
        raise ArticleSkipped(
            f"too long: {characters:,} characters, no more than {MAX_CHARACTERS:,}"
        )
    return found


def script(question: bytes, body: bytes) -> Script:
    """The script of an article."""
    asked = _QUESTION.validate_json(question)
    show, lexicon = _SHOW.validate_python(asked["show"]), _LEXICON.validate_python(asked["lexicon"])
    return compose(_ARTICLE.validate_json(body), show, lexicon)


def warm() -> None:
    """Reads a page of ours in each language once: what is compiled and loaded then is shared."""
    for language in LANGUAGES:
        with suppress(AudioPipelineError):
            found = extract(sample_page(language), SAMPLE_URL, SiteProfile())
            compose(replace(found, language=language), SAMPLE_SHOW)


LANGUAGES = ("en", "de", "fr", "uk", "und")
SAMPLE_URL = "https://example.org/news/2024/05/01/the-town-has-grown"
SAMPLE_SHOW = Show("warm", "Warm")
_IN_OTHERS = {
    "de": "Am 1. Mai 2024 um 10:30 Uhr hatte die 3. Stadt 1.234 Einwohner, d. h. 5,5 % mehr, "
    "für 2,5 Mio. € und 30 km Wege im 19. Jahrhundert, sagte Frau Dr. Lee am 12.5.2024.",
    "fr": "Le 1er mai 2024 à 10 h 30, la 3e ville avait 1 234 habitants, soit 5,5 % de plus, "
    "pour 2,5 millions d’euros et 30 km au XIXe siècle, a dit Mme Lee le 12/05/2024.",
    "uk": "1 травня 2024 року о 10:30 у 3-му місті було 1 234 мешканці, тобто на 5,5 % більше, "
    "за 2,5 млн грн і 30 км у XIX ст., сказала пані Лі 12.05.2024.",
}
_SENTENCES = (
    "On 1 May 2024 the town had 1,234 people, which is 5.5 % more than it had in the year before.",
    "“So many people have never lived here, and the schools are full,” said the mayor, Ann Lee.",
    "The council met at 10:30 and wants to spend $2.5 million on new houses beside the river.",
)


def sample_page(language: str) -> str:
    """A small article with what pages have: metadata, headings, a list, numbers, quotations."""
    sentences = (_IN_OTHERS[language],) * 3 if language in _IN_OTHERS else _SENTENCES
    paragraphs = "".join(f"<p>{sentence} {sentence}</p>" for sentence in sentences)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        '<title>The town has grown</title><meta property="og:type" content="article">'
        f'<link rel="canonical" href="{SAMPLE_URL}"></head><body><nav><a href="/">Home</a></nav>'
        f"<main><article><h1>The town has grown</h1><p>By Ann Lee</p>{paragraphs}"
        f"<h2>What comes next</h2>{paragraphs}<ul><li>{_SENTENCES[0]}</li></ul>"
        "</article></main><footer>All rights reserved</footer></body></html>"
    )
