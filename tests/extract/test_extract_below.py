"""What stands below an article, and marks and dates in it that nobody would say."""

import pytest

from audio_pipeline.errors import ArticleSkipped
from audio_pipeline.extract import extract
from tests.extract.articles import read

URL = "https://example.org/news/2025/flour-on-the-heath"
TITLE = "Flour is ground on the heath again"
SENTENCES = [
    f"The miller of village number {number} told the council last night that the stones turn again"
    f" before spring, and that sack number {number} is ground of barley."
    for number in range(1, 8)
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)

LONG_BIOGRAPHY = (
    "Autor*in: Dr. Jane Doe ist seit 2014 Müllerin auf der Heide, schreibt über Mühlen, Mehl und"
    " Müller, und lebt mit vier Katzen, drei Hunden und zwei Eseln in einem Dorf, das sie lange vor"
    " dem Ende der letzten Mühle zu ihrem Zuhause gemacht hat, wie sie sagt."
)


def spoken(text: str = TEXT, after: str = "") -> list[str]:
    body = f"<div class='page'><h1>{TITLE}</h1><div class='text'>{text}{after}</div></div>"
    return [block.text for block in read(body, TITLE, URL) if block.kind != "caption"]


@pytest.mark.parametrize(
    "after",
    [
        "<p>Words: Jane Doe Photos: John Roe</p>",
        "<p>Photocredits The Mill: Jane Doe</p>",
        f"<p>{LONG_BIOGRAPHY}</p>",
        "<p>Suggested citation:</p><p>Jane Doe: The mill turns. In: The Heath Courier, 2025.</p>",
        "<p>The Courier is not responsible for the opinions of its contributors.</p>",
        "<p>Nutze die kleine rote Glocke unten rechts, um informiert zu werden!</p>",
        "<p>Bleib auf dem Laufenden zu Mühlen und zu allem, was sie mahlen. Folge @heath</p>",
        "<blockquote>Interesse an Mühlen? Dann abonniere meinen Newsletter!</blockquote>",
        "<p>Lue myös:</p>",
        "<div class='saboxplugin-wrap'><p>Jane Doe has written of mills for forty years.</p></div>",
        "<section class='Artikel-Spende'><p>This text matters. Secure it today.</p></section>",
        "<div class='post-ratings'>(Rate me? // Beitrag bewerten?)</div>",
        "<ul class='rss_box'><li>Bread of barley from the new mill, in eight easy steps.</li></ul>",
    ],
)
def test_what_readers_are_asked_and_offered_below_is_left_out(after: str) -> None:
    assert spoken(after=after) == SENTENCES


def test_signs_that_a_font_draws_for_their_names_are_not_read() -> None:
    text = TEXT.replace("<p>", "<p><i class='material-icons'>chat_bubble</i> ", 1)
    assert spoken(text=text) == SENTENCES


@pytest.mark.parametrize("name", ["image-annotation", "img-desc-container", "o-media__image-alt"])
def test_captions_are_known_by_more_names(name: str) -> None:
    caption = "The mill before the war, as a painter of the parish saw it from the road."
    text = TEXT.replace("</p>", f"</p><div class='{name}'><p>{caption}</p></div>", 1)
    assert spoken(text=text) == SENTENCES


def test_notes_in_square_brackets_count_in_roman_numerals_too() -> None:
    text = TEXT.replace("spring,", "spring,<sup>[i]</sup>", 1).replace(
        "ground", "ground<sup>[ii]</sup>", 1
    )
    notes = "<p><sup>[i]</sup> So the parish hopes.</p><p><sup>[ii]</sup> By two stones.</p>"
    assert spoken(text=text, after=notes) == SENTENCES


def test_day_before_the_first_sentence_and_signature_behind_the_last_are_left_out() -> None:
    text = TEXT.replace("<p>", "<p>06.11.23 - ", 1).removesuffix("</p>") + " (Jane Doe) +++</p>"
    assert spoken(text=text) == SENTENCES


def test_list_under_a_label_of_its_own_is_read_though_another_list_says_the_same() -> None:
    items = "<ul><li>Price of the mill: 35,000 pounds in all</li><li>Paid at once</li></ul>"
    text = TEXT.replace("</p>", f"</p><p>We assume:</p>{items}", 2)
    assert spoken(text=text).count("Price of the mill: 35,000 pounds in all") == 2


def test_product_in_a_shop_is_no_article() -> None:
    head = "<meta property='og:type' content='product'>"
    with pytest.raises(ArticleSkipped, match="product in a shop"):
        read(f"<h1>A sack of flour</h1>{TEXT}", "A sack of flour", URL, head)


def test_box_that_a_label_begins_is_left_out_with_all_that_is_in_it() -> None:
    item = "<a href='/b'><h2>A bridge opens</h2></a><p>It was closed for a year.</p>"
    box = f"<section><h2>Related articles</h2>{item}<article>{item}</article></section>"
    assert spoken(after=box) == SENTENCES


def test_line_in_the_text_that_alone_names_the_author_is_not_read() -> None:
    text = TEXT.replace("</p>", "</p><p>By Jane Doe and John Roe</p>", 1)
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{text}</body></html>"
    article = extract(page, URL)
    assert article.byline == "Jane Doe, John Roe"
    assert [block.text for block in article.blocks] == SENTENCES


def test_blocks_to_the_end_that_each_lead_elsewhere_go_with_their_label() -> None:
    tip = (
        "<p>The Mill Review: <a href='/a'>How stones are cut</a>. An essay on stones and water.</p>"
    )
    assert spoken(after=f"<p>À lire aussi :</p>{tip * 2}") == SENTENCES
    kept = "<p>But the miller of the next parish does not believe in stones, as he says.</p>"
    assert len(spoken(after=f"<p>À lire aussi :</p>{tip}{kept}")) == len(SENTENCES) + 2
