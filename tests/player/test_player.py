"""The player's files, phrases and colours."""

import re
from dataclasses import fields
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from audio_pipeline.player import ASSET_FOLDER, assets, embed_snippet, templates, version
from audio_pipeline.player.phrases import (
    PHRASES,
    Phrases,
    corrected_on,
    direction,
    long_date,
    phrases,
)

MOMENT = datetime(2025, 11, 24, 9, 0, tzinfo=UTC)
LEAST_CONTRAST = 4.5  # WCAG 2.2, level AA, for text of usual size
TEXT_ON_GROUND = [
    (text, ground) for text in ("ink", "quiet", "accent") for ground in ("paper", "card")
] + [("ink", "tint"), ("on-accent", "accent")]


def test_assets_carry_their_hash_in_the_name() -> None:
    assert set(assets()) == {"site.css", "player.css", "player.js", "page.js", "icon.svg"}
    for name, asset in assets().items():
        stem, _, ending = name.partition(".")
        assert re.fullmatch(rf"assets/{stem}-[0-9a-f]{{10}}\.{ending}", asset.path)
        assert asset.data == (ASSET_FOLDER / name).read_bytes()


def test_version_stays_while_nothing_changes() -> None:
    assert version() == version.__wrapped__()


def test_every_template_compiles() -> None:
    for name in templates().list_templates():
        assert templates().get_template(name).name == name


@pytest.mark.parametrize("language", PHRASES)
def test_every_phrase_is_there_in_every_language(language: str) -> None:
    for field in fields(Phrases):
        phrase = getattr(PHRASES[language], field.name)
        assert phrase.strip() == phrase != ""
        english = getattr(PHRASES["en"], field.name)
        assert re.findall(r"\{\w+\}", phrase) == re.findall(r"\{\w+\}", english)


def test_no_language_shows_anothers_label() -> None:
    assert len({one.ai_label for one in PHRASES.values()}) == len(PHRASES)


@pytest.mark.parametrize(
    ("language", "taken"),
    [("uk-UA", "uk"), ("DE", "de"), ("en-GB", "en"), ("pl", "en"), ("", "en")],
)
def test_phrases_are_those_of_the_primary_language(language: str, taken: str) -> None:
    assert phrases(language) is PHRASES[taken]


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en", "November 24, 2025"),
        ("uk", "24 листопада 2025\u202fр."),
        ("de", "24. November 2025"),
        ("fr", "24 novembre 2025"),
        ("qx", "November 24, 2025"),
        ("", "November 24, 2025"),
    ],
)
def test_date_is_in_the_pages_language(language: str, date: str) -> None:
    assert long_date(MOMENT, language).replace("\xa0", "\u202f") == date


def test_correction_does_not_mix_languages() -> None:
    assert corrected_on(MOMENT, "pl") == "Corrected on November 24, 2025."
    assert not corrected_on(MOMENT, "uk").endswith("..")


def test_arabic_pages_run_from_right_to_left() -> None:
    assert direction("ar-EG") == "rtl"
    assert direction("uk") == "ltr"


def test_snippet_is_one_frame_whatever_the_title() -> None:
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    address = "https://audio.dailypage.example/embed/one/?a=1&b=2"
    Reader().feed(embed_snippet(address, '"><script>alert(1)</script>'))
    [(tag, attributes)] = found
    assert tag == "iframe"
    assert attributes["src"] == address
    assert attributes["title"] == '"><script>alert(1)</script>'


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_stands_out_from_its_ground(scheme: str, text: str, ground: str) -> None:
    colours = palette(scheme)
    lighter, darker = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= LEAST_CONTRAST


def palette(scheme: str) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\}", assets()["site.css"].data.decode(), re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light if scheme == "light" else dark))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
