"""Every change from written to spoken text lies where it says, under the name of its rule."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.model import Article, Block, Change, Lexicon, LexiconEntry, Show
from audio_pipeline.script import compose, normalize, trace
from audio_pipeline.script.edits import Edit, Spoken
from tests.script.test_normalize_properties import LANGUAGES, PLAIN_WORDS, any_text, noisy

TEXTS = noisy | any_text
ALPHABET = st.text(st.sampled_from("ab $5%.\u00a0<>[]()&;!"), max_size=30)


def changes_of(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Written, spoken, rule."""
    return shown(trace(text, language))


def shown(spoken: Spoken) -> list[tuple[str, str, str]]:
    return [
        (
            spoken.written[each.start : each.end],
            spoken.text[each.spoken_start : each.spoken_end],
            each.rule,
        )
        for each in spoken.changes
    ]


def assert_lies_well(spoken: Spoken) -> None:
    """Spans in order, not overlapping; what is outside of them is the same on both sides."""
    written_at = spoken_at = 0
    for each in spoken.changes:
        assert written_at <= each.start <= each.end <= len(spoken.written)
        assert spoken_at <= each.spoken_start <= each.spoken_end <= len(spoken.text)
        assert spoken.written[written_at : each.start] == spoken.text[spoken_at : each.spoken_start]
        assert each.rule
        written_at, spoken_at = each.end, each.spoken_end
    assert spoken.written[written_at:] == spoken.text[spoken_at:]


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_spans_lie_on_the_written_text_and_join_to_what_normalize_says(
    text: str, language: str
) -> None:
    spoken = trace(text, language)
    assert spoken.written == text
    assert spoken.text == normalize(text, language)
    assert_lies_well(spoken)
    assert all(written != said for written, said, _ in shown(spoken))


@settings(max_examples=300, deadline=None)
@given(text=ALPHABET, rounds=st.lists(st.lists(st.tuples(*[st.integers(0, 30)] * 2)), max_size=4))
def test_edits_of_edits_lie_on_the_written_text(
    text: str, rounds: list[list[tuple[int, int]]]
) -> None:
    spoken = Spoken(text, text)
    for number, ranges in enumerate(rounds):
        edits: list[Edit] = []
        for start, length in sorted(ranges):
            after = edits[-1].end if edits else 0
            if after <= start <= start + length <= len(spoken.text):
                edits.append(Edit(start, start + length, "xyz"[: length % 4], f"rule{number}"))
        spoken = spoken.after(edits)
        assert_lies_well(spoken)
    assert_lies_well(spoken.plain())


@settings(max_examples=300, deadline=None)
@given(
    words=st.lists(st.sampled_from(PLAIN_WORDS), min_size=1, max_size=8),
    noise=noisy,
    language=st.sampled_from(LANGUAGES),
)
def test_plain_words_beside_anything_are_outside_of_every_change(
    words: list[str], noise: str, language: str
) -> None:
    noise = re.sub(r"[<>\[\]()@:/.&#]", "", noise)  # what may hold words between its two ends
    plain = " ".join(words)
    spoken = trace(f"{plain} , {noise} , {plain}", language)
    for each in spoken.changes:
        assert len(plain) <= each.start
        assert each.end <= len(spoken.written) - len(plain)


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(st.characters(categories=("Cs", "Co", "Cn", "Cc", "Mn", "Lo", "Zs", "Nd", "Ll"))),
    language=st.sampled_from(LANGUAGES),
)
def test_any_code_points_even_half_ones_are_traced(text: str, language: str) -> None:
    assert_lies_well(trace(text, language))


@pytest.mark.parametrize(
    ("written", "changes"),
    [
        ("The army left.", []),
        ("It cost $5 million.", [("$5 million", "five million dollars", "money")]),
        ("Dr. Lee saw 3% of it", [("Dr.", "Doctor", "title"), ("3%", "three percent", "percent")]),
        ("a <b>bold</b> word", [("<b>", "", "markup"), ("</b>", "", "markup")]),
        ("Wait,  what", [(" ", "", "spaces")]),
        (
            "“[a link](https://n.example/)” ends",
            [("[", "", "markup"), ("](https://n.example/)", "", "markup")],
        ),
    ],
)
def test_change_has_the_words_that_differ_and_its_rule(
    written: str, changes: list[tuple[str, str, str]]
) -> None:
    assert changes_of(written) == changes


def test_rule_after_markup_spans_both_on_the_written_text() -> None:
    assert changes_of("worth $5 <i>bn</i> now") == [
        ("$5 <i>bn", "five billion dollars", "money, markup"),
        ("</i>", "", "markup"),
    ]


def test_lexicon_entry_is_a_change_by_that_name() -> None:
    article = Article("https://n.example/a", "Talks", "en", (Block("paragraph", "Kyiv paid $5."),))
    script = compose(article, Show("s", "S"), Lexicon((LexiconEntry(("Kyiv",), "Keev"),)))
    line = next(line for line in script.lines if line.text == "Kyiv paid $5.")
    assert shown(Spoken(line.text, line.spoken, line.changes)) == [
        ("Kyiv", "Keev", "lexicon: Kyiv"),
        ("$5", "five dollars", "money"),
    ]


def test_mark_that_ends_a_line_is_a_change() -> None:
    article = Article("https://n.example/a", "Talks go on", "en", ())
    headline = next(
        line for line in compose(article, Show("s", "S")).lines if line.text == "Talks go on"
    )
    assert headline.changes == (Change(11, 11, 11, 12, "end of a line"),)
