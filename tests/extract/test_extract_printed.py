"""Code, labels of pictures and teasers among the text, and headings that belong to it."""

import pytest

from audio_pipeline.extract.empty_headings import without_empty_headings
from audio_pipeline.extract.lost import restore_labels
from audio_pipeline.extract.page import parse
from audio_pipeline.extract.printed import is_code
from audio_pipeline.extract.walk import pieces
from tests.extract.articles import read

URL = "https://example.org/news/2025/a-lighthouse-shines"
TITLE = "Old lighthouse of the bay shines again"
SENTENCES = [
    f"The keeper of lamp number {number} said on Tuesday evening that the light will be seen from"
    f" the harbour before spring, and that lens number {number} is clean."
    for number in range(1, 9)
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
CODE = "(function() { document.addEventListener('load', function() { start({a: 1}); }); })();"


def spoken(body: str, head: str = "") -> list[str]:
    blocks = read(body, TITLE, URL, head)
    return [block.text for block in blocks if block.kind != "caption"]


def between(line: str) -> list[str]:
    """What is read of an article with `line` after its first paragraph."""
    first, *others = (f"<p>{sentence}</p>" for sentence in SENTENCES)
    return spoken(f"<article><h1>{TITLE}</h1>{first}{line}{''.join(others)}</article>")


@pytest.mark.parametrize(
    "line",
    [
        f"<p>{CODE}</p>",
        "<p>Zum Vergrößern bitte anklicken</p>",
        "<p>Click image to enlarge</p>",
        "<p>lighthouses.org</p>",
        "<p>4 of 17</p>",
        "<p>Gallery: Lighthouses of the bay (Photo Services)</p>",
    ],
)
def test_code_and_labels_of_pictures_are_left_out(line: str) -> None:
    assert between(line) == SENTENCES


@pytest.mark.parametrize(
    "sentence",
    [
        "document.title holds what the browser shows {for a page}, as every keeper knows.",
        "If (and only if) the lamp burns, {as it should}, a keeper sleeps.",
        "The keeper wrote function after function; none of them lit the lamp;",
    ],
)
def test_sentence_about_code_is_none(sentence: str) -> None:
    assert not is_code(sentence)


def test_counters_above_the_pictures_of_a_gallery_are_left_out() -> None:
    slides = "".join(f"<p>{at}/8</p><p>{text}</p>" for at, text in enumerate(SENTENCES, 1))
    assert spoken(f"<article><h1>{TITLE}</h1>{slides}</article>") == SENTENCES


def test_a_lone_fraction_stays() -> None:
    assert "1/4" in between("<p>1/4</p>")


def test_beginning_of_another_article_at_the_end_is_left_out() -> None:
    teaser = "<h2>Ten lamps of the coast</h2><p>Some have burned for two hundred years and […]</p>"
    assert spoken(f"<article><h1>{TITLE}</h1>{TEXT}{teaser}</article>") == SENTENCES


def test_kicker_of_a_teaser_goes_with_its_headline() -> None:
    teaser = "<div><h3>After the storm</h3><h3><a href='/a'>How a lamp was lost</a></h3></div>"
    found = pieces(parse(f"<div>{TEXT}{teaser}<p>{SENTENCES[0]}</p></div>"))
    kept = [piece for piece in found if not piece.linked]
    told = without_empty_headings(kept, found, [])
    assert [piece.text for piece in told] == [*SENTENCES, SENTENCES[0]]


def test_questions_in_panels_are_read_above_their_answers() -> None:
    asked = ["How far does the light go?", "Who pays for the oil?", "May one climb up?"]
    panels = "".join(
        f"<div><div class='panel-heading'><h3>{question}</h3></div><div><p>{answer}</p></div></div>"
        for question, answer in zip(asked, SENTENCES, strict=False)
    )
    found = pieces(parse(f"<div><p>{SENTENCES[0]}</p>{panels}</div>"))
    kept = [piece.kind == "paragraph" for piece in found]
    restore_labels(found, kept, [True] * len(found))
    assert all(kept)


def test_standfirst_without_a_full_stop_is_read_where_the_description_says_it_too() -> None:
    standfirst = "A visit to the keepers, with a few words from their book"
    described = f"<meta name='description' content='{standfirst}'>"
    rows = "".join(f"<div><a href='/{at}'>Place {at}</a></div>" for at in range(9))
    body = f"<main><h1>{TITLE}</h1><div>{standfirst}</div>{rows}<div>{TEXT}</div></main>"
    assert spoken(body, described) == [standfirst, *SENTENCES]
