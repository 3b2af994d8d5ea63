"""The command line as a process: what is printed where, and with which exit status."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import soundfile

from audio_pipeline.cli import VERBS, cli
from audio_pipeline.store.database import open_database
from audio_pipeline.store.passes import redeem_link
from tests.standins.edge import EdgeStandIn
from tests.standins.site import Site
from tests.work.newsroom import Newsroom, Story

PROGRAM = [sys.executable, "-c", "from audio_pipeline.cli import main; main()"]
SENTENCES = (
    "The old bridge will be closed until the month ends.",
    "Buses take another way and boats pass before dawn.",
    "The council says that its bearings have worn out.",
)
PAGE = (
    '<!doctype html><html lang="en"><head><title>Bridge closes</title></head><body>'
    "<nav>Home News Sport</nav><article><h1>Bridge closes</h1>"
    + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    + "</article><footer>Subscribe now</footer></body></html>"
)
POLISH = (
    '<!doctype html><html lang="pl"><body><article><h1>Most zamknięty</h1>'
    "<p>Stary most nad rzeką będzie zamknięty do końca miesiąca z powodu remontu, a autobusy "
    "pojadą inną drogą przez miasto.</p><p>Rada mówi, że prace są potrzebne, bo łożyska w końcu "
    "się zużyły, i że łodzie mogą przepływać tylko wczesnym rankiem.</p>"
    "</article></body></html>"
)
FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>'
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
    fields = {"role", "text", "spoken", "pause_ms", "changes", "pronunciations"}
    assert all(line.keys() == fields for line in script["lines"])


def test_markdown_file_is_read_as_a_folder_of_articles_would(tmp_path: Path) -> None:
    path = tmp_path / "bridge.md"
    path.write_text("---\ntitle: Bridge *closes*\n---\n\n" + "\n\n".join(SENTENCES))
    article = json.loads(call(tmp_path, "extract", str(path), "--json").stdout)
    assert article["title"] == "Bridge *closes*"
    assert [block["text"] for block in article["blocks"]] == list(SENTENCES)
    path.write_text("---\ndraft: true\n---\n\n" + SENTENCES[0])
    draft = call(tmp_path, "extract", str(path), status=2)
    assert b"bridge.md: a draft, by its front matter; take that line out" in draft.stderr


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
        (["render", "empty.html", "-o", "a.mp3"], "empty.html: "),
        (["render", "a.pdf", "-o", "a.mp3"], "a.pdf: no article: the address gives a PDF file"),
        (["render", "noise.bin", "-o", "a.mp3"], "noise.bin: not text, so not a page"),
        (["extract", "feed.xml"], "feed.xml: a feed, not a page"),
        (["extract", "http://"], "names no host"),
        (["render", "polish.html", "-o", "a.mp3"], "no built-in disclosure in its language, 'pl'"),
        (["render"], "Missing argument 'PAGE'; try `audio-pipeline render --help`"),
        (["demo", "--port", "x"], "'x' is not a valid whole number; try"),
        (["list", "--limit", "-1"], "-1 is not in the range"),
        (["list", "--state", "odd"], "the states are waiting, producing"),
        (["desk", "--config", "absent"], "absent/pipeline.toml: there is no such file"),
        (["list"], "pipeline.toml: there is no such file"),
        (["check", "feed.xml"], "not the address of a feed"),
        (["sing"], "No such command 'sing'; try `audio-pipeline --help`"),
    ],
)
def test_wrong_call_is_one_line_that_says_how_to_mend_it(
    page: Path, arguments: list[str], said: str
) -> None:
    (page.parent / "empty.html").write_text("<html></html>")
    (page.parent / "polish.html").write_text(POLISH, encoding="utf-8")
    (page.parent / "a.pdf").write_bytes(b"%PDF-1.4\n")
    (page.parent / "noise.bin").write_bytes(bytes(range(256)) * 8)
    (page.parent / "feed.xml").write_text(FEED)
    done = subprocess.run(
        [*PROGRAM, *arguments],
        cwd=page.parent,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
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


@pytest.mark.usefixtures("newsroom")
def test_list_of_a_show_that_is_not_configured_names_those_that_are(tmp_path: Path) -> None:
    wrong = call(tmp_path, "list", "--show", "nosuch", status=2)
    assert wrong.stderr == b"audio-pipeline: there is no show 'nosuch'; the shows are: daily\n"
    assert call(tmp_path, "list", "--show", "daily").stderr == b""


@pytest.mark.usefixtures("newsroom")
def test_desk_prints_a_link_that_lets_one_browser_in_once(tmp_path: Path) -> None:
    link = call(tmp_path, "desk").stdout.decode()
    key = re.fullmatch(r"http://127\.0\.0\.1:8000/desk/enter\?key=([\w-]{43})\n", link)
    assert key is not None
    database = open_database("", tmp_path / "output/state")
    assert redeem_link(database, key[1], datetime.now(UTC))
    assert not redeem_link(database, key[1], datetime.now(UTC))
    database.close()


@pytest.mark.parametrize(("device", "status"), [("/dev/full", 1), (None, 1)])
def test_output_that_nobody_takes_ends_without_a_traceback(
    page: Path, device: str | None, status: int
) -> None:
    """A full disk gives one line, a reader that has gone none."""
    reader, writer = os.pipe() if device is None else (None, os.open(device, os.O_WRONLY))
    if reader is not None:
        os.close(reader)
    done = subprocess.run(
        [*PROGRAM, "extract", page.name, "--json"],
        cwd=page.parent,
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert done.returncode == status
    assert done.stderr.count(b"\n") == (1 if device else 0)
    assert b"Traceback" not in done.stderr


@pytest.mark.usefixtures("newsroom")
def test_interrupted_work_ends_at_once_with_one_line(tmp_path: Path) -> None:
    with EdgeStandIn(["stall"] * 20) as service:
        process = subprocess.Popen(
            [*PROGRAM, "once"],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={
                **os.environ,
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "AUDIO_PIPELINE_ENGINES__EDGE__ENDPOINT": service.url,
                "AUDIO_PIPELINE_SHOWS__DAILY__VOICES": '{ en = { engine = "edge" } }',
            },
        )
        deadline = time.monotonic() + 30
        while not service.requests and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _out, said = process.communicate(timeout=3)
    assert process.returncode == 130
    assert said.decode().splitlines()[-1].startswith("audio-pipeline: interrupted")
    assert b"Traceback" not in said


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


@pytest.mark.parametrize(
    ("show", "said"),
    [
        ("voices = { en = { engine = 'egde' } }", "voices.en.engine: there is no 'egde'"),
        ("audio = { sample_rate_hz = 40000 }", "audio.sample_rate_hz: MP3 has no 40000"),
        ("sources = [{ kind = 'fed', url = 'http://x' }]", "sources.0.kind: there is no 'fed'"),
    ],
)
def test_show_that_cannot_work_stops_the_start(tmp_path: Path, show: str, said: str) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config/pipeline.toml").write_text(f"[shows.daily]\ntitle = 'D'\n{show}\n")
    error = call(tmp_path, "once", status=2).stderr.decode()
    assert f"config/pipeline.toml: shows.daily.{said}" in error
    assert error.count("\n") == 1
