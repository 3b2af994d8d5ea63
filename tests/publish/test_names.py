"""Slugs and names: ASCII, short, safe in paths and addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.errors import UsageError
from audio_pipeline.publish.names import checked_name, slug

SLUGS = {
    "Tram line approved": "tram-line-approved",
    "../../etc/passwd": "etc-passwd",
    "<script>alert('x')</script>": "script-alert-x-script",
    "bell\a null\0 tab\t": "bell-null-tab",
    "Міськрада схвалила щорічний звіт": "miskrada-skhvalyla-shchorichnyi-zvit",
    "Об’єкт здано": "obiekt-zdano",
    "Straßenbahn für Öhringen": "strassenbahn-fuer-oehringen",
    "L’été à Nîmes : œuvre": "lete-a-nimes-oeuvre",
    "市议会批准": "episode",
    "": "episode",
    "…—!": "episode",
}


@pytest.mark.parametrize(("title", "expected"), SLUGS.items())
def test_title_becomes_its_slug(title: str, expected: str) -> None:
    assert slug(title) == expected


@given(st.text())
def test_any_title_gives_a_short_plain_slug(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(title))
    assert len(slug(title)) <= 60


def test_long_title_is_cut_after_a_word() -> None:
    assert slug("tramway " * 20) == "-".join(["tramway"] * 7)
    assert slug("x" * 100) == "x" * 60


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "../a", "a b", "é", "a\n", "x" * 101])
def test_name_that_could_leave_its_folder_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        checked_name(name)


def test_plain_name_is_taken() -> None:
    assert checked_name("daily-en_2.0") == "daily-en_2.0"
