"""Kinds of pages: each is narrated in its order, or skipped with a reason that an editor reads."""

import json

import pytest

from audio_pipeline.errors import ArticleSkipped
from audio_pipeline.extract import extract
from audio_pipeline.model import Article, SiteProfile

URL = "https://gazette.example/2025/03/bridge-closes-until-spring"
SENTENCES = (
    "The bridge over the Ash will close on Monday and stay shut until the spring, the county said.",
    "Engineers found cracks in two of its piers when the water was low in the last week of August.",
    "Buses will run by way of Elm Street, and the ferry will carry people on foot for nothing.",
    "Traders on the north bank said that they had not been told, and asked for a second meeting.",
    "The repair is to cost four million, of which the state pays half and the county the rest.",
)
_WHO = ("the clerk", "a baker", "the ferryman", "a teacher", "the mayor", "a nurse", "the vicar")
_MORE = tuple(
    f"In week {week} {who} told the council what the closing means for those who cross at {hour} "
    f"in the morning, and asked it to keep {week + 3} buses running until the work is done."
    for week, who, hour in zip(range(2, 9), _WHO, (5, 6, 7, 8, 9, 10, 11), strict=True)
)
LONG = "".join(f"<p>{text}</p>" for text in (*SENTENCES[:4], *_MORE, SENTENCES[4]))
"""Some 300 words."""
SHORT = f"<p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>"


def page(body: str, *data: object, head: str = "", title: str = "Bridge closes") -> str:
    scripts = (
        f'<script type="application/ld+json">{json.dumps(each, ensure_ascii=False)}</script>'
        for each in data
    )
    return (
        f'<html lang="en"><head><title>{title} | Gazette</title>{head}{"".join(scripts)}</head>'
        f"<body><main><article><h1>{title}</h1>{body}</article></main></body></html>"
    )


def told(kind: str, **fields: object) -> dict[str, object]:
    return {"@type": kind, "headline": "Bridge closes", **fields}


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


LIVE = told("LiveBlogPosting", liveBlogUpdate=[{"@type": "BlogPosting", "articleBody": "x"}])
WALLED = told(
    "NewsArticle",
    isAccessibleForFree=False,
    hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".wall"},
)
SECTION = '<meta property="article:section" content="Sponsored Content">'
INDEX = "".join(
    f'<section><h2><a href="/{number}">The story of week {number}</a></h2><p>{text}</p></section>'
    for number, text in enumerate(_MORE)
)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page(LONG, LIVE), "a live blog, which changes all day"),
        (page(LONG, head=SECTION), "paid for by a sponsor: labelled 'Sponsored Content'"),
        (page(LONG, told("AdvertiserContentArticle")), "paid for by a sponsor"),
        (page(f"<p class='kicker'>Advertorial</p>{LONG}"), "labelled 'Advertorial'"),
        (page(f"<p>Paid for by Acme Bridges</p>{LONG}"), "labelled 'Paid for by Acme Bridges'"),
        (page(SHORT, {"@type": "VideoObject", "name": "Bridge"}), "a video page with only 37"),
        (page(SHORT, head='<meta property="og:type" content="video.other">'), "a video page"),
        (page(SHORT, {"@type": "ImageGallery"}), "a gallery with only 37 words"),
        (page(SHORT, {"@type": "PodcastEpisode"}), "an audio page with only 37 words"),
        (page(SHORT, WALLED), "behind a paywall: only 37 words of it can be read"),
        (page(SHORT, told("NewsArticle", wordCount=900)), "a teaser: only 37 of its 900 words"),
        (page(LONG, {**WALLED, "wordCount": "2000"}), "behind a paywall: only"),
        (page(INDEX, {"@type": "CollectionPage"}, title="News"), "a page that lists articles"),
    ],
)
def test_page_of_its_kind_is_skipped_with_its_reason(html: str, reason: str) -> None:
    with pytest.raises(ArticleSkipped) as skipped:
        extract(html, URL)
    assert reason in str(skipped.value)


@pytest.mark.parametrize(
    "html",
    [
        page(LONG, told("NewsArticle", video={"@type": "VideoObject", "name": "Bridge"})),
        page(LONG, {"@type": "VideoObject", "name": "The bridge from above"}),
        page(
            SHORT + f"<p>{SENTENCES[4]}</p>",
            told("NewsArticle"),
            {"@type": "VideoObject", "name": "Beside"},
        ),
        page(LONG, {"@type": "ImageGallery"}),
        page(LONG, WALLED),
        page(LONG, told("NewsArticle", wordCount=330)),
        page(LONG, told("OpinionNewsArticle")),
        page(f"{LONG}<p>Sponsored content</p><p>Ten pans we like</p>"),
        page(f"<p>{SENTENCES[0]}</p><p>The club was sponsored by Acme, it said.</p>{LONG}"),
    ],
)
def test_article_that_only_looks_like_such_a_page_is_narrated(html: str) -> None:
    assert SENTENCES[4] in texts(extract(html, URL))


def test_site_profile_lets_live_blogs_and_paid_content_through() -> None:
    site = SiteProfile(live_blogs=True, paid_content=True)
    assert extract(page(LONG, LIVE), URL, site).title == "Bridge closes"
    assert extract(page(LONG, head=SECTION), URL, site).title == "Bridge closes"


def test_questions_and_answers_stay_in_order() -> None:
    body = "".join(
        f"<p><strong>{question}</strong></p><p>{answer}</p>"
        for question, answer in zip(
            ("When did you know?", "Who will pay?", "What is next?"), SENTENCES, strict=False
        )
    )
    assert texts(extract(page(body), URL)) == [
        "When did you know?", SENTENCES[0], "Who will pay?", SENTENCES[1],
        "What is next?", SENTENCES[2],
    ]  # fmt: skip


def test_list_of_things_keeps_its_headings_and_their_order() -> None:
    body = "".join(
        f"<h2>{number}. Place {number}</h2><p>{sentence}</p>"
        for number, sentence in zip((5, 4, 3, 2, 1), SENTENCES, strict=True)
    )
    read = texts(extract(page(body, title="Five places by the river"), URL))
    assert read[::2] == [f"{number}. Place {number}" for number in (5, 4, 3, 2, 1)]
    assert tuple(read[1::2]) == SENTENCES


def test_recipe_is_read_from_ingredients_to_method() -> None:
    body = (
        f"<p>{SENTENCES[2]}</p><p>{SENTENCES[3]}</p><h2>Ingredients</h2><ul><li>2 eggs</li>"
        "<li>200 g flour</li></ul><h2>Method</h2><ol><li>Beat the eggs until they are pale and "
        "thick.</li><li>Fold in the flour, and bake the cake for half an hour.</li></ol>"
    )
    recipe = {"@type": "Recipe", "name": "River cake", "datePublished": "2025-03-04"}
    article = extract(page(body, recipe, title="River cake"), URL)
    read = texts(article)
    assert [read.index(text) for text in ("Ingredients", "2 eggs", "Method")] == [2, 3, 5]
    assert article.published is not None


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: An earlier version of this article gave a wrong date for the closing.",
        "This article was corrected on 5 March 2025 to say who pays for the repair.",
        "Clarification: The ferry is free for people on foot only, not for cyclists.",
    ],
)
def test_correction_is_spoken_where_it_stands(notice: str) -> None:
    assert texts(extract(page(f"{LONG}<p><em>{notice}</em></p>"), URL))[-1] == notice
    assert texts(extract(page(f"<p>{notice}</p>{LONG}"), URL))[0] == notice


def test_retraction_is_narrated_as_the_notice_that_it_is() -> None:
    notice = (
        "<p>We have withdrawn the article “Bridge is safe” of 3 March. It rested on a report that "
        "the county says it never made, and we could not show that anybody had made it.</p>"
        "<p>We regret that it was published. The text is no longer to be found on our pages.</p>"
    )
    article = extract(page(notice, title="Retraction: Bridge is safe"), URL)
    assert article.title == "Retraction: Bridge is safe"
    assert len(article.blocks) == 2


def test_obituary_keeps_dates_and_the_service() -> None:
    service = "A service will be held at St Ann’s on Friday, 7 March, at two in the afternoon."
    life = "Ada Lind, who built the bridge over the Ash, died on Sunday. She was 91 (1933–2025)."
    read = texts(extract(page(f"<p>{life}</p>{SHORT}<p>{service}</p>", title="Ada Lind"), URL))
    assert (read[0], read[-1]) == (life, service)


REVIEW = {"@type": "Review", "reviewRating": {"@type": "Rating", "ratingValue": "4.0"}}


@pytest.mark.parametrize(
    ("badge", "last"),
    [
        ('<span class="stars" aria-label="4 out of 5 stars"></span>', "Rating: 4 out of 5"),
        ('<div class="score"><span>4</span><span>/5</span></div>', "Rating: 4 out of 5"),
        ('<div class="stars">★★★★☆</div>', "Rating: 4 out of 5"),
        ("", SENTENCES[4]),
        ('<div class="stars">★★☆☆☆</div>', SENTENCES[4]),
    ],
)
def test_score_of_a_review_is_spoken_if_readers_see_it(badge: str, last: str) -> None:
    article = extract(page(f"{badge}{LONG}", {**REVIEW, "headline": "Bridge closes"}), URL)
    assert texts(article)[-1] == last


def test_score_that_the_text_says_is_spoken_once() -> None:
    said = "All in all we give the bridge 4 out of 5, and would cross it again."
    stars = '<span aria-label="4 out of 5"></span>'
    read = texts(extract(page(f"{stars}{LONG}<p>{said}</p>", REVIEW), URL))
    assert sum("4 out of 5" in text for text in read) == 1


def test_scores_of_customers_are_not_spoken() -> None:
    html = page(f'<span aria-label="4 out of 5"></span>{LONG}', REVIEW, REVIEW)
    assert texts(extract(html, URL))[-1] == SENTENCES[4]


def test_score_is_said_in_the_language_of_the_review() -> None:
    satz = "Die Brücke ist nicht schön, aber sie hält, und das ist für eine Brücke die Hauptsache."
    html = page(f'<i title="7/10"></i>{"<p>" + satz + "</p>"}' * 1, {
        "@type": "Review", "inLanguage": "de",
        "reviewRating": {"ratingValue": 7, "bestRating": 10},
    }).replace('lang="en"', 'lang="de"').replace("</article>", f"<p>{satz} Wir gingen zweimal "
    "hinüber, und es war jedes Mal ein Vergnügen.</p></article>")  # fmt: skip
    assert texts(extract(html, URL))[-1] == "Bewertung: 7 von 10"
