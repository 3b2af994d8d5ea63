"""From an entry of a source to the article that is narrated, fetched and judged."""

from dataclasses import replace
from html import escape

from audio_pipeline.errors import ArticleSkipped, FetchFailed
from audio_pipeline.extract import extract, load_site
from audio_pipeline.model import Article, Entry, Show, SiteProfile, Source
from audio_pipeline.sources import refusal
from audio_pipeline.work.tools import Tools

GONE = (404, 410)
PAGE_BYTES = 5_000_000


def fetch_article(tools: Tools, entry: Entry, show: Show, source: Source) -> Article:
    """The article behind `entry`: from the listing's full text where it has it, else its page.

    Raises ArticleSkipped with the reason, FetchFailed or FetchRefused.
    """
    refused = refusal(entry, source)
    if refused:
        raise ArticleSkipped(refused)
    site = load_site(tools.settings.folder / "sites", entry.url)
    article = _from_listing(entry, site) if entry.html else _from_page(tools, entry, site)
    article = replace(
        article,
        language=article.language or show.language,
        published=article.published or entry.published,
    )
    _judge_length(article, source)
    return article


def _from_page(tools: Tools, entry: Entry, site: SiteProfile | None) -> Article:
    try:
        response = tools.client.get(
            entry.url, accept="text/html,application/xhtml+xml", max_bytes=PAGE_BYTES
        )
    except FetchFailed as error:
        if error.status in GONE:
            raise ArticleSkipped(f"the page is gone ({error.status})") from None
        raise
    return extract(response.body, response.url, site)


def _from_listing(entry: Entry, site: SiteProfile | None) -> Article:
    if "<html" in entry.html[:2000].lower():
        return extract(entry.html, entry.url, site)
    published = entry.published.isoformat() if entry.published else ""
    updated = entry.updated.isoformat() if entry.updated else ""
    page = (
        f'<html lang="{escape(entry.language)}"><head><title>{escape(entry.title)}</title>'
        f'<meta property="og:title" content="{escape(entry.title)}">'
        f'<meta name="author" content="{escape(entry.byline)}">'
        f'<meta property="article:published_time" content="{escape(published)}">'
        f'<meta property="article:modified_time" content="{escape(updated)}">'
        f'<link rel="canonical" href="{escape(entry.url)}"></head>'
        f"<body><article><h1>{escape(entry.title)}</h1>{entry.html}</article></body></html>"
    )
    return extract(page, entry.url, site)


def _judge_length(article: Article, source: Source) -> None:
    words = len(article.text.split())
    if words < source.least_words:
        raise ArticleSkipped(f"too short: {words} words, this source takes {source.least_words}")
    if words > source.greatest_words:
        raise ArticleSkipped(f"too long: {words} words, this source takes {source.greatest_words}")
