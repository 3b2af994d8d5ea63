"""What the worst pages and feeds cost, and whether the next article notices.

    python bench/hostile.py [--only WORD]

Each page is read and made a script, each feed is listed, under the limits that `audio-pipeline run`
sets them. Exits with 1 where one takes more than 10 s of a processor or 500 MB, or where a good
page that is read beside it takes longer than a second.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from audio_pipeline.bounded import Limits
from audio_pipeline.bounded.frames import as_json
from audio_pipeline.bounded.server import limit
from audio_pipeline.errors import AudioPipelineError
from audio_pipeline.sources import child as feed_child
from audio_pipeline.work import reading_child as page_child
from audio_pipeline.work.reading import PAGE_LIMITS, SCRIPT_LIMITS, read_article, write_script
from audio_pipeline.work.reading_child import SAMPLE_SHOW, SAMPLE_URL, sample_page
from tests.hostile.corpus import feeds, pages

GREATEST_S, GREATEST_MB, GOOD_PAGE_S = 10.0, 500.0, 1.0
FEED = "http://x.test/feed"


class Cost(NamedTuple):
    processor_s: float
    peak_mb: float
    beside_s: float
    """How long a good page took while this one was read."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--only", default="", help="names with this word in them")
    only = options.parse_args().only
    page_child.warm()
    feed_child.warm()
    good_page()
    alone_s = min(good_page() for _ in range(5))
    costs = [page_cost(name, body) for name, body in pages().items() if only in name]
    costs += [feed_cost(name, body) for name, body in feeds().items() if only in name]
    worst = Cost(*(max(values) for values in zip(*costs, strict=True)))
    print(f"worst: {worst.processor_s:.1f} s of a processor (at most {GREATEST_S:.0f} s)")
    print(f"worst: {worst.peak_mb:.0f} MB (at most {GREATEST_MB:.0f} MB)")
    print(f"a good page: {alone_s * 1000:.0f} ms alone, {worst.beside_s * 1000:.0f} ms beside one")
    goals = Cost(GREATEST_S, GREATEST_MB, GOOD_PAGE_S)
    sys.exit(any(value > goal for value, goal in zip(worst, goals, strict=True)))


def page_cost(name: str, body: bytes) -> Cost:
    """Reading and writing the script, each in its own fork as in the pipeline."""
    question = as_json({"url": SAMPLE_URL, "site": None, "text": False})
    cost = bounded_cost(lambda: page_child.article(question, body), PAGE_LIMITS)
    try:
        article = read_article(body, SAMPLE_URL, None)
    except AudioPipelineError as error:
        return told(f"page: {name}", cost, str(error))
    show, text = as_json(SAMPLE_SHOW), as_json(article)
    script = bounded_cost(lambda: page_child.script(show, text), SCRIPT_LIMITS)
    total = Cost(
        cost.processor_s + script.processor_s,
        max(cost.peak_mb, script.peak_mb),
        max(cost.beside_s, script.beside_s),
    )
    return told(f"page: {name}", total, f"{len(article.blocks)} blocks")


def feed_cost(name: str, body: bytes) -> Cost:
    question = as_json({"url": FEED, "headers": {}, "where": FEED})
    cost = bounded_cost(lambda: feed_child.feed_entries(question, body), Limits())
    return told(f"feed: {name}", cost, f"{len(body):,} bytes")


def bounded_cost(task: Callable[[], object], limits: Limits) -> Cost:
    """What the system counts of a fork that does the task and says it in JSON."""
    child = os.fork()
    if child == 0:
        try:
            limit(limits.cpu_s, limits.wall_s, limits.memory_bytes)
            as_json(task())
        except Exception:
            os._exit(1)
        os._exit(0)
    beside_s = max(good_page(), good_page())
    _, _, usage = os.wait4(child, 0)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, beside_s)


def told(name: str, cost: Cost, said: str) -> Cost:
    print(
        f"{cost.processor_s:6.2f} s {cost.peak_mb:5.0f} MB {cost.beside_s * 1000:5.0f} ms beside"
        f"  {name}: {said[:80]}",
        flush=True,
    )
    return cost


def good_page() -> float:
    started = time.monotonic()
    article = read_article(sample_page("en"), SAMPLE_URL, None)
    assert len(write_script(article, SAMPLE_SHOW).lines) > 5
    return time.monotonic() - started


if __name__ == "__main__":
    main()
