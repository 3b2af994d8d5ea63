"""What was seen on the pages of sites, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from audio_pipeline.model import Seen
from audio_pipeline.store.database import open_database
from audio_pipeline.store.dump import dump, load
from audio_pipeline.store.sites import MOST_PAGES, forget_pages, hosts, note_page, pages_of

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
APPEAL = (Seen("a1", "Chip in, «please»!", apart=True),)
NOTHING: tuple[Seen, ...] = ()


def test_page_that_is_noted_again_counts_once_and_with_its_last_words(url: str) -> None:
    with closing(open_database(url, Path())) as database:
        note_page(database, "example.org", "/1", NOTHING, NOW)
        note_page(database, "example.org", "/1", APPEAL, NOW + timedelta(hours=1))
        note_page(database, "example.com", "/1", NOTHING, NOW)
        assert pages_of(database, "example.org") == [APPEAL]
        assert hosts(database) == {"example.com": 1, "example.org": 1}


def test_workers_that_note_one_page_at_once_count_it_once(url: str) -> None:
    with closing(open_database(url, Path())) as database, ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: note_page(database, "example.org", "/1", APPEAL, NOW), range(8)))
        assert pages_of(database, "example.org") == [APPEAL]


def test_only_the_newest_pages_of_a_host_are_kept(url: str) -> None:
    with closing(open_database(url, Path())) as database:
        note_page(database, "example.com", "/old", NOTHING, NOW)
        for at in range(MOST_PAGES + 5):
            block = (Seen(str(at), "", apart=False),)
            note_page(database, "example.org", f"/{at}", block, NOW + timedelta(minutes=at))
        kept = [page[0].fingerprint for page in pages_of(database, "example.org")]
        assert kept == [str(at) for at in range(MOST_PAGES + 4, 4, -1)]
        assert hosts(database) == {"example.com": 1, "example.org": MOST_PAGES}


def test_old_pages_are_forgotten(url: str) -> None:
    with closing(open_database(url, Path())) as database:
        note_page(database, "example.org", "/1", NOTHING, NOW - timedelta(days=1))
        note_page(database, "example.org", "/2", APPEAL, NOW)
        assert forget_pages(database, NOW) == 1
        assert pages_of(database, "example.org") == [APPEAL]


def test_backup_carries_what_was_seen(url: str, tmp_path: Path) -> None:
    with closing(open_database(url, Path())) as database:
        note_page(database, "example.org", "/1", APPEAL, NOW)
        lines = list(dump(database))
    with closing(open_database("", tmp_path / "new")) as restored:
        load(restored, lines)
        assert pages_of(restored, "example.org") == [APPEAL]
