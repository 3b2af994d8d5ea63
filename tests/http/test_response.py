"""Bytes become text as browsers would read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.http import Response, decode

WORD = "Grüße"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (WORD.encode(), ""),
        (WORD.encode(), "text/html"),
        (WORD.encode("cp1252"), "text/html; charset=ISO-8859-1"),
        (WORD.encode("utf-8"), 'text/html; charset="utf-8"'),
        (b"\xef\xbb\xbf" + WORD.encode(), "text/html; charset=iso-8859-1"),
        (WORD.encode("utf-16"), "text/html"),
        (WORD.encode(), "text/html; charset=no-such-thing"),
        (WORD.encode(), "text/html; charset=hex"),
        (WORD.encode(), "text/html; charset=utf-7"),
    ],
)
def test_text_by_mark_header_or_utf8(body: bytes, content_type: str) -> None:
    assert decode(body, content_type) == WORD


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        '<meta http-equiv=x content="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_text_by_what_the_page_states(head: str) -> None:
    page = f"{head}<p>Привіт</p>"
    assert decode(page.encode("cp1251"), "text/html") == page
    assert decode(page.encode(), "text/html; charset=utf-8") == page


def test_bytes_that_do_not_fit_are_replaced() -> None:
    assert Response("x", 200, {}, b"a\xffb").text == "a\ufffdb"


@given(st.binary(max_size=200), st.text(max_size=50))
def test_any_bytes_become_text(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type), str)
    decode(body, f"text/html; charset={content_type}")
