"""`say` and `lexicon`: what is printed and written, and what is said of wrong input."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import soundfile

from tests.cli.test_verbs import CONFIG, call
from tests.standins.site import Site
from tests.work.newsroom import SENTENCES, Newsroom, Story

NAMES = "The village of Gzhatxov lies near Gzhatxov's lake, and Kyiv is far away from all of it."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Of a newsroom with one episode on air, in which a name stands that no dictionary has."""
    folder = tmp_path_factory.mktemp("lexicon")
    with Site() as site:
        Newsroom(site, [Story("/bridge", "Bridge closes", (*SENTENCES, NAMES))]).tell()
        (folder / "config").mkdir()
        config = CONFIG.format(feed=site.url("/feed.xml")).replace("espeak", "hibari")
        (folder / "config/pipeline.toml").write_text(config)
        call(folder, "once")
        yield folder


def printed(folder: Path, *arguments: str) -> Any:
    return json.loads(call(folder, *arguments, "--json").stdout)


@pytest.mark.parametrize("name", ["a.wav", "a.mp3", "a.flac"])
def test_say_writes_sound_and_tells_phonemes_and_entries(tmp_path: Path, name: str) -> None:
    said = printed(tmp_path, "say", "Kyiv's mayor", "--voice", "espeak", "--out", name)
    assert said["spoken"] == "Keev's mayor"
    assert "kˈiːvz" in said["phonemes"]
    (entry,) = said["lexicon"]
    assert (entry["rule"], entry["start"], entry["end"]) == ("lexicon: Kyiv", 0, 6)
    assert soundfile.info(tmp_path / name).duration == pytest.approx(said["duration_s"], abs=0.1)


def test_say_speaks_with_the_shows_voice_and_words(folder: Path) -> None:
    words = folder / "config/lexicon/shows/daily.toml"
    words.parent.mkdir(parents=True, exist_ok=True)
    words.write_text('[[entry]]\nwritten = "quay"\nipa = "kiː"\ncase = "any"\n')
    shown = call(folder, "say", "The quay", "--show", "daily").stdout.decode()
    assert "said.wav: " in shown and "spoken by hibari" in shown
    assert "lexicon: quay: quay -> quay kiː" in shown
    words.write_text("[[entry]]\n")
    wrong = call(folder, "say", "The quay", "--show", "daily", status=2).stderr.decode()
    assert "config/lexicon/shows/daily.toml: entry 1 (no written form)" in wrong
    words.unlink()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("say", "..."), "'...' cannot be said; give words"),
        (("say", "x" * 401), "of 400 characters at most"),
        (("say", "x", "--out", "a.txt"), "a.txt: not a sound file; its name ends in .wav"),
        (("say", "x", "--out", "no/a.wav"), "no/a.wav: cannot be written"),
        (("say", "x", "--show", "no"), "there is no show 'no'"),
        (("say", "x", "--voice", "no"), "there is no engine 'no'"),
        (("lexicon", "import", "no.pls"), "no.pls: No such file or directory"),
        (("lexicon", "import", "pipeline.pls"), "pipeline.pls: not valid XML"),
        (("lexicon", "import", "no.pls", "--show", "no"), "there is no show 'no'"),
        (("lexicon", "export", "a.pls", "--language", "xx"), "there is no lexicon for 'xx'"),
        (("lexicon", "missing", "--show", "no"), "there is no show 'no'"),
        (("lexicon", "missing", "--days", "0"), "Invalid value for '--days'"),
        (("lexicon", "forget"), "No such command 'forget'"),
    ],
)
def test_wrong_input_is_one_line_and_status_2(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    (folder / "pipeline.pls").write_text("no XML")
    shown = call(folder, *arguments, status=2).stderr.decode()
    assert said in shown
    assert shown.count("\n") == 1


def test_missing_names_what_the_voice_guesses_until_the_lexicon_has_it(folder: Path) -> None:
    first = printed(folder, "lexicon", "missing", "--show", "daily", "--days", "3650")[0]
    assert (first["word"], first["count"], first["engine"]) == ("Gzhatxov", 2, "hibari")
    assert first["example"] == NAMES and first["sounds"]
    table = call(folder, "lexicon", "missing", "--days", "3650").stdout.decode()
    assert "Gzhatxov" in table and "Kyiv " not in table.split("For example")[0]
    words = folder / "config/lexicon/en.toml"
    words.parent.mkdir(parents=True, exist_ok=True)
    words.write_text('[[entry]]\nwritten = "Gzhatxov"\nalias = "Gatshov"\n')
    left = printed(folder, "lexicon", "missing", "--days", "3650")
    assert "Gzhatxov" not in [each["word"] for each in left]
    words.unlink()


def test_exported_lexicon_is_imported_into_a_shows_words_once(folder: Path) -> None:
    exported = call(folder, "lexicon", "export", "names.pls")
    assert b"left out, since PLS cannot say `near`: " in exported.stderr
    imported = call(folder, "lexicon", "import", "names.pls", "--show", "daily")
    count = int(exported.stdout.split()[-2])
    assert imported.stdout.decode().endswith(f"shows/daily.toml: {count} entries added\n")
    again = call(folder, "lexicon", "import", "names.pls", "--show", "daily")
    assert again.stdout.endswith(b": 0 entries added\n")
    assert b"there already, left alone: Kyiv, " in again.stderr
    (folder / "config/lexicon/shows/daily.toml").unlink()
