"""What stands between the paragraphs of an article: captions, links, forms, broken sentences."""

import pytest

from audio_pipeline.extract import extract
from audio_pipeline.extract.metadata import read_metadata
from audio_pipeline.extract.page import parse
from audio_pipeline.model import Block
from tests.extract.articles import read

URL = "https://example.org/news/2025/ferry-to-the-island"
TITLE = "The ferry to the island sails again"
SENTENCES = [
    f"The captain of ferry number {number} told the harbour master last night that she sails again"
    f" before spring, and that cabin number {number} has a new floor."
    for number in range(1, 8)
]


def blocks(between: str) -> list[Block]:
    """Of a page with this between its second and its third paragraph."""
    text = "".join(f"<p>{each}</p>{between * (at == 1)}" for at, each in enumerate(SENTENCES))
    return list(read(f"<main><h1>{TITLE}</h1><div>{text}</div></main>", TITLE, URL))


def spoken(between: str) -> list[str]:
    return [block.text for block in blocks(between) if block.kind != "caption"]


@pytest.mark.parametrize(
    "between",
    [
        "<p>Figure 3: The ferry before the war</p>",
        "<p>Abb. 3: Die Fähre vor dem Krieg</p>",
        "<div>The captain at her desk in the wheelhouse. | © Jane Doe/Heath Press</div>",
        "<h6>The captain at her desk in the wheelhouse (Photo: Jane Doe)</h6>",
        "<div class='bildunterschrift'><h6>The captain at her desk in the wheelhouse</h6></div>",
        "<h3>WATCH: <a href='/v'>The captain shows her new wheelhouse to the mayor</a></h3>",
        "<p>Vote in our poll:</p><div><form><input></form></div>",
        "<p>The captain tells of it here:</p><div><iframe src='/v'></iframe></div>",
        "<blockquote><p>Also:</p></blockquote><ul><li><a href='/b'>The red ferry</a></li></ul>",
        "<div id='freemiumwall-container'><h2>Read on?</h2><p>Register now for free.</p></div>",
    ],
)
def test_captions_calls_and_forms_are_left_out(between: str) -> None:
    assert spoken(between) == SENTENCES


def test_items_that_have_no_value_behind_their_colon_are_left_out() -> None:
    items = "<ul><li>Length: 40 m</li><li>Crew:</li><li>Flag: -</li></ul>"
    assert spoken(items) == [*SENTENCES[:2], "Length: 40 m", *SENTENCES[2:]]


def test_item_whose_list_stands_within_it_stays() -> None:
    items = "<ul><li>Crew:<ul><li>The captain and her three daughters</li></ul></li></ul>"
    assert "Crew:" in spoken(items)


def test_sentence_that_an_advertisement_breaks_is_whole() -> None:
    first, rest = "The old ferry was sold to a yard in the north", "and nobody saw her ever again."
    broken = f"<p>{first} <span><div class='ad'>Advertisement</div></span>{rest}</p>"
    assert f"{first} {rest}" in spoken(broken)


def test_line_before_a_listing_is_not_joined_with_what_follows_it() -> None:
    first, rest = (
        "The program that reads the tide tables is begun by",
        "which asks for the harbour.",
    )
    assert first in spoken(f"<p>{first}</p><pre>tides --now</pre><p>{rest}</p>")


def test_quote_of_the_text_with_a_name_behind_it_is_left_out() -> None:
    quote = f"<blockquote><p>{SENTENCES[0]}<br>– Jane Doe</p></blockquote>"
    assert spoken(quote) == SENTENCES


def test_paragraph_that_ends_the_one_before_is_said_once() -> None:
    end = "She was built in the yard at the mouth of the river by forty men and a boy who never "
    end += "saw the sea before the day of her launch."
    assert spoken(f"<p>Nobody knows her age. {end}</p><p>{end}</p>").count(end) == 0


def test_bold_line_before_a_list_and_below_a_caption_is_a_heading() -> None:
    picture = "<figure><img src='/a'><figcaption>The ferry at dusk.</figcaption></figure>"
    items = "<ul><li>Forty cabins of oak</li><li>Two decks in white</li></ul>"
    kinds = {each.text: each.kind for each in blocks(f"{picture}<p><b>On board</b></p>{items}")}
    assert kinds["On board"] == "heading"


def test_post_that_lies_in_an_item_of_a_list_is_no_item() -> None:
    text = "".join(f"<p>{each}</p>" for each in SENTENCES)
    page = read(f"<ul><li><h2>{TITLE}</h2>{text}</li></ul>", TITLE, URL)
    assert {block.kind for block in page if block.text in SENTENCES} == {"paragraph"}


@pytest.mark.parametrize(
    ("body", "byline"),
    [
        ("<p>Posted by Jane</p>", "Jane"),
        (
            "<a href='/author/jane-doe'>Jane Doe</a>, <a href='/author/jr'>John Roe</a>",
            "Jane Doe, John Roe",
        ),
        ("<a href='/author/jane-doe'>More of Jane Doe</a>", ""),
    ],
)
def test_byline_is_found_where_it_is_posted_or_linked(body: str, byline: str) -> None:
    text = "".join(f"<p>{each}</p>" for each in SENTENCES)
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}{text}</body>"
    assert extract(page, URL).byline == byline


def test_day_of_a_comment_or_of_a_related_article_is_not_the_articles() -> None:
    others = (
        "<ul class='related-posts'><li><time datetime='2009-04-11'>11 April</time></li></ul>"
        "<div class='comment-body'><time datetime='2010-04-11'>11 April</time></div>"
    )
    page = (
        f"<html><body>{others}<h1>{TITLE}</h1><span class='date'>22 May 2019</span></body></html>"
    )
    published = read_metadata(parse(page), "https://example.org/ferry").published
    assert published is not None
    assert published.year == 2019
