"""Sums of what was spoken, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from audio_pipeline.store.database import open_database
from audio_pipeline.store.dump import dump, load
from audio_pipeline.store.spending import (
    Spent,
    SpokenLine,
    cost_in,
    count_spoken,
    forget_spoken,
    spent_ever,
    spent_in,
)

NOVEMBER = datetime(2026, 11, 30, 23, 59, tzinfo=UTC)
DECEMBER = NOVEMBER + timedelta(minutes=1)


def line(key: str, at: datetime = NOVEMBER, characters: int = 10) -> SpokenLine:
    return SpokenLine(key, at, "azure", characters, characters * 0.5)


def test_line_counts_once_for_the_show_that_counts_it_first(url: str) -> None:
    with closing(open_database(url, Path())) as database:
        assert count_spoken(database, "daily", [line("b"), line("a")]) == 2
        assert count_spoken(database, "daily", [line("a"), line("c", characters=1)]) == 1
        assert count_spoken(database, "other", [line("a")]) == 0
        assert spent_in(database, "2026-11") == [Spent("daily", "azure", "2026-11", 21, 10.5)]


def test_line_that_is_spoken_anew_counts_again_and_in_its_own_month(url: str) -> None:
    with closing(open_database(url, Path())) as database:
        count_spoken(database, "daily", [line("a"), line("a", NOVEMBER - timedelta(1))])
        count_spoken(database, "daily", [line("a", DECEMBER)])
        assert [(each.month, each.characters) for each in spent_ever(database)] == [
            ("2026-11", 20),
            ("2026-12", 10),
        ]
        assert cost_in(database, "daily", "2026-12") == 5.0
        assert cost_in(database, "other", "2026-12") == 0.0


def test_many_that_count_the_same_lines_at_once_count_each_once(url: str) -> None:
    lines = [line(f"{number}") for number in range(30)]
    with closing(open_database(url, Path())) as database, ThreadPoolExecutor(4) as pool:
        counted = pool.map(
            lambda turn: count_spoken(database, "daily", lines[turn:] + lines[:turn]), range(4)
        )
        assert sum(counted) == len(lines)
        assert spent_in(database, "2026-11")[0].characters == 300


def test_which_lines_counted_is_forgotten_and_the_sums_never(url: str) -> None:
    with closing(open_database(url, Path())) as database:
        count_spoken(database, "daily", [line("a"), line("b", DECEMBER)])
        assert forget_spoken(database, DECEMBER) == 1
        assert sum(each.characters for each in spent_ever(database)) == 20
        assert count_spoken(database, "daily", [line("b", DECEMBER)]) == 0


def test_sums_and_counted_lines_are_in_a_backup(url: str, tmp_path: Path) -> None:
    with closing(open_database(url, Path())) as database:
        count_spoken(database, "daily", [line("a")])
        lines = list(dump(database))
    with closing(open_database("", tmp_path / "restored")) as restored:
        load(restored, lines)
        assert count_spoken(restored, "daily", [line("a")]) == 0
        assert spent_in(restored, "2026-11")[0].cost == 5.0
