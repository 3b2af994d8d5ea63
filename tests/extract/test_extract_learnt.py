"""What comes back on a site's pages is learnt and left out; what an article says itself is not."""

from collections.abc import Sequence
from html import escape

import pytest

from audio_pipeline.extract import extract, knowledge, learn, read, version_of
from audio_pipeline.model import Seen, SiteProfile

APPEAL = "Our paper lives from those who read it, and thirty thousand already chip in each month."
BOX = "Ann Lee has walked along every river of the county and keeps two dogs."
CORRECTION = "Correction: the bridge was built in 1821, not in 1812 as was said here at first."
BACKGROUND = "The old bridge was closed in March, when an inspector found cracks in two bearings."
WORDS = ("river", "harbour", "market", "school", "tower", "garden", "station", "museum", "mill")


def sentences(number: int) -> list[str]:
    """Text that no other page has."""
    return [
        f"In ward {number} the {place} is to be {what} this year, the council said on Tuesday, and"
        f" the people of street {number * 10 + at} asked for {WORDS[(number + at) % 9]} benches."
        for at, (place, what) in enumerate(zip(WORDS, reversed(WORDS), strict=True))
    ][number % 3 : number % 3 + 5]


def page(number: int, before: str = "", after: str = "", text: Sequence[str] = ()) -> str:
    paragraphs = "".join(f"<p>{escape(each)}</p>" for each in text or sentences(number))
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>News of ward number {number}</title></head>"
        f"<body><article><h1>News of ward number {number}</h1>{before}"
        f"<div class='copy'>{paragraphs}</div>{after}</article></body></html>"
    )


def seen(*pages: str) -> list[tuple[Seen, ...]]:
    return [read(html, f"https://example.org/{at}").seen for at, html in enumerate(pages)]


def learnt_from(*pages: str) -> tuple[str, ...]:
    return knowledge(learn(seen(*pages)))


def spoken(html: str, **site: tuple[str, ...]) -> list[str]:
    return [block.text for block in extract(html, "", SiteProfile(**site)).blocks]  # type: ignore[arg-type]


def styled(text: str) -> str:
    return f"<p class='note'><em>{text}</em></p>"


def test_appeal_on_five_pages_is_learnt_and_left_out_of_the_sixth() -> None:
    pages = [page(number, after=styled(APPEAL)) for number in range(6)]
    assert spoken(pages[5]) == [*sentences(5), APPEAL]
    assert spoken(pages[5], learnt=learnt_from(*pages[:5])) == sentences(5)


def test_what_stands_on_four_pages_is_not_learnt() -> None:
    assert learnt_from(*(page(number, after=styled(APPEAL)) for number in range(4))) == ()


def test_authors_box_below_a_tenth_of_the_articles_is_learnt() -> None:
    signed = [page(number, after=styled(BOX)) for number in range(5)]
    others = [page(number) for number in range(5, 50)]
    assert len(learnt_from(*signed, *others)) == 1
    assert learnt_from(*signed, *others, page(50)) == ()


def test_news_that_differ_in_a_number_are_not_the_same() -> None:
    told = [
        page(at, after=styled(f"The river stood at {at + 3} metres on Monday.")) for at in range(12)
    ]
    assert learnt_from(*told) == ()


def test_correction_on_every_page_is_read() -> None:
    pages = [page(number, after=styled(CORRECTION)) for number in range(20)]
    assert learnt_from(*pages) == ()
    assert spoken(pages[0])[-1] == CORRECTION


@pytest.mark.parametrize(
    "note",
    [
        "Editor’s note: names of two children were changed in this story at their wish.",
        "This article was amended on 3 May to say who paid for the bridge and when.",
        "Виправлення: міст збудували 1821 року, а не 1812-го, як ми написали спершу.",
        "In einer früheren Version stand ein falsches Jahr. Die Brücke ist von 1821.",
    ],
)
def test_what_begins_as_a_correction_is_never_learnt(note: str) -> None:
    assert learnt_from(*(page(number, after=styled(note)) for number in range(12))) == ()


def test_refrain_in_three_articles_is_read() -> None:
    pages = [page(number, after=styled("And the river went on.")) for number in range(3)]
    others = [page(number) for number in range(3, 9)]
    assert learnt_from(*pages, *others) == ()


def test_background_within_the_text_of_a_third_of_the_articles_is_read() -> None:
    told = [page(at, text=[*sentences(at)[:2], BACKGROUND, *sentences(at)[2:]]) for at in range(8)]
    last = [page(at, text=[*sentences(at), BACKGROUND]) for at in range(8, 12)]
    others = [page(number) for number in range(12, 30)]
    assert learnt_from(*told, *last, *others) == ()


def test_paragraph_of_most_of_many_articles_is_boilerplate_wherever_it_stands() -> None:
    told = [page(at, text=[*sentences(at)[:2], APPEAL, *sentences(at)[2:]]) for at in range(10)]
    assert len(learnt_from(*told)) == 1
    assert learnt_from(*told[:9]) == ()
    assert learnt_from(*told, *(page(number) for number in range(10, 20))) == ()


def test_heading_of_every_article_is_read() -> None:
    pages = [
        page(at, after=f"<h2>What comes next</h2><p>{sentences(at)[0][3:]}</p>") for at in range(12)
    ]
    assert learnt_from(*pages) == ()


def test_heading_over_what_was_left_out_goes_with_it() -> None:
    pages = [page(at, after=f"<h2>Who wrote it</h2>{styled(BOX)}") for at in range(6)]
    article = extract(pages[0], "", SiteProfile(learnt=learnt_from(*pages)))
    assert [block.text for block in article.blocks] == sentences(0)
    assert article.left_out == (BOX, "Who wrote it")


def test_page_that_would_lose_half_of_its_words_is_read_whole() -> None:
    learnt = learnt_from(*(page(number, after=styled(APPEAL)) for number in range(5)))
    letter = page(9, text=[APPEAL, "Write to us what you think of it, and of what we should do."])
    assert len(learnt) == 1
    assert spoken(letter, learnt=learnt)[0] == APPEAL


def test_profile_overrules_what_was_learnt() -> None:
    pages = [page(number, after=styled(APPEAL) + styled(BOX)) for number in range(5)]
    learnt = learnt_from(*pages)
    assert len(learnt) == 2
    assert spoken(pages[0], learnt=learnt, keep_lines=("^Our paper",)) == [*sentences(0), APPEAL]


def test_article_keeps_what_was_known_and_what_was_left_out() -> None:
    pages = [page(number, after=styled(APPEAL)) for number in range(5)]
    learnt = learnt_from(*pages)
    article = extract(pages[0], "", SiteProfile(learnt=learnt))
    assert (article.learnt, article.left_out) == (learnt, (APPEAL,))
    assert extract(pages[0], "", SiteProfile(learnt=article.learnt)) == article


def test_same_knowledge_has_the_same_version_whatever_the_order_it_came_in() -> None:
    pages = [page(number, after=styled(APPEAL) + styled(BOX)) for number in range(6)]
    one, other = learnt_from(*pages), learnt_from(*reversed(pages))
    assert version_of(one) == version_of(other) != version_of(one[:1])
    assert version_of(()) == ""


def test_page_that_has_a_block_twice_counts_once() -> None:
    pages = [page(at, before=styled(APPEAL), after=styled(APPEAL)) for at in range(3)]
    assert [each.pages for each in learn(seen(*pages)) if each.text == APPEAL] == [3]
