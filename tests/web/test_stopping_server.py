"""The process ends in time, whatever it is in the middle of; in a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from audio_pipeline.errors import UsageError
from audio_pipeline.web.server import serve

WITHIN_S = 5.0
PROGRAM = """
import logging, sys, time
from starlette.responses import StreamingResponse
from fastapi import FastAPI
from audio_pipeline.web.server import serve

logging.basicConfig(level=logging.INFO)
app = FastAPI()

@app.get("/hello")
def hello():
    return "hello"

@app.get("/endless")
async def endless():
    async def blocks():
        while True:
            yield b"x" * 65536
    return StreamingResponse(blocks())

@app.get("/stuck")
def stuck():
    time.sleep(60)

@app.get("/held")
async def held():
    pow(3, 10**9)  # one C call that keeps the interpreter for minutes

serve(app, "127.0.0.1", 0, started=lambda url: print(url, flush=True))
print("closing", flush=True)
if "slow-close" in sys.argv:
    time.sleep(60)
print("closed", flush=True)
"""


@contextmanager
def server(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


def stop(process: subprocess.Popen[str], with_: signal.Signals = signal.SIGTERM) -> float:
    """How long it took to end."""
    begun = time.monotonic()
    process.send_signal(with_)
    process.wait(timeout=WITHIN_S + 5)
    return time.monotonic() - begun


def ask(url: str, path: str) -> socket.socket:
    """Send a request, and read nothing of the answer."""
    host, port = url.removeprefix("http://").split(":")
    peer = socket.create_connection((host, int(port)))
    peer.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    time.sleep(0.5)
    return peer


def children_of(process: subprocess.Popen[str]) -> list[int]:
    text = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [int(each) for each in text.split()]


@pytest.mark.parametrize("with_", [signal.SIGTERM, signal.SIGINT])
def test_idle_server_ends_at_once_and_its_caller_closes(with_: signal.Signals) -> None:
    with server() as (process, url):
        assert httpx.get(f"{url}/hello").json() == "hello"
        [guard] = children_of(process)
        assert stop(process, with_) < 2
        assert process.returncode == 0
        assert process.communicate()[0].split() == ["closing", "closed"]
        assert is_gone_soon(guard)


def test_slow_reader_is_given_two_seconds() -> None:
    with server() as (process, url), ask(url, "/endless"):
        took = stop(process)
        assert 1.5 < took < WITHIN_S
        assert process.returncode == 0
        out, err = process.communicate()
        assert out.split() == ["closing", "closed"]
        assert "Traceback" not in err


def test_handler_that_does_not_return_is_left_behind() -> None:
    with server() as (process, url), ask(url, "/stuck"):
        assert stop(process) < WITHIN_S
        assert process.returncode == 0
        assert "Traceback" not in process.communicate()[1]


def test_caller_that_does_not_close_is_ended() -> None:
    with server("slow-close") as (process, _):
        assert stop(process) < WITHIN_S
        assert process.returncode == 0
        assert process.communicate()[0].split() == ["closing"]


def test_held_interpreter_is_killed_from_outside() -> None:
    with server() as (process, url), ask(url, "/held"):
        [guard] = children_of(process)
        took = stop(process)
        assert took < WITHIN_S
        assert process.returncode == -signal.SIGKILL
        assert is_gone_soon(guard)


def test_guard_ends_when_its_process_is_killed() -> None:
    with server() as (process, _):
        [guard] = children_of(process)
        stop(process, signal.SIGKILL)
        assert is_gone_soon(guard)


def test_ctrl_c_of_the_terminal_does_not_end_the_guard() -> None:
    with server() as (process, _):
        [guard] = children_of(process)
        assert os.getpgid(guard) != os.getpgid(process.pid)


def is_gone_soon(pid: int) -> bool:
    until = time.monotonic() + 3
    while time.monotonic() < until:
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_taken_port_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError) as caught:
            serve(FastAPI(), "127.0.0.1", port, started=pytest.fail)
    line = str(caught.value)
    assert f"port {port}" in line
    assert "AUDIO_PIPELINE_WEB__PORT" in line
    assert "\n" not in line


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.1", "not a host"])
def test_address_that_is_not_ours_is_said_in_one_line(host: str) -> None:
    with pytest.raises(UsageError) as caught:
        serve(FastAPI(), host, 0, started=pytest.fail)
    assert host in str(caught.value)
