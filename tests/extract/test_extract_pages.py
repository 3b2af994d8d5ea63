"""Whole pages with their clutter: every paragraph of the article comes out, and nothing else."""

from datetime import datetime
from pathlib import Path

import pytest

from audio_pipeline.extract import extract
from audio_pipeline.model import Article, SiteProfile

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def described(article: Article) -> str:
    """The article as the `.expected` files write it."""
    head = {
        "url": article.url,
        "title": article.title,
        "byline": article.byline,
        "published": _moment(article.published),
        "updated": _moment(article.updated),
        "language": article.language,
        "description": article.description,
    }
    lines = [f"{name}: {value}".rstrip() for name, value in head.items()]
    kinds = [
        f"{block.kind} {block.level}" if block.level else block.kind for block in article.blocks
    ]
    blocks = [f"{kind}: {block.text}" for kind, block in zip(kinds, article.blocks, strict=True)]
    return "\n".join([*lines, "", *blocks]) + "\n"


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_gives_its_article_in_full_and_nothing_else(page: Path) -> None:
    address, _, expected = page.with_suffix(".expected").read_text("utf-8").partition("\n")
    site = SiteProfile(live_blogs=page.stem == "live-blog")
    article = extract(page.read_bytes(), address.removeprefix("page: "), site)
    assert described(article) == expected


def test_there_are_pages_of_many_systems() -> None:
    assert len(PAGES) >= 10
