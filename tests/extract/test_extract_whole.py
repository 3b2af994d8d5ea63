"""The whole of an article's text and nothing beside it, as a listener hears it."""

import pytest

from audio_pipeline.extract import extract

URL = "https://example.org/news/2025/a-bridge-closes"
TITLE = "Old stone bridge closes to heavy traffic"
SENTENCES = [
    f"The council of ward number {number} voted on Tuesday evening to close the old stone bridge to"
    f" heavy traffic until spring, officials said in statement {number}."
    for number in range(1, 12)
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def read(body: str, head: str = "") -> list[tuple[str, str]]:
    """Kind and text of the blocks of a page."""
    html = (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE}</title>{head}</head>"
        f"<body>{body}</body></html>"
    )
    return [(block.kind, block.text) for block in extract(html, URL).blocks]


def spoken(before: str = "", after: str = "", text: str = TEXT, beside: str = "") -> list[str]:
    """What is said of a page with something before its text, after it, and beside its article."""
    body = f"<main><article><h1>{TITLE}</h1>{before}{text}{after}</article></main>{beside}"
    return [text for kind, text in read(body) if kind != "caption"]


def test_articles_that_follow_for_readers_who_scroll_on_are_left_out() -> None:
    others = "".join(
        f"<article><h1>Ferry {number} sails again after the flood</h1>"
        + "".join(
            f"<p>Ferry {number} carried its first passengers on day {day}, and the harbour master"
            f" of port {number} was pleased with all that he saw from his tower.</p>"
            for day in range(20)
        )
        + "</article>"
        for number in (1, 2, 3)
    )
    assert read(f"<article><h1>{TITLE}</h1>{TEXT}</article>{others}") == [
        ("paragraph", sentence) for sentence in SENTENCES
    ]


@pytest.mark.parametrize("attributes", ["role='dialog'", "role='alertdialog'", "aria-modal='true'"])
def test_dialogs_over_a_page_are_left_out(attributes: str) -> None:
    offer = "".join(
        f"<p>Course number {number} teaches officers of every rank to read a map at night, and its"
        " graduates are welcome in all the academies of the region.</p>"
        for number in range(30)
    )
    assert spoken(beside=f"<div {attributes} aria-hidden='true'><div>{offer}</div></div>") == (
        SENTENCES
    )


def test_a_page_that_lies_in_a_dialog_itself_is_read() -> None:
    page = f"<div role='dialog'><article><h1>{TITLE}</h1>{TEXT}</article></div>"
    assert [text for _, text in read(page)] == SENTENCES


def test_section_names_of_teasers_below_the_text_are_left_out() -> None:
    text = f"<p>Bridge Town -</p>{TEXT}"
    teasers = "".join(
        f"<section><a href='/{number}'><div class='teaser'>Bridge Town</div>"
        f"<h3>Story {number}</h3></a></section>"
        for number in range(6)
    )
    assert "Bridge Town" not in spoken(text=text, beside=teasers)


def test_a_box_beside_the_main_part_is_left_out_of_a_short_article() -> None:
    said = (
        "I would build a bridge of wood and of nothing else at all. It would last until my"
        " grandchildren are old enough to mend it with their own hands."
    )
    about = (
        "<aside role='complementary'><h1>Who writes here?</h1><p>This is the personal page of a"
        " builder of bridges. Here are my texts and pictures that have a longer life and that"
        " matter more to me than those which I leave in other and more fleeting places.</p></aside>"
    )
    assert spoken(text=f"<p>{said}</p>", beside=about)[:1] == [said]
    assert "Who writes here?" not in spoken(text=f"<p>{said}</p>", beside=about)


@pytest.mark.parametrize(
    "standfirst",
    [
        "<p class='teaser-text'>What was told for weeks is now official: no lorries until May</p>",
        (
            "<div class='teaser-text'><blockquote><p>The bridge is three hundred years old and it"
            " shall stand for three hundred more.</p></blockquote></div>"
        ),
    ],
)
def test_standfirst_without_full_stop_or_in_a_quotation_is_read(standfirst: str) -> None:
    assert len(spoken(before=f"<div>{standfirst}</div>")) == len(SENTENCES) + 1


def test_first_section_below_the_headline_is_read_with_its_heading() -> None:
    sections = "".join(
        f"<section class='text-section wide'><h2>Part {at}</h2><p>{sentence}</p></section>"
        for at, sentence in enumerate(SENTENCES)
    )
    told = spoken(text=sections)
    assert told[:2] == ["Part 0", SENTENCES[0]]
    assert len(told) == 2 * len(SENTENCES)


def test_heading_in_a_plain_element_named_so_is_read() -> None:
    sections = "".join(
        f"<div class='card'><div class='h4 bold'>{at}. News of ward {at}</div>"
        f"<div class='story-text'><p>{sentence}</p><p>So it stays, ward {at} says.</p></div></div>"
        for at, sentence in enumerate(SENTENCES)
    )
    assert "5. News of ward 5" in spoken(text=sections)


def test_headings_that_wrap_their_words_are_read_over_sections_of_their_own() -> None:
    sections = "".join(
        f"<h2><div>{at}. Ward number {at}</div></h2><div id='part-{at}' class='content'>"
        f"<p>{sentence}</p><p>So it stays, ward {at} says.</p></div>"
        for at, sentence in enumerate(SENTENCES)
    )
    told = spoken(text=f"<div>{sections}</div>")
    assert [text for text in told if "Ward" in text] == [
        f"{at}. Ward number {at}" for at in range(len(SENTENCES))
    ]


def test_items_that_two_lists_share_are_read_in_both() -> None:
    salt = "A pinch of the finest salt from the sea"
    lists = (
        f"<p>{SENTENCES[0]}</p><ul><li>{salt}</li><li>Two large eggs from the farm</li></ul>"
        f"<p>{SENTENCES[1]}</p><ul><li>Half a loaf of white bread</li><li>{salt}</li></ul>"
    )
    assert spoken(text=lists + TEXT).count(salt) == 2


def test_a_list_that_is_shown_twice_is_read_once() -> None:
    items = "<li>The finest salt from the sea</li><li>Two large eggs from the farm</li>"
    text = f"<p>{SENTENCES[0]}</p><ul>{items}</ul><ul>{items}</ul>{TEXT}"
    assert spoken(text=text).count("The finest salt from the sea") == 1


def test_panels_of_an_accordion_are_read() -> None:
    panels = "".join(
        f"<div class='panel'><div class='panel-body'><p>{sentence}</p></div></div>"
        for sentence in SENTENCES[5:9]
    )
    text = TEXT.replace(f"<p>{SENTENCES[5]}</p>", f"<div role='tablist'>{panels}</div>")
    for sentence in SENTENCES[6:9]:
        text = text.replace(f"<p>{sentence}</p>", "", 1) if text.count(sentence) > 1 else text
    assert set(SENTENCES[5:9]) <= set(spoken(text=text))


def test_paragraph_that_ends_in_a_credit_in_brackets_is_a_caption() -> None:
    line = "Masons set the last stone of the northern arch (Photo: Kai Berg / Agency)"
    text = TEXT.replace("</p>", f"</p><p>{line}</p>", 1)
    blocks = read(f"<article><h1>{TITLE}</h1>{text}</article>")
    assert ("caption", "Masons set the last stone of the northern arch") in blocks


def test_paragraph_that_repeats_a_caption_is_left_out() -> None:
    line = "Masons set the last stone of the northern arch."
    figure = f"<figure><img src='a.jpg'><figcaption>{line}</figcaption></figure><p>{line}</p>"
    assert line not in spoken(text=TEXT.replace("</p>", f"</p>{figure}", 1))


def test_tools_in_a_heading_are_left_out() -> None:
    heading = (
        "<h2>Repairs<span class='mw-editsection'>[<a href='#'>edit</a>]</span>"
        "<a class='headerlink' href='#repairs'>¶</a></h2>"
    )
    assert "Repairs" in spoken(text=TEXT.replace("</p>", f"</p>{heading}", 1))


def test_headings_of_the_first_level_are_sections_where_there_are_several() -> None:
    text = f"<h1>Do you like bridges?</h1><p>{SENTENCES[0]}</p><h1>And their keepers?</h1>{TEXT}"
    assert spoken(text=text)[0] == "Do you like bridges?"


def test_gallery_headings_above_their_captions_are_kept() -> None:
    items = "".join(
        f"<h2>Bridge {number} of the county</h2><figure><img src='{number}.jpg'>"
        f"<figcaption>Seen from the water on a morning of spring {number}.</figcaption></figure>"
        for number in range(6)
    )
    assert "Bridge 3 of the county" in spoken(text=TEXT + items, after=f"<p>{SENTENCES[0]} So.</p>")
