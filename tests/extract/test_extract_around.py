"""What stands above an article's headline, between its paragraphs and at its end."""

import pytest

from audio_pipeline.extract import extract
from audio_pipeline.model import Article

URL = "https://example.org/news/2025/a-mill-turns"
TITLE = "Old wind mill turns again after forty years"
SENTENCES = [
    f"The miller of parish number {number} said on Tuesday evening that the sails will turn again"
    f" before spring, and that flour number {number} will be ground of barley."
    for number in range(1, 10)
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def article(body: str, head: str = "") -> Article:
    title = head or f"<title>{TITLE} - The Heath Courier</title>"
    return extract(f"<!DOCTYPE html><html lang='en'><head>{title}</head><body>{body}</body>", URL)


def spoken(above: str = "", after: str = "", text: str = TEXT) -> list[str]:
    body = (
        f"<div class='content'>{above}<h1>{TITLE}</h1><div class='text'>{text}{after}</div></div>"
    )
    return [block.text for block in article(body).blocks if block.kind != "caption"]


@pytest.mark.parametrize(
    "above",
    [
        "<h3>Countryside</h3>",
        "<p>Do you have questions to our office?</p>",
        "<div class='slider'><p>The harbour opens its gates to the public on Monday.</p></div>",
    ],
)
def test_what_stands_above_the_headline_is_left_out(above: str) -> None:
    assert spoken(above) == SENTENCES


def test_standfirst_above_the_headline_is_read() -> None:
    above = "Forty years after the last sack of flour left it, the mill on the heath has a miller."
    body = f"<article><p>{above}</p><h1>{TITLE}</h1>{TEXT}</article>"
    assert [block.text for block in article(body).blocks] == [above, *SENTENCES]


def test_text_goes_on_behind_an_advertisement() -> None:
    parts = [f"<div class='chunk body-part'>{TEXT}</div>"]
    parts += [
        "<div class='ad'><div>Advertisement</div></div>"
        f"<div class='chunk body-part'><p>{number} farmers wait for the mill, and each of them has"
        " more barley in the barn than the road to the coast can carry.</p></div>"
        for number in ("Eleven", "Twelve")
    ]
    texts = [block.text for block in article(f"<h1>{TITLE}</h1>{''.join(parts)}").blocks]
    assert [text.split()[0] for text in texts[-2:]] == ["Eleven", "Twelve"]


def test_named_standfirst_of_items_is_read() -> None:
    points = ["The mill has a new miller.", "The sails will turn before spring, he says."]
    items = "".join(
        f"<li>{point}</li>" for point in (*points, "All of the barley is of the heath.")
    )
    body = f"<h1>{TITLE}</h1><div class='teaser-text'><ul>{items}</ul></div><div>{TEXT}</div>"
    assert [block.text for block in article(body).blocks][1] == points[1]


def test_rows_of_tables_are_not_what_a_page_fails_to_show() -> None:
    row = "<tr><td>Barley</td><td>is ground on Mondays by the miller himself</td><td>rye</td></tr>"
    table = f"<table>{row * 60}</table>"
    kinds = {block.kind for block in article(f"<h1>{TITLE}</h1><div>{TEXT}{table}</div>").blocks}
    texts = spoken(after=table)
    assert kinds <= {"paragraph", "table"}
    assert not any("|" in text for text in texts)


@pytest.mark.parametrize(
    "after",
    [
        "<p>[1] Jane Doe, Mills of the heath, 1987, p. 14</p><p>[2] See https://example.org/m</p>",
        "<p>1 Doe, J. (1987): Mills of the heath. In: The Mill, May 1987</p>",
        "<p>Jane Doe: Mills of the heath. Heath Press, 264 pages, ISBN 978-3-16-148410-0</p>",
        "<p>Jane Doe: Die Mühlen der Heide. Heide Verlag, 264 Seiten, 19,90 Euro</p>",
        "<p>[1] https://example.org/mills [2] https://example.org/barley</p>",
        "<p>Intro music: Sails in the wind</p>",
        "<p>Have you seen the mill? Let us know in the comments below.</p>",
        "<p>Interested in mills?</p><p>Then sign up for our monthly letter from the heath.</p>",
        "<p>The Courier soon has a newsletter about mills, written by millers. Sign up here.</p>",
        "<p>Unsere Zeitung gibt es auch als App, sie ist zum Download verfügbar.</p>",
        "<p>https://example.org/posts/1234567890/the-mill-on-the-heath</p>",
        "<h4>Infos:</h4><p>Mill on the heath</p><p>mill.example.org</p>",
        "<h2>For more on mills</h2><ul><li>Read our pages on sails and stones</li></ul>",
    ],
)
def test_notes_books_and_requests_at_the_end_are_left_out(after: str) -> None:
    assert spoken(after=after) == SENTENCES


@pytest.mark.parametrize(
    "last",
    [
        "38 percent of the farmers said that they would bring their barley to the mill.",
        "The first chapter of his book on the mill has 264 pages and no picture in it.",
        "Visitors let us know in long letters what they think of the mill and its miller.",
        "Will the sails turn before the spring comes to the heath, as the miller says?",
    ],
)
def test_last_paragraph_that_only_looks_like_a_note_stays(last: str) -> None:
    assert spoken(after=f"<p>{last}</p>") == [*SENTENCES, last]


def test_request_that_follows_on_a_statement_stays_with_it() -> None:
    last = "The mill stood still for forty years after the war. Let us know in the comments below."
    assert spoken(after=f"<p>{last}</p>") == [*SENTENCES, last]


def test_code_within_a_sentence_keeps_it_whole() -> None:
    text = (
        "<div>The clerk must replace each space with a <pre>+</pre> before the mill reads it.</div>"
    )
    whole = "The clerk must replace each space with a + before the mill reads it."
    assert whole in spoken(text=f"{TEXT}{text}{TEXT.replace('parish', 'village')}")


def test_hidden_listing_is_not_told_of() -> None:
    pre = "<pre hidden>[{'mill': 1}]</pre>"
    assert spoken(text=f"{SENTENCES[0]}{pre}{TEXT}")[-1] == SENTENCES[-1]
    body = f"<h1>{TITLE}</h1><div><p>{SENTENCES[0]}</p>{pre}{TEXT}</div>"
    assert all(block.kind == "paragraph" for block in article(body).blocks)


def test_number_on_a_line_of_its_own_begins_its_step() -> None:
    steps = ["Clean the stones with a soft brush.", "Open the gate of the hopper by a hand."]
    html = "".join(f"<div>{at}</div><p>{step}</p>" for at, step in enumerate(steps, 1))
    assert spoken(text=f"{html}{TEXT}")[:2] == [f"1. {steps[0]}", f"2. {steps[1]}"]


def test_linked_headlines_in_a_row_are_left_out_with_their_label() -> None:
    teasers = "".join(
        f"<h6><a href='/{number}'>Ferry number {number} sails again after the flood</a></h6>"
        for number in (1, 2, 3)
    )
    label = "<h5>More on <a href='/m'>mills</a></h5>"
    below = "<h2>The stones</h2><p>Both stones were cut on the coast in the year of the flood.</p>"
    texts = spoken(text=f"{TEXT}{label}{teasers}{below}")
    assert texts[len(SENTENCES)] == "The stones"


def test_teasers_between_headline_and_link_to_the_rest_are_left_out() -> None:
    teasers = "".join(
        f"<h2><a href='/{number}'>Ferry number {number} sails again</a></h2><p>Ferry number"
        f" {number} carried its first passengers on Monday, and the harbour master was pleased.</p>"
        f"<h4><a href='/{number}'>READ THE REST</a></h4>"
        for number in (1, 2, 3)
    )
    assert spoken(after=teasers) == SENTENCES


def test_name_of_the_author_alone_is_not_read() -> None:
    head = f"<title>{TITLE}</title><meta name='author' content='Kim Vale'>"
    note = "*The name was changed by the editors for the sake of the miller."
    body = f"<h1>{TITLE}</h1><div>{TEXT}<p>Kim VALE</p><p>{note}</p></div>"
    assert [block.text for block in article(body, head).blocks] == [*SENTENCES, note]


def test_heading_that_leads_home_names_the_site() -> None:
    head = "<title>The Heath Courier » Blog Archive » Mill turns after forty years</title>"
    body = (
        "<h1><a href='https://example.org/'>The Heath Courier</a></h1>"
        f"<h2><a href='/m'>Mill turns after forty years</a></h2><div>{TEXT}</div>"
    )
    assert article(body, head).title == "Mill turns after forty years"


def test_lower_heading_that_the_title_begins_with_is_the_headline() -> None:
    head = "<title>Mill turns after forty years | Heath and Marsh | Local news from here</title>"
    body = f"<h4>Mill turns after forty years</h4><div>{TEXT}</div>"
    assert article(body, head).title == "Mill turns after forty years"


def test_headings_that_are_marks_to_link_to_are_read() -> None:
    sections = "".join(
        f"<h3><a name='s{number}'>Section {number} of the mill</a></h3>"
        + TEXT.replace("parish", name)
        for number, name in enumerate(("village", "hamlet"))
    )
    headings = [text for text in spoken(text=f"{TEXT}{sections}") if text.startswith("Section")]
    assert headings == ["Section 0 of the mill", "Section 1 of the mill"]


def test_cut_off_beginning_of_the_text_below_it_is_left_out() -> None:
    teaser = f"<p>{' '.join(SENTENCES[0].split()[:14])}...</p>"
    assert spoken(after=f"<p>The baker waits for the flour of the mill.</p>{teaser}") == [
        *SENTENCES,
        "The baker waits for the flour of the mill.",
    ]


def test_list_beside_a_short_text_is_no_text() -> None:
    said = "a word on the mill and on the road"
    items = "".join(f"<li>Reader {number}: {said}</li>" for number in range(9))
    page = (
        f"<div id='wrapper'><div id='content'><h2>{TITLE}</h2><p>{SENTENCES[0]}</p>"
        f"<p>{SENTENCES[1]}</p></div><div id='sidebar'><h2>Search</h2><ul>{items}</ul></div></div>"
    )
    assert [block.text for block in article(page).blocks] == SENTENCES[:2]
