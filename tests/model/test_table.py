"""Table: dataclass values by column, equal to the values themselves, also through JSON."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from audio_pipeline.model import Mix, Table, TimedWord, Word

words = st.builds(
    TimedWord,
    text=st.text(max_size=8),
    start_s=st.floats(0, 1e5),
    end_s=st.floats(0, 1e5),
    line=st.integers(0, 5000),
    block=st.none() | st.integers(0, 5000),
)


@given(st.lists(words, max_size=20))
def test_it_is_the_values_that_went_in(rows: list[TimedWord]) -> None:
    table = Table(TimedWord, iter(rows))
    assert len(table) == len(rows)
    assert list(table) == rows == list(table[:])
    assert table == tuple(rows)
    assert [table[index] for index in range(len(rows))] == rows


def test_rows_that_are_put_behind_and_a_part_of_them() -> None:
    rows = [TimedWord(f"word{number}", number, number + 0.5, number, None) for number in range(5)]
    table = Table(TimedWord, rows[:2])
    table.extend(rows[2:])
    assert table == rows
    assert table[1:4] == tuple(rows[1:4])
    assert table[3] == rows[3]


def test_another_value_or_one_more_makes_it_unequal() -> None:
    word = Word("a", 0.0, 1.0)
    assert Table(Word, [word]) != [Word("a", 0.0, 1.5)]
    assert Table(Word, [word]) != [word, word]
    with pytest.raises(IndexError):
        Table(Word, [word])[1]


@given(st.lists(words, max_size=5))
def test_mix_goes_through_json_and_back(rows: list[TimedWord]) -> None:
    adapter = TypeAdapter(Mix)
    for kept in (tuple(rows), Table(TimedWord, rows)):
        mix = Mix(Path("a.mp3"), "", 1, 1.0, -16.0, -1.0, (), kept, ())
        read = adapter.validate_json(adapter.dump_json(mix))
        assert isinstance(read.words, Table)
        assert read == mix
