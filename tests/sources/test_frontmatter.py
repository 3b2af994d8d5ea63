"""What stands before a Markdown file's text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.sources.frontmatter import moment, split_front_matter


def test_yaml_values_of_every_usual_shape() -> None:
    text = """---
Title: It's "so": here
quoted: "a \\"b\\" c"  # comment
single: 'it''s'
list: [a, 'b c', d]
empty:
items:
  - one
  - "two"
long: >-
  folded over
  two lines
# a comment
url: https://x.org/a#b
---
Body
---
"""
    fields, body = split_front_matter(text)
    assert body == "Body\n---\n"
    assert fields == {
        "title": ('It\'s "so": here',),
        "quoted": ('a "b" c',),
        "single": ("it's",),
        "list": ("a", "b c", "d"),
        "empty": (),
        "items": ("one", "two"),
        "long": ("folded over two lines",),
        "url": ("https://x.org/a#b",),
    }


def test_toml_values() -> None:
    fields, body = split_front_matter(
        '+++\ntitle = "A"\ndate = 2024-05-01T12:00:00Z\n'
        'tags = ["a", "b"]\ndraft = true\n[x]\ny=1\n+++\nB'
    )
    assert body == "B"
    assert fields["title"] == ("A",)
    assert moment(fields["date"][0]) == datetime(2024, 5, 1, 12, tzinfo=UTC)
    assert (fields["tags"], fields["draft"], fields["x"]) == (("a", "b"), ("true",), ())


@pytest.mark.parametrize(
    "text",
    ["", "Body\n", "---\n", "---\n\nA rule above, no end\n", "---\nprose here\n---\nmore\n",
     "+++\nno toml here\n+++\nmore\n", "--- \ntext"],
)  # fmt: skip
def test_text_without_front_matter_is_whole(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_byte_order_mark_and_windows_line_ends_do_not_matter() -> None:
    fields, body = split_front_matter("\ufeff---\r\ntitle: A\r\n---\r\nBody\r\n")
    assert (fields, body) == ({"title": ("A",)}, "Body\r\n")


@given(st.text(alphabet=st.sampled_from("-+:#[]\"' \nab\t=."), max_size=80))
def test_any_text_is_split_without_losing_its_body(text: str) -> None:
    _, body = split_front_matter("---\n" + text)
    assert ("---\n" + text).endswith(body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-01", datetime(2024, 5, 1, tzinfo=UTC)),
        ("2024-05-01 12:00", datetime(2024, 5, 1, 12, tzinfo=UTC)),
        ("2024-05-01T12:00:00+02:00", datetime(2024, 5, 1, 10, tzinfo=UTC)),
        ("Wed, 01 May 2024 12:00:00 +0200", datetime(2024, 5, 1, 10, tzinfo=UTC)),
        ("May 1", None),
        ("", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("1970-01-01", None),
    ],
)
def test_dates_as_people_write_them(text: str, expected: datetime | None) -> None:
    assert moment(text) == expected
