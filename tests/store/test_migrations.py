"""Every shape that a store ever had, carried forward with what it holds, on both databases."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Timer

import pytest
import sqlalchemy as sa

from audio_pipeline.model import SourceState
from audio_pipeline.store import audit, episodes, sources, transitions, work_queue
from audio_pipeline.store.database import Database, open_database
from audio_pipeline.store.shape import MIGRATIONS, bring_up_to_date, migrate
from audio_pipeline.store.tables import SCHEMA_VERSION, metadata, schema
from tests.store.shapes import OLD_SHAPES, make_old_store, shape_of, unordered

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
NEWEST = f"{SCHEMA_VERSION:04}"


def open_store(url: str) -> closing[Database]:
    return closing(open_database(url, Path()))


def run(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def migrations_with(folder: Path, last_words: str) -> Path:
    """A copy of the migrations whose newest ends with more statements."""
    folder.mkdir()
    for file in MIGRATIONS.glob("*.py"):
        text = file.read_text()
        if file.name.startswith(NEWEST):
            text += textwrap.indent(last_words, "    ")
        (folder / file.name).write_text(text)
    return folder


def test_number_of_the_newest_migration_is_the_version() -> None:
    numbers = sorted(int(file.name[:4]) for file in MIGRATIONS.glob("*.py"))
    assert numbers == list(range(1, SCHEMA_VERSION + 1))


def test_migrations_from_nothing_give_what_a_new_store_is_given(url: str) -> None:
    with open_store(url) as database:
        made = shape_of(url)
        with database.begin() as connection:
            metadata.drop_all(connection)
        with database.begin() as connection:
            migrate(connection, 0, SCHEMA_VERSION)
    assert shape_of(url) == made
    assert set(made) == {*metadata.tables, "its indexes"}


def test_new_store_has_the_newest_version(url: str) -> None:
    with open_store(url) as database, database.read() as connection:
        assert connection.scalar(sa.select(sa.func.max(schema.c.version))) == SCHEMA_VERSION


@pytest.mark.parametrize("shape", OLD_SHAPES)
def test_old_store_gets_the_newest_shape(shape: str, url: str) -> None:
    make_old_store(url, shape)
    with open_store(url):
        carried = shape_of(url)
    with open_store(url) as database:
        with database.begin() as connection:
            metadata.drop_all(connection)
            metadata.create_all(connection)
        assert unordered(carried) == unordered(shape_of(url))


@pytest.mark.parametrize("shape", OLD_SHAPES)
def test_what_an_old_store_holds_goes_on(shape: str, url: str) -> None:
    make_old_store(url, shape)
    with open_store(url) as database:
        by_title = {each.title: each for each in episodes.listing(database)}
        assert {title: each.state for title, each in by_title.items()} == {
            "A title": "aired",
            "Title 2": "waiting",
            "Title 3": "skipped",
            "Title 4": "producing",
        }
        whole = episodes.get(database, by_title["A title"].id)
        assert whole is not None
        assert whole.script is not None
        assert whole.script.lines[0].text == 'It\'s 50 %; "so" \\ Київ.'
        assert whole.guid == "5e6afcab-6631-57bd-9d61-e47105aee198"
        assert len(episodes.on_air(database, "daily")) == 1
        assert len(episodes.find_by_key(database, "url:n.example/4")) == 1

        later = NOW + timedelta(minutes=5)
        (due,) = work_queue.due(database, later)
        assert transitions.claim(database, due, "w9")
        assert sources.claim_poll(database, "daily", "feed", later, later) is not None
        sources.poll_succeeded(database, "daily", "feed", SourceState(), later)
        assert {each.source: each.ended_at for each in sources.all_sources(database)} == {
            "feed": later,
            "other": None,
        }
        audit.record_deed(database, due.id, "an editor", "rerender", "", later)
        assert [deed[2] for deed in audit.deeds(database, due.id)] == ["retract", "rerender"]


@pytest.mark.parametrize(
    ("last_words", "status"),
    [
        ("raise RuntimeError('broken')", 1),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
    ],
    ids=["it raises", "it is killed"],
)
def test_migration_that_ends_halfway_leaves_the_old_shape(
    last_words: str, status: int, url: str, tmp_path: Path
) -> None:
    make_old_store(url, "1a")
    before = shape_of(url)
    folder = migrations_with(tmp_path / "broken", last_words)
    process = run(MIGRATE, url, str(folder))
    process.communicate("go\n")
    assert process.returncode == status
    assert shape_of(url) == before
    with open_store(url) as database, database.read() as connection:
        assert connection.scalar(sa.select(sa.func.max(schema.c.version))) == SCHEMA_VERSION
    assert shape_of(url) != before


MIGRATE = """
    import sys
    from pathlib import Path
    from audio_pipeline.store.database import Database
    from audio_pipeline.store.shape import bring_up_to_date
    import alembic.migration, alembic.operations, alembic.script  # so that all begin at once

    database = Database(sys.argv[1])
    print("ready", flush=True)
    sys.stdin.readline()
    bring_up_to_date(database, Path(sys.argv[2]))
    database.close()
"""


def test_old_store_that_many_open_at_once_is_carried_forward_once(url: str, tmp_path: Path) -> None:
    make_old_store(url, "1a")
    slow = """
import time
op.execute("INSERT INTO passes (hash, kind, expires_at) VALUES ('x', 'link', 1)")
time.sleep(0.5)
op.execute("UPDATE passes SET hash = 'migrated', expires_at = expires_at + 1 WHERE hash = 'x'")
"""
    folder = migrations_with(tmp_path / "slow", slow)
    processes = [run(MIGRATE, url, str(folder)) for _ in range(2)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0, 0]
    with open_store(url) as database, database.read() as connection:
        versions = connection.scalars(sa.select(schema.c.version).order_by(schema.c.version))
        assert list(versions) == list(range(1, SCHEMA_VERSION + 1))


def test_new_store_that_many_open_at_once_is_made_once(url: str) -> None:
    processes = [run(MIGRATE, url, str(MIGRATIONS)) for _ in range(2)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.communicate("go\n")
    assert [process.returncode for process in processes] == [0, 0]


def test_neither_a_new_store_nor_a_current_one_imports_alembic(tmp_path: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from audio_pipeline.store.database import open_database

        for _ in range(2):
            open_database("", Path(sys.argv[1])).close()
        print("alembic" in sys.modules)
    """
    out, _ = run(code, str(tmp_path / "state")).communicate()
    assert out == "False\n"
    make_old_store(f"sqlite:///{tmp_path / 'store.sqlite'}", "1c")
    out, _ = run(code, str(tmp_path)).communicate()
    assert out == "True\n"  # so that it could be seen


def test_current_store_is_opened_while_another_writes(tmp_path: Path) -> None:
    with closing(open_database("", tmp_path)) as database, database.begin() as connection:
        connection.execute(sa.insert(schema).values(version=0))
        open_database("", tmp_path).close()
        bring_up_to_date(database)


def test_store_of_another_journal_is_opened_when_its_writer_is_done(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    make_old_store(url, "1c")
    writer = sqlite3.connect(tmp_path / "store.sqlite", check_same_thread=False)
    writer.execute("BEGIN IMMEDIATE")
    done = Timer(0.5, writer.rollback)
    done.start()
    open_database(url, tmp_path).close()
    done.join()
    writer.close()
