"""What newsrooms publish, and where it is listed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from audio_pipeline.model.strict import STRICT

BlockKind = Literal[
    "paragraph", "heading", "quote", "list_item", "caption", "table", "code", "formula"
]
SILENT_KINDS: tuple[BlockKind, ...] = ("caption", "table", "code", "formula")
"""What is no part of an article's text."""


@dataclass(frozen=True)
class Block:
    """One piece of an article's body, in the order of the page; `text` is one line.

    Of a table, a code listing and a formula only the caption is kept, which may be empty.
    """

    kind: BlockKind
    text: str
    level: int = 0
    """Headings: 1 to 6. Everything else: 0."""
    source: str = ""
    """Who says a quote, as the page has it; empty where it does not say."""
    network: str = ""
    """Where a quote was posted that is embedded: "Telegram"."""
    continues: bool = False
    """Whether it goes on with the quotation of the block before."""
    rows: int = 0
    """Of a table, without those of headings alone."""
    bold: int = 0
    """How many characters at the start of a paragraph are bold."""


@dataclass(frozen=True)
class Article:
    """One published piece at one revision. `url` is the canonical one where the page names it."""

    url: str
    title: str
    language: str
    """BCP 47 primary subtag, lower case: "en", "uk"."""
    blocks: tuple[Block, ...]
    byline: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    description: str = ""
    learnt: tuple[str, ...] = ()
    """What was known of the host's recurring blocks when it was read, as `SiteProfile.learnt`."""
    left_out: tuple[str, ...] = ()
    """Blocks that were left out because of it."""

    @property
    def text(self) -> str:
        """The blocks joined by blank lines, without captions, with the sources of quotes."""
        return "\n\n".join(_texts(self.blocks))


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for index, block in enumerate(blocks):
        if block.kind not in SILENT_KINDS:
            yield block.text
        is_last = not any(after.continues for after in blocks[index + 1 : index + 2])
        if block.source and not block.network and is_last:
            yield block.source


@dataclass(frozen=True)
class SiteProfile:
    """What an operator knows of one host's pages: `config/sites/<host>.toml`. Selectors are CSS."""

    root: str = ""
    drop: tuple[str, ...] = ()
    title: str = ""
    byline: str = ""
    published: str = ""
    drop_lines: tuple[str, ...] = ()
    """RE2 patterns; a block that one matches is not spoken."""
    keep_lines: tuple[str, ...] = ()
    """RE2 patterns; a block that one matches is spoken though it comes back on other pages."""
    silent_meta: tuple[str, ...] = ()
    """Names of `<meta>`s that mark an article as not to be read aloud."""
    own_audio: str = ""
    """Audio at an address that begins so is ours: it is no recording of the newsroom's own."""
    live_blogs: bool = False
    """Live blogs are narrated as they are when they are read."""
    paid_content: bool = False
    """Articles that a sponsor paid for are narrated."""
    learnt: tuple[str, ...] = ()
    """Fingerprints, in order, of blocks that come back on the host's pages. Never from the file."""


@dataclass(frozen=True)
class Seen:
    """A block of a page that might come back on others, and whether it looks as if it would."""

    fingerprint: str
    text: str
    apart: bool
    """It stands before or after the text, and is linked, styled or placed unlike the text."""


@dataclass(frozen=True)
class Reading:
    """A page that was read: its article, and what might be learnt from it of its host."""

    article: Article
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True)
class Entry:
    """An article as a source lists it."""

    guid: str
    url: str
    title: str
    published: datetime | None = None
    updated: datetime | None = None
    categories: tuple[str, ...] = ()
    summary: str = ""
    html: str = ""
    """The full text where the source carries it; empty where the page must be fetched."""
    recordings: tuple[str, ...] = ()
    """Addresses of recordings of the article that are listed with it."""
    byline: str = ""
    language: str = ""


@dataclass(frozen=True)
class Source:
    """Where a show's articles come from. Exactly one of `url` and `path` is set."""

    kind: str = "feed"
    url: str = ""
    path: str = ""
    poll_seconds: int = 120
    first_poll_articles: int = 3
    hold_back_minutes: int = 0
    include_categories: tuple[str, ...] = ()
    exclude_categories: tuple[str, ...] = ()
    silent_categories: tuple[str, ...] = ("no-audio",)
    """Categories by which the newsroom marks an article as not to be read aloud."""
    include_urls: tuple[str, ...] = ()
    """Shell-style patterns of the whole address, `*` for any run of characters."""
    exclude_urls: tuple[str, ...] = ()
    least_words: int = 60
    greatest_words: int = 20_000

    __pydantic_config__: ClassVar[Mapping[str, str]] = STRICT

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.url or self.path}"


@dataclass(frozen=True)
class SourceState:
    """What is remembered of a source between polls."""

    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    failures: int = 0
    """Polls that have failed since one succeeded."""


@dataclass(frozen=True)
class Poll:
    """A source's answer. `unchanged`: 304 or the same bytes as last time; then no entries."""

    entries: tuple[Entry, ...]
    state: SourceState
    unchanged: bool = False
