"""A sample newsroom on loopback: four editions with feeds and pages, so that a newcomer sees
articles become episodes without a newsroom of their own.

It is written the way a newsroom would be: it knows nothing of the pipeline but the address of
the embed page that its articles carry.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from audio_pipeline.demo.articles import NewsArticle, corrected, load_articles
from audio_pipeline.demo.editions import Edition, load_editions
from audio_pipeline.demo.feeds import render_feed
from audio_pipeline.demo.pages import article_page, home_page
from audio_pipeline.demo.server import Page, PageServer
from audio_pipeline.errors import UsageError

STATIC = Path(__file__).parent / "static"
STATIC_TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
HTML = "text/html; charset=utf-8"


class Newsroom:
    """A running newsroom; `with Newsroom() as newsroom` stops it at the end.

    `clock` gives the seconds since 1970 that a newly published or corrected article is dated by;
    every other date is written in the articles. Raises UsageError when the port is taken.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        audio_base_url: str = "http://127.0.0.1:8000",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.audio_base_url = audio_base_url.rstrip("/")
        self._clock = clock
        self._editions = load_editions()
        self._lock = threading.Lock()
        everything = load_articles()
        self._published = tuple(article for article in everything if not article.held)
        self._held = tuple(article for article in everything if article.held)
        self._server = PageServer(host, port, self._page)

    @property
    def url(self) -> str:
        """The newsroom's address, without a slash at its end."""
        return self._server.url

    def feed_url(self, language: str) -> str:
        """The feed of one edition: RSS 2.0 (en, uk), Atom (de), JSON Feed (fr)."""
        return self.url + self._edition(language).feed

    def articles(self, language: str = "") -> tuple[NewsArticle, ...]:
        """What is published, newest first, with title, byline, language and paragraphs."""
        with self._lock:
            published = self._published
        return tuple(one for one in published if language in {"", one.language})

    def address(self, article: NewsArticle) -> str:
        """The article's canonical address."""
        return self.url + article.path

    def publish_next(self) -> NewsArticle:
        """Publish the article that is held back, dated now; it leads the English feed.

        Raises UsageError when nothing is held back any more.
        """
        with self._lock:
            if not self._held:
                raise UsageError("the newsroom has no article held back any more")
            article = replace(self._held[0], published=self._now(), held=False)
            self._held = self._held[1:]
            self._published = (article, *self._published)
        return article

    def correct(self) -> NewsArticle:
        """Correct an earlier English article: two sentences, a note, a new teaser, `updated`.

        Raises UsageError when nothing is left to correct.
        """
        with self._lock:
            wrong = next((one for one in self._published if one.correction), None)
            if wrong is None:
                raise UsageError("the newsroom has nothing left to correct")
            right = corrected(wrong, self._now())
            self._published = tuple(right if one is wrong else one for one in self._published)
        return right

    def close(self) -> None:
        """Stop serving; closing twice is fine."""
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _edition(self, language: str) -> Edition:
        if language not in self._editions:
            known = ", ".join(self._editions)
            raise UsageError(f"the newsroom has no edition in {language!r}", f"it has {known}")
        return self._editions[language]

    def _now(self) -> datetime:
        """Whole seconds: RSS and HTTP dates carry no fraction."""
        return datetime.fromtimestamp(int(self._clock()), UTC)

    def _page(self, path: str) -> Page | None:
        """What lies at a path (without its query); None for a 404."""
        snapshot = _Snapshot(self.articles(), self._editions, self.url, self.audio_base_url)
        return snapshot.page(path)


@dataclass(frozen=True)
class _Snapshot:
    """The newsroom at one moment, as a request sees it."""

    articles: tuple[NewsArticle, ...]
    editions: Mapping[str, Edition]
    site: str
    audio_base_url: str

    def page(self, path: str) -> Page | None:
        for edition in self.editions.values():
            if path == edition.home:
                return self._home(edition)
            if path == edition.feed:
                return self._feed(edition)
        for article in self.articles:
            if path == article.path:
                return self._article(article)
        return _static(path)

    def _of(self, edition: Edition) -> tuple[NewsArticle, ...]:
        return tuple(one for one in self.articles if one.language == edition.language)

    def _home(self, edition: Edition) -> Page:
        articles = self._of(edition)
        body = home_page(edition, self.editions, articles, self.site, self.audio_base_url)
        return Page(body, HTML, max(one.modified for one in articles))

    def _feed(self, edition: Edition) -> Page:
        articles = self._of(edition)
        changed = max(one.modified for one in articles)
        body = render_feed(edition, articles, self.site, changed)
        return Page(body, edition.feed_type, changed)

    def _article(self, article: NewsArticle) -> Page:
        edition = self.editions[article.language]
        others = tuple(one for one in self._of(edition) if one is not article)
        body = article_page(article, edition, self.editions, others, self.site, self.audio_base_url)
        # The page shows other stories too, so it changes whenever the edition does.
        return Page(body, HTML, max(one.modified for one in (article, *others)))


def _static(path: str) -> Page | None:
    """A style sheet or picture by its bare name; names are looked up, never joined to a folder."""
    for file in (*STATIC.glob("*.css"), *STATIC.glob("pictures/*.svg")):
        if path == f"/static/{file.name}":
            return Page(file.read_bytes(), STATIC_TYPES[file.suffix], _STATIC_DATE)
    return None


_STATIC_DATE = datetime(2026, 3, 1, tzinfo=UTC)
