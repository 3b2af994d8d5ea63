"""Text that lies apart from the rest of its article, and text that only looks like it."""

import pytest

from audio_pipeline.extract import extract
from audio_pipeline.extract.ends import without_closing
from audio_pipeline.extract.page import parse
from audio_pipeline.extract.walk import pieces

URL = "https://example.org/news/2025/a-bridge-closes"
TITLE = "Old stone bridge closes to heavy traffic"
SENTENCES = [
    f"The council of ward number {number} voted on Tuesday evening to close the old stone bridge to"
    f" heavy traffic until spring, officials said in statement {number}."
    for number in range(1, 12)
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
STANDFIRST = (
    "For two hundred years lorries have crossed it, and now the town has had enough of them."
)


def spoken(body: str) -> list[str]:
    html = f"<!DOCTYPE html><html lang='en'><head><title>{TITLE}</title></head><body>{body}"
    return [block.text for block in extract(f"{html}</body></html>", URL).blocks]


@pytest.mark.parametrize(
    "standfirst",
    [
        f"<div class='teaser-text'><p>{STANDFIRST}</p></div>",
        f"<div class='article__chapo'><div><p>{STANDFIRST}</p></div></div>",
        f"<div class='header has-sharing'><h2 class='subtitle'>{STANDFIRST}</h2></div>",
        f"<div><p>{STANDFIRST}</p></div>",
    ],
)
def test_standfirst_apart_from_the_text_is_read_first(standfirst: str) -> None:
    head = f"<header><h1>{TITLE}</h1></header>{standfirst}"
    page = f"<main>{head}<div class='tools'><a href='/x'>Map</a></div><div>{TEXT}</div></main>"
    assert spoken(page) == [STANDFIRST, *SENTENCES]


def test_standfirst_cut_off_in_the_description_is_known_by_its_beginning() -> None:
    described = f"<meta name='description' content='{STANDFIRST[:70]}…'>"
    rows = "".join(f"<div><a href='/{at}'>Place number {at}</a></div>" for at in range(9))
    page = f"<main><h1>{TITLE}</h1><div>{STANDFIRST}</div>{rows}<div>{TEXT}</div></main>"
    assert spoken(described + page)[0] == STANDFIRST


def test_sections_alike_are_read_to_the_last() -> None:
    sections = "".join(
        f"<div class='row'><div class='text-section'>{paragraphs}</div></div><div>Map</div>"
        for paragraphs in (TEXT, "<h2>What is next</h2><p>The bridge opens in May.</p>")
    )
    page = f"<main><h1>{TITLE}</h1>{sections}</main>"
    assert spoken(page)[-2:] == ["What is next", "The bridge opens in May."]


def test_another_article_in_the_same_elements_is_not_read() -> None:
    other = "".join(f"<p>In another town the harbour number {at} is full.</p>" for at in range(3))
    page = (
        f"<main><article><h1>{TITLE}</h1><div class='copy'>{TEXT}</div></article>"
        f"<article><h1>The harbour is full</h1><div class='copy'>{other}</div></article></main>"
    )
    assert spoken(page) == SENTENCES


def test_embedded_teaser_of_another_story_is_not_read() -> None:
    teaser = "<blockquote><a href='/b'>Ferry that nobody wanted is sold at last</a></blockquote>"
    first, rest = "".join(TEXT.partition("</p>")[:2]), TEXT.partition("</p>")[2]
    page = f"<article><h1>{TITLE}</h1>{first}{teaser}{rest}</article>"
    assert spoken(page) == SENTENCES


@pytest.mark.parametrize(
    "notice",
    [
        "If you’re seeing this message but you’re a subscriber, you can log in here.",
        "This post contains references to products from one or more of our advertisers.",
        "Sie sind aktuell nicht eingeloggt.",
        "Gefällt dir unser Magazin? Dann hilf mit.",
        "Síguenos en Telegram, Instagram y Facebook para recibir las noticias.",
        "Wesprzyj nas darowizną, a zrobimy więcej.",
    ],
)
def test_what_a_site_says_of_itself_is_not_read(notice: str) -> None:
    first, rest = "".join(TEXT.partition("</p>")[:2]), TEXT.partition("</p>")[2]
    page = f"<article><h1>{TITLE}</h1>{first}<p>{notice}</p>{rest}</article>"
    assert spoken(page) == SENTENCES


@pytest.mark.parametrize(
    "said",
    [
        "We independently verified the video, which shows the bridge before it was closed.",
        "Gefällt Ihnen die Arbeit? Ja, sie gefällt mir.",
        "For the latest figures the council waits until the count is over in the autumn.",
    ],
)
def test_news_that_begins_like_a_notice_is_read(said: str) -> None:
    page = f"<article><h1>{TITLE}</h1>{TEXT}<p>{said}</p><p>{SENTENCES[0][4:]}</p></article>"
    assert said in spoken(page)


@pytest.mark.parametrize("label", ["Contact:", "Weitere Informationen:", "Джерела", "Sources"])
def test_what_is_only_to_be_looked_up_is_not_read(label: str) -> None:
    closing = (
        f"<h3>{label}</h3><p>Ann Lee speaks for the council from nine to five on weekdays.</p>"
    )
    assert spoken(f"<article><h1>{TITLE}</h1>{TEXT}{closing}</article>") == SENTENCES


def test_text_after_a_heading_of_its_own_is_no_part_of_the_sources() -> None:
    page = f"{TEXT}<p>Sources</p><p>Two of them.</p><h2>What is next</h2><p>It opens in May.</p>"
    found = pieces(parse(f"<article>{page}</article>"))
    assert without_closing(found) == found


def test_a_long_part_under_such_a_label_is_the_text() -> None:
    found = pieces(parse(f"<article><p>{STANDFIRST}</p><h2>More information</h2>{TEXT}</article>"))
    assert without_closing(found) == found
