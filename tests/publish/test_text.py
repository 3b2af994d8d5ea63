"""Text for XML and one-line fields, and addresses for a feed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from audio_pipeline.publish.text import escape_markup, one_line, shorten, web_address

ADDRESSES = {
    "https://dailypage.example/a?b=1&c=%20#d": "https://dailypage.example/a?b=1&c=%20#d",
    "https://dailypage.example/стаття?q=ü": "https://dailypage.example/"
    "%D1%81%D1%82%D0%B0%D1%82%D1%82%D1%8F?q=%C3%BC",
    "https://газета.example/a b": "https://xn--80aahjj1e.example/a%20b",
    'https://dailypage.example/"><script>': "https://dailypage.example/%22%3E%3Cscript%3E",
    "https://dailypage.example/100%?a=5%2B%zz": "https://dailypage.example/100%25?a=5%2B%25zz",
    "javascript:alert(1)": "",
    "file:///etc/passwd": "",
    "/relative": "",
    "https://": "",
    "http://[::1": "",
    "": "",
}


@pytest.mark.parametrize(("url", "expected"), ADDRESSES.items())
def test_address_is_a_uri_or_nothing(url: str, expected: str) -> None:
    assert web_address(url) == expected


@given(st.text())
def test_an_address_stays_as_it_is_once_it_is_one(text: str) -> None:
    once = web_address(f"https://dailypage.example/{text}")
    assert once == "" or (once.isascii() and web_address(once) == once)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_one_line_is_carried_by_xml_and_stays_as_it_is(text: str) -> None:
    element = etree.Element("title")
    element.text = one_line(text)
    assert (etree.fromstring(etree.tostring(element)).text or "") == one_line(text)
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)


def test_typographic_spaces_stay() -> None:
    assert one_line("Qui paiera\u00a0?\n Nous.") == "Qui paiera\u00a0? Nous."


def test_only_what_looks_like_markup_is_escaped() -> None:
    assert escape_markup("AT&T, Q&A: a < b & &lt; &#60;") == (
        "AT&T, Q&A: a &lt; b & &amp;lt; &amp;#60;"
    )


def test_text_is_cut_after_a_word() -> None:
    assert shorten("one two three", 13) == "one two three"
    assert shorten("one two three", 12) == "one two …"
    assert len(shorten("x" * 50, 20)) <= 21
