"""Lines that are too long for a voice."""

from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.script.clauses import LINE_LIMIT, split_long


def test_sentence_within_the_limit_stays_whole() -> None:
    assert split_long("a" * LINE_LIMIT) == ["a" * LINE_LIMIT]


def test_long_sentence_is_split_at_its_semicolon_in_the_middle() -> None:
    first, second = "word " * 45 + "word;", "word " * 45 + "word."
    assert split_long(f"{first} {second}") == [first, second]


def test_clause_is_preferred_to_a_bare_comma() -> None:
    first = "one two, three four " * 12 + "five six,"
    second = "and then the other one came " * 8 + "again."
    assert split_long(f"{first} {second}") == [first, second]


def test_name_and_number_are_never_cut() -> None:
    sentence = "saw Anna Maria Rossi pay 1 234 567 hryvnias " * 30
    pieces = split_long(sentence.strip(), 100)
    assert len(pieces) > 5
    for piece in pieces:
        assert not piece.endswith(("Anna", "Maria", "1", "234"))


def test_text_without_a_boundary_stays_whole() -> None:
    assert split_long("x" * 1000) == ["x" * 1000]


@given(
    words=st.lists(
        st.sampled_from(
            ("word", "and", "word,", "Name", "5", "that", "(so)", "—", "end;", "x" * 90)
        ),
        max_size=150,
    ),
    limit=st.integers(40, 400),
)
def test_pieces_joined_are_the_sentence(words: list[str], limit: int) -> None:
    sentence = " ".join(words)
    assert " ".join(split_long(sentence, limit)) == sentence


@given(st.lists(st.sampled_from(("word", "other", "and", "more,")), min_size=100, max_size=400))
def test_plain_words_are_split_within_the_limit(words: list[str]) -> None:
    assert all(len(piece) <= 200 for piece in split_long(" ".join(words), 200))
