"""A newsroom of one feed for the tests of the work: articles that tests publish and correct."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from audio_pipeline.config import Http, Settings, Work
from audio_pipeline.model import AudioFormat, EpisodeRecord, Show, Source, Voice
from audio_pipeline.store import episodes
from audio_pipeline.work.tools import Tools
from tests.standins.site import Page, Site

PUBLISHED = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
SENTENCES = (
    "The old bridge will be closed until the month ends.",
    "Buses take another way and boats pass before dawn.",
    "The council says that its bearings are worn out.",
    "People nearby hope for quiet before summer begins.",
)


@dataclass
class Story:
    path: str
    title: str
    sentences: tuple[str, ...] = SENTENCES
    guid: str = ""
    updated: datetime = PUBLISHED
    categories: tuple[str, ...] = ()
    canonical: str = ""
    query: str = ""
    audio: str = ""


@dataclass
class Newsroom:
    site: Site
    stories: list[Story] = field(default_factory=list)

    def tell(self) -> None:
        """Serve the stories as they are now, in the feed and on their pages."""
        items = "".join(self._item(story) for story in self.stories)
        feed = (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>'
            f"<link>{self.site.url('/')}</link><description>D</description>{items}</channel></rss>"
        )
        self.site.routes["/feed.xml"] = Page(feed, "application/rss+xml")
        for story in self.stories:
            self.site.routes[story.path + story.query] = Page(self._page(story))
            self.site.routes[story.path] = Page(self._page(story))

    def _item(self, story: Story) -> str:
        categories = "".join(f"<category>{each}</category>" for each in story.categories)
        return (
            f"<item><title>{escape(story.title)}</title>"
            f"<link>{escape(self.site.url(story.path + story.query))}</link>"
            f"<guid isPermaLink='false'>{story.guid or story.path}</guid>"
            f"<pubDate>{PUBLISHED:%a, %d %b %Y %H:%M:%S} +0000</pubDate>{categories}"
            f"<description>{story.updated.isoformat()}</description></item>"
        )

    def _page(self, story: Story) -> str:
        body = "".join(f"<p>{escape(sentence)}</p>" for sentence in story.sentences)
        canonical = self.site.url(story.canonical or story.path)
        return (
            f'<!doctype html><html lang="en"><head><title>{escape(story.title)}</title>'
            f'<link rel="canonical" href="{escape(canonical)}">'
            f'<meta property="og:audio" content="{story.audio}">'
            f'<meta property="article:modified_time" content="{story.updated.isoformat()}">'
            f"</head><body><nav><a href='/'>Home</a></nav><main><article>"
            f"<h1>{escape(story.title)}</h1>{body}</article></main></body></html>"
        )


class Clock:
    """A clock that a test moves; it also goes on by itself, so that pauses end."""

    def __init__(self) -> None:
        self.moved = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.moved

    def move(self, **by: float) -> None:
        self.moved += timedelta(**by)


def settings_for(
    newsroom: Newsroom, output: Path, source: Source | None = None, **show: object
) -> Settings:
    """One show, one feed, the quickest voice and the smallest file.

    Takes are not listened to, which is half of the cost, where a test does not ask for it.
    """
    plain = {
        "name": "daily",
        "title": "The Daily",
        "voices": {"*": Voice("espeak")},
        "audio": AudioFormat(sample_rate_hz=24_000, bitrate_kbps=64),
        "check_takes": False,
        "sources": (source or Source(url=newsroom.site.url("/feed.xml"), least_words=20),),
    }
    return Settings(
        base_url="http://127.0.0.1:8000",
        output=output,
        http=Http(allow=("127.0.0.1",)),
        work=Work(recheck_minutes=1),
        shows={"daily": Show(**{**plain, **show})},  # type: ignore[arg-type]
        folder=output / "config",
    )


def only_episode(tools: Tools) -> EpisodeRecord:
    """The one that there is, whole."""
    (listed,) = episodes.listing(tools.database)
    record = episodes.get(tools.database, listed.id)
    assert record is not None
    return record
