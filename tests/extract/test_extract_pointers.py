"""Lines that close a page and are no text of its article."""

import pytest

from audio_pipeline.extract import extract
from audio_pipeline.extract.metadata import read_metadata
from audio_pipeline.extract.page import read_page

URL = "https://example.org/news/2025/a-bridge-closes"
TITLE = "Old stone bridge closes to heavy traffic"
AUTHOR = "Vera Lindt"
SENTENCES = [
    f"The council of ward number {number} voted on Tuesday evening to close the old stone bridge to"
    f" heavy traffic until spring, officials said in statement {number}."
    for number in range(1, 12)
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def spoken(before: str = "", after: str = "", text: str = TEXT) -> list[str]:
    html = (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE}</title>"
        f"<meta name='author' content='{AUTHOR}'></head><body><article>"
        f"<h1>{TITLE}</h1>{before}{text}{after}</article></body></html>"
    )
    return [block.text for block in extract(html, URL).blocks if block.kind != "caption"]


@pytest.mark.parametrize(
    "line",
    [
        "You may want to see these too:",
        "Lue aiheesta lisää:",
        "Das ganze Gespräch gibt es hier: bruecken.example.org",
        "The plan as a file www.example.org/plan",
        "Weitere Informationen erhalten Sie unter der Nummer der Stadt.",
        "Hier finden Sie alle Pläne der Brücke und einen Film.",
        "Druckfähige Fotos der Brücke finden Sie im Netz.",
        "For more information, visit the town hall.",
        "Para más información, escriba al ayuntamiento.",
        "Die Autorin lehrt Brückenbau an der Hochschule der Stadt.",
        "The author is a builder of bridges in the north.",
        "Fotos / Grafiken: Kai Berg",
        "This entry was posted on 9 May 2025 by admin and filed under News.",
        "Dieser Beitrag wurde am 9. Mai 2025 unter Stadt veröffentlicht.",
        "Der Beitrag Die Brücke erschien zuerst auf Stadtblatt.",
        "The post Old stone bridge appeared first on Town Paper.",
        "Du musst angemeldet sein, um einen Kommentar zu schreiben.",
        "You must be logged in to post a comment.",
        "Plan of the bridge 2025PDF | 38 KB | not accessible",
        "Loading ...",
        "Den Rest des Artikels gibt’s hier.",
        "9.5.2025 red Artikel: Download PDF Drucken Teilen Feedback",
        "¿Ya sabías que tenemos un canal de Telegram? Únete.",
        "Beitrag bewerten",
        "Mehr lesen: Wie die Brücke einst gebaut wurde",
    ],
)
def test_lines_that_close_a_page_are_left_out(line: str) -> None:
    assert spoken(after=f"<p>{line}</p>") == SENTENCES


@pytest.mark.parametrize(
    "line",
    [
        "The plan can be read at the town hall, or at www.example.org.",
        "He said it once more: the bridge stays.",
        (
            "The bridge weighs 12 tons, has 3 arches, costs 4 pence, was built in 1702, was mended"
            " in 1804, stands in the north of the county and is at home at www.example.org"
        ),
    ],
)
def test_last_sentences_that_say_something_are_read(line: str) -> None:
    assert spoken(after=f"<p>{line}</p>")[-1] == line


def test_a_line_that_announces_a_listing_stays() -> None:
    last = "As usual, a friend knew the answer. In short:"
    after = f"<p>{last}</p><pre><code>set-option -g mouse on</code></pre>"
    assert last in spoken(after=after)


def test_captions_at_the_end_do_not_keep_the_lines_above_them() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>The bridge in May.</figcaption></figure>"
    assert spoken(after=f"<p>(Town Agency)</p>{figure}") == SENTENCES


@pytest.mark.parametrize(
    "box",
    [
        (
            f"<div class='box'><div><a href='/vera'>{AUTHOR}</a></div><div><p>She came to bridges"
            " by way of the sea. After years abroad she teaches and builds.</p></div></div>"
        ),
        (
            "<div class='plain'><div>AUTHOR</div><p>has built bridges in five countries and writes"
            " of them for this paper since the spring of last year.</p></div>"
        ),
    ],
)
def test_a_box_that_presents_the_author_is_left_out(box: str) -> None:
    assert spoken(after=box) == SENTENCES


def test_text_below_the_name_of_its_author_is_read() -> None:
    assert spoken(before=f"<div><div>{AUTHOR}</div></div>") == SENTENCES


@pytest.mark.parametrize("label", ["References", "External links", "Einzelnachweise", "Weblinks"])
def test_many_notes_at_the_end_are_left_out(label: str) -> None:
    notes = "".join(
        f"<li>Berg, K. and Lindt, V. ({1990 + at}). On the bridges of the north and their keepers,"
        f" volume {at}. Annals of Building. 9: {at}.</li>"
        for at in range(8)
    )
    assert spoken(after=f"<h2>{label}</h2><ol>{notes}</ol>") == SENTENCES


@pytest.mark.parametrize(
    "front",
    [
        "<p>14 June 2013 at 20:51 (Notes)</p>",
        "<p>4.02.2022 par Vera Lindt</p>",
        "<h2>By Vera Lindt | 24 October 2023 | Updated: 7 November 2023, 8:54 AM</h2>",
        "<p>Blog-Beitrag von Vera Lindt</p>",
    ],
)
def test_dated_and_signed_lines_before_the_text_are_left_out(front: str) -> None:
    assert spoken(before=front) == SENTENCES


def _title(head: str, body: str) -> str:
    page = read_page(f"<html><head>{head}</head><body>{body}{TEXT}</body></html>")
    return read_metadata(page.tree, "https://ethos.example/content/9").title


def test_the_name_of_the_site_alone_is_no_headline() -> None:
    head = "<meta property='og:title' content='Ethos'><title>To eat, or not | Ethos</title>"
    assert _title(head, "<h1>To eat, or not</h1>") == "To eat, or not"


def test_a_slug_is_no_headline() -> None:
    head = "<meta property='og:title' content='bridge-test-autumn-2025'><title>18 bridges</title>"
    assert _title(head, "<h1>18 bridges: four of them fail</h1>") == "18 bridges: four of them fail"


def test_a_headline_of_which_readers_see_no_word_is_none() -> None:
    data = (
        '<script type="application/ld+json">{"@type": "Article",'
        ' "headline": "technique in geometry"}</script>'
    )
    head = f"<title>Nearest neighbour trees - Library</title>{data}"
    assert _title(head, "<h1>Nearest neighbour trees</h1>") == "Nearest neighbour trees"
