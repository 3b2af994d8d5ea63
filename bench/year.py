"""A year of articles in simulated time: what the store, the feed and a start cost at its end.

    TMPDIR=/dev/shm .venv/bin/python bench/year.py [--days 365] [--articles 50]

Where TMPDIR is a memory disk the year passes several times faster; it takes about 2 GB there.

No audio is made: every episode's files are a few bytes, everything else is as in production: the
entries are noted, claimed, given article and script, published, put on air, and pruned. Each figure
is the best of several runs, taken in turns of the newsroom as it was when FRESH_DAYS old, its feed
just full, and as it is at the end. Goals: start at most 1.2 times; list, feed, poll 1.5 times.
"""

import argparse
import contextlib
import hashlib
import logging
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from audio_pipeline.config import Http, Settings
from audio_pipeline.model import Article, Block, Entry, Line, Mix, Script, Show, Source, Voice
from audio_pipeline.publish import publish
from audio_pipeline.store import episodes, looks, transitions, work_queue
from audio_pipeline.store.prune import forget_deeds
from audio_pipeline.work.air import rewrite_everything, rewrite_show
from audio_pipeline.work.article import address_key
from audio_pipeline.work.metrics import standing
from audio_pipeline.work.poll import poll_source
from audio_pipeline.work.prune import prune_media
from audio_pipeline.work.takes import prune_takes
from audio_pipeline.work.tools import Tools, open_tools

FRESH_DAYS = 7
RUNS = 9
LIST = 200  # as the command does
LISTED = 50  # what the source's feed lists
SENTENCE = "The council met on Monday and agreed that the bridge will be closed until spring. "
GOALS = {"start": 1.2, "list": 1.5, "feed": 1.5, "poll": 1.5}
FILES = {
    "transcript": b"WEBVTT\n\n00:00.000 --> 00:01.000\nThe council met.\n",
    "words": b'{"words": []}',
    "chapters": b'{"version": "1.2.0", "chapters": []}',
}


Pair = tuple[float, float]


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 1, 1, 6, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def entry_of(number: int, at: datetime) -> Entry:
    url = f"https://news.example/{number}"
    return Entry(guid=url, url=url, title=f"Article {number}", published=at, summary=SENTENCE)


def air(tools: Tools, number: int, folder: Path) -> None:
    """What a workflow does with one article, without sound."""
    now, show = tools.now(), tools.settings.shows["daily"]
    entry = entry_of(number, now)
    keys = (f"guid:{entry.guid}", address_key(entry.url))
    noted = episodes.note_entry(
        tools.database, "daily", show.sources[0].id, entry, keys, entry.title, now=now, due_at=now
    )
    (due,) = (each for each in work_queue.due(tools.database, now) if each.id == noted.id)
    workflow_id = f"{due.id}-1-1"
    assert transitions.claim(tools.database, due, workflow_id)
    article = Article(entry.url, entry.title, "en", (Block("paragraph", SENTENCE * 5),) * 10)
    lines = tuple(Line("body", SENTENCE, SENTENCE, 300, block=place) for place in range(40))
    script = Script("en", entry.title, entry.url, "This audio is created with AI assistance", lines)
    transitions.keep_article(tools.database, due.id, 1, article, f"hash {number}")
    transitions.keep_script(tools.database, due.id, 1, script)
    audio = f"audio of {number}".encode()
    path = folder / "mix.mp3"
    path.write_bytes(audio)
    mix = Mix(path, hashlib.sha256(audio).hexdigest(), len(audio), 300.0, -16.0, -1.2, (), (), ())
    episode = publish(
        mix,
        script,
        article,
        show,
        tools.storage,
        episode_id=due.id,
        guid=due.guid,
        revision=1,
        published=due.published,
        now=now,
        files=FILES,
    )
    assert transitions.air(tools.database, episode, 1, synthesized=40, reused=0, look_again_at=None)
    transitions.release(tools.database, due.id, workflow_id)


def live(tools: Tools, clock: Clock, days: range, articles: int, folder: Path) -> None:
    """Days of a newsroom; feed and pages are written once a day, things pruned once a month."""
    for day in days:
        for number in range(articles):
            clock.at += timedelta(minutes=15)
            air(tools, day * articles + number, folder)
        clock.at = datetime(2026, 1, 1, 6, tzinfo=UTC) + timedelta(days=day + 1)
        rewrite_show(tools, "daily")
        for record in looks.to_look_at_again(tools.database, clock.at):
            looks.look_again(tools.database, record, None, clock.at)
        forget_deeds(tools.database, clock.at - timedelta(days=365))
        if day % 30 == 29:
            prune_media(tools)
            prune_takes(tools)
            print(f"day {day + 1}", file=sys.stderr, flush=True)


def figures(fresh: Settings, old: Settings, clock: Clock, source: Source) -> dict[str, Pair]:
    """Seconds of each, of the newsroom as it was and as it is; both meet the same load."""
    with open_tools(fresh, clock) as before, open_tools(old, clock) as after:
        actions = [actions_of(tools, clock, source) for tools in (before, after)]
        return {name: timed(actions[0][name], actions[1][name]) for name in actions[0]}


def actions_of(tools: Tools, clock: Clock, source: Source) -> dict[str, Callable[[], object]]:
    settings, show = tools.settings, tools.settings.shows["daily"]

    def poll() -> None:
        clock.at += timedelta(hours=2)
        poll_source(tools, show, source)

    def tick() -> None:
        work_queue.in_work(tools.database)
        work_queue.due(tools.database, clock.at, settings.shows)

    poll()  # the first poll of a source notes what it lists
    return {
        "start": lambda: subprocess_start(settings),
        "open and write": lambda: start(settings, clock),
        "list": lambda: episodes.listing(tools.database, limit=LIST),
        "feed": lambda: rewrite_show(tools, "daily"),
        "poll": poll,
        "tick": tick,
        "metrics": lambda: standing(tools),
    }


def start(settings: Settings, clock: Clock) -> None:
    with open_tools(settings, clock) as tools:
        rewrite_everything(tools)


def subprocess_start(settings: Settings) -> None:
    """A process of its own, until it works: programs and store loaded, everything written."""
    program = (
        "import os; from pathlib import Path; from audio_pipeline.config import *;"
        "from audio_pipeline.model import *; from dataclasses import replace;"
        "from audio_pipeline.work.tools import open_tools;"
        "from audio_pipeline.work.worker import open_worker;"
        "settings = Settings(base_url='http://127.0.0.1:8000',"
        f" output=Path({str(settings.output)!r}),"
        " shows={'daily': Show('daily', 'The Daily', voices={'*': Voice('espeak')})});\n"
        "with open_tools(settings) as tools, open_worker(tools): os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def timed(first: Callable[[], object], second: Callable[[], object]) -> Pair:
    """The best of RUNS of each, in turns."""
    pairs = [(seconds(first), seconds(second)) for _ in range(RUNS + 1)][1:]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


@contextlib.contextmanager
def newspaper() -> Iterator[tuple[str, str]]:
    """A server on loopback whose feed changes with every answer; its address and host."""
    command = [sys.executable, __file__, "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            host = f"127.0.0.1:{server.stdout.readline().strip()}"
            yield f"http://{host}/feed.xml", host
        finally:
            server.kill()


def serve() -> None:
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    items = "".join(
        f"<item><title>Old {number}</title><link>https://news.example/old/{number}</link>"
        f"<guid>https://news.example/old/{number}</guid><description>{SENTENCE}</description>"
        "<category>Sponsored</category></item>"
        for number in range(LISTED)
    )
    count = iter(range(1_000_000))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = (
                f"<rss version='2.0'><channel><title>{next(count)}</title>{items}</channel></rss>"
            ).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: standard output carries the port."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--days", type=int, default=365)
    arguments.add_argument("--articles", type=int, default=50)
    given = arguments.parse_args()
    logging.disable(logging.WARNING)
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder, newspaper() as (url, host):
        source = Source(url=url, exclude_categories=("Sponsored",))
        show = Show("daily", "The Daily", voices={"*": Voice("espeak")}, sources=(source,))
        settings = Settings(
            base_url="http://127.0.0.1:8000",
            output=Path(folder) / "output",
            http=Http(allow=(host,)),
            shows={"daily": replace(show)},
        )
        with open_tools(settings, clock) as tools:
            live(tools, clock, range(FRESH_DAYS), given.articles, Path(folder))
        kept = replace(settings, output=Path(folder) / "fresh")
        shutil.copytree(settings.output, kept.output)
        began = time.monotonic()
        with open_tools(settings, clock) as tools:
            live(tools, clock, range(FRESH_DAYS, given.days), given.articles, Path(folder))
        lived_s = time.monotonic() - began
        store = (settings.state / "store.sqlite").stat().st_size / 1e6
        print(
            f"{given.days} days x {given.articles} articles, store {store:.0f} MB, "
            f"simulated in {lived_s:.0f} s"
        )
        report(figures(kept, settings, clock, source), given.days)


def report(measured: dict[str, Pair], days: int) -> None:
    for name, (fresh_s, old_s) in measured.items():
        goal = f"   (goal: at most {GOALS[name]})" if name in GOALS else ""
        print(
            f"{name:<15} day {FRESH_DAYS} {fresh_s * 1000:8.1f} ms   "
            f"day {days} {old_s * 1000:8.1f} ms   ratio {old_s / fresh_s:5.2f}{goal}"
        )


if __name__ == "__main__":
    serve() if sys.argv[1:] == ["--serve"] else main()
