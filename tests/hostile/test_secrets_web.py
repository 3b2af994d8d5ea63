"""The program runs, is asked rightly and wrongly, and then every place is searched for secrets."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.standins.site import Reply, Request, Site
from tests.work.newsroom import Newsroom, Story

PROGRAM = [sys.executable, "-c", "from audio_pipeline.cli import main; main()"]
PATIENCE_S = 60
TOKEN = "token-Kd83hfWq0aPz"
ENGINE_KEY = "enginekey-9sJdm2Lqx7"
ENGINE_PASSWORD = "enginepass-41hgTTzR"
DATABASE_PASSWORD = "dbpass-77xkQwEr21"
WRONG_TOKEN = "wrongtoken-Zx81mmQ0"
CONFIG = """
base_url = "http://127.0.0.1:{port}"
[web]
port = {port}
[http]
allow = ["127.0.0.1"]
[log]
format = "{log}"
level = "debug"
[engines.edge]
endpoint = "ws://reader:{password}@127.0.0.1:{site}/speech?key={key}"
[shows.daily]
title = "The Daily"
voices = {{ en = {{ engine = "edge", name = "en-US-AvaNeural" }} }}
[[shows.daily.sources]]
url = "{feed}"
least_words = 20
poll_seconds = 2
"""


@dataclass
class Searched:
    """What everybody could read, by where it was read."""

    texts: dict[str, bytes] = field(default_factory=dict)
    secrets: set[str] = field(
        default_factory=lambda: {TOKEN, ENGINE_KEY, ENGINE_PASSWORD, DATABASE_PASSWORD}
    )

    def found(self) -> list[str]:
        return [
            f"{secret} in {where}: {around(text, secret.encode())!r}"
            for where, text in self.texts.items()
            for secret in sorted(self.secrets)
            if secret.encode() in text
        ]


def around(text: bytes, secret: bytes) -> bytes:
    at = text.index(secret)
    return text[max(0, at - 150) : at + 60]


@pytest.fixture
def site() -> Iterator[Site]:
    def refuse(request: Request) -> Reply:
        """As services do: the answer says which key was no good."""
        return Reply(401, {"X-Refused": request.path}, request.path.encode())

    with Site({"/speech": refuse}) as site:
        Newsroom(site, [Story("/bridge", "Bridge closes")]).tell()
        yield site


@pytest.mark.parametrize("log", ["text", "json"])
def test_no_secret_is_anywhere(site: Site, tmp_path: Path, log: str) -> None:
    searched = Searched()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    configure(tmp_path, site, port, log)
    with (tmp_path / "err").open("wb") as err, (tmp_path / "out").open("wb") as out:
        process = subprocess.Popen(
            [*PROGRAM, "run"], cwd=tmp_path, stdout=out, stderr=err, env=environment()
        )
    try:
        link = announced(tmp_path, process)
        url = f"http://127.0.0.1:{port}"
        visit(url, link, searched)
        until(lambda: any(each.path.startswith("/speech") for each in site.requests))
        time.sleep(1)
        titles(process.pid, searched)
        for verb in (["status"], ["doctor"], ["backup", "copy.tar"]):
            speak(tmp_path, verb, searched)
    finally:
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
    searched.texts["standard error"] = (tmp_path / "err").read_bytes()
    link_line = (tmp_path / "out").read_bytes()
    searched.texts["standard output"] = link_line.replace(link.encode(), b"")
    for file in [*(tmp_path / "output").rglob("*"), tmp_path / "copy.tar"]:
        if file.is_file():
            searched.texts[str(file.relative_to(tmp_path))] = file.read_bytes()
    assert any("store.sqlite" in where for where in searched.texts)
    assert b"401" in searched.texts["standard error"] + searched.texts["status"]
    assert searched.found() == []


def test_no_secret_is_in_what_a_wrong_configuration_is_told(site: Site, tmp_path: Path) -> None:
    searched = Searched()
    configure(tmp_path, site, 8000, "text")
    wrong = f"postgresql+psycopg://desk:{DATABASE_PASSWORD}@127.0.0.1:1/none"
    for database in (wrong, f"nosuch://desk:{DATABASE_PASSWORD}@h/x", DATABASE_PASSWORD):
        speak(tmp_path, ["status"], searched, AUDIO_PIPELINE_DATABASE_URL=database)
    speak(tmp_path, ["doctor"], searched, AUDIO_PIPELINE_ENGINES__EDGE__ENDPOINT=ENGINE_KEY)
    speak(tmp_path, ["status"], searched, AUDIO_PIPELINE_WEB__DESK_TOKEN=f'["{TOKEN}"]')
    assert len(searched.texts) == 3 and all(searched.texts.values())
    assert searched.found() == []


def configure(folder: Path, site: Site, port: int, log: str) -> None:
    (folder / "config").mkdir()
    text = CONFIG.format(
        port=port,
        log=log,
        site=site.port,
        key=ENGINE_KEY,
        password=ENGINE_PASSWORD,
        feed=site.url("/feed.xml"),
    )
    (folder / "config/pipeline.toml").write_text(text, encoding="utf-8")


def environment(**more: str) -> dict[str, str]:
    path = str(Path(__file__).parents[2])
    return {**os.environ, "PYTHONPATH": path, "AUDIO_PIPELINE_WEB__DESK_TOKEN": TOKEN, **more}


def announced(folder: Path, process: subprocess.Popen[bytes]) -> str:
    until(lambda: b"Editors" in (folder / "out").read_bytes() or process.poll() is not None)
    found = re.search(r"Editors\s+(\S+)", (folder / "out").read_text())
    assert found, (folder / "err").read_text()
    return found[1]


def visit(url: str, link: str, searched: Searched) -> None:
    """Rightly and wrongly; what was answered is searched too, but for what only its owner got."""
    key = link.partition("key=")[2]
    searched.secrets.add(key)
    with httpx.Client(base_url=url, timeout=20) as editor:
        editor.get(link)
        assert editor.post("/desk/enter", data={"key": key}).status_code == 303
        session = editor.cookies["desk_session"]
        searched.secrets.add(session)
        front = editor.get("/desk/")
        [proof, *_] = re.findall(r'name="csrf" value="(\w+)"', front.text)
        editor.post("/desk/articles", data={"csrf": f"{proof}x", "show": "daily", "url": "u"})
        searched.texts["/desk/"] = front.content
    right, wrong = {"authorization": f"Bearer {TOKEN}"}, {"authorization": f"Bearer {WRONG_TOKEN}"}
    searched.secrets.add(WRONG_TOKEN)
    with httpx.Client(base_url=url, timeout=20) as anybody:
        for name, headers in (("right", right), ("wrong", wrong), ("none", {})):
            for path in ("/api/v1/episodes", "/metrics", "/ready", "/", "/shows/daily/", "/health"):
                answer = anybody.get(path, headers=headers)
                searched.texts[f"{path} with {name}"] = answer.content
        for where in ("token", "key", "access_token", "authorization"):
            for path in ("/api/v1/episodes", "/desk/", "/nothing"):
                answer = anybody.get(path, params={where: TOKEN})
                searched.texts[f"{path}?{where}"] = answer.content
        again = anybody.post("/desk/enter", data={"key": key})
    assert again.status_code == 401
    searched.texts["/desk/enter again"] = again.content


def titles(pid: int, searched: Searched) -> None:
    """What `ps` shows of the program and of what it has started."""
    for process in Path("/proc").iterdir():
        with suppress(OSError, IndexError):
            stat = (process / "stat").read_text().rpartition(")")[2].split()
            if process.name == str(pid) or stat[1] == str(pid):
                searched.texts[f"title of {process.name}"] = (process / "cmdline").read_bytes()
    assert f"title of {pid}" in searched.texts


def speak(folder: Path, verb: list[str], searched: Searched, **more: str) -> None:
    done = subprocess.run(
        [*PROGRAM, *verb],
        cwd=folder,
        env=environment(**more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=PATIENCE_S,
        check=False,
    )
    where = " ".join([*verb, *more.values()]) if not more else f"{verb[0]} {sorted(more)}"
    searched.texts[where] = searched.texts.get(where, b"") + done.stdout


def until(holds: object) -> None:
    assert callable(holds)
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)
