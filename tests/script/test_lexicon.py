"""Words of a lexicon found in texts: as written, in capitals, with endings, in a context."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.model import Lexicon, LexiconEntry
from audio_pipeline.script.lexicon import Reader


def said(text: str, *entries: LexiconEntry, language: str = "en") -> str:
    return Reader(Lexicon(entries), language).spoken(text)[0].text


def sounds(text: str, *entries: LexiconEntry) -> list[tuple[str, str]]:
    spoken, pronunciations = Reader(Lexicon(entries), "en").spoken(text)
    return [(spoken.text[each.start : each.end], each.ipa) for each in pronunciations]


KYIV = LexiconEntry(("Kyiv",), "Keev", "ˈkiːv")
XI = LexiconEntry(("Xi",), "Shee", "ˈʃiː")
JUNTA = LexiconEntry(("junta",), "", "ˈhʊntə", case="any")
HIMARS = LexiconEntry(("HIMARS",), "High-mars", case="exact")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Kyiv fell silent.", "Keev fell silent."),
        ("KYIV fell silent.", "Keev fell silent."),
        ("Kyiv's mayor", "Keev's mayor"),
        ("Kyiv’s mayor", "Keev's mayor"),
        ("Two Kyivs", "Two Keevs"),
        ("Kyivan Rus", "Kyivan Rus"),
        ("Xi met Biden, Part XI.", "Shee met Biden, Part Eleven."),
        ("HIMARS and himars", "High-mars and himars"),
    ],
)
def test_word_is_said_as_its_alias_wherever_it_is_the_word(written: str, spoken: str) -> None:
    assert said(written, KYIV, XI, HIMARS) == spoken


def test_sound_has_the_ending_that_the_word_has() -> None:
    assert sounds("Kyiv's and Kyiv", KYIV) == [("Keev's", "ˈkiːvz"), ("Keev", "ˈkiːv")]
    assert sounds("The junta's men, Juntas", JUNTA) == [
        ("junta's", "ˈhʊntəz"),
        ("Juntas", "ˈhʊntəz"),
    ]


def test_longer_form_wins_and_the_earlier_entry_among_equals() -> None:
    post = LexiconEntry(("Kyiv Post",), "Kayiv Post")
    own = LexiconEntry(("Kyiv",), "Kyiw")
    assert said("Kyiv Post of Kyiv", own, KYIV, post) == "Kayiv Post of Kyiw"


def test_context_is_asked_for_within_a_few_words() -> None:
    reading = LexiconEntry(("Reading",), "Redding", near=("Berkshire",))
    assert said("Reading in Berkshire", reading) == "Redding in Berkshire"
    assert said("Reading helps." + " So it is." * 9 + " Berkshire", reading).startswith("Reading")


def test_endings_are_known_for_english_alone() -> None:
    assert said("Kyivs", KYIV, language="de") == "Kyivs"
    assert said("Kyivs", LexiconEntry(("Kyiv",), "Keev", inflections=False)) == "Kyivs"


def test_entry_whose_alias_is_its_spelling_takes_another_back() -> None:
    as_written = LexiconEntry(("Kyiv",), "Kyiv")
    assert said("In Kyiv", as_written, KYIV) == "In Kyiv"
    assert sounds("In Kyiv", as_written, KYIV) == []


WORDS = st.sampled_from(["Kyiv", "KYIV", "Kyiv's", "Xi", "junta", "Junta,", "the", "5%", "—"])


@given(st.lists(WORDS, max_size=30))
def test_sounds_lie_in_order_within_what_is_said(words: Sequence[str]) -> None:
    text = " ".join(words)
    spoken, pronunciations = Reader(Lexicon((KYIV, XI, JUNTA)), "en").spoken(text)
    at = 0
    for each in pronunciations:
        assert at <= each.start < each.end <= len(spoken.text)
        assert spoken.text[each.start : each.end].lower().startswith(("keev", "shee", "junta"))
        at = each.end
    expected = sum(word.strip("(),").lower().startswith(("kyiv", "xi", "junta")) for word in words)
    assert len(pronunciations) == expected
