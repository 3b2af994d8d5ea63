from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.engines.words import Heard, plain, timed_words, written_words


def words_of(text: str) -> list[str]:
    return [text[start:end] for start, end in written_words(text)]


def test_words_stand_without_the_punctuation_around_them() -> None:
    assert words_of("“Don't,” she said — 50% of $1,500 (U.S.) …") == [
        "Don't", "she", "said", "50%", "of", "$1,500", "U.S",
    ]  # fmt: skip


def test_a_word_ends_with_its_combining_marks() -> None:
    assert words_of("нови́й кафе́.") == ["нови́й", "кафе́"]


def test_words_that_one_event_covers_divide_its_time() -> None:
    words = timed_words("out of here", [Heard(0, 6, 1.0, 2.2), Heard(7, 11, 2.2, 3.0)], 3.0)
    assert [(word.start_s, word.end_s) for word in words] == [(1.0, 1.6), (1.8, 2.2), (2.2, 3.0)]


def test_a_word_of_several_events_reaches_from_the_first_to_the_last() -> None:
    words = timed_words("In 24/7", [Heard(0, 2, 0, 0.3), Heard(3, 5, 0.4, 1), Heard(6, 7, 1, 2)], 2)
    assert [(word.start_s, word.end_s) for word in words] == [(0, 0.3), (0.4, 2)]


def test_a_word_that_no_event_covers_gets_the_moment_between_its_neighbours() -> None:
    words = timed_words("one slava two", [Heard(0, 3, 0, 1), Heard(10, 13, 1, 2)], 2)
    assert [(word.start_s, word.end_s) for word in words] == [(0, 1), (1, 1), (1, 2)]


def test_plain_text_keeps_every_character_in_its_place() -> None:
    assert plain("a\x01b\ud800c\nд😀") == "a b c д😀"


heards = st.lists(
    st.builds(
        lambda start, length, start_s, end_s: Heard(start, start + length, start_s, end_s),
        st.integers(0, 60), st.integers(0, 20), st.floats(0, 20), st.floats(0, 20),
    ),
    max_size=12,
)  # fmt: skip


@given(st.text(max_size=60), heards, st.floats(0, 15))
def test_times_never_run_back_or_past_the_end_whatever_an_engine_tells(
    text: str, heard: list[Heard], duration_s: float
) -> None:
    words = timed_words(text, sorted(heard, key=lambda part: part.start), duration_s)
    moments = [moment for word in words for moment in (word.start_s, word.end_s)]
    assert moments == sorted(moments)
    assert all(0 <= moment <= duration_s for moment in moments)
    assert [word.text for word in words] == words_of(text)
