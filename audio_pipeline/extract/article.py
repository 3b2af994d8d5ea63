"""A page -> its article."""

import hashlib
from dataclasses import replace

from audio_pipeline.errors import ArticleSkipped
from audio_pipeline.extract.blocks import blocks_of
from audio_pipeline.extract.body import Body, Known, read_body
from audio_pipeline.extract.byline import signed_by
from audio_pipeline.extract.dates import parse_date
from audio_pipeline.extract.language import article_language
from audio_pipeline.extract.learnt import seen_in, without_learnt
from audio_pipeline.extract.metadata import Metadata, read_metadata
from audio_pipeline.extract.page import Page, read_page
from audio_pipeline.extract.profile import line_patterns
from audio_pipeline.extract.refusal import refused_by_body, refused_by_head
from audio_pipeline.extract.script_data import script_body
from audio_pipeline.extract.selected import Selection, select
from audio_pipeline.extract.verdict import with_verdict
from audio_pipeline.model import Article, Block, Reading, SiteProfile

_SIGNED_WITHIN = 4
"""Pieces after the last of the text among which its author's name may stand."""


def extract(html: str | bytes, url: str, site: SiteProfile | None = None) -> Article:
    """The article of a page, or of the HTML of a feed's full text, without anything around it.

    `site`, what an operator knows of the host and what was learnt of it, wins over what is found
    by general rules. The words are those of the page: nothing is reworded. Title, byline and
    description may be empty, the language "und", the dates None where the page does not say.

    Raises ArticleSkipped and ConfigError as `read` does.
    """
    return read(html, url, site).article


def read(html: str | bytes, url: str, site: SiteProfile | None = None) -> Reading:
    """As `extract`, with what the page may teach of its host.

    Raises ArticleSkipped, whose message is the reason, where there is nothing to narrate, and
    ConfigError for a selector or pattern in `site` that is none.
    """
    reading, reason = judged(html, url, site)
    if reason:
        raise ArticleSkipped(reason)
    return reading


def judged(html: str | bytes, url: str, site: SiteProfile | None = None) -> tuple[Reading, str]:
    """What can be read of a page, and why it is not to be narrated; "" where it is.

    Raises ArticleSkipped for what is no page at all, and ConfigError as `read` does.
    """
    page = read_page(html)
    metadata = read_metadata(page.tree, url)
    selection = select(page.tree, site) if site else Selection()
    body = _body(page, metadata, url, selection, site)
    seen = seen_in(body.kept)
    site = site or SiteProfile()
    kept, out = without_learnt(body.kept, site.learnt, line_patterns(site, "keep_lines"))
    body = replace(body, kept=kept)
    reason = refused_by_head(metadata, site) or refused_by_body(
        metadata, url, body.found, body.kept, site
    )
    left_out = tuple(piece.text for piece in out)
    article = _article(metadata, selection, body)
    blocks = with_verdict(article.blocks, page.tree, metadata.linked.rating, article.language)
    article = replace(article, blocks=blocks, learnt=site.learnt, left_out=left_out)
    return Reading(article, seen), reason


def content_hash(article: Article) -> str:
    """SHA-256 of the words only: title, byline and blocks; a new timestamp does not change it."""
    digest = hashlib.sha256()
    blocks = (_words(block) for block in article.blocks)
    for part in (article.title, article.byline, *blocks):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def _words(block: Block) -> str:
    told = [each for each in (block.source, block.network, str(block.rows or "")) if each]
    return "|".join([f"{block.kind}{block.level}:{block.text}", *told])


def _body(
    page: Page, metadata: Metadata, url: str, selection: Selection, site: SiteProfile | None
) -> Body:
    whole = page.fragment or selection.has_root
    tree = page.tree if selection.tree is None else selection.tree
    known = Known(
        titles=tuple(filter(None, (selection.title, metadata.title))),
        authors=tuple(filter(None, (selection.byline or metadata.byline).split(", "))),
        description=metadata.description,
        anchor=metadata.linked.body or _data_body(page, metadata),
    )
    body = read_body(tree, url, known, whole=whole)
    drops = line_patterns(site) if site else []
    if not drops:
        return body
    kept = [piece for piece in body.kept if not any(drop(piece.text) for drop in drops)]
    return replace(body, kept=kept)


def _data_body(page: Page, metadata: Metadata) -> str:
    """The body in script data. Behind a wall it is not the page's to be read."""
    return script_body(page.tree, metadata.title) if metadata.linked.free else ""


def _article(metadata: Metadata, selection: Selection, body: Body) -> Article:
    signature = _signature(body)
    told = "" if selection.byline or metadata.byline else signature
    kept = [piece for piece in body.kept if piece.text != told]
    blocks = blocks_of(kept, body.left_out)
    return Article(
        url=metadata.url,
        title=selection.title or metadata.title,
        language=article_language(metadata.language, " ".join(block.text for block in blocks)),
        blocks=blocks,
        byline=selection.byline or metadata.byline or signed_by(signature),
        published=selection.published or metadata.published or parse_date(signature),
        updated=metadata.updated,
        description=metadata.description,
    )


def _signature(body: Body) -> str:
    """The line that signs the text; one far below it signs another."""
    ends = {piece.element for piece in body.kept[-1:]}
    end = next((at for at, piece in enumerate(body.found) if piece.element in ends), 0)
    near = (
        piece
        for piece in body.found[: end + _SIGNED_WITHIN]
        if all(reason != "nav" for reason, _ in piece.noise)
    )
    return next((piece.text for piece in near if signed_by(piece.text)), "")
