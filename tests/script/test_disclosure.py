"""The disclosure is in every script once, and no configuration takes it away."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.errors import ConfigError
from audio_pipeline.model import Article, Block, Lexicon, LexiconEntry, Show, Wording
from audio_pipeline.script import check_wording, compose

ENGLISH = "This audio is created with AI assistance"


def show(wording: dict[str, Wording] | None = None, language: str = "en") -> Show:
    return Show("daily", "The Daily", language=language, wording=wording or {})


def article(*texts: str, language: str = "en", title: str = "A headline") -> Article:
    blocks = tuple(Block("paragraph", text) for text in texts)
    moment = datetime(2024, 10, 5, tzinfo=UTC)
    return Article("https://x.org/a", title, language, blocks, byline="Jane Doe", published=moment)


def times_said(words: str, of: Article, by: Show) -> int:
    return " ".join(line.text for line in compose(of, by).lines).count(words)


def test_english_words_are_spoken_once_in_a_line_of_their_own() -> None:
    script = compose(article("Some text."), show())
    lines = [line for line in script.lines if line.role == "disclosure"]
    assert [(line.text, line.spoken) for line in lines] == [(ENGLISH, f"{ENGLISH}.")]
    assert script.disclosure == ENGLISH


@pytest.mark.parametrize("language", ["en", "uk", "de", "fr", "en-GB"])
def test_disclosure_is_in_the_articles_language(language: str) -> None:
    script = compose(article("Text.", language=language), show())
    roles = [line.role for line in script.lines]
    assert roles.count("disclosure") == 1
    assert (script.disclosure == ENGLISH) == language.startswith("en")


def test_article_without_a_language_has_the_shows() -> None:
    script = compose(article("Text.", language=""), show(language="uk"))
    assert script.language == "uk"
    assert script.disclosure.startswith("Цей аудіозапис")


@pytest.mark.parametrize(
    "empty",
    ["", " ", "\t\n", "...", "—", "{title}", "{byline} {date}", "\u200b", "🎉", "<b></b>", "&nbsp;",
     "\u3164\u3164\u3164\u3164", "ok", "<a b=This is AI>"],
)  # fmt: skip
def test_disclosure_without_words_is_refused_by_name(empty: str) -> None:
    wrong = show({"en": Wording(disclosure=empty)})
    with pytest.raises(ConfigError, match=r"shows\.daily\.wording\.en\.disclosure"):
        check_wording(wrong)
    with pytest.raises(ConfigError, match=r"shows\.daily\.wording\.en\.disclosure"):
        compose(article("Text."), wrong)


@pytest.mark.parametrize("field", ["opening", "byline", "disclosure", "closing"])
@pytest.mark.parametrize(
    "template",
    ["Made by {who} AI", "Made {} by AI", "Made {show!r} AI", "Made {show.name}", "Made {"],
)
def test_unknown_placeholder_is_refused_by_name(field: str, template: str) -> None:
    wrong = show({"uk": Wording(**{field: template})})
    with pytest.raises(ConfigError, match=rf"shows\.daily\.wording\.uk\.{field}"):
        check_wording(wrong)
    with pytest.raises(ConfigError, match=rf"shows\.daily\.wording\.uk\.{field}"):
        compose(article("Text.", language="uk"), wrong)


def test_language_without_built_in_words_needs_a_disclosure() -> None:
    with pytest.raises(ConfigError, match=r"shows\.daily\.wording\.pl\.disclosure"):
        check_wording(show(language="pl"))
    with pytest.raises(ConfigError, match=r"shows\.daily\.wording\.pl\.disclosure"):
        compose(article("Tekst.", language="pl"), show())


def test_language_without_built_in_words_speaks_the_shows_own() -> None:
    polish = show({"pl": Wording(disclosure="Nagranie powstało z pomocą sztucznej inteligencji")})
    check_wording(polish)
    spoken = [line.spoken for line in compose(article("Tekst.", language="pl"), polish).lines]
    assert spoken[:5] == [
        "The Daily.",
        "A headline.",
        "Jane Doe.",
        "5 października 2024.",
        "Nagranie powstało z pomocą sztucznej inteligencji.",
    ]


def test_show_may_word_it_in_its_own_way() -> None:
    own = show({"en": Wording(disclosure="{show} is read by a synthetic voice.")})
    assert compose(article("Text."), own).disclosure == "The Daily is read by a synthetic voice."


@pytest.mark.parametrize(
    "wording",
    [
        Wording(opening=f"Welcome to {{show}}. {ENGLISH}."),
        Wording(opening=f"Welcome to {{show}}, {ENGLISH.lower()}."),
        Wording(closing=f"{ENGLISH}. Goodbye."),
        Wording(byline=f"{{byline}} – {ENGLISH}"),
        Wording(opening=ENGLISH, closing=ENGLISH, byline=ENGLISH),
    ],
)
def test_template_that_repeats_it_says_it_once(wording: Wording) -> None:
    lines = compose(article("Text."), show({"en": wording})).lines
    text = " ".join(line.spoken for line in lines).lower()
    assert text.count(ENGLISH.lower()) == 1
    assert [line.role for line in lines].count("disclosure") == 1


def test_label_left_over_on_the_page_is_not_read_again() -> None:
    page = article(f"{ENGLISH}.", "First.", f"Second. “{ENGLISH.upper()}!” Third.", ENGLISH)
    assert times_said(ENGLISH, page, show()) == 1
    spoken = [line.spoken for line in compose(page, show()).lines if line.role == "body"]
    assert spoken == ["First.", "Second.", "Third."]


def test_disclosure_of_two_sentences_is_not_read_again_either() -> None:
    own = show({"en": Wording(disclosure="A machine reads this. No human did.")})
    page = article("First. A machine reads this. No human did. Last.")
    lines = compose(page, own).lines
    assert [line.text for line in lines if line.role == "body"] == ["First.", "Last."]
    assert [line.text for line in lines if line.role == "disclosure"] == [
        "A machine reads this. No human did."
    ]


def test_article_that_speaks_about_the_label_keeps_its_words() -> None:
    page = article(f"Their label reads “{ENGLISH}” since May.")
    assert times_said(ENGLISH, page, show()) == 2


def test_no_lexicon_entry_takes_it_away() -> None:
    aliases = {ENGLISH: " ", "AI": "nothing", "audio": "film", "": "x", "created": ""}
    lexicon = Lexicon(tuple(LexiconEntry((word,), alias) for word, alias in aliases.items()))
    script = compose(article("Text."), show(), lexicon)
    assert f"{ENGLISH}." in [line.spoken for line in script.lines]


words = st.sampled_from(
    ("", " ", "{show}", "{title}", "{byline}", "{date}", ENGLISH, ".", "x", "Hi.")
)
templates = st.none() | st.lists(words, max_size=4).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(
    wording=st.builds(Wording, templates, templates, templates, templates),
    texts=st.lists(st.sampled_from((ENGLISH, "Text.", "{show}", "A headline", "")), max_size=3),
)
def test_any_configuration_says_it_once_or_is_refused(wording: Wording, texts: list[str]) -> None:
    configured = show({"en": wording})
    try:
        check_wording(configured)
    except ConfigError:
        return
    script = compose(article(*texts), configured)
    said = [line for line in script.lines if line.role == "disclosure"]
    assert len(said) == 1
    assert any(character.isalpha() for character in said[0].spoken)
    if wording.disclosure is None:
        assert " ".join(line.spoken for line in script.lines).count(ENGLISH) == 1
