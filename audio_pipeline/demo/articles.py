"""The sample newsroom's articles: Markdown files with a TOML head, read into values.

The same file gives the page's HTML and, as `blocks`, the words a listener must hear: so a test
can hold a script against what was written.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from audio_pipeline.errors import UsageError
from audio_pipeline.model import Block

ARTICLES = Path(__file__).parent / "articles"
HEAD_FENCE = "+++\n"
READING_WORDS_A_MINUTE = 180

Layout = Literal["wordpress", "cms", "ghost"]


@dataclass(frozen=True)
class Picture:
    """A picture of an article; `name` is a file under `static/pictures/` without its ending."""

    name: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True)
class Chunk:
    """A top-level piece of the body as a page shows it: HTML, or a picture."""

    html: str = ""
    picture: Picture | None = None


@dataclass(frozen=True)
class Correction:
    """What the newsroom corrects later: sentences as they were and are, a note, a new teaser."""

    note: str
    teaser: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class NewsArticle:
    """One article of the newsroom at one revision."""

    name: str
    language: str
    layout: Layout
    path: str
    """The page's address below the newsroom's: starts with a slash."""
    title: str
    author: str
    section: str
    teaser: str
    published: datetime
    markdown: str
    tags: tuple[str, ...] = ()
    pull_quote: str = ""
    held: bool = False
    """Kept back until the newsroom is told to publish it."""
    updated: datetime | None = None
    correction: Correction | None = None
    chunks: tuple[Chunk, ...] = field(default=(), repr=False)
    blocks: tuple[Block, ...] = field(default=(), repr=False)

    @property
    def byline(self) -> str:
        return self.author

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What must be heard, in order: every block but the captions, white space made single."""
        return tuple(block.text for block in self.blocks if block.kind != "caption")

    @property
    def minutes(self) -> int:
        """Reading time."""
        words = sum(len(paragraph.split()) for paragraph in self.paragraphs)
        return max(1, ceil(words / READING_WORDS_A_MINUTE))

    @property
    def modified(self) -> datetime:
        """When this revision was made."""
        return self.updated or self.published

    @property
    def silent(self) -> bool:
        """Marked not to be read aloud."""
        return "no-audio" in self.tags


def load_articles(folder: Path = ARTICLES) -> tuple[NewsArticle, ...]:
    """Every article below `folder`, newest first; one sub-folder a language."""
    articles = [read_article(path) for path in folder.glob("*/*.md")]
    return tuple(sorted(articles, key=lambda article: article.published, reverse=True))


def read_article(path: Path) -> NewsArticle:
    """Read one file: a TOML head between `+++` lines, then Markdown."""
    _, head, markdown = path.read_text(encoding="utf-8").split(HEAD_FENCE, 2)
    values = tomllib.loads(head)
    values["tags"] = tuple(values.get("tags", ()))
    if "correction" in values:
        values["correction"] = _correction(values["correction"])
    article = NewsArticle(
        name=path.stem, language=path.parent.name, markdown=markdown.strip(), **values
    )
    return _parsed(article)


def corrected(article: NewsArticle, now: datetime) -> NewsArticle:
    """The next revision: the correction's sentences changed, its note last, `updated` set.

    Raises UsageError when the article has no correction, or no longer says what is corrected.
    """
    if article.correction is None:
        raise UsageError(f"the article {article.name} has no correction")
    markdown = article.markdown
    for was, now_is in article.correction.changes:
        if markdown.count(was) != 1:
            raise UsageError(f"the article {article.name} does not say once: {was}")
        markdown = markdown.replace(was, now_is)
    markdown = f"{markdown}\n\n{article.correction.note}"
    changed = replace(
        article,
        markdown=markdown,
        teaser=article.correction.teaser,
        updated=now,
        correction=None,
    )
    return _parsed(changed)


def _correction(values: Mapping[str, Any]) -> Correction:
    changes = tuple((change["was"], change["now"]) for change in values["changes"])
    return Correction(values["note"], values["teaser"], changes)


def _parsed(article: NewsArticle) -> NewsArticle:
    """The article with its chunks and blocks made from its Markdown."""
    parser = MarkdownIt("commonmark")
    root = SyntaxTreeNode(parser.parse(article.markdown))
    chunks = tuple(_chunk(node, parser) for node in root.children)
    blocks = tuple(block for node in root.children for block in _blocks(node))
    return replace(article, chunks=chunks, blocks=blocks)


def _chunk(node: SyntaxTreeNode, parser: MarkdownIt) -> Chunk:
    picture = _picture(node)
    if picture is not None:
        return Chunk(picture=picture)
    return Chunk(html=parser.renderer.render(node.to_tokens(), parser.options, {}).strip())


def _blocks(node: SyntaxTreeNode) -> Iterator[Block]:
    picture = _picture(node)
    if picture is not None:
        yield Block("caption", picture.caption)
    elif node.type == "heading":
        yield Block("heading", _text(node), level=int(node.tag[1]))
    elif node.type == "blockquote":
        yield from (Block("quote", _text(child)) for child in node.children)
    elif node.type in {"bullet_list", "ordered_list"}:
        yield from (Block("list_item", _text(child)) for child in node.children)
    else:
        yield Block("paragraph", _text(node))


def _picture(node: SyntaxTreeNode) -> Picture | None:
    """A paragraph that is one image: `![alt](name "Caption | Credit")`."""
    images = [leaf for leaf in node.walk() if leaf.type == "image"]
    if node.type != "paragraph" or not images:
        return None
    caption, credit = str(images[0].attrs["title"]).split(" | ")
    return Picture(str(images[0].attrs["src"]), images[0].content, caption, credit)


def _text(node: SyntaxTreeNode) -> str:
    """What a reader reads of a node, white space made single (no-break spaces too)."""
    parts = (
        leaf.content if leaf.type in {"text", "code_inline"} else " "
        for leaf in node.walk()
        if leaf.type in {"text", "code_inline", "softbreak", "hardbreak"}
    )
    return " ".join("".join(parts).split())
