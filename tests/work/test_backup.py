"""A backup made while it runs, and a new machine that goes on from it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.errors import UsageError
from audio_pipeline.model import Source
from audio_pipeline.store import episodes, passes
from audio_pipeline.work.backup import back_up, restore
from audio_pipeline.work.catch_up import catch_up
from audio_pipeline.work.tools import Tools, open_tools
from audio_pipeline.work.worker import open_worker
from tests.work.newsroom import Clock, Newsroom, Story, settings_for


@pytest.fixture
def tools(newsroom: Newsroom, tmp_path: Path) -> Iterator[Tools]:
    with open_tools(settings_for(newsroom, tmp_path / "old")) as tools:
        catch_up(tools)
        yield tools


def test_new_machine_goes_on_with_the_same_guids_and_speaks_nothing_again(
    tools: Tools, newsroom: Newsroom, tmp_path: Path
) -> None:
    with open_worker(tools):
        back_up(tools, tmp_path / "backup.tar")
    clock = Clock()
    with open_tools(settings_for(newsroom, tmp_path / "new"), clock) as new:
        restore(new, tmp_path / "backup.tar")
        assert (new.settings.output / "shows/daily/feed.xml").read_bytes() == (
            tools.settings.output / "shows/daily/feed.xml"
        ).read_bytes()
        newsroom.stories.append(Story("/ferry", "Ferry is late", guid="f"))
        newsroom.tell()
        clock.move(minutes=5)
        catch_up(new)
        records = {record.title: record for record in episodes.listing(new.database)}
        (before,) = episodes.listing(tools.database)
        assert records["Bridge closes"].guid == before.guid
        assert records["Bridge closes"].revision == 1
        assert records["Ferry is late"].state == "aired"
        assert records["Ferry is late"].reused >= 4  # the same sentences, from the backup's takes
        for record in records.values():
            assert record.episode is not None
            assert (new.settings.output / record.episode.audio.path).is_file()


def test_what_was_in_work_is_due_on_the_new_machine(
    newsroom: Newsroom, tools: Tools, tmp_path: Path
) -> None:
    import sqlalchemy as sa

    from audio_pipeline.store.tables import episodes as table

    with tools.database.begin() as connection:
        connection.execute(sa.update(table).values(state="producing", workflow_id="x-1-1"))
    secret = passes.issue_pass(tools.database, "session", tools.now())
    back_up(tools, tmp_path / "backup.tar")
    with open_tools(settings_for(newsroom, tmp_path / "new")) as new:
        restore(new, tmp_path / "backup.tar")
        assert not passes.is_session(new.database, secret, new.now())
        catch_up(new)
        (record,) = episodes.listing(new.database)
        assert (record.state, record.reason) == ("aired", "")


def test_backup_moves_from_sqlite_to_postgresql(
    tools: Tools, newsroom: Newsroom, postgresql: str, tmp_path: Path
) -> None:
    back_up(tools, tmp_path / "backup.tar")
    settings = replace(settings_for(newsroom, tmp_path / "new"), database_url=postgresql)
    with open_tools(settings) as new:
        assert restore(new, tmp_path / "backup.tar") >= 3
        assert episodes.listing(new.database) == episodes.listing(tools.database)


def test_store_that_is_not_empty_is_left_as_it_is(tools: Tools, tmp_path: Path) -> None:
    back_up(tools, tmp_path / "backup.tar")
    before = episodes.listing(tools.database)
    with pytest.raises(UsageError, match="the store is not empty"):
        restore(tools, tmp_path / "backup.tar")
    assert episodes.listing(tools.database) == before


@pytest.mark.parametrize("content", [b"", b"no tar", b"\0" * 10240])
def test_what_is_no_backup_is_said_so(content: bytes, newsroom: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "x.tar").write_bytes(content)
    source = Source(url=newsroom.site.url("/feed.xml"))
    with open_tools(settings_for(newsroom, tmp_path / "new", source)) as new:
        with pytest.raises(UsageError, match="is no backup"):
            restore(new, tmp_path / "x.tar")
        with pytest.raises(UsageError, match="no such file"):
            restore(new, tmp_path / "absent.tar")
        with pytest.raises(UsageError, match="not a file that can be written"):
            back_up(new, tmp_path / "no/such/folder.tar")
