"""Recipes, lists of works, marks before items, large first letters and lists under a label."""

import pytest

from audio_pipeline.model import Block
from tests.extract.articles import read

URL = "https://example.org/food/2025/cake-of-the-heath"
TITLE = "How the bakers of the heath make their cake"
SENTENCES = [
    f"The baker of parish number {number} said on Tuesday evening that the cake must rest until"
    f" the morning, and that slice number {number} is cut with a thread."
    for number in range(1, 9)
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def blocks(body: str) -> list[Block]:
    return list(read(body, TITLE, URL))


def spoken(body: str) -> list[str]:
    return [block.text for block in blocks(f"<article><h1>{TITLE}</h1>{body}</article>")]


def test_facts_of_a_recipe_in_elements_of_their_own_are_left_out() -> None:
    facts = [("Servings", "4", "people"), ("Prep time", "10", "minutes")]
    card = "".join(
        f"<div><span>{label}</span><p>{number}</p><span>{unit}</span></div>"
        for label, number, unit in [("Servings", "1", "servings"), *facts[1:]]
    )
    steps = "<h3>Steps</h3><ol><li>Beat the butter.</li><li>Bake the cake for an hour.</li></ol>"
    assert spoken(f"{TEXT}<div>{card}</div>{steps}") == [
        *SENTENCES,
        "Steps",
        "1. Beat the butter.",
        "2. Bake the cake for an hour.",
    ]


def test_short_words_without_numbers_stay() -> None:
    said = "<p>Easy.</p><p>Medium.</p><p>Easy!</p>"
    assert "Medium." in spoken(f"{TEXT}{said}{TEXT.replace('baker', 'miller')}")


@pytest.mark.parametrize("mark", ["▢ ", "• ", "✓ ", "▢ ▢ "])
def test_mark_before_an_item_is_left_out(mark: str) -> None:
    items = f"<ul><li>{mark}1 cup of milk</li><li>{mark}6 spoons of flour</li></ul>"
    assert spoken(f"{TEXT}<h3>Ingredients</h3>{items}")[-2:] == [
        "1 cup of milk",
        "6 spoons of flour",
    ]


@pytest.mark.parametrize("line", ["<p>2 of 17</p>", "<p>________</p>"])
def test_counter_of_a_gallery_and_drawn_line_are_left_out(line: str) -> None:
    assert spoken(f"{line.join(TEXT.partition('</p>'))}") == SENTENCES


def test_list_of_works_in_the_middle_is_left_out() -> None:
    works = "".join(
        f"<li>Roe A. On cakes of parish {number}. Bakery. 201{number};12:3. doi:10.1/{number}</li>"
        for number in range(9)
    )
    after = "<h2>Thanks</h2><p>The bakers thank the millers of the heath for their flour.</p>"
    assert spoken(f"{TEXT}<h2>References</h2><ol>{works}</ol>{after}") == [
        *SENTENCES,
        "Thanks",
        "The bakers thank the millers of the heath for their flour.",
    ]


def test_section_on_references_stays() -> None:
    section = "<h2>References</h2><p>She asked for two, and both bakers spoke well of her.</p>"
    assert "References" in spoken(f"{TEXT}{section}{TEXT.replace('baker', 'miller')}")


@pytest.mark.parametrize(
    ("letter", "rest", "whole"),
    [
        ("T", "heir cake rests", "Their cake rests"),
        ("A", " cake rests", "A cake rests"),
        ("A", "ll cakes rest", "All cakes rest"),
    ],
)
def test_first_letter_in_an_element_of_its_own_joins_its_word(
    letter: str, rest: str, whole: str
) -> None:
    ending = " for a whole night, and that is what one tastes, said the baker."
    first = f"<div><span>{letter}</span><p>{rest}{ending}</p>{TEXT}</div>"
    assert spoken(first)[0] == whole + ending


def test_words_above_a_list_are_read_with_it() -> None:
    box = (
        "<div><span>{}</span><ul><li><p>Rests well</p></li><li><p>Tastes of {}</p></li></ul></div>"
    )
    good, bad = "What we like about this cake", "What we do not like about it"
    cakes = [("rye", "salt"), ("oats", "sugar")]
    lists = "".join(box.format(good, sweet) + box.format(bad, salty) for sweet, salty in cakes)
    told = spoken(
        f"<div>{TEXT}</div><div>{lists}</div><div>{TEXT.replace('baker', 'miller')}</div>"
    )
    for sweet, salty in cakes:
        assert told[told.index(f"Tastes of {sweet}") - 2] == good
        assert told[told.index(f"Tastes of {salty}") - 2] == bad


def test_label_of_links_that_are_left_out_goes_with_them() -> None:
    links = "".join(f"<li class='read-more'><a href='/{at}'>Cake {at}</a></li>" for at in "ab")
    first, _, rest = TEXT.partition("</p>")
    assert spoken(f"{first}</p><ul><li>MORE CAKES</li>{links}</ul>{rest}") == SENTENCES


def test_each_of_several_people_says_their_part_of_a_quotation() -> None:
    said = [("It rests for a whole night.", "Ann Roe, baker"), ("I like the crust.", "Kai Berg")]
    parts = "".join(f"<p>{text}</p><p><strong>– {name}</strong></p>" for text, name in said)
    told = blocks(f"<article><h1>{TITLE}</h1>{TEXT}<blockquote>{parts}</blockquote></article>")
    quotes = [(block.text, block.source) for block in told if block.kind == "quote"]
    assert quotes == said


@pytest.mark.parametrize("name", ["Ann Roe, Ph.D.", "Kai Berg", "Ann Lee-Roe, The Baker"])
def test_name_below_words_in_quotation_marks_says_them(name: str) -> None:
    quotation = f"<blockquote><p>“It rests for a whole night.”</p><p>{name}</p></blockquote>"
    told = blocks(f"<article><h1>{TITLE}</h1>{TEXT}{quotation}{TEXT}</article>")
    quotes = [(block.text, block.source) for block in told if block.kind == "quote"]
    assert quotes == [("“It rests for a whole night.”", name)]


def test_headline_far_below_another_heading_of_the_first_level_is_found() -> None:
    standfirst = "One can taste that the dough has rested."
    top = "<div><h1>See the harbour this autumn</h1></div>"
    byline = "<p>By Ann Roe, 1 May 2025</p>"
    page = f"{top}<main><h1>{TITLE}</h1><h2>{standfirst}</h2>{byline}<div>{TEXT}</div></main>"
    described = f"<meta name='description' content='{standfirst}'>"
    assert [block.text for block in blocks(described + page)] == [standfirst, *SENTENCES]
