"""Which articles a source leaves alone, with the reason that editors read."""

import time
from dataclasses import replace

import pytest

from audio_pipeline.model import Entry, Source
from audio_pipeline.sources import refusal

ENTRY = Entry(
    guid="1",
    url="https://news.example/sport/a.html?utm_source=rss#top",
    title="A",
    categories=("Sport", "Long  Read"),
)


def test_article_is_taken_where_no_rule_speaks_against_it() -> None:
    assert refusal(ENTRY, Source(url="x")) == ""


def test_article_with_its_own_recording_is_left_alone() -> None:
    assert refusal(replace(ENTRY, recordings=("https://n.example/a.mp3",)), Source(url="x")) == (
        "it has a recording of its own"
    )


def test_article_marked_silent_is_left_alone_by_default() -> None:
    marked = replace(ENTRY, categories=("No-Audio",))
    assert refusal(marked, Source(url="x")) == (
        'marked as not to be read aloud (category "No-Audio")'
    )
    assert refusal(marked, Source(url="x", silent_categories=())) == ""


@pytest.mark.parametrize("named", ["sport", "SPORT", " Sport ", "long read"])
def test_excluded_category_is_named_whatever_its_case(named: str) -> None:
    assert "is excluded" in refusal(ENTRY, Source(url="x", exclude_categories=(named,)))


def test_only_included_categories_are_taken() -> None:
    assert refusal(ENTRY, Source(url="x", include_categories=("World", "sport"))) == ""
    assert refusal(ENTRY, Source(url="x", include_categories=("World",))) == (
        'none of its categories is "World"'
    )
    assert refusal(ENTRY, Source(url="x", include_categories=("spor",))) != ""


@pytest.mark.parametrize(
    "pattern",
    [
        "https://news.example/sport/*",
        "*/sport/*",
        "*.HTML",
        "*/a.????",
        "https://news.example/sport/a.html",
        "*utm_source=rss*",
        "*",
    ],
)
def test_address_fits_a_pattern_with_its_query_or_without(pattern: str) -> None:
    assert pattern in refusal(ENTRY, Source(url="x", exclude_urls=(pattern,)))
    assert refusal(ENTRY, Source(url="x", include_urls=("nothing", pattern))) == ""


@pytest.mark.parametrize(
    "pattern", ["/sport/", "news.example/*", "*/sport", "*/s.ort/*", "*/[s]port/*", "(", "*+*", ""]
)
def test_pattern_is_of_the_whole_address_and_no_regular_expression(pattern: str) -> None:
    assert refusal(ENTRY, Source(url="x", exclude_urls=(pattern,))) == ""
    assert "fits none of" in refusal(ENTRY, Source(url="x", include_urls=(pattern,)))


def test_exclusion_wins_over_inclusion() -> None:
    both = Source(url="x", include_urls=("*",), exclude_urls=("*/sport/*",))
    assert "excluded" in refusal(ENTRY, both)


def test_hostile_address_costs_little_on_many_stars() -> None:
    source = Source(url="x", exclude_urls=("*a" * 30 + "*b",))
    hostile = replace(ENTRY, url="https://news.example/" + "a" * 8000)
    started = time.process_time()
    assert refusal(hostile, source) == ""
    assert time.process_time() - started < 1
