"""Sentence ends: `sentences/<language>.txt`, a text a line, " | " where a sentence ends."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.script import split_sentences

CASES = Path(__file__).parent / "sentences"
ENDS = " | "


def cases() -> list[tuple[str, str]]:
    return [
        (path.stem, line)
        for path in sorted(CASES.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize(("language", "line"), cases())
def test_text_is_split_where_a_presenter_breathes(language: str, line: str) -> None:
    assert split_sentences(line.replace(ENDS, " "), language) == line.split(ENDS)


TOKENS = (
    "He", "left", "U.S.", "p.m.", "Dr.", "5.", "3.5", "J.", "“Go.", "Now.”", "(Yes.)", "...", "…",
    "!", "?", "грн.", "м.", "Він", "«Так.»", "—", "сказав", "z. B.", "M.", "\n", "\u00a0", "\t",
    '"', "1.", "etc.", "D-N.Y.",
)  # fmt: skip
news = st.lists(st.sampled_from(TOKENS), max_size=20).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(
    text=news | st.text(max_size=80) | st.text(st.characters(categories=("Cs", "Po", "Zs"))),
    language=st.sampled_from(("en", "uk", "de", "fr", "pl", "ja", "")),
)
def test_sentences_joined_are_the_text_but_for_white_space(text: str, language: str) -> None:
    sentences = split_sentences(text, language)
    assert " ".join(sentences).split() == text.split()
    assert all(sentence == sentence.strip() and sentence for sentence in sentences)


@pytest.mark.parametrize("bomb", ["Mr. ", "A. ", '"', "(", "“a. ", "! ", "5. ", "«", ". ", "a.b "])
def test_repeated_fragment_is_split_in_linear_time(bomb: str) -> None:
    short, long = (
        min(cpu_seconds(bomb * (size // len(bomb))) for _ in range(3)) for size in (4000, 16_000)
    )
    assert long < 10 * max(short, 0.002)


def cpu_seconds(text: str) -> float:
    start = time.process_time()
    split_sentences(text, "en")
    return time.process_time() - start
