"""The sample newsroom's pages, with the clutter that real news pages have, from Jinja templates."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import quote

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from audio_pipeline.demo.articles import NewsArticle
from audio_pipeline.demo.editions import Edition

TEMPLATES = Path(__file__).parent / "templates"


def home_page(
    edition: Edition,
    editions: Mapping[str, Edition],
    articles: Sequence[NewsArticle],
    site: str,
    audio_base_url: str,
) -> bytes:
    """The edition's front page; `site` is the newsroom's address without a slash."""
    return (
        template("home.html")
        .render(
            edition=edition,
            editions=editions.values(),
            words=edition.words,
            articles=articles,
            site=site,
            address=site + edition.home,
            audio_base_url=audio_base_url,
        )
        .encode()
    )


def article_page(
    article: NewsArticle,
    edition: Edition,
    editions: Mapping[str, Edition],
    others: Sequence[NewsArticle],
    site: str,
    audio_base_url: str,
) -> bytes:
    """The article in its layout; `others` are stories of the same edition to point at."""
    address = site + article.path
    return (
        template(f"{article.layout}.html")
        .render(
            article=article,
            edition=edition,
            editions=editions.values(),
            words=edition.words,
            others=others,
            site=site,
            address=address,
            json_ld=_json_ld(article, edition, site),
            audio_base_url=audio_base_url,
            embed_url=f"{audio_base_url}/embed?url={quote(address, safe='')}",
            oembed_url=f"{audio_base_url}/oembed?url={quote(address, safe='')}",
        )
        .encode()
    )


def article_html(article: NewsArticle, site: str) -> str:
    """The body alone, as a feed with full text carries it."""
    return template("body.html").render(article=article, site=site)


def template(name: str) -> Template:
    """The named template; everything it prints is escaped unless it says otherwise."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = _day
    environment.filters["clock"] = lambda moment: f"{moment:%H:%M}"
    return environment


def _day(moment: datetime, language: str) -> str:
    return format_date(moment, "long", locale="en_GB" if language == "en" else language)


def _json_ld(article: NewsArticle, edition: Edition, site: str) -> str:
    """schema.org NewsArticle, safe inside a script element."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.teaser,
        "inLanguage": article.language,
        "datePublished": article.published.isoformat(),
        "dateModified": article.modified.isoformat(),
        "author": [{"@type": "Person", "name": article.author}],
        "publisher": {"@type": "NewsMediaOrganization", "name": edition.title},
        "mainEntityOfPage": site + article.path,
        "articleSection": article.section,
        "isAccessibleForFree": True,
    }
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
