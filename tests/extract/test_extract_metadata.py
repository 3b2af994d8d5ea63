"""What pages say of their articles: names, dates, titles, addresses, languages."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.extract.address import canonical_url
from audio_pipeline.extract.byline import clean_byline, signed_by
from audio_pipeline.extract.dates import parse_date
from audio_pipeline.extract.language import article_language
from audio_pipeline.extract.linked_data import linked_data
from audio_pipeline.extract.metadata import read_metadata
from audio_pipeline.extract.page import parse
from audio_pipeline.extract.title import best_title, without_site

PLAIN = "https://www.example.org/news/2025/03/bridge-closes"
URL = f"{PLAIN}?utm_source=x"


def east(hours: int) -> timezone:
    return timezone(timedelta(hours=hours))


@pytest.mark.parametrize(
    ("parts", "names"),
    [
        (["By Jane Doe • 5 min read"], "Jane Doe"),
        (["by Jane Doe and John Roe"], "Jane Doe, John Roe"),
        (["Von Anna Müller und Jens Petersen"], "Anna Müller, Jens Petersen"),
        (["Par Claire Moreau et Hugo Lefèvre"], "Claire Moreau, Hugo Lefèvre"),
        (["Автор: Олена Ковальчук та Роман Дячук"], "Олена Ковальчук, Роман Дячук"),
        (["Jane Doe | The Gazette"], "Jane Doe"),
        (["Written by: Jane Doe"], "Jane Doe"),
        (["By Jane Doe, Updated March 3, 2025"], "Jane Doe"),
        (["Jane Doe", "Jane Doe", "John Roe"], "Jane Doe, John Roe"),
        (["Jane and John Doe"], "Jane and John Doe"),
        (["Simon & Schuster"], "Simon & Schuster"),
        (["John Roe, Jr."], "John Roe, Jr."),
        (["Byron Lord"], "Byron Lord"),
        (["Parker Posey"], "Parker Posey"),
        (["admin"], ""),
        (["mh"], ""),
        (["DT"], ""),
        (["eseppelt"], ""),
        (["reuters"], "reuters"),
        (["dpa"], "dpa"),
        (["AP"], "AP"),
        (["heath-courier.co.uk"], ""),
        (["jane.doe"], "Jane Doe"),
        (["your mill bloggers"], ""),
        (["https://example.org/author/jane"], ""),
        (["Jane Doe @janedoe"], "Jane Doe"),
        ([""], ""),
    ],
)
def test_byline_is_names_alone(parts: list[str], names: str) -> None:
    assert clean_byline(parts) == names


def test_signature_line_is_told_from_a_sentence() -> None:
    assert signed_by("By Harold Finch, 12 June 2003") == "Harold Finch"
    assert signed_by("By Friday the water had gone down again.") == ""
    assert signed_by("By the river") == ""


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-03-04T09:15:00Z", datetime(2025, 3, 4, 9, 15, tzinfo=UTC)),
        (
            "2025-03-04T09:15:00.123+0200",
            datetime(2025, 3, 4, 9, 15, tzinfo=east(2)),
        ),
        ("2025-03-04 09:15", datetime(2025, 3, 4, 9, 15, tzinfo=UTC)),
        ("20250304", datetime(2025, 3, 4, tzinfo=UTC)),
        (
            "Tue, 04 Mar 2025 09:15:00 -0500",
            datetime(2025, 3, 4, 9, 15, tzinfo=east(-5)),
        ),
        ("March 4, 2025 at 4:04PM", datetime(2025, 3, 4, 16, 4, tzinfo=UTC)),
        ("Published: 4th March 2025", datetime(2025, 3, 4, tzinfo=UTC)),
        ("4 березня 2025, 10:20", datetime(2025, 3, 4, 10, 20, tzinfo=UTC)),
        ("Stand: 04.03.2025, 18:10 Uhr", datetime(2025, 3, 4, 18, 10, tzinfo=UTC)),
        ("4. März 2025", datetime(2025, 3, 4, tzinfo=UTC)),
        ("Publié le 04 mars 2025 à 06h00", datetime(2025, 3, 4, 6, 0, tzinfo=UTC)),
        ("yesterday", None),
        ("2025-13-45", None),
        ("", None),
    ],
)
def test_date_is_read_with_its_zone(text: str, moment: datetime | None) -> None:
    assert parse_date(text) == moment
    assert moment is None or parse_date(text).utcoffset() == moment.utcoffset()  # type: ignore[union-attr]


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert parse_date(text) is None or parse_date(text).tzinfo is not None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("canonical", "others", "url"),
    [
        (
            "https://www.example.org/news/2025/03/bridge-closes",
            [],
            "https://www.example.org/news/2025/03/bridge-closes",
        ),
        ("/news/2025/03/bridge-closes", [], PLAIN),
        ("//example.org/bridge#top", [], "https://example.org/bridge"),
        ("https://www.example.org/", [], URL),
        ("https://www.example.org/news", [], URL),
        ("https://www.example.org/news/2025/", [], URL),
        ("javascript:void(0)", [], URL),
        ("http://[", [], URL),
        (
            "",
            ["https://m.example.org/news/bridge-closes"],
            "https://m.example.org/news/bridge-closes",
        ),
        ("https://other.test/x/bridge-closes", [], "https://other.test/x/bridge-closes"),
        ("https://other.test/x/another-story", [], URL),
        ("", ["https://other.test/x/bridge-closes"], URL),
        ("", [], URL),
    ],
)
def test_canonical_address_must_be_plausible(canonical: str, others: list[str], url: str) -> None:
    assert canonical_url(URL, canonical, others) == url


def test_amp_page_gives_way_to_its_article() -> None:
    article = "https://example.co.uk/2025/bridge-closes-in-spring"
    assert canonical_url(article + "/amp/", article, []) == article
    assert canonical_url("https://example.co.uk/a/b", "https://rival.co.uk/a/c", []) != article


def test_file_without_an_address_takes_the_canonical_one() -> None:
    assert canonical_url("", "https://example.org/a", []) == "https://example.org/a"
    assert canonical_url("page.html", "", []) == "page.html"


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("Bridge closes - The Gazette", "", "Bridge closes"),
        ("Bridge closes | News | The Gazette", "", "Bridge closes"),
        ("The Gazette: Bridge closes", "", "Bridge closes"),
        ("Bridge closes – and nobody knows why", "", "Bridge closes – and nobody knows why"),
        ("Bridge closes until sp...", "Bridge closes until spring", "Bridge closes until spring"),
        ("Bridge closes today | Live", "Bridge closes today", "Bridge closes today"),
        ("Flood: Bridge closes", "Bridge closes", "Flood: Bridge closes"),
        ("Floods: The bridge closes", "The bridge closes", "Floods: The bridge closes"),
        ("River flood The bridge closes", "The bridge closes", "The bridge closes"),
        ("What we know The bridge closes", "The bridge closes", "What we know The bridge closes"),
        ("", "Bridge closes", "Bridge closes"),
        ("The Gazette", "", "The Gazette"),
        ("The bridge - gazette.example - News", "", "The bridge"),
        ("» The bridge", "", "The bridge"),
        ("»The bridge«", "", "»The bridge«"),
        ("Bridge | gazette.org | Your news", "Bridge", "Bridge"),
    ],
)
def test_title_is_the_headline_without_the_site(title: str, heading: str, expected: str) -> None:
    assert best_title([title], heading, ["The Gazette", "gazette.example"]) == expected


def test_site_name_inside_a_headline_stays() -> None:
    assert without_site("Why The Gazette moved", ["The Gazette"]) == "Why The Gazette moved"


def test_linked_data_reads_graph_array_and_references() -> None:
    tree = parse(
        """<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},
        {"@type":["Article","NewsArticle"],"headline":"A &amp; B","author":[{"@id":"#p"},
        {"name":"John Roe"},"Max Moe"],"datePublished":"2025-01-01"},
        {"@type":"Person","@id":"#p","name":"Jane Doe"}]}</script>
        <script type="application/ld+json">{broken</script>"""
    )
    found = linked_data(tree)
    assert found.headline == "A & B"
    assert found.authors == ("Jane Doe", "John Roe", "Max Moe")


def test_linked_data_of_another_kind_is_no_article() -> None:
    tree = parse('<script type="application/ld+json">{"@type":"Organization","name":"X"}</script>')
    assert not linked_data(tree).found


def test_date_with_a_zone_goes_before_the_same_day_without() -> None:
    tree = parse(
        """<html><head><meta property="article:published_time" content="2025-03-04T09:15:00+02:00">
        <script type="application/ld+json">{"@type":"Article","headline":"A",
        "datePublished":"2025-03-04T09:15:00"}</script></head></html>"""
    )
    assert read_metadata(tree, URL).published == datetime(2025, 3, 4, 9, 15, tzinfo=east(2))


def test_page_without_data_is_read_by_what_it_shows() -> None:
    tree = parse(
        """<html lang="en-GB"><head><title>Bridge closes | Example</title></head><body>
        <h1>Bridge closes</h1><p class="byline">By Jane Doe</p>
        <time datetime="2025-03-04T10:00:00Z">today</time></body></html>"""
    )
    metadata = read_metadata(tree, "https://example.org/a/b")
    assert (metadata.title, metadata.byline, metadata.language) == (
        "Bridge closes",
        "Jane Doe",
        "en",
    )
    assert metadata.published == datetime(2025, 3, 4, 10, tzinfo=UTC)


def test_name_that_libraries_read_has_the_family_first() -> None:
    page = "<html><head><meta name='DC.creator' content='Doe, Jane'></head><body></body></html>"
    assert read_metadata(parse(page), PLAIN).byline == "Jane Doe"


@pytest.mark.parametrize(
    "body",
    [
        "<small>04.02.2022 | 13:10 Uhr | Jane Doe</small><h1>A bridge closes</h1>",
        "<h1>A bridge closes</h1><p>It was old.</p><div class='meta'><p>Stand 04.02.2022</p></div>",
    ],
)
def test_day_above_the_headline_or_of_the_last_change_is_found(body: str) -> None:
    page = f"<html><head><title>A bridge closes</title></head><body>{body}</body></html>"
    published = read_metadata(parse(page), "https://example.org/bridge").published
    assert published is not None
    assert published.date().isoformat() == "2022-02-04"


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("2024/5/3/bridge/", datetime(2024, 5, 3, tzinfo=UTC)),
        ("news/29-10-2021", datetime(2021, 10, 29, tzinfo=UTC)),
        ("news/09-11-2001", None),  # of November or of September
        ("news/in-memory-of-29-10-2021", None),
    ],
)
def test_date_in_the_address_is_the_last_resort(path: str, date: datetime | None) -> None:
    tree = parse("<html><body><p>Hello</p></body></html>")
    assert read_metadata(tree, f"https://example.org/{path}").published == date


@pytest.mark.parametrize(
    ("told", "text", "language"),
    [
        ("en", "The council voted to close the bridge.", "en"),
        ("", "Der Landkreis hat die Brücke für den Verkehr gesperrt und das ist nicht gut.", "de"),
        ("", "Le conseil a voté la fermeture du pont pour les camions et les bus.", "fr"),
        ("", "Рада ухвалила рішення про міст, і це не все, що вона зробила за день.", "uk"),
        ("en", "Рада ухвалила рішення про міст, і це не все, що вона зробила за день.", "uk"),
        ("uk", "Рада закрила міст", "uk"),
        ("", "12345", "und"),
    ],
)
def test_language_of_the_page_holds_unless_its_script_is_another(
    told: str, text: str, language: str
) -> None:
    assert article_language(told, text) == language


PROSE = {
    "en": "The council of the town voted on Tuesday to close the bridge, and it is not clear when"
    " the buses will be back on the road that leads to the school and to the market hall.",
    "de": "Der Rat der Stadt hat am Dienstag entschieden, die Brücke für den Verkehr zu sperren,"
    " und es ist nicht klar, wann die Busse auf der Straße zu der Schule und dem Markt fahren.",
    "fr": "Le conseil de la ville a décidé mardi que le pont est fermé, et les bus ne passent pas"
    " sur la route qui mène au marché et dans le quartier des écoles pour une durée inconnue.",
    "es": "El consejo de la ciudad decidió el martes que el puente se cierra, y los autobuses no"
    " pasan por la calle que lleva al mercado y en el barrio de las escuelas para largo tiempo.",
    "uk": "Рада міста у вівторок ухвалила рішення, що міст закрито, і поки не відомо, коли автобуси"
    " знову поїдуть вулицею, яка веде до школи та на ринок біля річки, каже мерія.",
    "ru": "Совет города во вторник решил, что мост закрыт, и пока не известно, когда автобусы снова"
    " поедут по улице, которая ведёт к школе и на рынок у реки, говорят в мэрии. Это объявили вы.",
}


@pytest.mark.parametrize("told", PROSE)
@pytest.mark.parametrize("language", PROSE)
def test_text_that_is_plainly_in_another_language_overrules_the_page(
    told: str, language: str
) -> None:
    assert article_language(told, f"{PROSE[language]} " * 6) == language


@pytest.mark.parametrize("told", ["af", "da", "ca", "gsw"])
def test_language_that_is_not_known_is_believed(told: str) -> None:
    assert article_language(told, f"{PROSE['de']} " * 6) == told


def test_few_foreign_words_do_not_change_the_language() -> None:
    assert article_language("en", PROSE["de"][:120]) == "en"
    assert article_language("en", f"{PROSE['en']} {PROSE['de']}") == "en"
