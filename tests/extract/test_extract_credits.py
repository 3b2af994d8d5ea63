"""Captions: what a picture shows is told, who took it and what a gallery offers is not."""

import pytest

from tests.extract.articles import read

URL = "https://example.org/news/2025/a-ferry-sails"
TITLE = "Old river ferry sails again after ten years"
SENTENCES = [
    f"The ferryman of landing number {number} said on Tuesday evening that the boat will cross the"
    f" river again before spring, and that ticket number {number} is sold."
    for number in range(1, 8)
]


def told(caption: str) -> list[str]:
    """The captions of an article whose picture has this one."""
    figure = f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"
    first, *others = (f"<p>{sentence}</p>" for sentence in SENTENCES)
    body = f"<article><h1>{TITLE}</h1>{first}{figure}{''.join(others)}</article>"
    blocks = read(body, TITLE, URL)
    assert [block.text for block in blocks if block.kind != "caption"] == SENTENCES
    return [block.text for block in blocks if block.kind == "caption"]


@pytest.mark.parametrize(
    "credit",
    [
        " © River Press",
        " © River Press/Kai Berg",
        " / (C) Kai Berg",
        " Foto: Kai Berg",
        " - Fotos: Kai Berg",
        ", Photo: Kai Berg",
        " (Symbolbild)",
        " (FILE)",
        " (Bildquelle: example.org)",
    ],
)
def test_credit_behind_a_caption_without_a_full_stop_is_left_out(credit: str) -> None:
    assert told(f"The ferry at the northern landing{credit}") == [
        "The ferry at the northern landing"
    ]


@pytest.mark.parametrize(
    "credit",
    [
        " Photo via River Academy",
        " Kai Berg/Reuters files",
        " Photographer: Kai Berg/Getty Images Europe",
        " (Image: Kai Berg)",
    ],
)
def test_credit_behind_the_sentence_of_a_caption_is_left_out(credit: str) -> None:
    assert told(f"The ferry lies at the northern landing.{credit}") == [
        "The ferry lies at the northern landing."
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "Photographer: Kai Berg, CC-BY-SA, Wikimedia Commons",
        "Fotocredit: KB",
        "Getty Images/Kai Berg (Symbolbild)",
        "10 Bilder",
        "Slideshow ( 15 images )",
        "Add a photo to this gallery",
        "Fig. 2",
        ". Foto: Kai Berg",
        "<a href='https://example.com/offer'>Book the ferry here</a> *",
    ],
)
def test_caption_that_shows_nothing_is_left_out(caption: str) -> None:
    assert told(caption) == []


@pytest.mark.parametrize(
    "caption",
    [
        "The ferry and its picture: a crossing of the river in May",
        "He has a photo of the ferry by the door of the landing",
        "Fig trees on the northern bank",
        "The ferry sails for Reuters and for others who film the river",
    ],
)
def test_caption_that_only_speaks_of_pictures_stays_whole(caption: str) -> None:
    assert told(caption) == [caption]


def test_label_before_a_caption_is_left_out() -> None:
    assert told("Image caption The ferry lies at the landing") == ["The ferry lies at the landing"]
