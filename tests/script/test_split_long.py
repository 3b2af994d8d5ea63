"""Lines that are too long for a voice."""

import pytest
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


@pytest.mark.parametrize(
    "name",
    [
        "Ursula von der Leyen", "Bank of England", "Marks and Spencer", "Rio de Janeiro",
        "Mohammed bin Salman", "Pedro Sánchez", "Банк України", "Sultan al Jaber",
        "Organization for Security", "$1.5 billion",
        "5 million", "€400 million", "10 000", "1,5 млн грн", "5 and 10", "5 million dollars",
        "Washington, D.C.", "5 Mio. Euro",
    ],
)  # fmt: skip
def test_name_or_number_stays_on_one_line(name: str) -> None:
    for words_before in range(4, 16):
        sentence = f"{'they saw ' * words_before}{name} {'again there ' * 12}".strip()
        pieces = split_long(sentence, 100)
        assert any(name in piece for piece in pieces), pieces


def test_parenthesis_stays_whole_where_a_clause_ends_beside_it() -> None:
    aside = "(which, as they said, they had seen, and which they knew)"
    sentence = f"{'They saw it again, ' * 4}and then {aside} {'they went home again, ' * 5}"
    assert any(aside in piece for piece in split_long(sentence.strip(), 140))


def test_line_ends_at_a_clause_rather_than_at_the_middle_word() -> None:
    sentence = (
        "The minister said on Monday that the talks had failed, because nobody from the other "
        "side had come to the table with anything new"
    )
    assert split_long(sentence, 100)[0].endswith("failed,")


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


@pytest.mark.parametrize(
    "name",
    [
        "Prof. Anna Kovalenko",
        "Capt. John Smith",
        "Calif. Gov. Newsom",
        "Martin Luther King, Jr.",
        "10 – 12 people",
    ],
)
def test_title_and_name_stay_in_one_line(name: str) -> None:
    before = "The long statement that was issued by the office of the university said to us that"
    after = "and her colleagues had seen what nobody else had seen before in those days of the war"
    for words in range(8, len(before.split())):
        sentence = " ".join([*before.split()[:words], name, after])
        assert any(name in piece for piece in split_long(sentence, 100)), sentence
