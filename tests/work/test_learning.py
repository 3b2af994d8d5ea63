"""What a site's pages teach on their way to the air, and that it holds for what comes after."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from audio_pipeline.config import Settings
from audio_pipeline.extract import version_of
from audio_pipeline.model import EpisodeRecord
from audio_pipeline.store import sites
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.learning import note_reading, report
from audio_pipeline.work.reading import read_whole
from audio_pipeline.work.tools import Tools, open_tools
from tests.standins.site import Page
from tests.work.newsroom import PUBLISHED, Clock, Newsroom, Story, only_episode, settings_for

APPEAL = "Our paper lives from those who read it, and thirty thousand already chip in each month."
PLACES = ("river", "harbour", "market", "school", "tower", "garden", "station", "museum", "mill")
HOST = "127.0.0.1"


def story(number: int) -> Story:
    sentences = tuple(
        f"In ward {number} the {place} will be open on day {at} of the fair, the council said."
        for at, place in enumerate(PLACES)
    )
    return Story(f"/ward-{number}", f"News of ward {number}", sentences)


def with_appeal(newsroom: Newsroom) -> None:
    """Serve the stories with an appeal of the paper's own below each."""
    newsroom.tell()
    note = f"</p><div class='us'><em>{APPEAL}</em></div></article>"
    for path, route in newsroom.site.routes.items():
        if isinstance(route, Page) and path.startswith("/ward"):
            body = str(route.body).replace("</p></article>", note)
            newsroom.site.routes[path] = replace(route, body=body)


def read_before(tools: Tools, newsroom: Newsroom, count: int) -> None:
    """As if `count` other articles of the site had been made."""
    for number in range(100, 100 + count):
        page = newsroom._page(story(number)).replace(
            "</p></article>", f"</p><div class='us'><em>{APPEAL}</em></div></article>"
        )
        url = newsroom.site.url(f"/ward-{number}")
        note_reading(tools, url, read_whole(page, url, None))


def spoken(record: EpisodeRecord) -> str:
    assert record.script is not None
    return " ".join(line.text for line in record.script.lines)


def test_appeal_that_came_back_is_not_spoken_and_said_to_be_left_out(
    tools: Tools, newsroom: Newsroom
) -> None:
    newsroom.stories = [story(1)]
    with_appeal(newsroom)
    read_before(tools, newsroom, 5)
    catch_up(tools)
    record = only_episode(tools)
    assert record.state == "aired"
    assert record.article is not None
    assert APPEAL not in spoken(record)
    assert record.article.left_out == (APPEAL,)
    assert version_of(record.article.learnt) == report(tools, HOST).version != ""


def test_unchanged_article_keeps_its_words_whatever_was_learnt_since(
    tools: Tools, newsroom: Newsroom, clock: Clock
) -> None:
    newsroom.stories = [story(1)]
    with_appeal(newsroom)
    catch_up(tools)
    assert APPEAL in spoken(only_episode(tools))
    read_before(tools, newsroom, 9)
    assert report(tools, HOST).version != ""
    clock.move(minutes=5)
    catch_up(tools)
    assert (only_episode(tools).revision, only_episode(tools).state) == (1, "aired")

    newsroom.stories[0].sentences += ("The fair ends on Sunday with a dance, the council said.",)
    newsroom.stories[0].updated = PUBLISHED + timedelta(hours=1)
    with_appeal(newsroom)
    clock.move(minutes=5)
    catch_up(tools)
    record = only_episode(tools)
    assert (record.revision, record.synthesized) == (2, 1)
    assert APPEAL in spoken(record)


def test_article_that_is_made_again_counts_once(tools: Tools, newsroom: Newsroom) -> None:
    newsroom.stories = [story(1)]
    with_appeal(newsroom)
    catch_up(tools)
    url = newsroom.site.url("/ward-1")
    content = str(newsroom.site.routes["/ward-1"].body)  # type: ignore[union-attr]
    for address in (url, f"{url}?from=mail"):  # its canonical address counts
        note_reading(tools, address, read_whole(content, address, None))
    assert len(sites.pages_of(tools.database, HOST)) == 1


def test_profile_of_the_site_has_the_appeal_spoken_after_all(
    newsroom: Newsroom, tmp_path: Path, clock: Clock
) -> None:
    settings = settings_for(newsroom, tmp_path / "output")
    keep(settings, "^Our paper")
    newsroom.stories = [story(1)]
    with_appeal(newsroom)
    with open_tools(settings, clock) as tools:
        read_before(tools, newsroom, 5)
        catch_up(tools)
        told = report(tools, HOST)
        assert APPEAL in spoken(only_episode(tools))
    (learnt,) = [each for each in told.recurring if each.learnt]
    assert (learnt.text, learnt.pages, told.kept) == (APPEAL, 6, (learnt.fingerprint,))


def test_old_pages_of_sites_are_pruned(tools: Tools, newsroom: Newsroom, clock: Clock) -> None:
    from audio_pipeline.work.prune import prune

    read_before(tools, newsroom, 3)
    clock.move(days=179)
    assert prune(tools)["site_pages"] == 0
    clock.move(days=2)
    assert prune(tools)["site_pages"] == 3


def keep(settings: Settings, pattern: str) -> None:
    folder = settings.folder / "sites"
    folder.mkdir(parents=True)
    (folder / f"{HOST}.toml").write_text(f"keep_lines = [{json.dumps(pattern)}]")
