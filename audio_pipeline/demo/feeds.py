"""The sample newsroom's feeds: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, one an edition."""

import json
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime

from audio_pipeline.demo.articles import NewsArticle
from audio_pipeline.demo.editions import Edition
from audio_pipeline.demo.pages import article_html, template

TRACKING = "?utm_source=rss&utm_medium=feed&utm_campaign=courier"
"""What the English feed hangs on its links, as real feeds do; the pages' canonical has none."""


def render_feed(
    edition: Edition, articles: Sequence[NewsArticle], site: str, changed: datetime
) -> bytes:
    """The edition's feed in its own format; `site` is the newsroom's address without a slash."""
    if edition.feed_format == "json":
        return _json_feed(edition, articles, site)
    rendered = template(f"feed.{edition.feed_format}.xml").render(
        edition=edition,
        articles=articles,
        site=site,
        changed=changed,
        tracking=TRACKING if not edition.full_text else "",
        rfc822=format_datetime,
        article_html=lambda article: article_html(article, site),
    )
    return rendered.encode()


def _json_feed(edition: Edition, articles: Sequence[NewsArticle], site: str) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": edition.title,
        "description": edition.claim,
        "home_page_url": site + edition.home,
        "feed_url": site + edition.feed,
        "language": edition.language,
        "items": [_json_item(article, site) for article in articles],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def _json_item(article: NewsArticle, site: str) -> dict[str, object]:
    return {
        "id": f"courier:{article.language}:{article.name}",
        "url": site + article.path,
        "title": article.title,
        "summary": article.teaser,
        "content_html": article_html(article, site),
        "date_published": article.published.isoformat(),
        "date_modified": article.modified.isoformat(),
        "authors": [{"name": article.author}],
        "tags": [article.section, *article.tags],
        "language": article.language,
    }
