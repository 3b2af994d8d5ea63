"""What is no text before the first paragraph, after the last, and around single blocks."""

import pytest

from audio_pipeline.extract import extract
from audio_pipeline.extract.byline import clean_byline, signed_by
from audio_pipeline.extract.dates import is_only_date

URL = "https://example.org/news/2025/a-bridge-closes"
SENTENCES = [
    f"The council of ward number {number} voted on Tuesday evening to close the old stone bridge to"
    f" heavy traffic until spring, officials said in statement {number}."
    for number in range(1, 12)
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TITLE = "Old stone bridge closes to heavy traffic"


def spoken(before: str = "", after: str = "", text: str = TEXT) -> list[str]:
    """The blocks of a page with something before its text and something after it."""
    html = (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE}</title></head><body><article>"
        f"<h1>{TITLE}</h1>{before}{text}{after}</article></body></html>"
    )
    return [block.text for block in extract(html, URL).blocks]


@pytest.mark.parametrize(
    "front",
    [
        "<p>Friday, 9 May 2025, 10:24 am</p>",
        "<p>28 kwietnia 2021, 06:29</p>",
        "<p>mercredi 11 septembre 2019</p>",
        "<p>Stand: 1.2.2025</p>",
        "<p>Local news</p>",
        "<div>Home &gt; News &gt; Local &gt; Bridges and roads of the county</div>",
        f"<div>Home News {TITLE}</div>",
    ],
)
def test_date_kicker_and_breadcrumbs_before_the_text_are_left_out(front: str) -> None:
    assert spoken(before=front) == SENTENCES


@pytest.mark.parametrize(
    "tail",
    [
        "<p>(jg)</p>",
        "<p>PM DJV/fh</p>",
        "<p>By Cosima Roe</p>",
        "<p>Email: desk@example.org</p>",
        "<p>19.11.2021</p>",
        "<p>37 views</p>",
        "<p>More information: A. Roe et al. On old bridges</p>",
        "<p>Sam Poe contributed to this report.</p>",
        "<p>Additional reporting by Sam Poe; editing by Ann Lee</p>",
        "<p>Copyright © 2025 The Gazette. All of it is ours.</p>",
        "<p>Follow The Gazette on Twitter and Instagram</p>",
        "<p>Candice Sealey is the founder and principal consultant at a marketing house.</p>",
        "<p>See also these:</p><ul><li><a href='/a'>Ten bridges that need much work</a></li></ul>",
        "<ul><li><a href='/a'>Ten bridges that need work</a> - October 24, 2020</li></ul>",
        "<h3>About us</h3>",
        "<p>(via The Ferry Post)</p>",
        "<p>RSVP for our talk on bridges: who pays for them?</p>",
        "<p>To reach the reporter behind this story, contact ann@example.org</p>",
        "<p>Want to know more about Ann Lee? Read her page.</p>",
        "<p>Want to learn more about bridges? Read about:</p><ul><li>The old ford</li></ul>",
        "<p>(*) Alle mit einem Stern gekennzeichneten Links sind bezahlt.</p>",
        "<p>(jg)</p><p>Tel.: 030 1234</p><p>17</p>",
    ],
)
def test_signature_contact_and_links_after_the_text_are_left_out(tail: str) -> None:
    assert spoken(after=tail) == SENTENCES


@pytest.mark.parametrize(
    "last",
    [
        "It is over.",
        "“Nobody asked us,” she said",
        "Mayor Ward is a consultant by trade.",
        "Copies of the plan lie in the town hall until the end of June.",
    ],
)
def test_short_last_paragraph_stays(last: str) -> None:
    assert spoken(after=f"<p>{last}</p>") == [*SENTENCES, last]


def test_poem_at_the_end_stays() -> None:
    lines = ["Old grey stone", "Cold river bone", "Left all alone", "Moss overgrown", "Wind blown"]
    assert spoken(after="".join(f"<p>{line}</p>" for line in lines))[-5:] == lines


def test_number_that_stands_alone_is_joined_with_its_item() -> None:
    items = "<p>1.</p><p>Mind the gap between the stones.</p><p>2)</p><p>Keep left.</p>"
    assert spoken(before=items)[:2] == ["1. Mind the gap between the stones.", "2) Keep left."]


def test_dateline_that_stands_alone_is_joined_with_its_sentence() -> None:
    assert spoken(before="<p>NEW YORK —</p>")[0] == f"NEW YORK — {SENTENCES[0]}"


def test_heading_that_its_paragraph_begins_with_is_said_once() -> None:
    again = "<h2>A bridge is a bridge</h2><p>A bridge is a bridge. And this one is old.</p>"
    assert spoken(after=again)[-1] == "A bridge is a bridge. And this one is old."
    assert len(spoken(after=again)) == len(SENTENCES) + 1


def test_embedded_post_loses_its_signature_and_its_picture_link() -> None:
    post = (
        "<blockquote><p>The bridge is closed from today on. pic.twitter.com/U7PMa4oNGN</p>"
        "— Ann Lee (@annlee) July 3, 2019</blockquote>"
    )
    assert spoken(before=TEXT, text="", after=f"{post}<p>It is over.</p>")[-2:] == [
        "The bridge is closed from today on.",
        "It is over.",
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Lea también: Diez puentes viejos",
        "Leggi anche: Dieci ponti vecchi",
        "Przeczytaj też: Dziesięć mostów",
        "Lees ook: Tien oude bruggen",
        "Читайте также: Десять мостов",
        "Vorab im Video: So alt ist die Brücke",
        "If you’re on the Gazette app, click here to watch live",
        "Social Share",
        "View this post on Instagram",
        "Beitragsbild: Kai Berg",
    ],
)
def test_label_of_other_newsrooms_is_left_out(label: str) -> None:
    text = TEXT.replace(f"<p>{SENTENCES[3]}</p>", f"<p>{label}</p><p>{SENTENCES[3]}</p>")
    assert spoken(text=text) == SENTENCES


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        ("Name (erforderlich)", ""),
        ("Follow", ""),
        ("Cortesía", ""),
        ("Фото из Инстаграма", ""),
        ("www.example.org", ""),
        ("Interview: Jens Bergmann Foto: Michael Hudler", "Jens Bergmann"),
        ("Zeige alle Beiträge von Petra Ruland", "Petra Ruland"),
        ("Jörn Mecher am", "Jörn Mecher"),
        ("By Jane Doe and John Roe", "Jane Doe, John Roe"),
        ("Annabel Byron", "Annabel Byron"),
        ("Naomi Foller", "Naomi Foller"),
    ],
)
def test_byline_keeps_people_and_nothing_else(shown: str, names: str) -> None:
    assert clean_byline([shown]) == names


@pytest.mark.parametrize(
    "headline", ["Von Kopf bis Fuß: Frost-Schützer", "Von der Aktivität zur Dosis", "Von Menschen"]
)
def test_german_headline_signs_nothing(headline: str) -> None:
    assert signed_by(headline) == ""


@pytest.mark.parametrize("text", ["Top 10", "May 5 people", "Day 3 of 2019", "1989", "In March"])
def test_words_with_a_number_are_no_date(text: str) -> None:
    assert not is_only_date(text)


def test_shown_author_is_the_name_without_the_links_around_it() -> None:
    byline = "<div class='author'>By <a>Martin Chik</a><p>Martin is an engineer</p></div>"
    html = f"<html lang='en'><body><h1>{TITLE}</h1>{byline}{TEXT}</body></html>"
    assert extract(html, URL).byline == "Martin Chik"


def test_signature_of_another_article_on_the_page_is_not_taken() -> None:
    other = "".join(f"<p>Teaser {number}</p>" for number in range(6)) + "<p>By Ann Lee</p>"
    html = f"<html lang='en'><body><article><h1>{TITLE}</h1>{TEXT}</article>{other}</body></html>"
    assert extract(html, URL).byline == ""


def test_correction_below_the_footnotes_is_kept() -> None:
    note = "This article was amended on 13 March 2026. An earlier version gave another price."
    after = (
        f"<p><strong>Footnotes</strong></p><p>1. The operator’s own log.</p><p><em>{note}</em></p>"
    )
    assert spoken(after=after) == [*SENTENCES, note]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "It said: “Time saved.”<sup>3</sup> He left it there.",
            "It said: “Time saved.” He left it there.",
        ),
        ("They <em>all</em> said so,<sup>12</sup> and went.", "They all said so, and went."),
        ("The town has 5 km<sup>2</sup> of land.", "The town has 5 km2 of land."),
    ],
)
def test_small_number_behind_a_sentence_leads_to_a_footnote(html: str, text: str) -> None:
    assert spoken(text=TEXT + f"<p>{html}</p>")[-1] == text
