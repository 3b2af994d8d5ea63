"""Headings whose own text is not read, and the sentences that stand below the headline."""

from collections.abc import Sequence

import pytest

from audio_pipeline.model import Block
from tests.extract.articles import read

URL = "https://example.org/food/2025/bread-of-the-heath"
TITLE = "How the bakers of the heath make their bread"
SENTENCES = [
    f"The baker of parish number {number} said on Tuesday evening that the dough must rest until"
    f" the morning, and that loaf number {number} is baked on stone."
    for number in range(1, 9)
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
STANDFIRST = "Their dough rests for a whole night, and that is what one tastes."


def spoken(body: str, head: str = "") -> list[str]:
    return [block.text for block in read(body, TITLE, URL, head)]


def page(text: str) -> Sequence[Block]:
    return read(f"<main><h1>{TITLE}</h1>{text}</main>", TITLE, URL)


@pytest.mark.parametrize("label", ["<h3>Nutrition</h3>", "<div>Nutrition Facts</div>"])
def test_label_of_a_nutrition_panel_goes_with_its_numbers(label: str) -> None:
    panel = f"{label}<div class='tags'>Calories: 291 kcal, Fat: 17 g, Protein: 5 g</div>"
    assert spoken(f"<main><h1>{TITLE}</h1>{TEXT}{panel}<p>{STANDFIRST}</p></main>") == [
        *SENTENCES,
        STANDFIRST,
    ]


def test_heading_over_prose_on_nutrition_stays() -> None:
    body = f"<main><h1>{TITLE}</h1>{TEXT}<h2>Nutrition</h2><p>{STANDFIRST}</p></main>"
    assert spoken(body) == [*SENTENCES, "Nutrition", STANDFIRST]


def test_heading_goes_with_its_box_of_which_nothing_is_read() -> None:
    slide = (
        "<li><div><h2>How the bakers of the heath make their bread rise</h2><p class='related'>A"
        " series of pictures shows the bakers of the heath at work in their bakeries.</p></div>"
    )
    half = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:4])
    rest = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[4:])
    assert spoken(f"<article><h1>{TITLE}</h1>{half}<ul>{slide}</ul>{rest}</article>") == SENTENCES


def test_standfirst_in_the_banner_is_read_where_the_description_says_it_too() -> None:
    described = f"<meta name='description' content='{STANDFIRST}'>"
    dek = f"<div class='article-meta'><p>{STANDFIRST}</p><p>By Ann Roe</p></div>"
    banner = f"<header role='banner'><h1>{TITLE}</h1>{dek}</header>"
    page = f"<article>{banner}<section>{TEXT}</section></article>"
    assert spoken(page, described) == [STANDFIRST, *SENTENCES]
    assert spoken(page) == SENTENCES


def test_standfirst_between_a_heading_and_the_text_is_read() -> None:
    lead = f"<h2>Bread of stone</h2><div class='lead'><p>{STANDFIRST}</p></div>"
    page = f"<main><h1>{TITLE}</h1>{lead}<div class='body'>{TEXT}</div></main>"
    assert spoken(page)[-len(SENTENCES) - 1 :] == [STANDFIRST, *SENTENCES]


def test_byline_below_the_standfirst_is_left_out() -> None:
    line = "<p>By Ann Roe, August 14, 2025 2:30 pm</p>"
    page = f"<article><h1>{TITLE}</h1><p>{STANDFIRST}</p>{line}{TEXT}</article>"
    assert spoken(page) == [STANDFIRST, *SENTENCES]


def test_source_in_brackets_is_left_out() -> None:
    source = "[<a href='https://example.com/bread'>source</a>]"
    page = f"<article><h1>{TITLE}</h1>{TEXT}<p>{STANDFIRST} {source}</p></article>"
    assert spoken(page) == [*SENTENCES, STANDFIRST]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<p><strong>Barley comes back</strong></p>", "heading"),
        ("<p><b>What does the miller want?</b></p>", "paragraph"),
        ("<p><b>The council asks:</b></p>", "paragraph"),
        ("<p><b>Barley</b> comes back to the heath</p>", "paragraph"),
        ("<p><b>The sails have turned since May.</b></p>", "paragraph"),
    ],
)
def test_line_all_in_bold_between_texts_is_a_heading(line: str, kind: str) -> None:
    text = "".join(f"<p>{sentence}</p>{line * (at == 2)}" for at, sentence in enumerate(SENTENCES))
    (block,) = (each for each in page(text) if each.text not in SENTENCES)
    assert block.kind == kind


def test_name_in_bold_that_comes_again_is_no_heading() -> None:
    name = "<p><b>Jane Doe</b></p>"
    text = "".join(f"<p>{each}</p>{name * (at in (2, 4))}" for at, each in enumerate(SENTENCES))
    assert {block.kind for block in page(text)} == {"paragraph"}


def test_standfirst_in_a_heading_is_text() -> None:
    first = page(f"<h2>{STANDFIRST}</h2>{TEXT}")[0]
    assert (first.kind, first.text) == ("paragraph", STANDFIRST)


def test_line_in_bold_behind_a_break_is_a_heading() -> None:
    line = "<p><br><b>Barley comes back</b></p>"
    text = "".join(f"<p>{each}</p>{line * (at == 2)}" for at, each in enumerate(SENTENCES))
    assert [block.text for block in page(text) if block.kind == "heading"] == ["Barley comes back"]
