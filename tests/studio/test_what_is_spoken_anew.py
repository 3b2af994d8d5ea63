"""What of an article is asked of a service again after each kind of change."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from audio_pipeline.model import (
    Article,
    Block,
    Lexicon,
    LexiconEntry,
    Script,
    Show,
    Voice,
    Wording,
)
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

NO_LEXICON = Lexicon()
KEEV = Lexicon((LexiconEntry(("Kyiv",), "Keev"),))


@pytest.fixture
def spoken_once(engines: Engines, service: EdgeStandIn, take_store: TakeStore) -> Script:
    """The article's script, all of whose lines are kept."""
    script = compose(ARTICLE, SHOW)
    perform_all(script, engines, take_store)
    service.texts.clear()
    return script


def perform_all(
    script: Script, engines: Engines, take_store: TakeStore, engine: str = "edge"
) -> None:
    assert len(list(perform(script, Voice(engine), engines, take_store))) == len(script.lines)


def composed(
    *texts: str, lexicon: Lexicon = NO_LEXICON, published: datetime | None = None
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
    perform_all(composed(*TEXTS, lexicon=KEEV), engines, take_store)
    assert sorted(service.texts) == ["Keev pays for them.", "The mayor of Keev opened a bridge."]


@pytest.mark.usefixtures("spoken_once")
def test_changed_phonemes_are_no_request_to_an_engine_that_reads_none(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    for ipa in ("ˈkijɪv", "ˈkiːv"):
        lexicon = Lexicon((LexiconEntry(("Kyiv",), ipa=ipa), LexiconEntry(("Lviv",), ipa="lviːv")))
        perform_all(composed(*TEXTS, lexicon=lexicon), engines, take_store)
        assert service.texts == []


def test_changed_phonemes_speak_the_lines_that_have_the_word_anew(
    engines: Engines, take_store: TakeStore
) -> None:
    perform_all(compose(ARTICLE, SHOW), engines, take_store, "espeak")
    for ipa in ("ˈkijɪv", "ˈkiːv"):
        lexicon = Lexicon((LexiconEntry(("Kyiv",), ipa=ipa), LexiconEntry(("Lviv",), ipa="lviːv")))
        script = composed(*TEXTS, lexicon=lexicon)
        takes = perform(script, Voice("espeak"), engines, take_store)
        assert sorted(script.lines[take.line].spoken for take in takes if not take.reused) == [
            "Kyiv pays for them.",
            "The mayor of Kyiv opened a bridge.",
        ]


@pytest.mark.usefixtures("spoken_once")
def test_moved_date_speaks_the_opening_alone_anew(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    moved = composed(*TEXTS, published=datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    perform_all(moved, engines, take_store)
    assert service.texts == [moved.lines[0].spoken]
    assert moved.lines[0].role == "opening"


@pytest.mark.usefixtures("spoken_once")
def test_changed_pauses_are_no_request(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    slow = replace(SHOW, pauses={"pause_after_sentence_ms": 900, "pause_before_closing_ms": 2000})
    script = compose(ARTICLE, slow)
    assert [line.pause_ms for line in script.lines] != [
        line.pause_ms for line in compose(ARTICLE, SHOW).lines
    ]
    perform_all(script, engines, take_store)
    assert service.texts == []


def test_the_second_voice_speaks_the_questions_and_only_where_there_is_one(
    engines: Engines, service: EdgeStandIn, take_store: TakeStore
) -> None:
    texts = ("Q: Why now?", "A: Because.", "Q: And then?", "A: Nothing.")
    script = composed(*texts)
    narrator, second = Voice("edge", "en-US-AvaNeural"), Voice("edge", "en-US-AndrewNeural")
    alone = list(perform(script, narrator, engines, take_store))
    assert {take.voice for take in alone} == {narrator}
    service.texts.clear()
    takes = {
        take.line: take for take in perform(script, narrator, engines, take_store, second=second)
    }
    assert sorted(takes) == list(range(len(script.lines)))
    asked = [number for number, take in takes.items() if take.voice == second]
    assert [script.lines[number].spoken for number in sorted(asked)] == [
        "Question:",
        "Why now?",
        "Question:",
        "And then?",
    ]
    assert sorted(service.texts) == ["And then?", "Question:", "Why now?"]
