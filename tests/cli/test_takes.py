"""`takes`, `rerender` and `show`: what is printed where, and with which exit status."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_verbs import CONFIG, call
from tests.standins.site import Site
from tests.work.newsroom import Newsroom, Story


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Of a newsroom with one episode on air."""
    folder = tmp_path_factory.mktemp("takes")
    with Site() as site:
        Newsroom(site, [Story("/bridge", "Bridge closes")]).tell()
        (folder / "config").mkdir()
        (folder / "config/pipeline.toml").write_text(CONFIG.format(feed=site.url("/feed.xml")))
        call(folder, "once")
        yield folder


def printed(folder: Path, *arguments: str) -> Any:
    return json.loads(call(folder, *arguments, "--json").stdout)


def episode(folder: Path) -> dict[str, Any]:
    (listed,) = printed(folder, "list")
    shown: dict[str, Any] = printed(folder, "show", listed["id"])
    return shown


def test_takes_prints_a_table_and_cleans_what_nobody_needs(folder: Path) -> None:
    before = printed(folder, "takes")
    count = before["takes"]
    assert before["needed"] == {"takes": count, "bytes": before["bytes"]}
    assert before["budget_bytes"] == 10_000_000_000
    left = folder / "output/state/takes/ab" / f"{'ab' * 32}.json"
    left.parent.mkdir(exist_ok=True)
    left.write_text("{}")
    cleaned = call(folder, "takes", "--clean").stdout.decode()  # used just now: it stays
    assert re.search(rf"takes +{count + 1} ", cleaned)
    assert re.search(r"removed +0 ", cleaned)
    os.utime(left, (0, 0))
    assert printed(folder, "takes")["unneeded"] == {"takes": 1, "bytes": 2}
    assert printed(folder, "takes", "--clean", "--yes")["removed"] == {"takes": 1, "bytes": 2}
    wrong = call(folder, "takes", "--yes", status=2).stderr
    assert wrong == b"audio-pipeline: --yes goes with --clean; try `audio-pipeline takes --help`\n"


def test_rerender_says_in_one_line_what_is_wrong_with_a_wish(folder: Path) -> None:
    shown = episode(folder)
    count = len(shown["lines"])
    for wish, said in (
        (["--line", "99"], f"there is no line 99: the episode {shown['id']} has {count};"),
        (["--fresh", "--line", "1"], "--fresh has all lines spoken anew"),
        (["--voice", "espeak:klingon"], "espeak has no voice 'klingon'"),
    ):
        error = call(folder, "rerender", shown["id"], *wish, status=2).stderr.decode()
        assert said in error
        assert error.count("\n") == 1


def test_show_numbers_lines_and_says_who_spoke_how_many(folder: Path) -> None:
    shown = episode(folder)
    count = len(shown["lines"])
    assert [line["number"] for line in shown["lines"]] == list(range(1, count + 1))
    assert (shown["synthesized"], shown["reused"], shown["voice"]) == (count, 0, None)
    call(folder, "rerender", shown["id"], "--line", "2", "--voice", "espeak")
    text = call(folder, "show", shown["id"]).stdout.decode()
    assert re.search(r"^synthesized +1$", text, re.MULTILINE)
    assert re.search(rf"^reused +{count - 1}$", text, re.MULTILINE)
    assert re.search(r"^voice +espeak$", text, re.MULTILINE)
    assert f"\n   2 {shown['lines'][1]['role']}" in text
    assert "render again anew: lines 2; voice: espeak" in text


def test_status_says_what_was_spoken_in_this_month(folder: Path) -> None:
    (spent,) = printed(folder, "status")["spending"]
    assert spent["characters"] == spent["engines"]["espeak"] > 100
    assert (spent["show"], spent["cost"], spent["budget"], spent["short"]) == (
        "daily",
        0,
        None,
        False,
    )
    text = call(folder, "status").stdout.decode()
    assert f"daily: {spent['characters']:,} characters spoken in {spent['month']}" in text
