"""What a script is made of: order, roles, pauses, spoken texts."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.errors import ConfigError
from audio_pipeline.model import (
    Article,
    Block,
    BlockKind,
    Lexicon,
    LexiconEntry,
    Line,
    Script,
    Show,
    Wording,
)
from audio_pipeline.script import check_pauses, compose, pauses
from audio_pipeline.script.clauses import LINE_LIMIT

SHOW = Show("daily", "The Daily")


def paragraph(text: str) -> Block:
    return Block("paragraph", text)


def article(*blocks: Block, **changed: Any) -> Article:
    values: dict[str, Any] = {
        "url": "https://x.org/a",
        "title": "Grain ships sail again",
        "language": "en",
        "byline": "Jane Doe",
        "published": datetime(2024, 10, 5, 23, 30, tzinfo=UTC),
        "blocks": blocks or (paragraph("Some text."),),
    }
    return Article(**(values | changed))


def spoken(script: Script) -> list[tuple[str, str]]:
    return [(line.role, line.spoken) for line in script.lines]


def lines_of(script: Script, role: str) -> list[Line]:
    return [line for line in script.lines if line.role == role]


def test_parts_come_in_order_with_the_date_in_words() -> None:
    assert spoken(compose(article(), SHOW)) == [
        ("opening", "You are listening to The Daily."),
        ("headline", "Grain ships sail again."),
        ("byline", "By Jane Doe, October fifth, twenty twenty-four."),
        ("disclosure", "This audio is created with AI assistance."),
        ("body", "Some text."),
        ("closing", "That was The Daily."),
        ("closing", "Thank you for listening."),
    ]


def test_ukrainian_article_has_ukrainian_words() -> None:
    script = compose(article(paragraph("Вони поїхали 5 жовтня."), language="uk"), SHOW)
    assert spoken(script)[1:5] == [
        ("headline", "Grain ships sail again."),
        ("byline", "Текст: Jane Doe."),
        ("byline", "п'ятого жовтня дві тисячі двадцять четвертого року."),
        ("disclosure", "Цей аудіозапис створено за допомогою штучного інтелекту."),
    ]
    assert script.language == "uk"


def test_german_and_french_dates_fit_their_bylines() -> None:
    german = compose(article(language="de"), SHOW)
    french = compose(article(language="fr"), SHOW)
    assert lines_of(german, "byline")[0].spoken == (
        "Von Jane Doe, fünfter Oktober zweitausendvierundzwanzig."
    )
    assert lines_of(french, "byline")[0].spoken == (
        "Par Jane Doe, le cinq octobre deux mille vingt-quatre."
    )


def test_article_without_author_has_the_date_alone() -> None:
    script = compose(article(byline=""), SHOW)
    assert [line.spoken for line in lines_of(script, "byline")] == [
        "October fifth, twenty twenty-four."
    ]


def test_article_without_date_has_the_author_alone() -> None:
    script = compose(article(byline="By Jane Doe", published=None), SHOW)
    assert [line.spoken for line in lines_of(script, "byline")] == ["By Jane Doe."]


def test_article_without_author_and_date_has_no_byline() -> None:
    assert not lines_of(compose(article(byline="", published=None), SHOW), "byline")


def test_empty_templates_leave_their_lines_out() -> None:
    silent = Show("d", "D", wording={"en": Wording(opening="", byline="", closing="")})
    roles = [line.role for line in compose(article(), silent).lines]
    assert roles == ["headline", "disclosure", "body"]


def test_own_templates_are_filled_in() -> None:
    own = Wording(opening="{show} presents {title}.", byline="{date}: {byline}.", closing="{{bye}}")
    lines = compose(article(), Show("d", "D", wording={"en": own})).lines
    assert [line.text for line in lines if line.block is None] == [
        "D presents Grain ships sail again.",
        "Grain ships sail again",
        "October 5, 2024: Jane Doe.",
        "This audio is created with AI assistance",
        "{bye}",
    ]


def test_braces_in_an_article_are_only_characters() -> None:
    braces = article(paragraph("See {show} and {0!r}."), title="{title} {x}", byline="{byline}")
    script = compose(braces, SHOW)
    assert lines_of(script, "headline")[0].text == "{title} {x}"
    assert lines_of(script, "body")[0].text == "See {show} and {0!r}."
    assert lines_of(script, "byline")[0].text == "By {byline}, October 5, 2024."


def test_every_sentence_is_a_line_that_knows_its_block() -> None:
    script = compose(article(paragraph("One. Two."), paragraph("Three.")), SHOW)
    body = lines_of(script, "body")
    assert [(line.text, line.block, line.pause_ms) for line in body] == [
        ("One.", 0, pauses.Pauses().pause_after_sentence_ms),
        ("Two.", 0, pauses.Pauses().pause_after_paragraph_ms),
        ("Three.", 1, pauses.Pauses().pause_before_closing_ms),
    ]


def test_heading_has_its_own_line_and_pauses_around_it() -> None:
    blocks = (paragraph("One."), Block("heading", "What is next? A look", 2), paragraph("Two."))
    script = compose(article(*blocks), SHOW)
    before, heading = lines_of(script, "body")[0], lines_of(script, "heading")[0]
    assert (heading.text, heading.spoken) == ("What is next? A look", "What is next? A look.")
    assert before.pause_ms == pauses.Pauses().pause_before_heading_ms
    assert heading.pause_ms == pauses.Pauses().pause_after_heading_ms


def test_a_show_s_own_pauses_hold_for_all_languages_or_for_one() -> None:
    own: dict[str, int | dict[str, int]] = {
        "pause_after_heading_ms": 900,
        "pause_after_sentence_ms": 300,
        "uk": {"pause_after_heading_ms": 0},
    }
    show = Show("d", "D", pauses=own)
    blocks = (Block("heading", "What now", 2), paragraph("One. Two."))
    assert [
        [
            line.pause_ms
            for line in compose(article(*blocks, language=language), show).lines
            if line.block is not None
        ][:2]
        for language in ("en", "uk")
    ] == [[900, 300], [0, 300]]


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ({"pause_after_headng_ms": 1}, "shows.d.pauses.pause_after_headng_ms is not a known pause"),
        ({"uk": {"pause_at_end_ms": 5001}}, "shows.d.pauses.uk.pause_at_end_ms = 5001 is out of"),
        ({"pause_at_end_ms": -1}, "shows.d.pauses.pause_at_end_ms = -1 is out of range: 0 to 5000"),
    ],
)
def test_a_pause_that_is_none_is_refused_in_one_line(
    own: dict[str, int | dict[str, int]], message: str
) -> None:
    with pytest.raises(ConfigError) as refused:
        check_pauses(Show("d", "D", pauses=own))
    assert refused.value.message.startswith(message)
    assert "\n" not in str(refused.value)


def test_quote_is_set_off_by_pauses() -> None:
    script = compose(article(paragraph("One."), Block("quote", "I came"), paragraph("Two.")), SHOW)
    assert [(quote.spoken, quote.block) for quote in lines_of(script, "quote")] == [
        ("Quote.", 1),
        ("I came.", 1),
        ("End of quote.", 1),
    ]
    assert lines_of(script, "quote")[-1].pause_ms == pauses.Pauses().pause_around_quote_ms
    assert lines_of(script, "body")[0].pause_ms == pauses.Pauses().pause_around_quote_ms


def test_list_items_end_with_a_full_stop() -> None:
    items = (
        Block("list_item", "grain;"),
        Block("list_item", "5 ships,"),
        Block("list_item", "oil"),
    )
    body = lines_of(compose(article(*items), SHOW), "body")
    assert [line.spoken for line in body] == ["grain.", "five ships.", "oil."]
    assert body[0].pause_ms == pauses.Pauses().pause_after_list_item_ms


def test_captions_are_left_out_unless_the_show_speaks_them() -> None:
    blocks = (paragraph("One."), Block("caption", "A ship."))
    talkative = Show("d", "D", speak_captions=True)
    assert [line.spoken for line in lines_of(compose(article(*blocks), SHOW), "body")] == ["One."]
    assert [line.block for line in lines_of(compose(article(*blocks), talkative), "body")] == [0, 1]


def test_headline_at_the_start_of_the_body_is_not_read_twice() -> None:
    blocks = (
        Block("caption", "A ship."),
        paragraph("This audio is created with AI assistance"),
        Block("heading", "Grain ships sail again!", 1),
        paragraph("They left."),
        paragraph("Grain ships sail again."),
    )
    body = [line for line in compose(article(*blocks), SHOW).lines if line.block is not None]
    assert [line.spoken for line in body] == ["They left.", "Grain ships sail again."]


def test_decoration_makes_no_line() -> None:
    script = compose(
        article(paragraph("* * *"), paragraph("—"), paragraph("🎉"), paragraph("A.")), SHOW
    )
    assert [line.spoken for line in lines_of(script, "body")] == ["A."]


def test_mark_that_ends_a_sentence_inside_quotes_is_enough() -> None:
    script = compose(article(paragraph("He said, “Go!”"), paragraph("(It is over.)")), SHOW)
    assert [line.spoken for line in lines_of(script, "body")] == ["He said, “Go!”", "(It is over.)"]


def test_long_sentence_becomes_lines_that_stay_up_until_the_last() -> None:
    sentence = "The ships that had waited for weeks at the river left again " * 20 + "today."
    body = lines_of(compose(article(paragraph(sentence)), SHOW), "body")
    assert len(body) >= 3
    assert all(len(line.spoken) <= LINE_LIMIT + 1 for line in body)
    assert [line.spoken[-1] for line in body] == [","] * (len(body) - 1) + ["."]
    assert body[0].pause_ms == pauses.Pauses().pause_in_sentence_ms
    assert " ".join(line.text for line in body) == sentence


def test_sentence_that_grows_long_when_spoken_is_split_too() -> None:
    sentence = "It paid $1,234,567.89, and it was paid $7,654,321.12, " * 6 + "and so on."
    body = lines_of(compose(article(paragraph(sentence)), SHOW), "body")
    assert len(body) > 2
    assert all(len(line.spoken) <= LINE_LIMIT for line in body)


def test_lexicon_replaces_whole_words_and_prefers_the_longer() -> None:
    aliases = {"Kyiv": "Keev", "Kyiv Post": "Keev Post daily", "US": "you ess"}
    lexicon = Lexicon(tuple(LexiconEntry((word,), alias) for word, alias in aliases.items()))
    script = compose(article(paragraph("Kyiv Post in Kyiv, Kyivan US-led.")), SHOW, lexicon)
    line = lines_of(script, "body")[0]
    assert line.spoken == "Keev Post daily in Keev, Kyivan you ess-led."
    assert line.text == "Kyiv Post in Kyiv, Kyivan US-led."


def test_script_carries_what_the_files_tags_need() -> None:
    script = compose(article(byline="By Jane Doe"), SHOW)
    assert (script.title, script.url, script.byline) == (
        "Grain ships sail again",
        "https://x.org/a",
        "Jane Doe",
    )
    assert script.disclosure == "This audio is created with AI assistance"


kinds: st.SearchStrategy[BlockKind] = st.sampled_from(
    ("paragraph", "heading", "quote", "list_item", "caption")
)
blocks = st.builds(
    Block, kinds, st.text(max_size=60) | st.sampled_from(("A. B.", "5%", "x " * 400))
)


@settings(max_examples=80, deadline=None)
@given(
    body=st.lists(blocks, max_size=5),
    title=st.text(max_size=30),
    byline=st.text(max_size=20),
    language=st.sampled_from(("en", "uk", "de", "fr", "")),
)
def test_any_article_makes_lines_that_can_be_spoken(
    body: list[Block], title: str, byline: str, language: str
) -> None:
    of = article(*body, title=title, byline=byline, language=language, blocks=tuple(body))
    script = compose(of, SHOW)
    assert compose(of, SHOW) == script
    for line in script.lines:
        assert any(character.isalnum() for character in line.spoken)
        assert "\n" not in line.spoken
        assert line.pause_ms > 0
