"""A folder of files as a source."""

import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audio_pipeline.errors import SourceFailed
from audio_pipeline.http import Client
from audio_pipeline.model import Entry, Poll, Source, SourceState
from audio_pipeline.sources import files as bounds
from audio_pipeline.sources import poll

FRONT_MATTER = """---
title: "A bridge: opened"
author: Ann Writer
date: 2024-05-01T12:00:00+02:00
lastmod: 2024-05-02
tags: [City, "Long read"]
url: https://news.example/bridge
lang: en-GB
description: It opened.
---
"""

Look = Callable[..., Poll]


@pytest.fixture
def look(tmp_path: Path, client: Client) -> Look:
    def looked(state: SourceState | None = None, path: Path = tmp_path) -> Poll:
        return poll(Source(kind="folder", path=str(path)), state or SourceState(), client)

    return looked


def only(answer: Poll) -> Entry:
    (entry,) = answer.entries
    return entry


def test_markdown_file_comes_with_its_front_matter(tmp_path: Path, look: Look) -> None:
    (tmp_path / "a.md").write_text(FRONT_MATTER + "\nThe *bridge* opened.\n\n- one\n- two\n")
    entry = only(look())
    assert (entry.guid, entry.url) == ("a.md", "https://news.example/bridge")
    assert (entry.title, entry.byline, entry.language) == ("A bridge: opened", "Ann Writer", "en")
    assert entry.published == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert entry.updated == datetime(2024, 5, 2, tzinfo=UTC)
    assert (entry.categories, entry.summary) == (("City", "Long read"), "It opened.")
    for part in (
        "<p>The <em>bridge</em> opened.</p>",
        "<li>one</li>",
        "<h1>A bridge: opened</h1>",
        '<html lang="en-GB">',
        '<meta name="author" content="Ann Writer">',
        '<meta property="article:published_time" content="2024-05-01T10:00:00+00:00">',
        '<link rel="canonical" href="https://news.example/bridge">',
    ):
        assert part in entry.html
    assert "lastmod" not in entry.html


def test_markdown_without_front_matter_is_titled_by_its_heading(tmp_path: Path, look: Look) -> None:
    (tmp_path / "b.markdown").write_text("# A *bridge* & more\n\nIt opened.\n")
    entry = only(look())
    assert (entry.title, entry.published) == ("A bridge & more", None)
    assert entry.html.count("<h1") == 1
    assert entry.url == (tmp_path / "b.markdown").as_uri()


def test_file_without_any_title_goes_by_its_name(tmp_path: Path, look: Look) -> None:
    (tmp_path / "bridge.md").write_text("It opened.\n")
    assert only(look()).title == "bridge"


def test_html_file_is_its_own_page(tmp_path: Path, look: Look) -> None:
    page = """<!doctype html><html lang="uk-UA"><head><title>Міст — Новини</title>
        <meta property="og:title" content="Міст"><meta name="author" content="Ганна">
        <meta property="article:published_time" content="2024-05-01T12:00:00+03:00">
        <meta property="article:section" content="Місто"><meta name=keywords content="а, no-audio">
        <link rel="canonical" href="https://news.example/mist"></head>
        <body><meta name="author" content="x"><p>Міст відкрили.</p></body></html>"""
    (tmp_path / "c.html").write_text(page, encoding="utf-8")
    entry = only(look())
    assert (entry.title, entry.byline, entry.language) == ("Міст", "Ганна", "uk")
    assert (entry.url, entry.html) == ("https://news.example/mist", page)
    assert entry.published == datetime(2024, 5, 1, 9, tzinfo=UTC)
    assert entry.categories == ("Місто", "а", "no-audio")
    assert not entry.recordings


def test_html_in_an_old_encoding_is_read(tmp_path: Path, look: Look) -> None:
    page = '<meta charset="windows-1251"><title>Привіт</title>'
    (tmp_path / "c.htm").write_bytes(page.encode("cp1251"))
    assert only(look()).title == "Привіт"


def test_page_with_its_own_recording_says_so(tmp_path: Path, look: Look) -> None:
    (tmp_path / "c.html").write_text('<meta property="og:audio" content="/a.mp3"><title>A</title>')
    (tmp_path / "d.md").write_text("---\naudio: a.mp3\n---\nText\n")
    assert all(entry.recordings for entry in look().entries)


def test_address_that_is_not_http_does_not_count(tmp_path: Path, look: Look) -> None:
    (tmp_path / "a.md").write_text("---\nurl: javascript:alert(1)\n---\nText\n")
    assert only(look()).url == (tmp_path / "a.md").as_uri()


def test_drafts_hidden_files_and_other_kinds_are_left_out(tmp_path: Path, look: Look) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".git/x.md", ".hidden.md", "notes.txt", "a.md.bak"):
        (tmp_path / name).write_text("Text\n")
    (tmp_path / "draft.md").write_text("---\ndraft: true\n---\nText\n")
    (tmp_path / "toml.md").write_text("+++\ndraft = true\n+++\nText\n")
    (tmp_path / "jekyll.md").write_text("---\npublished: false\n---\nText\n")
    (tmp_path / "a.md").write_text("Text\n")
    assert only(look()).guid == "a.md"


def test_newest_file_comes_first_and_folders_are_looked_into(tmp_path: Path, look: Look) -> None:
    (tmp_path / "2024").mkdir()
    for age, name in enumerate(["2024/new.md", "middle.html", "2024/old.md"]):
        (tmp_path / name).write_text("<p>Text</p>\n")
        os.utime(tmp_path / name, (1_700_000_000 - age, 1_700_000_000 - age))
    assert [e.guid for e in look().entries] == ["2024/new.md", "middle.html", "2024/old.md"]


def test_folder_is_unchanged_until_a_file_changes(tmp_path: Path, look: Look) -> None:
    (tmp_path / "a.md").write_text("Text\n")
    state = look().state
    assert look(state) == Poll((), state, unchanged=True)
    (tmp_path / "a.md").write_text("More text\n")
    changed = look(state)
    assert not changed.unchanged
    (tmp_path / "b.md").write_text("Text\n")
    assert len(look(changed.state).entries) == 2


def test_link_out_of_the_folder_is_not_followed(
    tmp_path: Path, look: Look, caplog: pytest.LogCaptureFixture
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.md").write_text("Secret\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "secret.md").write_text("Secret\n")
    (inside / "a.md").write_text("Text\n")
    (inside / "file.md").symlink_to("../secret.md")
    (inside / "folder").symlink_to("../more")
    (inside / "loop.md").symlink_to("loop.md")
    (inside / "dangling.md").symlink_to("nowhere.md")
    assert only(look(path=inside)).guid == "a.md"
    assert "leads out of its folder" in caplog.text


def test_warning_about_a_file_is_given_once(
    tmp_path: Path, look: Look, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a.md").write_text("Text\n")
    (tmp_path / "out.md").symlink_to("/etc/hostname")
    caplog.set_level(logging.WARNING)
    look()
    look()
    assert caplog.text.count("out.md") == 1


def test_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path, look: Look) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "a.md").write_text("Text\n")
    assert only(look()).guid == "a.md"


def test_file_over_the_bound_is_left_out(
    tmp_path: Path, look: Look, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "big.md").write_text("x" * (bounds.MAX_FILE_BYTES + 1))
    (tmp_path / "a.md").write_text("Text\n")
    assert only(look()).guid == "a.md"
    assert "larger than 2,000,000 bytes" in caplog.text


def test_oldest_files_over_the_total_are_left_out(tmp_path: Path, look: Look) -> None:
    size = bounds.MAX_FILE_BYTES
    for age in range(bounds.MAX_TOTAL_BYTES // size + 2):
        path = tmp_path / f"{age:02}.html"
        path.write_bytes(b"")
        os.truncate(path, size)
        os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
    names = [entry.guid for entry in look().entries]
    assert names == [f"{age:02}.html" for age in range(bounds.MAX_TOTAL_BYTES // size)]


def test_folder_that_is_missing_or_no_folder_is_reported(tmp_path: Path, look: Look) -> None:
    (tmp_path / "file").write_text("x")
    for name in ("nowhere", "file"):
        with pytest.raises(SourceFailed, match=f"{name} cannot be read") as failed:
            look(path=tmp_path / name)
        assert failed.value.again


def test_empty_folder_is_reported(tmp_path: Path, look: Look) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(SourceFailed, match=r"holds no \.html or \.md article"):
        look()
