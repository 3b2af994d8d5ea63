"""When a feed's text is the article."""

import pytest

from audio_pipeline.sources.fulltext import is_full_text, without_footer

SENTENCE = "The council met on Monday and agreed on the plan for the bridge. "
PARAGRAPH = f"<p>{SENTENCE * 5}</p>\n"
WHOLE = PARAGRAPH * 5


def test_long_text_in_paragraphs_is_full() -> None:
    assert is_full_text(WHOLE, "The council met.")
    assert is_full_text(WHOLE, "")


def test_text_that_is_its_own_summary_is_full_when_long() -> None:
    assert is_full_text(WHOLE, WHOLE)


def test_short_text_is_a_teaser() -> None:
    assert not is_full_text(PARAGRAPH * 2, "")


def test_text_in_one_piece_is_in_doubt() -> None:
    assert not is_full_text(f"<p>{SENTENCE * 40}</p>", "")


def test_text_hardly_longer_than_the_summary_is_in_doubt() -> None:
    assert not is_full_text(WHOLE, SENTENCE * 22)


@pytest.mark.parametrize(
    "ending",
    [
        "<p>And then&hellip;</p>",
        "<p>And then [...]</p>",
        "<p>And then […]</p>",
        '<p><a href="/a">Continue reading <span>→</span></a></p>',
        '<p><a href="/a">Read more</a></p>',
        "<p>Read the full story on our site.</p>",
        "<p>Subscribe to continue.</p>",
        "<p>Weiterlesen</p>",
        "<p>Lire la suite</p>",
        "<p>Читати далі</p>",
    ],
)
def test_text_that_ends_in_an_invitation_is_cut_off(ending: str) -> None:
    assert not is_full_text(WHOLE + ending, "")


def test_ellipsis_in_the_middle_is_no_cut() -> None:
    assert is_full_text(PARAGRAPH + "<p>Well… he said.</p>" + WHOLE, "")


def test_blog_footer_is_removed_and_prose_about_a_post_is_not() -> None:
    footer = '<p>The post <a href="x">A</a> appeared first on <a href="y">B</a>.</p>'
    assert without_footer(WHOLE + footer) == WHOLE.rstrip()
    prose = WHOLE + "<p>The post was vacant.</p>"
    assert without_footer(prose) == prose
