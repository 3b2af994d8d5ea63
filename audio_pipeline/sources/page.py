"""A whole HTML page around a text that came without one, so that it is read like any other page."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape, unescape

_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"</?(?:p|div|br|hr|li|ul|ol|h[1-6]|blockquote|figure|tr|td)\b[^<>]*>", re.I)

HEADING_WITHIN_CHARACTERS = 500
"""A text that has its headline has it at the start."""


@dataclass(frozen=True)
class PageHead:
    """What a feed or front matter says of a text."""

    title: str
    url: str
    language: str = ""
    byline: str = ""
    description: str = ""
    published: datetime | None = None
    updated: datetime | None = None


def article_page(head: PageHead, body_html: str) -> str:
    """The text as an HTML document, its metadata where pages have them (OpenGraph, `<meta>`)."""
    metas = {
        "og:title": head.title,
        "og:type": "article",
        "author": head.byline,
        "description": head.description,
        "article:published_time": head.published.isoformat() if head.published else "",
        "article:modified_time": head.updated.isoformat() if head.updated else "",
    }
    lines = [_meta(name, value) for name, value in metas.items() if value]
    if head.url:
        lines.append(f'<link rel="canonical" href="{escape(head.url)}">')
    language = f' lang="{escape(head.language)}"' if head.language else ""
    has_heading = "<h1" in body_html[:HEADING_WITHIN_CHARACTERS].lower()
    heading = "" if has_heading or not head.title else f"<h1>{escape(head.title)}</h1>\n"
    return (
        f'<!DOCTYPE html>\n<html{language}><head><meta charset="utf-8">\n'
        f"<title>{escape(head.title)}</title>\n" + "\n".join(lines) + "\n</head>\n"
        f"<body><article>\n{heading}{body_html}\n</article></body></html>\n"
    )


def _meta(name: str, value: str) -> str:
    attribute = "property" if ":" in name else "name"
    return f'<meta {attribute}="{name}" content="{escape(value)}">'


def plain_text(html: str) -> str:
    """The words of a short piece of HTML on one line."""
    return " ".join(unescape(_TAG.sub("", _BREAK.sub(" ", html))).split())


def primary_subtag(language: str) -> str:
    """The first part of a BCP 47 tag, lower case: "en" of "en-GB"."""
    return language.replace("_", "-").partition("-")[0].strip().lower()
