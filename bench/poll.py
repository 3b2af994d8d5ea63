"""CPU time of one poll of an unchanged feed of 100 items, beside a bare httpx GET of the same.

    .venv/bin/python bench/poll.py

The server runs in a process of its own on loopback and closes every connection, as happens between
polls that are minutes apart; so a poll pays for connecting too. Goal: 10 ms of CPU.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

from audio_pipeline import __version__
from audio_pipeline.http import Client
from audio_pipeline.model import Source, SourceState
from audio_pipeline.sources import poll

ITEMS = 100
WORDS_AN_ITEM = 300
POLLS = 200
GOAL_MS = 10.0


def feed() -> bytes:
    text = "<p>" + "The council met on Monday and agreed. " * (WORDS_AN_ITEM // 14) + "</p>"
    items = "".join(
        f"<item><title>Article {number}</title><link>https://news.example/{number}</link>"
        f"<guid>https://news.example/{number}</guid><description>What happened.</description>"
        f"<pubDate>Mon, 01 Jan 2024 10:{number % 60:02}:00 +0000</pubDate>"
        f"<content:encoded><![CDATA[{text * 2}]]></content:encoded></item>"
        for number in range(ITEMS)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>'
        f"<link>https://news.example/</link>{items}</channel></rss>"
    ).encode()


class Handler(BaseHTTPRequestHandler):
    """/304 answers conditional requests, /200 always sends the feed."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    body = feed()

    def do_GET(self) -> None:
        known = self.path == "/304" and self.headers.get("If-None-Match") == '"1"'
        self.send_response(304 if known else 200)
        if self.path == "/304":
            self.send_header("ETag", '"1"')
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Connection", "close")
        if not known:
            self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        if not known:
            self.wfile.write(self.body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: standard output carries the figures."""


def serve() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()


def cpu_ms(action: Callable[[], object]) -> float:
    """Of one call, the mean of POLLS; user and system time of this process, all threads."""
    action()
    start = time.process_time()
    for _ in range(POLLS):
        action()
    return (time.process_time() - start) / POLLS * 1000


def measure(path: str, base: str, host: str) -> tuple[float, float]:
    """CPU ms of a poll, and of a bare GET with the same condition."""
    source = Source(url=base + path)
    with Client(f"audio-pipeline/{__version__}", allow=(host,)) as client:
        state = poll(source, SourceState(), client).state

        def unchanged() -> None:
            assert poll(source, state, client).unchanged

        ours = cpu_ms(unchanged)
    condition = {"If-None-Match": state.etag} if state.etag else {}
    with httpx.Client(trust_env=False) as bare:
        floor = cpu_ms(lambda: bare.get(source.url, headers=condition))
    return ours, floor


def main() -> None:
    command = [sys.executable, __file__, "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            host = f"127.0.0.1:{server.stdout.readline().strip()}"
            print(f"feed of {ITEMS} items, {len(Handler.body):,} bytes, {POLLS} polls each")
            for name, path in (("304", "/304"), ("same bytes", "/200")):
                ours, floor = measure(path, f"http://{host}", host)
                print(
                    f"{name:<11} poll {ours:5.2f} ms CPU (goal {GOAL_MS:.0f})   "
                    f"bare httpx GET {floor:5.2f} ms   ratio {ours / floor:.2f}"
                )
        finally:
            server.kill()


if __name__ == "__main__":
    serve() if sys.argv[1:] == ["--serve"] else main()
