"""What holds for any text: nothing crashes, is lost, obeyed by an engine or changed twice."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.script import normalize

LANGUAGES = ("en", "uk", "de", "fr", "pl")
FRAGMENTS = (
    "0", "1", "2", "5", "12", "21", "07", "1,234", "1.234", "2024", "1999", "3.5", "2,5", "50",
    "100", "1990", "$", "£", "€", "₴", "US$", "%", "km", "mm", "km/h", "°C", "°", "m", "g", "t",
    "p", "s", "th", "st", "nd", "er", "e", "h", "bn", "m", "k", "million", "млн", "грн", "грн.",
    "тис.", "Mio.", "Md", "Uhr", "року", "році", "р.", "-го", "-й", "Oct.", "October", "May",
    "5", "-", "–", "−", ":", ".", ",", ";", "/", "+", "=", "&", "#", "@", "~", "<", ">", "[",
    "]", "(", ")", "{", "}", "|", "*", "_", "'", "’", "\"", "“", "”", "«", "»", "p.m.", "a.m.",
    "pm", "No.", "St.", "Mr.", "Dr.", "vs.", "v.", "e.g.", "U.S.", "Inc.", "III", "II", "IV",
    "X", "Charles", "World", "War", "Chapter", "F", "-16s", "COVID", "-19", "A320", "x", "×",
    "½", "¾", "№", "§", ".com", "www.", "http://", "a@b.co", "amp;", "lt;", "&amp;", "&lt;",
    "&gt;", "&#60;", "[a](/b/)", "[[", "]]", "<b>", "</b>", "<a", "b=c>", "word", "Слово", "м.",
    "вул.", "о", "z.", "B.", "Nr.", "M.", "n°", "XXIe", "siècle", "1er", "\u200b", "\xa0",
    "\xad", "🎉", "™", "…", "i", "am", "I",
)  # fmt: skip
MARKUP = re.compile(r"\]\(|\[\[|\]\]|[<>\[\]{}]|&#?\w{1,31};")
PLAIN_WORDS = (
    "the", "army", "said", "that", "people", "left", "their", "homes", "near", "river", "after",
    "attack", "while", "talks", "went", "on",
)  # fmt: skip

noisy = st.lists(
    st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(("", "", " "))), max_size=14
).map(lambda parts: "".join(fragment + space for fragment, space in parts))
any_text = st.text(max_size=60) | st.text(
    st.characters(categories=("Cs", "Cf", "So", "Nd", "No", "Nl", "Lu", "Sc", "Po")), max_size=30
)


@settings(max_examples=400, deadline=None)
@given(text=noisy | any_text, language=st.sampled_from(LANGUAGES))
def test_what_is_spoken_normalizes_to_itself(text: str, language: str) -> None:
    spoken = normalize(text, language)
    assert normalize(spoken, language) == spoken


@settings(max_examples=300, deadline=None)
@given(text=noisy | any_text, language=st.sampled_from(LANGUAGES))
def test_spoken_text_holds_nothing_that_an_engine_obeys(text: str, language: str) -> None:
    spoken = normalize(text, language)
    assert not MARKUP.search(spoken)
    assert "\n" not in spoken


@given(
    words=st.lists(st.sampled_from(PLAIN_WORDS), max_size=30), language=st.sampled_from(LANGUAGES)
)
def test_plain_words_stay_as_written(words: list[str], language: str) -> None:
    text = " ".join(words)
    assert normalize(text, language) == text


@given(words=st.lists(st.sampled_from(PLAIN_WORDS), min_size=1, max_size=8), noise=noisy)
def test_plain_words_among_numbers_and_signs_are_kept(words: list[str], noise: str) -> None:
    noise = re.sub(r"[<>\[\]()@:/.&]", "", noise)
    spoken = normalize(f"{' '.join(words)} , {noise} , {' '.join(words)}", "en")
    for word in words:
        assert len(re.findall(rf"\b{word}\b", spoken)) >= 2


FORMS = (
    "{n}%", "${n}", "{n}:{n:02}", "{n:02}:00", "{n}/{n}", "1/{n}", "{n}-{n}", "{n}.{n}.2024",
    "{n}.{n}", "{n},{n}", "{n}th", "{n}-й", "{n}-річний", "{n}er", "{n}e", "{n}h{n:02}", "F-{n}s",
    "{n} km", "{n}s", "{n} січня", "am {n}. Januar", "{n} mai", "Oct. {n}", "{n}½", "{n} року",
    "{n} Uhr", "M{n}", "{n}x{n}", "+{n}", "{n} bn", "{n} млн грн", "{n} ракети",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES[:4])
def test_every_number_can_be_said_in_every_form(language: str) -> None:
    numbers = (*range(32), 40, 90, 99, 100, 101, 111, 999, 1000, 1001, 2000, 2024, 1_000_000)
    for written in (form.format(n=number) for form in FORMS for number in numbers):
        spoken = normalize(written, language)
        assert spoken
        assert normalize(spoken, language) == spoken


BOMBS = (
    "1", "1,", "1,111", "1-", "1/", "1:", "$1 ", "a@", "a.", "www.", "<a ", "<a b=", "&amp;",
    "[", "[a](", "((", "#a", "X", "I", "Charles ", "Oct. ", "1 ", "- ", "+1 ", "°",
    "https://a.", ".", "'", "10:", "2024-", "½", "млн ", "😀", "St. ", "a-1", "1a", "1x", "M. ",
    "о ", "12 і ", "v.",
)  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_repeated_fragment_takes_linear_time(bomb: str) -> None:
    for language in ("en", "uk"):
        short, long = bomb * (600 // len(bomb)), bomb * (2400 // len(bomb))
        normalize(short, language)
        least = min(cpu_seconds(short, language) for _ in range(3))
        assert min(cpu_seconds(long, language) for _ in range(3)) < 10 * max(least, 0.002)


def cpu_seconds(text: str, language: str) -> float:
    start = time.process_time()
    normalize(text, language)
    return time.process_time() - start
