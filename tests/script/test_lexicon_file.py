"""Lexicon files: which are read, in which order, and what is said of a broken one."""

import os
from pathlib import Path

import pytest

from audio_pipeline.errors import ConfigError
from audio_pipeline.script.lexicon_file import load_lexicon, read_lexicon, shipped_folder

KEEV = '[[entry]]\nwritten = "Kyiv"\nalias = "Keev"\n'


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_show_goes_before_the_operator_and_he_before_what_is_shipped(tmp_path: Path) -> None:
    write(tmp_path, "shows/daily.toml", KEEV.replace("Keev", "of the show"))
    write(tmp_path, "en.toml", KEEV.replace("Keev", "of the operator"))
    entries = load_lexicon(tmp_path, "en-GB", "daily").entries
    assert [each.alias for each in entries if "Kyiv" in each.written] == [
        "of the show",
        "of the operator",
        "Keev",
    ]


def test_shipped_file_that_is_the_operators_own_is_read_once() -> None:
    entries = load_lexicon(shipped_folder(), "en", "").entries
    assert entries == load_lexicon(Path("there is none"), "en", "").entries


def test_no_file_is_no_words(tmp_path: Path) -> None:
    lexicon = load_lexicon(tmp_path, "xx", "daily")
    assert (lexicon.entries, lexicon.version) == ((), "")


def test_edited_file_counts_at_the_next_call(tmp_path: Path) -> None:
    path = write(tmp_path, "xx.toml", KEEV)
    before = load_lexicon(tmp_path, "xx", "")
    path.write_text(KEEV.replace("Keev", "Kiiv"))
    os.utime(path, ns=(1, 1))
    after = load_lexicon(tmp_path, "xx", "")
    assert [before.entries[0].alias, after.entries[0].alias] == ["Keev", "Kiiv"]
    assert before.version != after.version


def test_shows_file_of_another_language_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "shows/daily.toml", 'language = "uk"\n' + KEEV)
    assert load_lexicon(tmp_path, "xx", "daily").entries == ()
    assert len(load_lexicon(tmp_path, "uk", "daily").entries) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[entry", "f.toml: not valid TOML"),
        ("words = 1", "f.toml: words is not a known key; a lexicon is a list of [[entry]]"),
        ("entry = [1]", "f.toml: entry 1 is no table"),
        (KEEV + '[[entry]]\nwritten = "Lviv"\n', "entry 2 (Lviv): needs an alias, ipa or both"),
        ('[[entry]]\nwritten = "Lviv"\nalis = "L"\n', "entry 1 (Lviv): alis: unexpected"),
        ('[[entry]]\nwritten = "Lviv"\nipa = "[ləˈviːv]"\n', "ipa '[ləˈviːv]' has more than"),
        ('[[entry]]\nalias = "L"\n', "entry 1 (no written form): written"),
        ('[[entry]]\nwritten = "-x"\nalias = "L"\n', "written must begin with a letter"),
        ('[[entry]]\nwritten = "x"\nalias = "a\\nb"\n', "a character that cannot be printed"),
        ('[[entry]]\nwritten = "x"\nalias = "a"\ncase = "no"\n', "entry 1 (x): case"),
    ],
)
def test_fault_is_one_line_with_file_entry_and_key(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_lexicon(text, "f.toml")
    assert str(caught.value).startswith("f.toml: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_file_that_is_not_utf_8_says_so(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match=r"xx\.toml: cannot be read: .*must be TOML in UTF-8"):
        load_lexicon(tmp_path, "xx", "")
