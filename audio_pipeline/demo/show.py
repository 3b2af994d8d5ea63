"""The show that reads the sample newsroom aloud."""

from pathlib import Path

from audio_pipeline.demo.newsroom import Newsroom
from audio_pipeline.model import EMBEDDED_VOICES, Jingles, Show, Source

EDITIONS = ("en", "uk", "de", "fr")
POLL_SECONDS = 2
JINGLES = Path(__file__).parent / "jingles"


def demo_show(name: str, newsroom: Newsroom) -> Show:
    """One show of all four editions, spoken by the voices that come with the installation."""
    return Show(
        name=name,
        title="The Alder Coast Courier, read aloud",
        description="Every article of a sample newsroom, read aloud minutes after publication.",
        language="en",
        link=f"{newsroom.url}/",
        author="The Alder Coast Courier",
        email="audio@courier.example",
        category="News",
        subcategory="Daily News",
        voices=EMBEDDED_VOICES,
        jingles=Jingles(
            intro=str(JINGLES / "intro.flac"),
            outro=str(JINGLES / "outro.flac"),
            bed=str(JINGLES / "bed.flac"),
        ),
        sources=tuple(
            Source(
                url=newsroom.feed_url(language),
                poll_seconds=POLL_SECONDS,
                first_poll_articles=20,
            )
            for language in EDITIONS
        ),
    )
