"""The picture of a render has a bar for each line, each retry and the mix."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from audio_pipeline.cli import cli
from audio_pipeline.studio import Engines
from tests.standins.edge import EdgeStandIn

PAGE = (
    "<html lang='en'><head><title>Bridge <b>closes</b> & stays</title></head><body><article>"
    "<h1>Bridge &lt;b&gt;closes &amp; stays</h1>"
    + "".join(f"<p>The old bridge will be closed for {n} weeks.</p>" for n in "234567")
    + "</article></body></html>"
)
SVG = "{http://www.w3.org/2000/svg}"


def test_every_line_and_every_retry_has_its_bar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with EdgeStandIn(["short", "ok", "reset"]) as edge:
        monkeypatch.setenv("AUDIO_PIPELINE_ENGINES__EDGE__ENDPOINT", edge.url)
        command = ["render", "page.html", "-o", "a.mp3", "--engine", "edge", "--json"]
        ended = CliRunner().invoke(cli, [*command, "--timeline", "t.svg"])
    assert ended.exit_code == 0, ended.output
    lines = json.loads(ended.stdout)["lines"]
    drawn = ElementTree.parse(tmp_path / "t.svg").getroot()
    said = [bar.findtext(f"{SVG}title", "") for bar in drawn.iter(f"{SVG}rect")][1:]
    assert len(said) == lines + 2 + 1
    assert sum(each.startswith("edge,") for each in said) == lines
    assert sum(each.startswith("mix,") for each in said) == 1
    labels = [each.text for each in drawn.iter(f"{SVG}text") if each.get("text-anchor") == "end"]
    assert len(labels) == lines + 1


def test_picture_that_cannot_be_written_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command = ["render", "page.html", "-o", "a.mp3", "--engine", "espeak"]
    ended = CliRunner().invoke(cli, [*command, "--timeline", "nowhere/t.svg"])
    assert ended.exit_code == 2
    assert "nowhere/t.svg" in ended.stderr and "Traceback" not in ended.stderr


def test_engines_tell_of_their_windows_once_they_were_asked() -> None:
    engines = Engines()
    assert engines.standings() == []
    engines.pace("espeak")
    (standing,) = engines.standings()
    assert (standing.engine, standing.window, standing.in_flight) == ("espeak", 2, 0)
    engines.close()
