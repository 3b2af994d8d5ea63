"""`script --diff` and the changes of `script --json`, on terminals of several widths."""

import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from audio_pipeline.cli.side_by_side import print_side_by_side, visible
from audio_pipeline.model import Line
from audio_pipeline.script import trace
from tests.cli.test_verbs import PROGRAM, call

COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-9]")
ARTICLE = (
    '<!doctype html><html lang="{language}"><head><title>{title}</title></head><body><article>'
    "<h1>{title}</h1><p>{text}</p></article></body></html>"
)
TEXTS = {
    "en": "On Tuesday the council said that about 5% of those who live near the old bridge over "
    "the river would have to pay $3.5 million for its repair, and nobody else in the whole town.",
    "uk": "Міська рада у вівторок повідомила, що близько 5% мешканців району біля старого мосту "
    "через річку мають шукати інший шлях, а роботи триватимуть до 21:00 щодня й у вихідні.",
}


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "page.html"
    page = ARTICLE.format(language="en", title="Bridge closes for repairs", text=TEXTS["en"])
    path.write_text(page, encoding="utf-8")
    return path


def on_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What the program writes where standard output is a terminal."""
    ours, theirs = pty.openpty()
    cleared = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    process = subprocess.Popen(
        [*PROGRAM, *arguments],
        cwd=folder,
        stdout=theirs,
        env={**cleared, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm"}
        | environment,
    )
    os.close(theirs)
    written = b""
    try:
        while chunk := os.read(ours, 65536):
            written += chunk
    except OSError:  # how Linux says that the other end of a terminal is closed
        pass
    finally:
        os.close(ours)
    assert process.wait(60) == 0
    return written.decode()


def test_json_has_the_span_and_rule_of_each_change(english: Path) -> None:
    script = json.loads(call(english.parent, "script", english.name, "--json").stdout)
    found = [
        (
            line["text"][change["start"] : change["end"]],
            line["spoken"][change["spoken_start"] : change["spoken_end"]],
            change["rule"],
        )
        for line in script["lines"]
        for change in line["changes"]
    ]
    assert ("5%", "five percent", "percent") in found
    assert ("$3.5 million", "three point five million dollars", "money") in found
    assert ("", ".", "end of a line") in found


def test_spoken_stands_beside_written_and_each_change_has_its_rule(english: Path) -> None:
    printed = call(english.parent, "script", english.name, "--diff", COLUMNS="300").stdout.decode()
    assert re.search(r"about 5% of those .* about five percent of those", printed)
    assert "percent: 5% → five percent" in printed
    assert "money: $3.5 million → three point five million dollars" in printed
    assert "\x1b" not in printed


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("columns", [20, 40, 71, 72, 100, 200])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(
    language: str,
    columns: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    spoken = trace(TEXTS[language], language)
    print_side_by_side([Line("body", spoken.written, spoken.text, 0, changes=spoken.changes)])
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= columns
    assert ("WRITTEN" in printed) == (columns >= 72)
    words = re.findall(r"\w+", printed)
    wider_than_words = columns >= 40
    for word in re.findall(r"\w{1,12}\b", spoken.written) if wider_than_words else ():
        assert word in words
    if columns < 72:
        letters = re.sub(r"\s", "", printed)
        assert re.sub(r"\s", "", spoken.written) in letters
        assert re.sub(r"\s", "", spoken.text) in letters


def test_terminal_shows_changes_in_colour(english: Path) -> None:
    printed = on_terminal(english.parent, "script", english.name, "--diff")
    assert "\x1b[1;31m5%" in printed
    assert "\x1b[1;32mfive percent" in printed


def test_terminal_shows_no_colour_where_none_is_wanted(english: Path) -> None:
    printed = on_terminal(english.parent, "script", english.name, "--diff", NO_COLOR="1")
    assert "five percent" in printed
    assert not COLOUR.search(printed)


def test_what_a_terminal_would_obey_is_shown_as_a_sign() -> None:
    assert visible("a\x1b[31mb\u202ec\ud800d\u00a0e\n") == "a\ufffd[31mb\ufffdc\ufffdd e "
