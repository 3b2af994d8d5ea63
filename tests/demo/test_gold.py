"""The sample pages read by the pipeline's own eyes: all that was written, and nothing else."""

import re

import httpx

from audio_pipeline.demo.articles import NewsArticle
from audio_pipeline.demo.newsroom import Newsroom
from audio_pipeline.extract import extract
from audio_pipeline.model import EMBEDDED_VOICES, Article, Show
from audio_pipeline.script import compose
from audio_pipeline.script.built_in_wording import BUILT_IN

SHOW = Show(name="courier", title="The Courier", voices=EMBEDDED_VOICES)
OF_THE_SHOW = {"opening", "headline", "byline", "disclosure", "closing"}
AROUND_QUOTES = {text for each in BUILT_IN.values() for text in (each.quote, each.quote_end)}
LIST_NUMBER = re.compile(r"^\d+\. ")
"""An item of a numbered list is read with its number, which its page's markup implies."""


STUB = "breaking-wend-bridge"
"""So short that it is skipped, and that what is not its body outweighs it."""


def narrated(newsroom: Newsroom) -> list[NewsArticle]:
    return [written for written in newsroom.articles() if written.name != STUB]


def read(newsroom: Newsroom, written: NewsArticle) -> Article:
    return extract(httpx.get(newsroom.address(written)).content, newsroom.address(written))


def test_every_page_is_read_whole_and_without_its_clutter() -> None:
    with Newsroom() as newsroom:
        newsroom.publish_next()
        newsroom.correct()
        for written in narrated(newsroom):
            article = read(newsroom, written)
            texts = [
                LIST_NUMBER.sub("", block.text) if block.kind == "list_item" else block.text
                for block in article.blocks
                if block.kind != "caption"
            ]
            assert texts == list(written.paragraphs), written.name
            assert article.title == " ".join(written.title.split()), written.name
            assert (article.byline, article.language) == (written.byline, written.language)
            assert article.published == written.published, written.name
            assert article.url == newsroom.address(written), written.name


def test_script_of_every_page_says_its_paragraphs_and_the_disclosure_once() -> None:
    with Newsroom() as newsroom:
        for written in narrated(newsroom):
            script = compose(read(newsroom, written), SHOW)
            body = " ".join(
                line.text
                for line in script.lines
                if line.role not in OF_THE_SHOW and line.text not in AROUND_QUOTES
            )
            assert squeezed(body) == squeezed(" ".join(written.paragraphs)), written.name
            assert [line.role for line in script.lines].count("disclosure") == 1


def squeezed(text: str) -> str:
    """Letters and digits only: how sentences are cut and numbered does not count here."""
    return "".join(re.findall(r"[^\W_]+", re.sub(r"(?<!\S)[1-9]\. (?=[A-Z])", "", text)))
