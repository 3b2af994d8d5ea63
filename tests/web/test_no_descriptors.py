"""A server that has no descriptor left for another connection; in a process of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import psutil  # type: ignore[import-untyped]  # it ships no types

MOST_FILES = 60
LEFT = 8
FLOODED_S = 5
PROGRAM = f"""
import logging, os, resource
from fastapi import FastAPI
from audio_pipeline.web.connections import Limits
from audio_pipeline.web.server import serve

logging.basicConfig(level=logging.INFO)
app = FastAPI()

@app.get("/hello")
async def hello():
    return "hello"

resource.setrlimit(resource.RLIMIT_NOFILE, ({MOST_FILES}, {MOST_FILES}))
held = [os.open("/dev/null", os.O_RDONLY)]
while held[-1] < {MOST_FILES} - 1 - {LEFT}:
    held.append(os.dup(held[0]))
patient = Limits(head_within_s=600, greatest_connections=10_000)
serve(app, "127.0.0.1", 0, started=lambda url: print(url, flush=True), limits=patient)
"""


@contextmanager
def server(errors: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server whose descriptors are used up before its own bound of connections is reached."""
    with errors.open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            cwd=Path(__file__).parents[2],
        )
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


def test_flood_that_takes_all_descriptors_is_one_line_and_costs_little(tmp_path: Path) -> None:
    with server(tmp_path / "log") as (process, url):
        host, port = url.removeprefix("http://").split(":")
        used = psutil.Process(process.pid).cpu_times
        with ExitStack() as flood:
            for _ in range(MOST_FILES * 3):
                flood.enter_context(socket.create_connection((host, int(port))))
            begun = sum(used()[:2])
            time.sleep(FLOODED_S)
            assert sum(used()[:2]) - begun < FLOODED_S / 2
        assert httpx.get(f"{url}/hello", timeout=10).json() == "hello"
    (line,) = [each for each in (tmp_path / "log").read_text().splitlines() if "wait" in each]
    assert "Too many open files" in line and "LimitNOFILE" in line
    assert "Traceback" not in (tmp_path / "log").read_text()
