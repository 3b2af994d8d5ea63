"""What single `<br>`s divide: paragraphs and items are read apart, anything else in one."""

import pytest

from audio_pipeline.extract.broken_lines import parted
from tests.extract.articles import read

LONG = [
    f"The keeper of lighthouse number {number} told the harbour master last night that the lamp"
    f" burns again, and that lens number {number} is whole."
    for number in range(1, 6)
]


@pytest.mark.parametrize(
    ("lines", "is_parted"),
    [
        (LONG[:2], True),
        ([*LONG[:3], "She laughed."], True),
        (["The lamp:", "• is lit at dusk", "• turns all night", "• goes out at dawn"], True),
        (["1. Lamp", "2. Lens", "3. Tower"], True),
        (["Height: 40 m", "Lamp: 1,000 W", "Keeper: Jane Doe"], True),
        (["Height: 40 m", "Lamp: 1,000 W"], False),
        (["A line of a poem", "and another one", "and a third"], False),
        (["Harbour Road 14", "Heathport"], False),
        ([LONG[0].removesuffix("."), "and goes on"], False),
        (["One line only."], False),
    ],
)
def test_lines_are_parted_where_they_are_paragraphs_or_items(
    lines: list[str], is_parted: bool
) -> None:
    assert parted(lines) == (lines if is_parted else [" ".join(lines)])


def test_paragraphs_of_one_element_are_read_apart_with_what_is_bold_in_the_first() -> None:
    title = "The lighthouses of the heath are lit again"
    lines = "<br>".join(LONG)
    page = (
        f"<main><h1>{title}</h1><div><p><b>{LONG[0]}</b><br>{lines[len(LONG[0]) + 4 :]}</p></div>"
    )
    blocks = read(page, title, "https://example.org/news/2025/lighthouses")
    assert [block.text for block in blocks] == LONG
    assert [block.bold for block in blocks] == [len(LONG[0]), 0, 0, 0, 0]


def test_what_an_appeal_offers_goes_with_it() -> None:
    title = "The lighthouses of the heath are lit again"
    text = "".join(f"<p>{each}</p>" for each in LONG)
    offer = "<br>— Stories of the sea<br>— A lens of glass<br>— Tea with the keeper"
    appeal = f"<p>Become a member of our society today and you get:{offer}</p>"
    blocks = read(f"<main><h1>{title}</h1>{text}{appeal}</main>", title, "https://example.org/n/l")
    assert [block.text for block in blocks] == LONG
