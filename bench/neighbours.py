"""What an article's way to the air costs beside hostile servers and beside many listeners.

    .venv/bin/python -m bench.neighbours [--rounds 7] [--servers 40] [--readers 500]

A newsroom publishes one article after the other; timed is from the poll that can see it to the feed
that has it. Alone first; then with 40 more sources whose servers send bombs, endless and dripping
answers, 50 MB feeds and loops of redirects, all polled at the same moment; then with 500 listeners
who read the feed and stream audio at the pace of a player. Goals: at most 1.5 and 1.3 times.
"""

import argparse
import asyncio
import multiprocessing
import random
import signal
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from audio_pipeline.store import sources
from audio_pipeline.store.database import open_database
from bench.program import running
from tests.hostile.manners import chunks_of_one_byte, for_ever, packed_bomb
from tests.standins.site import Drip, Page, Raw, Route, Site, endless, error, redirect
from tests.work.newsroom import SENTENCES, Newsroom, Story

GOALS = {"hostile servers": 1.5, "readers": 1.3}
POLL_S = 2
GIVE_UP_S = 120.0
READ_BYTES = 16_000  # a second of two players' audio, every second
CONFIG = """
base_url = "http://127.0.0.1:{port}"
[web]
port = {port}
[http]
allow = ["127.0.0.1"]
[shows.daily]
title = "The Daily"
voices = {{ "*" = {{ engine = "espeak" }} }}
"""
SOURCE = """
[[shows.daily.sources]]
url = "{url}"
least_words = 20
poll_seconds = {poll_s}
first_poll_articles = 1000
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--servers", type=int, default=40)
    parser.add_argument("--readers", type=int, default=500)
    given = parser.parse_args()
    alone = measured(given.rounds)
    print(f"{'alone':<18} {alone:.2f} s", flush=True)
    missed = False
    for name, servers, readers in (
        ("hostile servers", given.servers, 0),
        ("readers", 0, given.readers),
    ):
        seconds = measured(given.rounds, servers, readers)
        missed |= seconds / alone > GOALS[name]
        print(f"{name:<18} {seconds:.2f} s  {seconds / alone:.2f} times (goal: {GOALS[name]})")
    sys.exit(missed)


def measured(rounds: int, servers: int = 0, readers: int = 0) -> float:
    """Seconds of the middle one of so many articles."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        newsroom = Newsroom(stack.enter_context(Site()))
        urls = stack.enter_context(hostile_servers(servers))
        stack.enter_context(pipeline(folder, [newsroom.site.url("/feed.xml"), *urls]))
        publish(newsroom, 0)
        on_air(folder, newsroom, 0)
        told = stack.enter_context(listeners(readers, folder))
        times = [timed(folder, newsroom, number) for number in range(1, rounds + 1)]
        if told is not None:
            told.send("enough")
            reads, errors = told.recv()
            print(f"{'':<18} {reads} reads by {readers} readers, {errors} errors")
            assert errors == 0
    return statistics.median(times)


def timed(folder: Path, newsroom: Newsroom, number: int) -> float:
    publish(newsroom, number)
    ask_for_polls(folder)
    seen = len(newsroom.site.requests)
    while not any(each.path == "/feed.xml" for each in newsroom.site.requests[seen:]):
        time.sleep(0.005)
    started = time.monotonic()
    on_air(folder, newsroom, number)
    return time.monotonic() - started


def ask_for_polls(folder: Path) -> None:
    """Every source at its next tick, also those that have been given a pause for their manners."""
    database = open_database("", folder / "output/state")
    sources.poll_now(database)
    database.close()


def publish(newsroom: Newsroom, number: int) -> None:
    own = [
        f"This is sentence {place} of story number {number}, and nobody said it before."
        for place in range(30)
    ]
    newsroom.stories = [Story(f"/story-{number}", f"Story {number}", (*SENTENCES, *own))]
    newsroom.tell()


def on_air(folder: Path, newsroom: Newsroom, number: int) -> None:
    link = newsroom.site.url(f"/story-{number}").encode() + b"<"
    feed, deadline = folder / "output/shows/daily/feed.xml", time.monotonic() + GIVE_UP_S
    while not (feed.exists() and link in feed.read_bytes()):
        if time.monotonic() > deadline:
            sys.exit(f"story {number} did not come on air: see {folder / 'log'}")
        time.sleep(0.01)


@contextmanager
def pipeline(folder: Path, urls: list[str]) -> Iterator[None]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    text = CONFIG.format(port=port)
    text += "".join(SOURCE.format(url=url, poll_s=POLL_S) for url in urls)
    with running(folder, text):
        yield


@contextmanager
def hostile_servers(count: int) -> Iterator[list[str]]:
    """So many servers, each on a port of its own, in a process of their own; their feeds."""
    if not count:
        yield []
        return
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_misbehave, args=(theirs, count))
    process.start()
    try:
        yield ours.recv()
    finally:
        process.kill()
        process.join()


def _misbehave(told: Connection, count: int) -> None:
    with ExitStack() as stack:
        urls = []
        for number in range(count):
            routes = _manners()
            site = stack.enter_context(Site(routes))
            urls.append(site.url(sorted(routes)[number % len(routes)]))
        told.send(urls)
        signal.pause()


def _manners() -> dict[str, Route]:
    items = "<item><title>x</title><link>https://x.test/{}</link></item>"
    huge = "<rss><channel>" + "".join(items.format(number) for number in range(700_000))
    return {
        "/bomb": packed_bomb("gzip", 500),
        "/deep": Page("<rss>" + "<a>" * 100_000, "application/rss+xml"),
        "/drip": Drip(b"<rss>" * 10_000, pause_s=0.05),
        "/endless": endless(),
        "/error": error(500),
        "/head": lambda _request: for_ever(b"X-More: 1\r\n", b"HTTP/1.1 200 OK\r\n"),
        "/huge": Page(huge, "application/rss+xml"),
        "/loop": redirect("/loop"),
        "/small": lambda _request: Raw(chunks_of_one_byte()),
        "/wait": Drip(b"<rss>", pause_s=60.0),
    }


@contextmanager
def listeners(count: int, folder: Path) -> Iterator[Connection | None]:
    """So many readers of feed and audio in a process of their own, until told that it is enough."""
    if not count:
        yield None
        return
    text = (folder / "config/pipeline.toml").read_text(encoding="utf-8")
    port = int(text.partition("port = ")[2].partition("\n")[0])
    audio = [
        each.relative_to(folder / "output") for each in (folder / "output").rglob("media/*/*.mp3")
    ]
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_listen, args=(theirs, count, port, f"/{audio[0].as_posix()}")
    )
    process.start()
    try:
        assert ours.recv() == "all have read once"
        yield ours
    finally:
        process.kill()
        process.join()


def _listen(told: Connection, count: int, port: int, audio: str) -> None:
    asyncio.run(_all(told, count, port, audio))


async def _all(told: Connection, count: int, port: int, audio: str) -> None:
    held = {"reads": 0, "errors": 0}
    tasks = [asyncio.create_task(_reader(held, port, audio)) for _ in range(count)]
    while held["reads"] < count:
        await asyncio.sleep(0.05)
    told.send("all have read once")
    while not told.poll():
        await asyncio.sleep(0.05)
    told.send((held["reads"], held["errors"]))
    for task in tasks:
        task.cancel()


async def _reader(held: dict[str, int], port: int, audio: str) -> None:
    """The feed, then an episode from the start at a player's pace, then the feed again."""
    await asyncio.sleep(random.uniform(0, 5))
    while True:
        for path, paced in (("/shows/daily/feed.xml", False), (audio, True)):
            try:
                whole = await asyncio.wait_for(_read(port, path, paced), GIVE_UP_S)
            except (TimeoutError, OSError, asyncio.IncompleteReadError):
                whole = False
            held["reads"] += 1
            held["errors"] += not whole


async def _read(port: int, path: str, paced: bool) -> bool:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=READ_BYTES)
    try:
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        stated = int(head.partition("content-length:")[2].partition("\r\n")[0])
        got = 0
        while piece := await reader.read(READ_BYTES):
            got += len(piece)
            if paced:
                await asyncio.sleep(1.0)
        return head.startswith("http/1.1 200") and got == stated
    finally:
        writer.close()


if __name__ == "__main__":
    main()
