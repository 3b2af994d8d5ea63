"""From a page's HTML to the lines of its script: what is seen is heard."""

import pytest

from audio_pipeline.extract import extract
from audio_pipeline.model import Article, Block, Show, Wording
from audio_pipeline.script import compose

URL = "https://example.org/news/a-bridge-closes"
SENTENCES = [
    f"The council of ward number {number} voted on Tuesday to close the old stone bridge until"
    f" spring, officials said in statement {number}."
    for number in range(1, 11)
]
BEFORE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:5])
AFTER = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[5:])
SHOW = Show("daily", "The Daily")


def heard(html: str, language: str = "en", show: Show = SHOW) -> list[str]:
    """What is spoken between two runs of paragraphs."""
    page = (
        f"<!DOCTYPE html><html lang='{language}'><head><title>A bridge closes</title></head><body>"
        f"<article><h1>A bridge closes</h1>{BEFORE}{html}{AFTER}</article></body></html>"
    )
    article = extract(page, URL)
    texts = [block.text for block in article.blocks]
    first, last = texts.index(SENTENCES[4]), texts.index(SENTENCES[5])
    inner = range(first + 1, last)
    return [line.spoken for line in compose(article, show).lines if line.block in inner]


QUOTES = {
    "WordPress": (
        '<blockquote class="wp-block-quote"><p>We shall go on.</p>'
        "<cite>Jane Doe, mayor</cite></blockquote>"
    ),
    "Ghost": "<blockquote>We shall go on.<br>— Jane Doe, mayor</blockquote>",
    "Drupal": "<blockquote><p>We shall go on.</p><footer>— Jane Doe, mayor</footer></blockquote>",
    "Squarespace": (
        '<figure class="block-quote"><blockquote><span>“</span>We shall go on.<span>”</span>'
        '</blockquote><figcaption class="source">— Jane Doe, mayor</figcaption></figure>'
    ),
    "Arc": (
        '<blockquote class="c-quote"><p>We shall go on.</p>'
        '<span class="c-quote__author">Jane Doe, mayor</span></blockquote>'
    ),
    "Medium": "<blockquote><p>We shall go on.</p><p>— Jane Doe, mayor</p></blockquote>",
    "Substack": "<blockquote><p>We shall go on.</p><p>—<em>Jane Doe, mayor</em></p></blockquote>",
}


@pytest.mark.parametrize("system", QUOTES)
def test_a_quote_is_introduced_by_who_says_it_and_closed(system: str) -> None:
    opening, quote, closing = heard(QUOTES[system])
    assert (opening, closing) == ("Quote from Jane Doe, mayor.", "End of quote.")
    assert quote.strip("“”") == "We shall go on."


def test_a_quote_without_source_is_opened_and_closed_once_for_all_its_paragraphs() -> None:
    assert heard("<blockquote><p>We shall go on.</p><p>Never stop.</p></blockquote>") == [
        "Quote.",
        "We shall go on.",
        "Never stop.",
        "End of quote.",
    ]


def test_a_quote_that_the_text_introduces_has_no_words_around_it() -> None:
    told = "<p>Mayor Doe put it so on Friday:</p><blockquote>We go on.</blockquote>"
    assert heard(told) == ["Mayor Doe put it so on Friday:", "We go on."]
    named = "<p>Mayor Doe put it so:</p><blockquote>We go on.<footer>Jane Doe</footer></blockquote>"
    assert heard(named) == ["Mayor Doe put it so:", "We go on."]


def test_a_pull_quote_that_repeats_a_sentence_is_not_heard() -> None:
    pulled = f'<figure class="wp-block-pullquote"><blockquote>{SENTENCES[1]}</blockquote></figure>'
    assert heard(pulled) == []


def test_a_title_in_cite_within_a_sentence_stays_in_it() -> None:
    quote = "<blockquote><p>I read <cite>The Times</cite> every day.</p></blockquote>"
    assert heard(quote)[1] == "I read The Times every day."


@pytest.mark.parametrize(
    ("language", "opening", "closing"),
    [
        ("uk", "Цитата: Олена Коваль.", "Кінець цитати."),
        ("de", "Zitat von Олена Коваль.", "Ende des Zitats."),
        ("fr", "Citation de Олена Коваль.", "Fin de citation."),
    ],
)
def test_the_words_around_a_quote_are_the_language_s(
    language: str, opening: str, closing: str
) -> None:
    article = Article(URL, "T", language, (Block("quote", "Так.", source="Олена Коваль"),))
    lines = [line.spoken for line in compose(article, SHOW).lines if line.block == 0]
    assert lines == [opening, "Так.", closing]


def test_a_show_has_words_of_its_own_around_a_quote() -> None:
    own = Wording(quote_by="{source} says.", quote_end="")
    show = Show("daily", "The Daily", wording={"en": own})
    assert heard(QUOTES["Drupal"], show=show) == ["Jane Doe, mayor says.", "We shall go on."]


POSTS = {
    "X": (
        '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">We hit the target '
        '<a href="https://t.co/y">pic.twitter.com/y</a></p>&mdash; Jane Doe (@jane) '
        '<a href="https://twitter.com/jane/status/1?ref_src=twsrc">May 5, 2025</a></blockquote>'
        '<script async src="https://platform.twitter.com/widgets.js"></script>'
    ),
    "Bluesky": (
        '<blockquote class="bluesky-embed" data-bluesky-uri="at://did/x"><p lang="en">We hit the '
        'target<br><br><a href="https://bsky.app/profile/did/post/3k">[image or embed]</a></p>'
        '&mdash; Jane Doe (<a href="https://bsky.app/profile/did">@jane.bsky.social</a>) '
        '<a href="https://bsky.app/profile/did/post/3k">May 5, 2025 at 3:45 PM</a></blockquote>'
    ),
    "Instagram": (
        '<blockquote class="instagram-media"><div><a href="https://www.instagram.com/p/x/">View '
        'this post on Instagram</a><p><a href="https://www.instagram.com/p/x/">We hit the target'
        "</a></p><p>A post shared by <a href='https://www.instagram.com/jane/'>Jane Doe</a> (@jane)"
        " on <time>May 5, 2025 at 3:45pm PDT</time></p></div></blockquote>"
    ),
    "Facebook": (
        '<div class="fb-post" data-href="https://www.facebook.com/j/posts/1"><blockquote '
        'cite="https://www.facebook.com/j/posts/1" class="fb-xfbml-parse-ignore"><p>We hit the '
        'target</p>Posted by <a href="https://www.facebook.com/j">Jane Doe</a> on&nbsp;'
        '<a href="https://www.facebook.com/j/posts/1">Monday, May 5, 2025</a></blockquote></div>'
    ),
    "TikTok": (
        '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@jane/video/1"><section>'
        '<a title="@jane" href="https://www.tiktok.com/@jane">@jane</a><p>We hit the target</p>'
        '<a href="https://www.tiktok.com/music/x">♬ a sound - Jane</a></section></blockquote>'
    ),
    "Telegram": (
        '<blockquote class="telegram-post"><p>We hit the target</p><footer>— Jane Doe '
        '<a href="https://t.me/jane/12">@jane, 05.05.2025</a></footer></blockquote>'
    ),
    "Substack's X": (
        '<div class="tweet" data-attrs="{}"><div class="tweet-header"><a href="https://x.com/jane/'
        'status/1"><span class="tweet-author-name">Jane Doe</span>'
        '<span class="tweet-author-handle">@jane</span></a></div>'
        '<p class="tweet-text">We hit the target</p></div>'
    ),
}


@pytest.mark.parametrize("network", POSTS)
def test_an_embedded_post_is_heard_with_who_wrote_it_and_without_date_and_handle(
    network: str,
) -> None:
    opening, *post, closing = heard(POSTS[network])
    name = network.rpartition(" ")[2]
    signed = f"On {name}, Jane Doe wrote:" if network != "TikTok" else "A post on TikTok:"
    assert (opening, post, closing) == (signed, ["We hit the target."], "End of post.")


@pytest.mark.parametrize(
    "embed",
    [
        (
            '<blockquote class="mastodon-embed" data-embed-url="https://m.social/@jane/1/embed"><a '
            'href="https://m.social/@jane/1"><div>Post by @jane@m.social</div><div>View on Mastodon'
            "</div></a></blockquote>"
        ),
        '<script async src="https://telegram.org/js/widget.js" data-telegram-post="a/1"></script>',
        '<iframe src="https://www.youtube.com/embed/x" title="A video"></iframe>',
    ],
    ids=["Mastodon", "Telegram", "YouTube"],
)
def test_an_embed_without_text_is_left_out_silently(embed: str) -> None:
    assert heard(embed) == []


def test_numbered_lists_are_heard_with_the_marks_that_are_seen() -> None:
    lists = (
        '<ol start="3"><li>Go home<ol type="a"><li>By bus</li><li>By car</li></ol></li>'
        '<li value="7">Wait there</li></ol><ol reversed><li>Ready now</li><li>Steady now</li></ol>'
        '<ol type="i"><li>Go then</li></ol>'
    )
    assert heard(lists) == [
        "three. Go home.",
        "a) By bus.",
        "b) By car.",
        "seven. Wait there.",
        "two. Ready now.",
        "one. Steady now.",
        "one. Go then.",
    ]


TABLE = (
    "<table><tr><th>Ward</th><th>Votes</th></tr><tr><td>1</td><td>200</td></tr>"
    "<tr><td>2</td><td>300</td></tr></table>"
)


def test_a_table_is_told_of_with_its_rows_and_its_caption() -> None:
    assert heard(TABLE) == ["A table with two rows is left out here."]
    captioned = TABLE.replace("<tr>", "<caption>Votes by ward</caption><tr>", 1)
    said = "A table with two rows is left out here: Votes by ward."
    assert heard(captioned) == [said]
    assert heard(f"<figure>{TABLE}<figcaption>Votes by ward</figcaption></figure>") == [said]


def test_a_ukrainian_table_counts_its_rows_in_the_right_form() -> None:
    article = Article(URL, "T", "uk", (Block("table", "", rows=3), Block("table", "", rows=5)))
    lines = [line.text for line in compose(article, SHOW).lines if line.block is not None]
    assert lines == [
        "Тут пропущено таблицю на 3 рядки.",
        "Тут пропущено таблицю на 5 рядків.",
    ]


def test_a_table_for_layout_is_read_as_text_and_one_of_one_column_as_a_list() -> None:
    layout = '<table role="presentation"><tr><td><p>All in a box here.</p></td></tr></table>'
    assert heard(layout) == ["All in a box here."]
    column = "<table><tr><td>Salt</td></tr><tr><td>Flour</td></tr><tr><td>Milk</td></tr></table>"
    assert heard(column) == ["Salt.", "Flour.", "Milk."]
    assert heard("<dl><dt>Turnout</dt><dd>Who came to vote</dd></dl>") == [
        "Turnout.",
        "Who came to vote.",
    ]


@pytest.mark.parametrize(
    "markup",
    [
        '<pre class="wp-block-code"><code>x = 1</code></pre>',
        '<div class="highlight"><pre><code>x = 1</code></pre></div>',
        (
            '<figure class="highlight"><table><tr><td><pre>1</pre></td><td><pre>x</pre></td></tr>'
            "</table></figure>"
        ),
    ],
)
def test_a_code_listing_is_told_of(markup: str) -> None:
    assert heard(markup) == ["A code listing is left out here."]


@pytest.mark.parametrize(
    "markup",
    [
        '<math display="block"><mi>a</mi><mo>=</mo><mi>b</mi></math>',
        (
            '<span class="katex-display"><span class="katex"><span class="katex-mathml"><math '
            'display="block"><mi>a</mi></math></span><span class="katex-html" aria-hidden="true">a'
            "</span></span></span>"
        ),
        '<script type="math/tex; mode=display">a = b</script>',
        "<p>$$a = b^2$$</p>",
    ],
)
def test_a_formula_is_told_of(markup: str) -> None:
    assert heard(markup) == ["A formula is left out here."]


def test_what_is_said_of_a_table_is_no_text_of_the_article() -> None:
    page = f"<html lang='en'><body><article>{BEFORE}{TABLE}{AFTER}</article></body></html>"
    assert extract(page, URL).text == "\n\n".join(SENTENCES)


INTERVIEWS = {
    "letters": (
        "<p><strong>Q:</strong> Why did you go?</p><p><strong>A:</strong> I had to.</p>"
        "<p><strong>Q:</strong> And then?</p><p><strong>A:</strong> I stayed.</p>"
    ),
    "names": (
        "<p><b>Daily:</b> Why did you go?</p><p><b>Jane Doe:</b> I had to.</p>"
        "<p><b>Daily:</b> And then?</p><p><b>Jane Doe:</b> I stayed.</p>"
    ),
    "bold": (
        "<p><b>Why did you go?</b></p><p>I had to.</p><p><b>And then?</b></p><p>I stayed.</p>"
    ),
}
LABELS = {"letters": ["Question:", "Answer:"], "names": ["Daily:", "Jane Doe:"], "bold": []}


@pytest.mark.parametrize("kind", INTERVIEWS)
def test_who_speaks_in_an_interview_is_heard_and_asks_with_the_second_voice(kind: str) -> None:
    page = f"<html lang='en'><body><article>{BEFORE}{INTERVIEWS[kind]}</article></body></html>"
    lines = [line for line in compose(extract(page, URL), SHOW).lines if (line.block or 0) > 4]
    asking, answering = LABELS[kind][:1], LABELS[kind][1:]
    assert [line.spoken for line in lines] == [
        *asking, "Why did you go?", *answering, "I had to.",
        *asking, "And then?", *answering, "I stayed.",
    ]  # fmt: skip
    asked = [line.spoken for line in lines if line.speaker == "second"]
    assert asked == [*asking, "Why did you go?", *asking, "And then?"]


def test_who_is_named_in_full_at_first_and_by_surname_later_is_one_speaker() -> None:
    html = (
        "<p><b>The Daily: Why did you go?</b></p><p><b>Jane Doe:</b> I had to.</p>"
        "<p><b>The Daily: And then?</b></p><p><b>Doe:</b> I stayed.</p>"
    )
    assert heard(html)[2:4] == ["Jane Doe:", "I had to."]


def test_a_question_in_bold_and_its_answer_after_a_line_break_are_two_paragraphs() -> None:
    html = "<p><b>Why did you go?</b><br>I had to.</p><p><b>And then?</b><br>I stayed.</p>"
    assert heard(html) == ["Why did you go?", "I had to.", "And then?", "I stayed."]


def test_a_symbol_within_a_sentence_is_heard() -> None:
    formula = (
        '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>x</mi></mrow>'
        '<annotation encoding="application/x-tex">x</annotation></semantics></math></span>'
        '<span class="katex-html" aria-hidden="true">x</span></span>'
    )
    assert heard(f"<p>Here {formula} is the flow.</p>") == ["Here x is the flow."]


def test_one_label_is_no_interview() -> None:
    assert heard("<p><b>Berlin:</b> It rained.</p><p>It snowed.</p>")[0] == "Berlin: It rained."


@pytest.mark.parametrize(
    ("language", "text", "lines"),
    [
        (
            "en",
            "KYIV, Ukraine (AP) — Three were hurt.",
            ["Kyiv, Ukraine (AP).", "Three were hurt."],
        ),
        (
            "en",
            "LVIV, May 5 (AP) -- It rained.",
            ["Lviv, May fifth (AP).", "It rained."],
        ),
        ("en", "(Reuters) - Oil rose.", ["(Reuters).", "Oil rose."]),
        ("en", "WASHINGTON — It rained.", ["Washington.", "It rained."]),
        ("uk", "КИЇВ (Укрінформ) — Дощить.", ["КИЇВ (Укрінформ).", "Дощить."]),
        ("de", "Berlin (dpa) - Es regnet.", ["Berlin (dpa).", "Es regnet."]),
        ("fr", "PARIS (AFP) - Il pleut.", ["PARIS (AFP).", "Il pleut."]),
        ("en", "NATO — the alliance — met.", ["Nato — the alliance — met."]),
    ],
)
def test_a_dateline_is_a_line_of_its_own(language: str, text: str, lines: list[str]) -> None:
    script = compose(Article(URL, "T", language, (Block("paragraph", text),)), SHOW)
    assert [line.spoken.casefold() for line in script.lines if line.block == 0] == [
        line.casefold() for line in lines
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<p><em>Correction: An earlier version gave the wrong year.</em></p>",
        (
            '<div class="correction"><p>Correction: An earlier version gave the wrong year.</p>'
            "</div>"
        ),
        (
            '<aside class="correction"><p>Correction: An earlier version gave the wrong year.</p>'
            "</aside>"
        ),
        (
            '<blockquote class="editors-note">Correction: An earlier version gave the wrong year.'
            "</blockquote>"
        ),
        (
            '<footer class="c-correction">Correction: An earlier version gave the wrong year.'
            "</footer>"
        ),
    ],
)
def test_a_correction_is_heard_with_its_label_wherever_it_stands(markup: str) -> None:
    told = "Correction: An earlier version gave the wrong year."
    for body in (markup + BEFORE + AFTER, BEFORE + AFTER + markup):
        page = (
            f"<html lang='en'><body><article><h1>A bridge closes</h1>{body}</article></body></html>"
        )
        lines = [line.spoken for line in compose(extract(page, URL), SHOW).lines]
        assert told in lines
