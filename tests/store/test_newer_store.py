"""A store, or a backup of one, that a newer program made: one line, and nothing is touched."""

import io
import os
import re
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from audio_pipeline.store.database import open_database
from audio_pipeline.store.tables import SCHEMA_VERSION
from tests.store.shapes import BACKUP, make_old_store, shape_of

PROGRAM = [sys.executable, "-c", "from audio_pipeline.cli import main; main()"]
CONFIG = (
    '[shows.daily]\ntitle = "The Daily"\n[[shows.daily.sources]]\nurl = "https://n.example/f"\n'
)


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A folder with a configuration and no store yet."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config/pipeline.toml").write_text(CONFIG)
    return tmp_path


def call(newsroom: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [*PROGRAM, *arguments],
        cwd=newsroom,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def write_backup(file: Path, lines: str) -> None:
    """With something in the place of every file that the lines name."""
    content = {"store.jsonl": lines.encode()}
    content |= dict.fromkeys(re.findall(r'media/[^"\\]+', lines), b"{}")
    with tarfile.open(file, "w") as archive:
        for name, data in content.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))


def test_verb_on_a_newer_store_says_one_line_and_leaves_it(newsroom: Path) -> None:
    state = newsroom / "output/state"
    open_database("", state).close()
    with closing(sqlite3.connect(state / "store.sqlite")) as connection, connection:
        connection.execute("INSERT INTO schema_version VALUES (99)")
        connection.execute("DROP TABLE passes")  # the newer program has no such table
    before = shape_of(f"sqlite:///{state / 'store.sqlite'}")
    status, out, said = call(newsroom, "list")
    assert (status, out) == (1, "")
    assert said.count("\n") == 1
    assert f"the store has version 99, this program knows {SCHEMA_VERSION}" in said
    assert "install the newer program again" in said
    assert shape_of(f"sqlite:///{state / 'store.sqlite'}") == before


def test_restore_of_a_newer_backup_says_one_line(newsroom: Path) -> None:
    write_backup(newsroom / "newer.tar", '{"version": 99}\n{"table": "new", "row": {}}\n')
    status, out, said = call(newsroom, "restore", "newer.tar")
    assert (status, out) == (2, "")
    assert said.count("\n") == 1
    assert f"of a store of version 99, this program knows {SCHEMA_VERSION}" in said


def test_restore_of_an_older_backup_and_verbs_on_an_older_store_go_on(newsroom: Path) -> None:
    write_backup(newsroom / "older.tar", BACKUP.read_text())
    status, out, said = call(newsroom, "restore", "older.tar")
    assert (status, said) == (0, "")
    assert "16 rows restored" in out

    store = newsroom / "output/state/store.sqlite"
    for file in store.parent.glob("store.sqlite*"):
        file.unlink()
    make_old_store(f"sqlite:///{store}", "1a")
    status, out, said = call(newsroom, "list")
    assert status == 0
    assert "Title 3" in out
    assert said.count("\n") <= 1
    assert "alembic" not in said
