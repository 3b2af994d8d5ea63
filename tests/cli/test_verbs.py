"""The command line as a process: what is printed where, and with which exit status."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile

from audio_pipeline.cli import VERBS, cli
from tests.standins.site import Site
from tests.work.newsroom import Newsroom, Story

PROGRAM = [sys.executable, "-c", "from audio_pipeline.cli import main; main()"]
SENTENCES = (
    "The old bridge over the river will be closed for repairs until the end of the month.",
    "Buses take another way through the town, and boats may pass only in the early morning.",
    "The council says that the work is needed because the bearings have worn out at last.",
)
PAGE = (
    '<!doctype html><html lang="en"><head><title>Bridge closes</title></head><body>'
    "<nav>Home News Sport</nav><article><h1>Bridge closes</h1>"
    + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    + "</article><footer>Subscribe now</footer></body></html>"
)
CONFIG = """
base_url = "http://127.0.0.1:8000"
[http]
allow = ["127.0.0.1"]
[shows.daily]
title = "The Daily"
voices = {{ "*" = {{ engine = "espeak" }} }}
[[shows.daily.sources]]
url = "{feed}"
least_words = 20
"""


def call(
    folder: Path, *arguments: str, given: bytes = b"", status: int = 0, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [*PROGRAM, *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        timeout=120,
        check=False,
    )
    assert done.returncode == status, (arguments, done.stdout, done.stderr)
    return done


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with Site() as site:
        newsroom = Newsroom(site, [Story("/bridge", "Bridge closes")])
        newsroom.tell()
        (tmp_path / "config").mkdir()
        config = CONFIG.format(feed=site.url("/feed.xml"))
        (tmp_path / "config/pipeline.toml").write_text(config, encoding="utf-8")
        yield newsroom


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_every_verb_shows_an_example(verb: str) -> None:
    from click.testing import CliRunner

    shown = CliRunner().invoke(cli, [verb, "--help"])
    assert shown.exit_code == 0
    assert f"audio-pipeline {verb}" in shown.output


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom audio_pipeline.cli import cli\n"
        "cli(['--help'], standalone_mode=False)\n"
        "heavy = {'numpy', 'scipy', 'dbos', 'fastapi', 'pydantic', 'httpx', 'rich'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=tmp_path)


def test_extract_gives_the_article_and_nothing_else(page: Path) -> None:
    article = json.loads(
        call(page.parent, "extract", "bridge.html", "--url", "https://n.example/b", "--json").stdout
    )
    assert article["title"] == "Bridge closes"
    assert article["url"] == "https://n.example/b"
    assert article["language"] == "en"
    assert [each["text"] for each in article["blocks"]] == list(SENTENCES)
    assert article["text"] == "\n\n".join(SENTENCES)
    assert {"byline", "published", "updated"} <= article.keys()


def test_script_reads_standard_input_and_has_the_disclosure_once(tmp_path: Path) -> None:
    script = json.loads(call(tmp_path, "script", "-", "--json", given=PAGE.encode()).stdout)
    disclosures = [line for line in script["lines"] if line["role"] == "disclosure"]
    assert len(disclosures) == 1
    assert disclosures[0]["text"].startswith("This audio is created with AI assistance")
    assert all(line.keys() == {"role", "text", "spoken", "pause_ms"} for line in script["lines"])


def test_render_needs_no_configuration_and_gives_the_same_bytes_twice(page: Path) -> None:
    folder = page.parent
    first = json.loads(
        call(folder, "render", "bridge.html", "-o", "a.mp3", "--engine", "espeak", "--json").stdout
    )
    again = json.loads(
        call(folder, "render", "bridge.html", "-o", "b.mp3", "--engine", "espeak", "--json").stdout
    )
    assert (folder / "a.mp3").read_bytes() == (folder / "b.mp3").read_bytes()
    assert first["path"] == "a.mp3"
    assert first["bytes"] == (folder / "a.mp3").stat().st_size
    assert first["synthesized"] == first["lines"] and first["reused"] == 0
    assert again["synthesized"] == 0 and again["reused"] == again["lines"]
    assert abs(first["loudness_lufs"] + 16) <= 0.5
    assert first["true_peak_dbtp"] <= -1
    with soundfile.SoundFile(folder / "a.mp3") as file:
        assert file.frames / file.samplerate == pytest.approx(first["duration_s"], abs=0.002)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract", "absent.html"], "absent.html: No such file"),
        (["extract", "bridge.html", "--url", "https://n.example/", "--nonsense"], "--nonsense"),
        (["render", "bridge.html", "-o", "no/such/folder.mp3"], "folder.mp3: not a file"),
        (["render", "bridge.html", "-o", "a.mp3", "--engine", "nobody"], "nobody"),
        (["render", "bridge.html", "-o", "a.mp3", "--voice", "Ava"], "--voice needs --engine"),
        (["render", "http://127.0.0.1:9/x", "-o", "a.mp3"], "127.0.0.1"),
        (["render", "empty.html", "-o", "a.mp3"], "the page"),
        (["list"], "pipeline.toml: there is no such file"),
        (["check", "feed.xml"], "not the address of a feed"),
        (["sing"], "No such command 'sing'"),
    ],
)
def test_wrong_call_is_one_line_that_says_how_to_mend_it(
    page: Path, arguments: list[str], said: str
) -> None:
    (page.parent / "empty.html").write_text("<html></html>")
    done = subprocess.run(
        [*PROGRAM, *arguments],
        cwd=page.parent,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=60,
        check=False,
    )
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (page.parent / "a.mp3").exists()


@pytest.mark.usefixtures("newsroom")
def test_once_makes_what_is_published_and_says_so(tmp_path: Path) -> None:
    (record,) = json.loads(call(tmp_path, "once", "--json").stdout)
    assert (record["state"], record["title"]) == ("aired", "Bridge closes")
    listed = json.loads(call(tmp_path, "list", "--json").stdout)
    assert listed == [record]
    assert (tmp_path / "output" / record["audio"]).is_file()
    assert "Bridge closes" in call(tmp_path, "list").stdout.decode()
    shown = json.loads(call(tmp_path, "show", record["id"], "--json").stdout)
    assert [line["role"] for line in shown["lines"]].count("disclosure") == 1
    snippet = call(tmp_path, "embed", record["id"]).stdout.decode()
    assert f'src="http://127.0.0.1:8000/embed/{record["id"]}"' in snippet


@pytest.mark.usefixtures("newsroom")
def test_rerender_and_retract_act_on_one_episode(tmp_path: Path) -> None:
    (record,) = json.loads(call(tmp_path, "once", "--json").stdout)
    call(tmp_path, "rerender", record["id"])
    call(tmp_path, "retract", record["id"], "--reason", "wrong person")
    (now,) = json.loads(call(tmp_path, "list", "--json").stdout)
    assert (now["state"], now["reason"], now["audio"]) == ("retracted", "wrong person", None)
    assert b"<item>" not in (tmp_path / "output/shows/daily/feed.xml").read_bytes()
    wrong = call(tmp_path, "rerender", "0000", status=2)
    assert b"there is no episode '0000'" in wrong.stderr


def test_once_exits_with_1_when_a_source_is_down(newsroom: Newsroom, tmp_path: Path) -> None:
    del newsroom.site.routes["/feed.xml"]
    done = call(tmp_path, "once", status=1)
    assert re.search(rb"daily: .*feed\.xml.*404", done.stderr)


@pytest.mark.usefixtures("newsroom")
def test_doctor_names_what_does_not_work_and_how_to_mend_it(tmp_path: Path) -> None:
    fine = call(tmp_path, "doctor").stdout.decode()
    assert "engine espeak" in fine
    assert "voice daily.*" in fine
    broken = call(
        tmp_path,
        "doctor",
        status=1,
        AUDIO_PIPELINE_SHOWS__DAILY__SOURCES__0__URL="http://127.0.0.1:9/feed.xml",
        AUDIO_PIPELINE_DATABASE_URL="postgresql+psycopg://u:secret@127.0.0.1:9/x",
    ).stdout.decode()
    assert re.search(r"no\s+database", broken)
    assert re.search(r"no\s+source", broken)
    assert "secret" not in broken


@pytest.mark.parametrize("wording", ["''", "' '", "'.'"])
def test_no_configuration_removes_the_disclosure(tmp_path: Path, wording: str) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config/pipeline.toml").write_text(
        f"[shows.daily]\ntitle = 'D'\n[shows.daily.wording.en]\ndisclosure = {wording}\n"
    )
    for verb in ("run", "once", "list"):
        said = call(tmp_path, verb, status=2).stderr.decode()
        assert "config/pipeline.toml: shows.daily.wording.en.disclosure" in said
        assert said.count("\n") == 1
    assert not (tmp_path / "output").exists()
