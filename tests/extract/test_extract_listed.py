"""Lists of other articles under an article, each with its date, picture and link."""

from tests.extract.articles import read

URL = "https://example.org/news/2025/the-new-tram"
TITLE = "The northern districts get a new tram line"
SENTENCES = [
    f"The council of district number {number} voted on Tuesday evening to approve the new line, and"
    f" officials said that stop number {number} would be built before the winter."
    for number in range(1, 9)
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def card(number: int, picture: str = "<img src='/p.jpg'>", link: str = "<a href='/x'></a>") -> str:
    told = f"A story about stop number {number}, which is told elsewhere and at greater length ..."
    return (
        f"<li>{picture}{link}<div>Traffic</div><div>Story number {number}</div>"
        f"<p><span>0{number}.03.2025</span>{told}</p></li>"
    )


def spoken(body: str) -> list[str]:
    page = f"<article><h1>{TITLE}</h1>{TEXT}{body}</article>"
    return [block.text for block in read(page, TITLE, URL)]


def test_dated_cards_of_other_articles_are_left_out() -> None:
    assert spoken(f"<ul>{''.join(map(card, range(1, 7)))}</ul>") == SENTENCES


def test_a_chronicle_without_pictures_is_read() -> None:
    items = "".join(
        f"<li>0{number}.03.2025: The council met for the sitting number {number} of its year.</li>"
        for number in range(1, 7)
    )
    assert len(spoken(f"<ul>{items}</ul>")) == len(SENTENCES) + 6


def test_pictures_with_captions_and_links_but_no_dates_are_read() -> None:
    items = "".join(
        f"<li><img src='/p.jpg'><a href='/shop'></a><p>The stop number {number} has a roof of glass"
        " and room for forty people, as the architects promised.</p></li>"
        for number in range(1, 7)
    )
    assert len(spoken(f"<ul>{items}</ul>")) == len(SENTENCES) + 6


def test_two_dated_cards_are_no_list_of_articles() -> None:
    assert len(spoken(f"<ul>{card(1)}{card(2)}</ul>")) > len(SENTENCES)
