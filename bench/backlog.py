"""A backlog through the whole pipeline from a service with limits: how much of it is used.

    .venv/bin/python -m bench.backlog [--articles 1000] [--lines 10] [--at-once 4]

A newsroom's feed lists so many articles at once; the service is the edge stand-in with its eight
lines at once. In between articles that are on air are corrected, five of them, and again when all
is done. Goals: at least 85 % of what the service allows, memory of the pipeline that does not grow,
and a correction that takes at most 1.5 times as long as on an idle machine (medians).
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from audio_pipeline.store import episodes, sources
from audio_pipeline.store.database import Database, open_database
from bench.program import running
from bench.service import Service, sentence, service
from tests.standins.edge_profile import SERVICE
from tests.standins.site import Site
from tests.work.newsroom import Newsroom, Story

GOALS = {"used": 0.85, "memory_mb": 15.0, "correction": 1.5}
CORRECTED_AT = (20, 35, 50, 65, 80)
"""Percent of the articles that are on air."""
CONFIG = """
base_url = "http://audio.example"
[web]
port = 0
[work]
articles_at_once = {at_once}
[http]
allow = ["127.0.0.1"]
[engines.edge]
endpoint = "{endpoint}"
[shows.daily]
title = "The Daily"
voices = {{ "*" = {{ engine = "edge", name = "en-US-AriaNeural" }} }}
fallback = false
feed_episodes = 100
[shows.daily.wording.en]
disclosure = "Created with AI assistance."
[[shows.daily.sources]]
url = "{feed}"
least_words = 20
poll_seconds = 2
first_poll_articles = 1000
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--lines", type=int, default=10)
    parser.add_argument("--at-once", type=int, default=4)
    given = parser.parse_args()
    with ExitStack() as stack:
        edge = stack.enter_context(service())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        newsroom = Newsroom(stack.enter_context(Site()))
        newsroom.stories = [story(number, given.lines) for number in range(given.articles)]
        newsroom.tell()
        config = CONFIG.format(
            endpoint=edge.url, feed=newsroom.site.url("/feed.xml"), at_once=given.at_once
        )
        process = stack.enter_context(running(folder, config))
        database = open_database("", folder / "output/state")
        stack.callback(database.close)
        sys.exit(measure(folder, newsroom, database, process.pid, edge))


def measure(folder: Path, newsroom: Newsroom, database: Database, pid: int, edge: Service) -> bool:
    number = len(newsroom.stories)
    until(lambda: aired(database) >= number // 10)
    started, first, memory = time.monotonic(), takes_s(folder), [memory_mb(pid)]
    busy_s = []
    for percent in CORRECTED_AT:
        until(lambda percent=percent: aired(database) >= number * percent // 100)
        busy_s.append(correct(newsroom, database, f"busy {percent}"))
    until(lambda: aired(database) >= number * 9 // 10)
    used = (takes_s(folder) - first) / SERVICE.most_at_once / (time.monotonic() - started)
    memory.append(memory_mb(pid))
    until(lambda: aired(database) >= number)
    time.sleep(5)
    idle_s = [correct(newsroom, database, f"idle {turn}") for turn in range(5)]
    slower = median(busy_s) / median(idle_s)
    grown = memory[1] - memory[0]
    print(f"used of the service   {used:8.2f}    (goal: at least {GOALS['used']})")
    print(f"memory at 10 and 90 % {memory[0]:8.0f} and {memory[1]:.0f} MB")
    print(f"corrections           {seconds(busy_s)} s")
    print(f"on an idle machine    {seconds(idle_s)} s")
    print(f"                      {slower:8.2f} times (goal: {GOALS['correction']})")
    print(f"requests              {edge.stats()['requests']:8}, {edge.stats()['answered']}")
    met = used >= GOALS["used"] and slower <= GOALS["correction"]
    return not (met and grown <= GOALS["memory_mb"])


def seconds(measured: list[float]) -> str:
    return ", ".join(f"{each_s:.2f}" for each_s in measured)


def story(number: int, lines: int) -> Story:
    return Story(
        f"/story-{number}",
        f"Story {number}",
        tuple(sentence(number * lines + place) for place in range(lines - 2)),
    )


def correct(newsroom: Newsroom, database: Database, words: str) -> float:
    """Seconds from the feed that says that it changed to the corrected episode."""
    record = episodes.listing(database, states=("aired",), limit=1)[0]
    place = next(
        place
        for place, each in enumerate(newsroom.stories)
        if newsroom.site.url(each.path) == record.url
    )
    story = newsroom.stories[place]
    changed = (*story.sentences[:-1], f"This last sentence was corrected: {words}.")
    stamp = story.updated.replace(microsecond=int(time.time() * 1000) % 1_000_000)
    newsroom.stories[place] = Story(story.path, story.title, changed, updated=stamp)
    newsroom.tell()
    seen = len(newsroom.site.requests)
    sources.poll_now(database)
    until(lambda: any(each.path == "/feed.xml" for each in newsroom.site.requests[seen:]), 0.01)
    started = time.monotonic()
    until(lambda: revision(database, record.id) > record.revision, 0.02)
    return time.monotonic() - started


def revision(database: Database, episode_id: str) -> int:
    """Of what is on air."""
    record = episodes.get(database, episode_id)
    return record.episode.revision if record is not None and record.episode is not None else 0


def aired(database: Database) -> int:
    return len(episodes.listing(database, states=("aired",), limit=100_000))


def takes_s(folder: Path) -> float:
    """What all lines that are kept took of the service, on a connection each."""
    described = (folder / "output/state/takes").rglob("*.json")
    return sum(SERVICE.line_s(json.loads(path.read_text())["duration_s"]) for path in described)


def memory_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1000


def until(met: Callable[[], bool], pause_s: float = 0.5) -> None:
    while not met():
        time.sleep(pause_s)


if __name__ == "__main__":
    main()
