"""What a backup holds of the store, from any released program, into either database."""

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from audio_pipeline.errors import UsageError
from audio_pipeline.model import Voice
from audio_pipeline.store import audit, episodes, passes, sources, transitions, work_queue
from audio_pipeline.store.database import open_database
from audio_pipeline.store.dump import dump, load
from audio_pipeline.store.tables import SCHEMA_VERSION
from tests.store.shapes import BACKUP, shape_of

NONE = "that is no backup of this program"
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def old_lines() -> list[str]:
    """A backup of version 1, as its last program wrote it."""
    return BACKUP.read_text().splitlines()


def rows_of(lines: list[str], table: str) -> list[dict[str, object]]:
    values = map(json.loads, lines[1:])
    return [value["row"] for value in values if value["table"] == table]


def test_backup_of_an_older_shape_is_restored_into_the_newest(url: str) -> None:
    with closing(open_database(url, Path())) as database:
        newest = shape_of(url)
        assert load(database, old_lines()) == len(old_lines()) - 1
        assert shape_of(url) == newest
        again = list(dump(database))
        assert json.loads(again[0]) == {"version": SCHEMA_VERSION}
        for table in ("sources", "identities", "audit"):
            assert sorted(rows_of(again, table), key=str) == sorted(
                rows_of(old_lines(), table), key=str
            )
        states = {each.title: each.state for each in episodes.listing(database)}
        assert states == {
            "A title": "aired",
            "Title 2": "waiting",
            "Title 3": "skipped",
            "Title 4": "waiting",  # it was in work on the old machine
        }
    open_database(url, Path()).close()


def test_restored_store_goes_on_counting_deeds(url: str) -> None:
    with closing(open_database(url, Path())) as database:
        load(database, old_lines())
        (due,) = work_queue.due(database, NOW, limit=1)
        audit.record_deed(database, due.id, "an editor", "retract", "", NOW)
        assert audit.deeds(database, due.id)[-1][2] == "retract"


def test_source_that_was_polled_before_does_not_stand_in_the_way(url: str) -> None:
    with closing(open_database(url, Path())) as database:
        sources.claim_poll(database, "daily", "feed", NOW, NOW + timedelta(minutes=2))
        load(database, old_lines())
        feed = next(each for each in sources.all_sources(database) if each.source == "feed")
        assert feed.state.etag == '"e"'


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([], NONE),
        (["[]"], NONE),
        (['{"version": 0}'], NONE),
        (['{"version": "1"}'], NONE),
        (['{"version": 1}', '{"table": "wallets", "row": {}}'], NONE),
        (
            ['{"version": 1}', '{"table": "schema_version", "row": {"version": 9}}'],
            NONE,
        ),
        ([f'{{"version": {SCHEMA_VERSION + 1}}}'], f"this program knows {SCHEMA_VERSION}"),
    ],
)
def test_what_cannot_be_loaded_leaves_the_store_as_it_was(
    lines: list[str], says: str, url: str
) -> None:
    with closing(open_database(url, Path())) as database:
        secret = passes.issue_pass(database, "session", NOW)
        before = shape_of(url)
        with pytest.raises(UsageError) as caught:
            load(database, lines)
        assert says in caught.value.message
        assert shape_of(url) == before
        assert passes.is_session(database, secret, NOW)


def test_table_that_is_somebody_elses_is_never_written_to(postgresql: str) -> None:
    engine = sa.create_engine(postgresql)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE wallets (euros INTEGER)")
    with closing(open_database(postgresql, Path())) as database:
        with pytest.raises(UsageError):
            load(database, ['{"version": 1}', '{"table": "wallets", "row": {"euros": 1}}'])
        assert load(database, old_lines()) > 0
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM wallets").scalar() == 0
    engine.dispose()


def test_voice_of_one_episode_is_in_a_backup(url: str, tmp_path: Path) -> None:
    voice = Voice("espeak", "en-us", rate_percent=5)
    with closing(open_database(url, Path())) as database:
        load(database, old_lines())
        first = episodes.listing(database)[0]
        assert first.voice is None
        assert transitions.choose_voice(database, first.id, voice)
        lines = list(dump(database))
    with closing(open_database("", tmp_path / "restored")) as restored:
        load(restored, lines)
        found = episodes.get(restored, first.id)
        assert found is not None and found.voice == voice
        assert transitions.choose_voice(restored, first.id, None)
        assert episodes.listing(restored)[0].voice is None
