"""When two entries are one article, and when one has changed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audio_pipeline.model import Entry, Source
from audio_pipeline.sources import fingerprint, identity_keys, normalize_url

HERE = Source(url="https://news.example/feed")
THERE = Source(url="https://other.example/feed")
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
ENTRY = Entry(
    guid="17",
    url="https://news.example/a?id=7",
    title="A bridge opens",
    published=NOON,
    updated=NOON,
    categories=("City", "Transport"),
    summary="It opened.",
    html="<p>It opened.</p>",
    byline="A. Writer",
    language="en",
)

SAME = [
    "https://news.example/a?id=7",
    "http://news.example/a?id=7",
    "HTTPS://WWW.News.Example:443/a/?id=7#comments",
    "https://news.example./a?id=7&utm_source=rss&UTM_Medium=x",
    "https://news.example/a?fbclid=IwAR&id=7&gclid=1&mc_cid=2&at_medium=RSS&at_campaign=rss",
    "https://news.example/%61?id=7&utm%5Fsource=x",
    "  https://user:pw@news.example//?id=7".replace("//?", "/a?"),
]


@pytest.mark.parametrize("url", SAME)
def test_spellings_of_one_address_are_one(url: str) -> None:
    assert normalize_url(url) == "news.example/a?id=7"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/a", "https://news.example/A"),
        ("https://news.example/a?id=1", "https://news.example/a?id=2"),
        ("https://news.example/?p=1", "https://news.example/?p=2"),
        ("https://news.example/a", "https://sport.news.example/a"),
        ("https://news.example/a", "https://news.example/amp/a"),
        ("https://news.example/a", "https://news.example:8080/a"),
        ("https://news.example/a", "https://news.example/a.html"),
        ("https://news.example/a%2Fb", "https://news.example/a/b"),
        ("https://news.example/a?ref=1", "https://news.example/a?ref=2"),
        ("https://www.com/a", "https://com/a"),
    ],
)
def test_different_articles_stay_different(one: str, other: str) -> None:
    assert normalize_url(one) != normalize_url(other)


def test_international_addresses_are_one_in_both_spellings() -> None:
    assert (
        normalize_url("https://новини.укр/міст?тег=а")
        == normalize_url("https://xn--b1amarcd.xn--j1amh/%d0%BC%d1%96%D1%81%D1%82?%D1%82%D0%B5%D0%B3=а")
    )  # fmt: skip


def test_order_of_parameters_does_not_matter() -> None:
    assert normalize_url("https://x.org/?b=2&a=1&c") == "x.org?a=1&b=2&c"


PIECES = [
    "http://",
    "https://",
    "x.org",
    "www.",
    "WWW.",
    ":80",
    ":443",
    "[::1]",
    "utm_a=1",
    "a=1",
    "//",
    "%41",
    "%e4",
    "%2f",
    "%zz",
]
ADDRESS_PIECES = st.sampled_from([*PIECES, *":/?&#%@ .1bü。／\u0130"])


@given(st.one_of(st.text(max_size=60), st.lists(ADDRESS_PIECES, max_size=12).map("".join)))
@example("h:443/a")
@example("http://h:443/a")
@example("a:b://c")
@example("%%341")
@example("HTTPS://.:0:443")
@example("::0:")
def test_normalizing_twice_changes_nothing(url: str) -> None:
    once = normalize_url(url)
    assert normalize_url(once) == once


@given(st.permutations(["id=7", "utm_source=rss", "utm_medium=feed", "fbclid=x", "page=2"]))
def test_changed_tracking_keeps_the_key(parameters: list[str]) -> None:
    moved = replace(ENTRY, guid="", url="https://news.example/a?" + "&".join(parameters))
    assert identity_keys(moved, HERE) == ("url:news.example/a?id=7&page=2",)


def test_guid_counts_first_and_within_its_source_only() -> None:
    here, there = identity_keys(ENTRY, HERE), identity_keys(ENTRY, THERE)
    assert here == ("guid:feed:https://news.example/feed:17", "url:news.example/a?id=7")
    assert here[0] != there[0]


def test_same_article_in_two_feeds_shares_a_key() -> None:
    elsewhere = replace(ENTRY, guid="xyz", url=ENTRY.url + "&utm_source=other")
    assert set(identity_keys(ENTRY, HERE)) & set(identity_keys(elsewhere, THERE))


def test_changed_guid_with_the_same_address_shares_a_key() -> None:
    changed = replace(ENTRY, guid="18")
    assert set(identity_keys(ENTRY, HERE)) & set(identity_keys(changed, HERE))


def test_permanent_address_as_guid_counts_beside_a_redirecting_link() -> None:
    redirecting = replace(ENTRY, guid=ENTRY.url, url="https://feeds.example/~r/1")
    assert set(identity_keys(redirecting, HERE)) & set(identity_keys(ENTRY, THERE))


def test_entries_that_link_to_the_front_page_are_not_one_article() -> None:
    one = replace(ENTRY, guid="1", url="https://news.example/")
    other = replace(ENTRY, guid="2", url="https://news.example/")
    assert not set(identity_keys(one, HERE)) & set(identity_keys(other, HERE))


def test_entry_has_a_key_whatever_it_lacks() -> None:
    assert identity_keys(replace(ENTRY, guid="", url="https://news.example/"), HERE)


@pytest.mark.parametrize(
    "changed",
    [
        replace(ENTRY, title="A bridge closes"),
        replace(ENTRY, url="https://news.example/b"),
        replace(ENTRY, updated=NOON + timedelta(minutes=1)),
        replace(ENTRY, updated=None),
        replace(ENTRY, published=NOON - timedelta(days=1)),
        replace(ENTRY, summary="It closed."),
        replace(ENTRY, html="<p>It closed.</p>"),
        replace(ENTRY, categories=("City",)),
        replace(ENTRY, recordings=("https://n.example/a.mp3",)),
        replace(ENTRY, byline="B. Writer"),
    ],
)
def test_fingerprint_changes_with_what_is_said(changed: Entry) -> None:
    assert fingerprint(changed) != fingerprint(ENTRY)


@pytest.mark.parametrize(
    "same",
    [
        replace(ENTRY, categories=("Transport", "City", "City")),
        replace(ENTRY, title=" A  bridge\nopens "),
        replace(ENTRY, url=ENTRY.url + "&utm_source=x"),
        replace(ENTRY, updated=NOON.astimezone(timezone(timedelta(hours=2)))),
        replace(ENTRY, guid="18"),
    ],
)
def test_fingerprint_stays_where_nothing_is_said_anew(same: Entry) -> None:
    assert fingerprint(same) == fingerprint(ENTRY)


def test_fingerprint_takes_any_text() -> None:
    assert len(fingerprint(replace(ENTRY, title="\ud800", html="\ud800"))) == 64
