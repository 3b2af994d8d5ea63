"""Whether what a feed carries of an article is the article."""

import re

from audio_pipeline.sources.page import plain_text

LEAST_WORDS = 200
"""Teasers are seldom longer than 120 words. A shorter article is fetched from its page."""

LEAST_OVER_SUMMARY = 1.5
"""A text hardly longer than the summary beside it is a summary too."""

_LAST_CHARACTERS = 160
_CUT_OFF = re.compile(
    r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W*$"
    r"|(?:read|continue|see|view|keep) (?:more|reading|the (?:full|whole|rest)|full)"
    r"|full (?:story|article|text)|(?:subscribe|sign in|log in|register) to (?:read|continue)"
    r"|weiterlesen|mehr lesen|vollst\w+ artikel|den ganzen artikel"
    r"|lire la suite|lire l.article|la suite de (?:cet|l.) ?article"
    r"|читати (?:далі|більше|повністю)|докладніше|повний текст|leer más|seguir leyendo|leggi tutto",
    re.IGNORECASE,
)


def is_full_text(html: str, summary: str) -> bool:
    """True only where the text is clearly more than a teaser; in doubt the page is fetched.

    It has at least LEAST_WORDS words in two paragraphs or more, is clearly longer than the summary
    beside it unless it is the very same text, and does not end in an ellipsis or an invitation to
    read on (English, German, French, Ukrainian, Spanish, Italian).
    """
    text = plain_text(html)
    words = len(text.split())
    if words < LEAST_WORDS or _CUT_OFF.search(text[-_LAST_CHARACTERS:]):
        return False
    paragraphs = len(re.findall(r"<p[\s>]|<br\s*/?>\s*<br|</div>", html, re.IGNORECASE))
    if paragraphs < 2:
        return False
    teaser = plain_text(summary)
    return teaser == text or words >= LEAST_OVER_SUMMARY * len(teaser.split())


def without_footer(html: str) -> str:
    """Without WordPress's closing line "The post ... appeared first on ...", which is no prose."""
    start = html.rfind("<p>The post ")
    is_footer = start >= 0 and "appeared first on" in html[start : start + 2000]
    return html[:start].rstrip() if is_footer else html
