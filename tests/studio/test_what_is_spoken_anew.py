"""What of an article is asked of a service again after each kind of change."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from audio_pipeline.model import Article, Block, Pronunciation, Script, Show, Voice, Wording
from audio_pipeline.script import compose
from audio_pipeline.studio import Engines, TakeStore, perform
from tests.standins.edge import EdgeStandIn

SHOW = Show(
    "daily",
    "The Daily",
    wording={"en": Wording(opening="This is {show} of {date}.", byline="", closing="Goodbye.")},
)
TEXTS = (
    "The mayor of Kyiv opened a bridge. It had been closed for years.",
    "People crossed it on foot all day long.",
    "Trams come back in spring. Kyiv pays for them.",
)
ARTICLE = Article(
    url="https://news.example/bridge",
    title="A bridge opens",
    language="en",
    blocks=tuple(Block("paragraph", text) for text in TEXTS),
    published=datetime(2026, 3, 1, 9, 0, tzinfo=UTC),
)


@pytest.fixture
def spoken_once(engines: Engines, service: EdgeStandIn, take_store: TakeStore) -> Script:
    """The article's script, all of whose lines are kept."""
    script = compose(ARTICLE, SHOW)
    perform_all(script, engines, take_store)
    service.texts.clear()
    return script


def perform_all(script: Script, engines: Engines, take_store: TakeStore) -> None:
    assert len(list(perform(script, Voice("edge"), engines, take_store))) == len(script.lines)


def composed(
    *texts: str, lexicon: Mapping[str, str] | None = None, published: datetime | None = None
) -> Script:
    """The article with other paragraphs or another date."""
    blocks = tuple(Block("paragraph", text) for text in texts)
    when = published or ARTICLE.published
    return compose(replace(ARTICLE, blocks=blocks, published=when), SHOW, lexicon)


def test_one_corrected_sentence_is_one_request(
    spoken_once: Script, engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    script = composed(TEXTS[0].replace("for years", "for months"), *TEXTS[1:])
    assert len(script.lines) == len(spoken_once.lines)
    perform_all(script, engines, take_store)
    assert service.texts == ["It had been closed for months."]


@pytest.mark.usefixtures("spoken_once")
def test_reordered_paragraphs_are_no_request(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    perform_all(composed(*reversed(TEXTS)), engines, take_store)
    assert service.texts == []


@pytest.mark.usefixtures("spoken_once")
def test_another_way_to_say_a_word_is_asked_for_where_the_word_is(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    perform_all(composed(*TEXTS, lexicon={"Kyiv": "Keev"}), engines, take_store)
    assert sorted(service.texts) == ["Keev pays for them.", "The mayor of Keev opened a bridge."]


def test_a_words_phonemes_are_asked_for_in_the_lines_that_have_it(
    spoken_once: Script, engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    lines = list(spoken_once.lines)
    for index, line in enumerate(lines):
        start = line.spoken.find("Kyiv")
        if start >= 0:
            word = Pronunciation(start, start + len("Kyiv"), "ˈkijɪv")
            lines[index] = replace(line, pronunciations=(word,))
    perform_all(replace(spoken_once, lines=tuple(lines)), engines, take_store)
    assert sorted(service.texts) == ["Kyiv pays for them.", "The mayor of Kyiv opened a bridge."]


@pytest.mark.usefixtures("spoken_once")
def test_moved_date_speaks_the_opening_alone_anew(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    moved = composed(*TEXTS, published=datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    perform_all(moved, engines, take_store)
    assert service.texts == [moved.lines[0].spoken]
    assert moved.lines[0].role == "opening"
