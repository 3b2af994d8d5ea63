"""Pages whose text lies in their own script data."""

import json

import pytest

from audio_pipeline.errors import ArticleSkipped
from audio_pipeline.extract import extract

URL = "https://example.org/news/2025/a-bridge-closes"
TITLE = "Old stone bridge closes to heavy traffic"
SENTENCES = [
    f"The council of ward number {number} voted on Tuesday evening to close the old stone bridge to"
    f" heavy traffic until spring, officials said in statement {number}."
    for number in range(1, 9)
]
HTML = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
OTHER = {"title": "The harbour is full", "body": "<p>No more boats can be moored in it.</p>" * 40}


def page(script: str, visible: str = "", head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE}</title>{head}</head><body>"
        f"<main><h1>{TITLE}</h1>{visible}</main>{script}</body></html>"
    )


def spoken(html: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in extract(html, URL).blocks]


def next_data(**story: object) -> str:
    data = {"props": {"pageProps": {"more": [OTHER], "story": {"title": TITLE, **story}}}}
    return f"<script id='__NEXT_DATA__' type='application/json'>{json.dumps(data)}</script>"


def arc(elements: list[dict[str, object]]) -> str:
    story = {"headlines": {"basic": TITLE}, "content_elements": elements}
    return (
        f"<script>window.Fusion={{}};Fusion.globalContent={json.dumps(story)};Fusion.x=1</script>"
    )


PARAGRAPHS = [("paragraph", sentence) for sentence in SENTENCES]


@pytest.mark.parametrize("key", ["body", "bodyHtml", "articleBody", "content"])
def test_body_in_data_of_next_js_is_read(key: str) -> None:
    teaser = f"<p>{SENTENCES[0][:60]}…</p>"
    assert spoken(page(next_data(**{key: HTML}), teaser)) == PARAGRAPHS


def test_body_in_arcs_content_elements_is_read_in_order() -> None:
    elements: list[dict[str, object]] = [
        *({"type": "text", "content": each} for each in SENTENCES[:4]),
        {"type": "image", "caption": "A bridge"},
        {"type": "interstitial_link", "content": "Read also: the ford opens"},
        *({"type": "text", "content": each} for each in SENTENCES[4:]),
    ]
    assert spoken(page(arc(elements))) == PARAGRAPHS


def test_visible_text_wins_over_data() -> None:
    shown = HTML.replace("statement 3.", "a statement that was corrected since.")
    assert spoken(page(next_data(body=HTML), f"<article>{shown}</article>"))[2][1].endswith(
        "a statement that was corrected since."
    )


def test_another_storys_body_is_not_read() -> None:
    with pytest.raises(ArticleSkipped):
        extract(page(next_data(teaser="Nothing of it is here.")), URL)


def test_body_in_data_behind_a_wall_is_not_read() -> None:
    paid = {"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": False}
    head = f"<script type='application/ld+json'>{json.dumps(paid)}</script>"
    body = "".join(f"<p>{SENTENCES[0]} It was vote number {at}.</p>" for at in range(20))
    with pytest.raises(ArticleSkipped, match="paywall"):
        extract(page(next_data(body=body), f"<p>{SENTENCES[0]}</p>", head), URL)


@pytest.mark.parametrize("broken", ["{", "[" * 5_000, '{"title": 1}', "null", ""])
def test_broken_data_is_no_fault_of_the_page(broken: str) -> None:
    script = f"<script id='__NEXT_DATA__'>{broken}</script>"
    assert spoken(page(script, f"<article>{HTML}</article>")) == PARAGRAPHS
