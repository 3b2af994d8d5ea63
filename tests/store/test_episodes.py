"""The same suite on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from audio_pipeline.errors import StoreFailed
from audio_pipeline.model import (
    Article,
    Block,
    Entry,
    Episode,
    EpisodeRecord,
    PublishedFile,
    SourceState,
)
from audio_pipeline.store import episodes, looks, passes, sources, transitions, work_queue
from audio_pipeline.store.database import Database, open_database
from audio_pipeline.store.tables import schema

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ENTRY = Entry("g1", "https://n.example/a", "A title", published=NOW - timedelta(hours=1))
KEYS = ("guid:feed:g1", "url:n.example/a")
ARTICLE = Article("https://n.example/a", "A title", "en", (Block("paragraph", "Words."),))


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        database = open_database("", tmp_path / "state")
    else:
        database = open_database(request.getfixturevalue("postgresql"), tmp_path)
    yield database
    database.close()


def note(
    database: Database,
    entry: Entry = ENTRY,
    keys: tuple[str, ...] = KEYS,
    fingerprint: str = "f1",
    skipped: str = "",
) -> episodes.Noted:
    return episodes.note_entry(
        database, "daily", "feed", entry, keys, fingerprint, now=NOW, due_at=NOW, skipped=skipped
    )


def record(database: Database, episode_id: str) -> EpisodeRecord:
    found = episodes.get(database, episode_id)
    assert found is not None
    return found


def claimed(database: Database) -> EpisodeRecord:
    note(database)
    (due,) = work_queue.due(database, NOW)
    assert transitions.claim(database, due, "w1")
    transitions.keep_article(database, due.id, due.revision, ARTICLE, "h1")
    return record(database, due.id)


def episode_of(record: EpisodeRecord, revision: int | None = None) -> Episode:
    file = PublishedFile(f"media/{record.id}/a-0.mp3", 10, "0" * 64, "audio/mpeg")
    return Episode(
        record.id,
        "daily",
        record.guid,
        revision or record.revision,
        "A title",
        "",
        "en",
        "This audio is created with AI assistance",
        record.url,
        "",
        NOW,
        NOW,
        1.5,
        file,
        file,
        file,
        file,
    )


def aired(database: Database, record: EpisodeRecord, revision: int | None = None) -> bool:
    return transitions.air(
        database,
        episode_of(record, revision),
        record.attempt,
        synthesized=3,
        reused=1,
        look_again_at=NOW,
    )


def test_article_listed_again_is_the_same_episode(database: Database) -> None:
    first = note(database)
    assert first.outcome == "new"
    assert note(database) == episodes.Noted(first.id, "known")
    changed_guid = note(database, replace(ENTRY, guid="g2"), ("guid:feed:g2", KEYS[1]))
    assert changed_guid.id == first.id
    changed_url = note(database, replace(ENTRY, url="https://n.example/b"), ("guid:feed:g2",))
    assert changed_url.id == first.id


def test_changed_listing_makes_the_article_looked_at_again(database: Database) -> None:
    first = note(database)
    assert note(database, fingerprint="f2") == episodes.Noted(first.id, "changed")
    assert looks.to_look_at_again(database, NOW) == []  # it is fetched soon anyway
    (due,) = work_queue.due(database, NOW)
    transitions.keep_article(database, due.id, due.revision, ARTICLE, "h1")
    assert note(database, fingerprint="f3") == episodes.Noted(first.id, "changed")
    assert [each.id for each in looks.to_look_at_again(database, NOW)] == [first.id]


def test_many_polls_at_once_make_one_episode(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        noted = list(pool.map(lambda _: note(database), range(16)))
    assert len({each.id for each in noted}) == 1
    assert [each.outcome for each in noted].count("new") == 1
    assert len(episodes.listing(database)) == 1


def test_change_noted_while_it_is_made_or_looked_at_is_not_forgotten(database: Database) -> None:
    work = claimed(database)
    assert note(database, fingerprint="f2").outcome == "changed"
    assert aired(database, work)
    assert [each.id for each in looks.to_look_at_again(database, NOW)] == [work.id]
    looks.look_again(database, work, None, NOW - timedelta(seconds=1))
    assert [each.id for each in looks.to_look_at_again(database, NOW)] == [work.id]
    looks.look_again(database, work, None, NOW)
    assert looks.to_look_at_again(database, NOW) == []


def test_skipped_entry_is_listed_with_its_reason_and_never_due(database: Database) -> None:
    note(database, skipped="marked not to be read aloud")
    assert work_queue.due(database, NOW) == []
    (listed,) = episodes.listing(database)
    assert (listed.state, listed.reason) == ("skipped", "marked not to be read aloud")


def test_due_episode_is_claimed_by_one_only(database: Database) -> None:
    note(database)
    (due,) = work_queue.due(database, NOW)
    with ThreadPoolExecutor(4) as pool:
        won = list(pool.map(lambda n: transitions.claim(database, due, f"w{n}"), range(4)))
    assert won.count(True) == 1
    assert work_queue.due(database, NOW) == []


def test_episode_not_yet_due_is_left(database: Database) -> None:
    note(database)
    assert work_queue.due(database, NOW - timedelta(seconds=1)) == []


def test_aired_episode_is_on_air_once_and_airing_again_changes_nothing(database: Database) -> None:
    work = claimed(database)
    assert aired(database, work)
    assert aired(database, work)
    transitions.release(database, work.id, "w1")
    assert episodes.on_air(database, "daily") == [episode_of(work)]
    assert record(database, work.id).state == "aired"
    assert work_queue.due(database, NOW) == []


def test_old_revision_that_finishes_late_is_not_aired(database: Database) -> None:
    old = claimed(database)
    corrected = replace(ARTICLE, title="Corrected")
    assert transitions.start_revision(database, old, corrected, "h2", NOW)
    assert not work_queue.is_wanted(database, old.id, 1, 1)
    assert work_queue.due(database, NOW) == []  # its workflow still lives
    transitions.release(database, old.id, "w1")
    (new,) = work_queue.due(database, NOW)
    assert (new.revision, new.title) == (2, "Corrected")
    assert transitions.claim(database, new, "w2")
    assert aired(database, new)
    assert not aired(database, old)
    assert episodes.on_air(database, "daily")[0].revision == 2


def test_same_words_start_no_revision(database: Database) -> None:
    work = claimed(database)
    assert not transitions.start_revision(database, work, ARTICLE, "h1", NOW)
    assert record(database, work.id).revision == 1


def test_article_skipped_as_a_stub_and_grown_later_is_the_first_revision(
    database: Database,
) -> None:
    note(database)
    (due,) = work_queue.due(database, NOW)
    transitions.claim(database, due, "w1")
    transitions.give_up(database, due, "too short", skipped=True)
    transitions.release(database, due.id, "w1")
    stub = record(database, due.id)
    assert (stub.state, stub.reason) == ("skipped", "too short")
    assert transitions.start_revision(database, stub, ARTICLE, "h1", NOW)
    (grown,) = work_queue.due(database, NOW)
    assert (grown.revision, grown.attempt) == (1, 3)


def test_retraction_in_between_is_never_overruled(database: Database) -> None:
    work = claimed(database)
    assert transitions.retract(database, work.id, "wrong person")
    assert not aired(database, work)
    assert not transitions.wait(database, work, "busy", NOW)
    assert not transitions.start_revision(database, work, ARTICLE, "h9", NOW)
    assert episodes.on_air(database, "daily") == []
    assert record(database, work.id).reason == "wrong person"


def test_failed_attempt_waits_under_a_new_attempt_number(database: Database) -> None:
    work = claimed(database)
    assert transitions.wait(database, work, "engine busy", NOW + timedelta(minutes=1))
    transitions.release(database, work.id, "w1")
    assert work_queue.due(database, NOW) == []
    (again,) = work_queue.due(database, NOW + timedelta(minutes=1))
    assert (again.attempt, again.failures, again.reason) == (2, 1, "engine busy")


def test_correction_that_cannot_be_made_leaves_the_old_one_on_air(database: Database) -> None:
    work = claimed(database)
    aired(database, work)
    transitions.release(database, work.id, "w1")
    transitions.request_render(database, work.id, NOW)
    (again,) = work_queue.due(database, NOW)
    transitions.claim(database, again, "w2")
    assert transitions.give_up(database, again, "behind a paywall", skipped=True)
    now = record(database, work.id)
    assert (now.state, now.reason) == ("aired", "behind a paywall")
    assert len(episodes.on_air(database, "daily")) == 1


def test_canonical_address_belongs_to_the_first_that_claims_it(database: Database) -> None:
    first = note(database)
    other = note(database, replace(ENTRY, guid="x"), ("guid:feed:x", "url:n.example/x"))
    assert episodes.claim_identity(database, "daily", first.id, "url:c") == first.id
    assert episodes.claim_identity(database, "daily", other.id, "url:c") == first.id
    assert episodes.find_by_key(database, "url:c") == [first.id]


def test_poll_is_claimed_by_one_process(database: Database) -> None:
    later = NOW + timedelta(minutes=2)
    with ThreadPoolExecutor(6) as pool:
        claims = list(
            pool.map(lambda _: sources.claim_poll(database, "d", "s", NOW, later), range(6))
        )
    assert sum(claim is not None for claim in claims) == 1
    assert sources.claim_poll(database, "d", "s", later, later) is not None


def test_clock_that_was_ahead_holds_up_neither_polls_nor_attempts(database: Database) -> None:
    work = claimed(database)
    ahead = NOW + timedelta(days=400)
    sources.claim_poll(database, "d", "s", ahead, ahead + timedelta(minutes=2))
    assert sources.claim_poll(database, "d", "s", NOW, NOW + timedelta(minutes=2)) is not None
    transitions.wait(database, work, "busy", ahead)
    transitions.release(database, work.id, "w1")
    assert [each.id for each in work_queue.due(database, NOW)] == [work.id]


def test_reader_waits_for_no_writer(tmp_path: Path) -> None:
    database = open_database("", tmp_path)
    note(database)
    with database.begin() as connection:
        connection.execute(schema.insert().values(version=0))
        assert len(episodes.listing(database)) == 1
    database.close()


def test_failed_poll_is_remembered_until_one_succeeds(database: Database) -> None:
    sources.claim_poll(database, "d", "s", NOW, NOW)
    sources.poll_failed(database, "d", "s", "503", NOW, NOW + timedelta(minutes=4))
    (failed,) = sources.all_sources(database)
    assert (failed.failures, failed.error) == (1, "503")
    sources.poll_succeeded(database, "d", "s", SourceState("e", "l", "h"), NOW)
    (mended,) = sources.all_sources(database)
    assert (mended.failures, mended.error, mended.state.etag) == (0, "", "e")


def test_link_opens_once_and_only_while_it_lasts(database: Database) -> None:
    link = passes.issue_pass(database, "link", NOW)
    assert not passes.is_session(database, link, NOW)
    assert passes.redeem_link(database, link, NOW)
    assert not passes.redeem_link(database, link, NOW)
    late = passes.issue_pass(database, "link", NOW)
    assert not passes.redeem_link(database, late, NOW + timedelta(days=1))


def test_session_holds_until_it_is_ended(database: Database) -> None:
    secret = passes.issue_pass(database, "session", NOW)
    assert passes.is_session(database, secret, NOW)
    passes.end_session(database, secret)
    assert not passes.is_session(database, secret, NOW)


def test_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    database = open_database("", tmp_path)
    with database.begin() as connection:
        connection.execute(schema.insert().values(version=99))
    database.close()
    with pytest.raises(StoreFailed, match="version 99"):
        open_database("", tmp_path)


def test_unreachable_database_is_one_line_without_its_password() -> None:
    with pytest.raises(StoreFailed) as caught:
        open_database("postgresql+psycopg://u:secret@127.0.0.1:9/x", Path())
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
