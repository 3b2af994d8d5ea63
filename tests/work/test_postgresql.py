"""The same work with the store and the workflow engine on a real PostgreSQL."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from audio_pipeline.store import episodes
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.tools import open_tools
from tests.standins.site import Site
from tests.work.newsroom import PUBLISHED, SENTENCES, Clock, Newsroom, Story, settings_for


def test_article_is_published_and_corrected_on_postgresql(postgresql: str, tmp_path: Path) -> None:
    clock = Clock()
    with Site() as site:
        newsroom = Newsroom(site, [Story("/bridge", "Bridge closes")])
        newsroom.tell()
        settings = replace(settings_for(newsroom, tmp_path / "output"), database_url=postgresql)
        with open_tools(settings, clock) as tools:
            catch_up(tools)
            newsroom.stories[0].sentences = (*SENTENCES[:3], "The end of it was corrected later.")
            newsroom.stories[0].updated = PUBLISHED + timedelta(hours=1)
            newsroom.tell()
            clock.move(minutes=5)
            catch_up(tools)
            (record,) = episodes.listing(tools.database)
    assert (record.state, record.revision, record.synthesized) == ("aired", 2, 1)
    assert not (settings.state / "store.sqlite").exists()
    assert not (settings.state / "workflows.sqlite").exists()
