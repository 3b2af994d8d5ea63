"""`site`: what comes back on the pages of a site."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_verbs import CONFIG, call
from tests.standins.site import Site
from tests.work.newsroom import SENTENCES, Newsroom, Story


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Of a newsroom with two episodes on air that share their sentences."""
    folder = tmp_path_factory.mktemp("site")
    with Site() as site:
        Newsroom(site, [Story("/bridge", "Bridge closes"), Story("/ford", "Ford opens")]).tell()
        (folder / "config").mkdir()
        (folder / "config/pipeline.toml").write_text(CONFIG.format(feed=site.url("/feed.xml")))
        call(folder, "once")
        yield folder


def test_site_lists_what_comes_back(folder: Path) -> None:
    told = call(folder, "site", "127.0.0.1").stdout.decode().splitlines()
    assert told[0] == "127.0.0.1: 2 pages, 0 blocks learnt"
    assert sorted(line[22:] for line in told[1:]) == sorted(each[:90] for each in SENTENCES)
    assert {line[:10].split()[0] for line in told[1:]} == {"2"}


def test_site_as_data_names_every_block(folder: Path) -> None:
    told = json.loads(call(folder, "site", "https://127.0.0.1/bridge", "--json").stdout)
    assert (told["host"], told["pages"], told["version"], told["kept"]) == ("127.0.0.1", 2, "", [])
    assert {each["text"] for each in told["recurring"]} == set(SENTENCES)


def test_without_a_host_the_known_ones_are_listed(folder: Path) -> None:
    assert call(folder, "site").stdout.decode() == "   2 127.0.0.1\n"
    assert json.loads(call(folder, "site", "--json").stdout) == {"127.0.0.1": 2}


def test_site_that_nobody_read_has_no_pages(folder: Path) -> None:
    assert call(folder, "site", "example.org").stdout.decode() == (
        "example.org: 0 pages, 0 blocks learnt\n"
    )


def test_episode_says_what_was_left_out(folder: Path) -> None:
    listed = json.loads(call(folder, "list", "--json").stdout)
    shown = json.loads(call(folder, "show", listed[0]["id"], "--json").stdout)
    assert (shown["learnt"], shown["left_out"]) == ("", [])
