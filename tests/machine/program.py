"""The program as a process of its own, on a newsroom of one story and with the quickest voice."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.work.newsroom import Newsroom

PROGRAM = (sys.executable, "-c", "from audio_pipeline.cli import main; main()")
WITHIN_S = 60
CONFIG = """
base_url = "http://127.0.0.1:{port}"
[web]
port = {port}
[http]
allow = ["127.0.0.1"]
[shows.daily]
title = "The Daily"
voices = {{ en = {{ engine = "espeak" }} }}
[[shows.daily.sources]]
url = "{feed}"
least_words = 20
poll_seconds = 2
"""


def configure(folder: Path, newsroom: Newsroom, port: int = 8000) -> None:
    (folder / "config").mkdir()
    text = CONFIG.format(port=port, feed=newsroom.site.url("/feed.xml"))
    (folder / "config/pipeline.toml").write_text(text, encoding="utf-8")


def run(
    folder: Path,
    *arguments: str,
    before: tuple[str, ...] = (),
    limited: Callable[[], None] | None = None,
    environment: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """`audio-pipeline ARGUMENTS` in the folder; `before` is what starts it, say `unshare`."""
    return subprocess.run(
        (*before, *PROGRAM, *arguments),
        cwd=folder,
        env=environment,
        preexec_fn=limited,
        capture_output=True,
        text=True,
        timeout=WITHIN_S,
        check=False,
    )
