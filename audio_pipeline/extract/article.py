"""A page -> its article."""

import hashlib

from audio_pipeline.errors import ArticleSkipped
from audio_pipeline.extract.body import article_pieces
from audio_pipeline.extract.page import read_page
from audio_pipeline.extract.text import count_words, one_line
from audio_pipeline.extract.walk import Piece
from audio_pipeline.model import Article, Block, SiteProfile

LEAST_WORDS = 25
"""What is shorter is a caption, a teaser or a broken page. A source may ask for more."""


def extract(html: str | bytes, url: str, site: SiteProfile | None = None) -> Article:
    """The article of a page or of a feed's full text; `site` is what an operator knows of the host.

    Raises ArticleSkipped, whose message is the reason, where there is nothing to narrate.
    """
    page = read_page(html)
    blocks = tuple(_block(piece) for piece in article_pieces(page.tree, url))
    words = sum(count_words(block.text) for block in blocks)
    if words < LEAST_WORDS:
        raise ArticleSkipped(f"too short: {words} words of text, at least {LEAST_WORDS} are needed")
    title = one_line(page.tree.findtext(".//title") or "")
    return Article(url=url, title=title, language="en", blocks=blocks)


def content_hash(article: Article) -> str:
    """SHA-256 of the words only: title, byline and blocks; a new timestamp does not change it."""
    digest = hashlib.sha256()
    for part in (article.title, article.byline, *_words(article)):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def _words(article: Article) -> list[str]:
    return [f"{block.kind}{block.level}:{block.text}" for block in article.blocks]


def _block(piece: Piece) -> Block:
    text = f"{piece.number}. {piece.text}" if piece.number else piece.text
    return Block(piece.kind, text, piece.level)
