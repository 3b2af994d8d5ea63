"""ID3 tags, read back from the finished file by mutagen."""

import io
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import category

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st
from mutagen import id3
from mutagen.mp3 import MP3, BitrateMode

from audio_pipeline.mix import mix
from audio_pipeline.mix.languages import three_letters
from audio_pipeline.mix.tags import id3_tag
from audio_pipeline.mix.text import one_line
from audio_pipeline.model import Chapter, Script, Show
from tests.mix.conftest import MakeTakes, script_of

START = (Chapter(0.0, "Start"),)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
SHOW = Show("daily", "Daily News", author="The Daily")


def script(**changed: object) -> Script:
    values: dict[str, object] = {
        "language": "uk",
        "title": "Трамвай до центру",
        "url": "https://news.example/новини?id=1&x=2",
        "disclosure": "Це аудіо створене за допомогою ШІ",
        "lines": (),
        "byline": "Ганна Білоус",
        "published": datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC),
        **changed,
    }
    return Script(**values)  # type: ignore[arg-type]


def read(tag: bytes) -> id3.ID3:
    return id3.ID3(io.BytesIO(tag))


def test_file_says_what_it_is(make_takes: MakeTakes, tmp_path: Path) -> None:
    (tmp_path / "cover.png").write_bytes(PNG)
    show = Show("daily", "Daily News", artwork=str(tmp_path / "cover.png"))
    takes = make_takes([(1.0, 0.1, "one")] * 3)
    episode = mix(takes, script_of(("headline", "heading", "body")), show, tmp_path / "out")
    file = MP3(episode.path)
    assert file.info.length == pytest.approx(episode.duration_s, abs=0.001)
    assert file.info.bitrate_mode == BitrateMode.CBR
    assert (file.info.bitrate, file.info.sample_rate, file.info.channels) == (96_000, 44_100, 1)
    tags = file.tags
    assert tags.version == (2, 4, 0)
    assert tags["TIT2"].text == ["A new tram line"]
    assert tags["TPE1"].text == ["Anna Bell"]
    assert tags["TALB"].text == ["Daily News"]
    assert tags["COMM::eng"].text == ["This audio is created with AI assistance"]
    assert tags["APIC:"].data == PNG
    contents = tags["CTOC:contents"].child_element_ids
    chapters = [tags[f"CHAP:{name}"] for name in contents]
    assert [chapter.start_time for chapter in chapters] == [
        0, round(episode.cues[1].start_s * 1000)
    ]  # fmt: skip
    assert chapters[0].end_time == chapters[1].start_time
    assert chapters[-1].end_time == round(episode.duration_s * 1000)
    assert chapters[1].sub_frames["TIT2"].text == ["Written 1."]


def test_other_scripts_dates_and_addresses_are_kept() -> None:
    tags = read(id3_tag(script(), SHOW, (Chapter(0.0, "Трамвай"),), 12.0))
    assert tags["TIT2"].text == ["Трамвай до центру"]
    assert tags["TLAN"].text == ["ukr"]
    assert tags["COMM::ukr"].text == ["Це аудіо створене за допомогою ШІ"]
    assert tags["TDRC"].text[0].text == "2024-05-06 07:08:09"
    address = "https://news.example/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8?id=1&x=2"
    assert tags["TXXX:Article"].text == [address]
    assert tags["WXXX:Article"].url == address


def test_chapters_lie_in_the_order_of_their_times_whatever_their_titles() -> None:
    chapters = tuple(Chapter(float(number), "x" * (99 - number)) for number in range(12))
    tag = id3_tag(script(), SHOW, chapters, 20.0)
    positions = [tag.index(b"chapter%d\0\0" % number) for number in range(12)]
    assert positions == sorted(positions)
    assert len(read(tag).getall("CHAP")) == 12


@pytest.mark.parametrize(
    ("byline", "author", "artist"),
    [("Bell", "The Daily", "Bell"), ("", "The Daily", "The Daily"), ("", "", "Daily News")],
)
def test_artist_is_who_wrote_it_or_who_publishes_it(byline: str, author: str, artist: str) -> None:
    show = Show("daily", "Daily News", author=author)
    assert read(id3_tag(script(byline=byline), show, START, 1.0))["TPE1"].text == [artist]


@given(st.text(st.characters(), max_size=60))
def test_any_text_survives_the_tag_without_what_breaks_it(text: str) -> None:
    title = f"T{text}"
    tags = read(id3_tag(script(title=title, url=text), SHOW, (Chapter(0.0, title),), 1.0))
    cleaned = one_line(title)
    assert tags["TIT2"].text == [cleaned]
    assert tags["CHAP:chapter0"].sub_frames["TIT2"].text == [cleaned]
    assert not any(category(character) in ("Cc", "Cs") for character in cleaned)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\0B\x1b[31m\ud800 \u202ered\n\tline ", "A B [31m red line"),
        ("Bundes\u00adkanzler\ufeff", "Bundeskanzler"),
        ("می\u200cخواهم 👩\u200d🔬", "می\u200cخواهم 👩\u200d🔬"),
    ],
)
def test_hostile_characters_part_words_and_unseen_ones_go(text: str, expected: str) -> None:
    assert one_line(text) == expected


def test_artwork_of_another_kind_is_a_warning_and_keeps_nothing_off_the_air(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "cover.webp").write_bytes(b"RIFF")
    show = Show("daily", "Daily", artwork=str(tmp_path / "cover.webp"))
    assert not read(id3_tag(script(), show, START, 1.0)).getall("APIC")
    assert "cover.webp is neither JPEG nor PNG" in caplog.text


def test_artwork_that_is_no_file_is_left_out() -> None:
    show = Show("daily", "Daily", artwork="https://news.example/cover.png")
    assert not read(id3_tag(script(), show, START, 1.0)).getall("APIC")


@pytest.mark.parametrize(
    ("language", "code"),
    [("en", "eng"), ("uk", "ukr"), ("de-AT", "deu"), ("zh_Hant", "zho"), ("fil", "fil"),
     ("", "und"), ("xx", "und")],
)  # fmt: skip
def test_languages_have_three_letters(language: str, code: str) -> None:
    assert three_letters(language) == code


def test_three_letters_are_those_that_cldr_knows() -> None:
    aliases = get_global("language_aliases")
    two_letters = {known for known in aliases.values() if len(known) == 2}
    assert len(two_letters) > 150
    for code in two_letters:
        if three_letters(code) != "und":
            assert aliases[three_letters(code)] == code
    assert sum(three_letters(code) != "und" for code in two_letters) > 170
