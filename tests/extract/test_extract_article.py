"""extract() as a whole: skips with a reason, hostile input, fragments, the hash of the words."""

import contextlib
import time
from dataclasses import replace
from datetime import UTC, datetime
from unicodedata import category

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_pipeline.errors import ArticleSkipped
from audio_pipeline.extract import content_hash, extract
from audio_pipeline.model import Article, SiteProfile

URL = "https://example.org/news/2025/a-bridge-closes"
SENTENCES = [
    f"The council of ward number {number} voted on Tuesday evening to close the old stone bridge to"
    f" heavy traffic until spring, officials said in statement {number}."
    for number in range(1, 15)
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def page(body: str = TEXT, head: str = "", title: str = "A bridge closes") -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    )


def linked_data(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def reason(html: str | bytes, url: str = URL, site: SiteProfile | None = None) -> str:
    with pytest.raises(ArticleSkipped) as skipped:
        extract(html, url, site)
    return skipped.value.message


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


def test_plain_page_gives_title_and_paragraphs() -> None:
    article = extract(page(), URL)
    assert (article.title, article.url, article.language) == ("A bridge closes", URL, "en")
    assert texts(article) == SENTENCES


def test_feed_fragment_is_read_whole() -> None:
    article = extract(TEXT + "<p>Short end.</p>", URL)
    assert texts(article) == [*SENTENCES, "Short end."]
    assert article.title == ""


def test_feed_fragment_loses_its_appeal_and_its_links() -> None:
    fragment = (
        "<p>Subscribe to our newsletter to get more stories like this one.</p>"
        + TEXT
        + "<p>Read also:</p><ul><li><a href='/x'>Another story about a bridge</a></li></ul>"
    )
    assert texts(extract(fragment, URL)) == SENTENCES


def test_a_paragraph_about_cookies_and_newsletters_stays() -> None:
    told = "The regulator said on Friday that the company may no longer set cookies without asking."
    about = "Newsletter subscriptions at the paper rose by a tenth, its editor told the committee."
    assert texts(extract(page(TEXT + f"<p>{told}</p><p>{about}</p>"), URL))[-2:] == [told, about]


def test_correction_at_the_end_stays() -> None:
    note = "Correction: An earlier version of this article gave the wrong year."
    assert texts(extract(page(TEXT + f"<p><em>{note}</em></p>"), URL))[-1] == note


def test_short_first_and_last_paragraphs_stay() -> None:
    article = extract(page(f"<p>It is over.</p>{TEXT}<p>Nobody came.</p>"), URL)
    assert texts(article) == ["It is over.", *SENTENCES, "Nobody came."]


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("This audio is created with AI assistance", "en"),
        ("Цю аудіоверсію створено за допомогою штучного інтелекту", "uk"),
        ("Ця аудіоверсія створена за допомогою ШІ", "uk"),
        ("Diese Audiofassung wurde mit KI erstellt", "de"),
        ("Cet enregistrement audio a été généré par une intelligence artificielle", "fr"),
        ("5 min read", "en"),
        ("Час читання: 4 хв", "uk"),
        ("Lesezeit: 3 Minuten", "de"),
        ("Temps de lecture : 2 min", "fr"),
        ("Read also: Ten bridges that need work", "en"),
        ("ЧИТАЙТЕ ТАКОЖ: Десять мостів, які треба ремонтувати", "uk"),
        ("Lesen Sie auch: Zehn Brücken in Not", "de"),
        ("À lire aussi : Dix ponts à réparer", "fr"),
        ("Sign up for our newsletter", "en"),
        ("Підписуйтесь на наш канал у Telegram", "uk"),
        ("Abonnieren Sie unseren Newsletter", "de"),
        ("Nichts Neues verpassen! - Newsletter abonnieren", "de"),
        ("Abonnez-vous à notre newsletter", "fr"),
        ("We use cookies to improve this page.", "en"),
        ("Ми використовуємо файли cookie", "uk"),
        ("Wir verwenden Cookies.", "de"),
        ("Nous utilisons des cookies.", "fr"),
        ("Become a member and support our newsroom", "en"),
        ("Підтримайте нас на Patreon", "uk"),
        ("Photo: Sam Poe / Gazette", "en"),
        ("Фото: Олег Бондар", "uk"),
        ("Foto: Timo Krüger/dpa", "de"),
        ("Crédit photo : Maël Roux", "fr"),
        ("Edit post", "en"),
        ("Share on Facebook", "en"),
        ("Tags: bridges, council", "en"),
        ("Advertisement", "en"),
        ("Listen to this article", "en"),
        ("Leave a comment", "en"),
    ],
)
def test_label_is_not_spoken(label: str, language: str) -> None:
    middle = page(f"<p>{SENTENCES[0]}</p><p>{label}</p>{TEXT.replace(SENTENCES[0], '')}")
    article = extract(middle.replace("lang='en'", f"lang='{language}'"), URL)
    assert label not in texts(article)
    assert texts(article)[:2] == SENTENCES[:2]


def test_pull_quote_that_repeats_the_text_is_not_spoken() -> None:
    quote = " ".join(SENTENCES[3].split()[:9])
    article = extract(page(TEXT + f"<blockquote>{quote}</blockquote><p>And so on.</p>"), URL)
    assert texts(article) == [*SENTENCES, "And so on."]


def test_inline_markup_and_invisible_characters_leave_one_clean_line() -> None:
    first = (
        "<p>The&nbsp;<b>coun</b>cil\n\tof\u200b <a href='/x'>Kyi\u00adv</a>, <i>said</i>"
        "<script>x()</script> &#8220;no\u202e&#8221;\u0000 to the plan.</p>"
    )
    assert (
        texts(extract(page(first + TEXT), URL))[0] == "The council of Kyiv, said “no” to the plan."
    )


def test_appeal_beside_a_short_article_is_not_its_body() -> None:
    appeal = (
        "<div class='membership-box'><h3>Local reporting needs local readers</h3><p>The paper"
        " belongs to its 4,100 members, and five euros a month keep its pages free.</p></div>"
    )
    assert texts(extract(page(f"<p>{SENTENCES[0]}</p><p>More follows.</p>{appeal}"), URL)) == [
        SENTENCES[0],
        "More follows.",
    ]


def test_body_in_an_element_named_like_noise_is_read() -> None:
    assert texts(extract(page(f"<div class='tags related'>{TEXT}</div>"), URL)) == SENTENCES


def test_numbered_list_keeps_its_numbers_and_start() -> None:
    items = "<ol start='3'><li>new mortar</li><li value='7'>a frame</li><li>sensors</li></ol>"
    article = extract(page(TEXT + items + f"<p>{SENTENCES[0]} Again.</p>"), URL)
    told = [block.text for block in article.blocks if block.kind == "list_item"]
    assert told == ["3. new mortar", "7. a frame", "8. sensors"]


def test_empty_page_is_skipped() -> None:
    assert reason("") == "no article: the page is empty"


def test_short_page_is_skipped_with_its_number_of_words() -> None:
    assert reason(page("<p>Too little to say.</p>")).startswith("too short: 4 words")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "PNG"),
        (b"\xff\xd8\xff\xe0 JFIF", "JPEG"),
        (b"%PDF-1.7 ...", "PDF"),
    ],
)
def test_image_or_document_is_skipped(data: bytes, name: str) -> None:
    assert reason(data).startswith("no article: the address gives a") and name in reason(data)


def test_error_page_is_skipped() -> None:
    text = "<p>Sorry, the page that you are looking for is not here. " + "Try a search. " * 12
    assert reason(page(text, title="404 Not Found")).startswith("no article: an error page")


def test_home_page_is_skipped() -> None:
    assert reason(page(), "https://example.org/") == "no article: a page that lists articles"


def test_page_that_lists_articles_is_skipped() -> None:
    teasers = "".join(
        f"<div><h2><a href='/{n}'>Story number {n} has a headline</a></h2><p>{sentence}</p></div>"
        for n, sentence in enumerate(SENTENCES)
    )
    assert reason(page(teasers)) == "no article: a page that lists articles"


def test_teaser_that_is_not_free_is_skipped_as_walled() -> None:
    head = linked_data('{"@type":"NewsArticle","headline":"A","isAccessibleForFree":"False"}')
    assert reason(page(TEXT[:900], head)).startswith("behind a paywall")


def test_whole_article_that_is_not_free_is_narrated() -> None:
    head = linked_data('{"@type":"NewsArticle","headline":"A","isAccessibleForFree":false}')
    assert len(extract(page(TEXT, head), URL).blocks) == len(SENTENCES)


@pytest.mark.parametrize(
    "wall",
    [
        "Subscribe to continue reading",
        "Щоб читати далі, оформіть передплату",
        "Dieser Artikel ist exklusiv für Abonnenten",
        "La suite de cet article est réservée aux abonnés",
    ],
)
def test_visible_wall_after_a_teaser_is_a_paywall(wall: str) -> None:
    teaser = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:2])
    assert reason(page(f"{teaser}<div><p>{wall}</p></div>")).startswith("behind a paywall")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:audio" content="https://example.org/a.mp3">',
        linked_data(
            '{"@type":"Article","headline":"A","audio":{"@type":"AudioObject",'
            '"contentUrl":"https://example.org/a.mp3"}}'
        ),
        linked_data(
            '{"@graph":[{"@type":"Article","headline":"A","audio":{"@id":"#a"}},'
            '{"@type":"AudioObject","@id":"#a","contentUrl":"https://example.org/a.mp3"}]}'
        ),
    ],
)
def test_article_with_its_own_recording_is_skipped(head: str) -> None:
    assert reason(page(head=head)) == "has a recording of its own"


def test_article_marked_silent_is_skipped() -> None:
    site = SiteProfile(silent_meta=("no-audio",))
    head = '<meta name="No-Audio" content="1">'
    assert "<meta name='no-audio'>" in reason(page(head=head), site=site)
    assert extract(page(head=head.replace("1", "false")), URL, site).blocks
    assert extract(page(head=head), URL).blocks


def test_too_large_page_is_skipped() -> None:
    assert reason("<p>" + "x" * 5_000_001) == "the page is larger than 5 MB"


def test_too_many_elements_are_skipped() -> None:
    assert reason("<html><body>" + "<p>a" * 50_000) == "the page has more than 40000 elements"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + TEXT,
        TEXT + "<b>" * 100_000,
        TEXT + "<table><tr><td>x" * 10_000,
        "<p>" + "word " * 400_000,
        "<p>" + "w" * 2_000_000,
        "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">" + TEXT,
        TEXT + "\0" * 100_000 + "\ud800" * 1000 + "&#0;&#8;&#xD800;&#12;",
        "<" * 500_000,
        TEXT
        + "".join(
            f"<p>a{n} b c d e f g</p><blockquote>b{n} b c d e</blockquote>" for n in range(15_000)
        ),
        linked_data("[" * 200_000) + TEXT,
    ],
    ids=["deep", "inline", "tables", "line", "word", "attributes", "nul", "lt", "quotes", "json"],
)
def test_hostile_page_is_read_or_skipped_soon(body: str) -> None:
    begin = time.process_time()
    with contextlib.suppress(ArticleSkipped):
        extract(page(body), URL)
    assert time.process_time() - begin < 60  # minutes, where something grows with the square


MARKUP = (
    "<p> </p> <div> <article> <h1> <li> <ol> <table> <td> <a href='#'> <br> <br> <blockquote> "
    "<figcaption> <script> </script> <form> <sup> <b> &nbsp; &#0; &#xD800; &amp; <!-- --> "
    "<meta property='og:title' content='x|y'> <link rel=canonical href='//['> "
    "<time datetime='2025-99-99'> <script type='application/ld+json'>{\"@type\":\"Article\","
    '"author":[[],{"name":[1]}],"audio":[null],"articleBody":5}'
)
TAGS = st.sampled_from(MARKUP.split(" "))
PIECES = st.lists(st.one_of(TAGS, st.text(max_size=30), st.just(TEXT)), max_size=30).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(PIECES, st.one_of(st.just(URL), st.text(max_size=30)))
def test_any_text_is_read_or_skipped(html: str, url: str) -> None:
    try:
        article = extract(html, url)
    except ArticleSkipped as skipped:
        assert skipped.message
    else:
        assert all(block.text == " ".join(block.text.split()) for block in article.blocks)
        assert not {"Cc", "Cs"} & {category(letter) for letter in article.text if letter != "\n"}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.binary(max_size=300), PIECES.map(lambda text: text.encode("utf-16"))))
def test_any_bytes_are_read_or_skipped(data: bytes) -> None:
    try:
        extract(data, URL)
    except ArticleSkipped as skipped:
        assert skipped.message


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1251", "windows-1251"),
        ("koi8-u", "koi8-u"),
        ("utf-8", "utf-8"),
        ("utf-8-sig", "koi8-u"),
        ("utf-16", "utf-8"),
        ("utf-8", "no-such-charset"),
        ("utf-8", "utf-16"),
        ("utf-8", "base64"),
    ],
)
def test_bytes_are_read_by_mark_then_meta_then_utf8(encoding: str, declared: str) -> None:
    told = "Рада громади ухвалила рішення закрити старий міст до весни, повідомила речниця."
    html = page(TEXT + f"<p>{told}</p>", f"<meta charset='{declared}'>")
    assert texts(extract(html.encode(encoding), URL))[-1] == told


def test_broken_bytes_are_replaced() -> None:
    article = extract(page().encode() + b"<p>\xff\xfe</p>", URL)
    assert texts(article)[: len(SENTENCES)] == SENTENCES


def test_hash_follows_the_words_and_not_the_dates() -> None:
    article = extract(page(), URL)
    later = replace(article, updated=datetime(2025, 1, 1, tzinfo=UTC), description="x", url="y")
    other = replace(article, blocks=(*article.blocks[1:], article.blocks[0]))
    assert content_hash(later) == content_hash(article)
    assert len({content_hash(article), content_hash(other)}) == 2
    assert content_hash(replace(article, byline="A")) != content_hash(replace(article, title="A"))


def test_same_page_gives_the_same_article_twice() -> None:
    assert extract(page(), URL) == extract(page(), URL)
