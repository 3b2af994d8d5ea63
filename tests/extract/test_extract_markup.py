"""Metadata of pages with the markup of content systems and well-known sites."""

from dataclasses import dataclass

import pytest

from audio_pipeline.extract import extract
from audio_pipeline.extract.dates import parse_date
from tests.extract import markup_sites, markup_systems
from tests.extract.markup import Labelled

PAGES = (*markup_systems.PAGES, *markup_sites.PAGES)
LEAST_SITES = 40
LEAST_PAGES = 60


@dataclass(frozen=True)
class Told:
    title: str
    byline: str
    published: object
    updated: object
    language: str
    address: str


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.template)
def test_page_gives_what_its_template_says_of_its_article(page: Labelled) -> None:
    article = extract(page.html, page.url)
    assert Told(
        article.title,
        article.byline,
        article.published,
        article.updated,
        article.language,
        article.url,
    ) == Told(
        page.title,
        page.byline,
        parse_date(page.published),
        parse_date(page.updated),
        page.language,
        page.address or page.url,
    )


def test_pages_are_of_many_systems_and_sites() -> None:
    assert len(PAGES) >= LEAST_PAGES
    assert len(markup_sites.PAGES) >= LEAST_SITES
