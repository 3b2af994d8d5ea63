"""Many articles from a service with faults: all of them made, whole, and the service not hammered.

    .venv/bin/python -m bench.faults [--articles 200] [--lines 10] [--seed 1]

The service is the edge stand-in with its speed and limits, 2 % resets, 2 % stalls, 2 % cut streams,
1 % empty audio, 3 % 429 with Retry-After, 1 % 403 of a wrong clock, and bursts of 503. Four
articles are made at a time, as in the pipeline. Every take is compared with what the service says
without faults. Goals: all made, none damaged, at most 1.15 requests a line, none while a
Retry-After runs.
"""

import argparse
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from audio_pipeline.errors import AudioPipelineError
from audio_pipeline.model import Script, Voice
from audio_pipeline.studio import Ear, Engines, Listening, TakeStore, perform, take_key
from bench.service import Service, sentence, service
from bench.studio import article

VOICE = Voice("edge", "en-US-AriaNeural")
MOST_REQUESTS = 1.15
AT_ONCE = 4
PAUSE_S, LONGEST_PAUSE_S = 15.0, 60.0
ATTEMPTS = 20
BURST_EVERY_S = "60"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--lines", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    scripts = [
        article([sentence(place + number * given.lines) for place in range(given.lines)])
        for number in range(given.articles)
    ]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        faulty = stack.enter_context(
            service("--chance", str(given.seed), "--bursts", BURST_EVERY_S)
        )
        started = time.monotonic()
        with ThreadPoolExecutor(AT_ONCE) as threads:
            opened = Engines({"edge": {"endpoint": faulty.url}}, notices=folder / "engines")
            store, ear = TakeStore(folder / "takes"), Ear()
            made = list(threads.map(lambda script: patiently(script, opened, store, ear), scripts))
        seconds, stats = time.monotonic() - started, faulty.stats()
        whole = stack.enter_context(service())
        damaged = compare(scripts, store, opened, whole, folder / "true")
    lines = given.articles * given.lines
    print(f"{given.articles} articles of {given.lines} lines in {seconds:.0f} s")
    print(f"answers: {stats['answered']}")
    print(f"made             {sum(made):>8} (goal: {given.articles})")
    print(f"damaged takes    {damaged:>8} (goal: 0)")
    print(f"requests a line  {stats['requests'] / lines:>8.3f} (goal: at most {MOST_REQUESTS})")
    print(f"while it rested  {stats['asked_in_rest']:>8} (goal: 0)")
    print(f"most at once     {stats['greatest_open']:>8}")
    right = all(made) and not damaged and not stats["asked_in_rest"]
    sys.exit(not (right and stats["requests"] <= MOST_REQUESTS * lines))


def patiently(script: Script, engines: Engines, store: TakeStore, ear: Ear) -> bool:
    """As the pipeline does: an attempt that fails is made again after a pause."""
    pause_s = PAUSE_S
    for _ in range(ATTEMPTS):
        try:
            list(perform(script, VOICE, engines, store, listening=Listening(ear)))
        except AudioPipelineError as error:
            print(f"waits {pause_s:.0f} s: {error}", file=sys.stderr, flush=True)
            time.sleep(pause_s)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)
        else:
            return True
    return False


def compare(
    scripts: list[Script], store: TakeStore, engines: Engines, whole: Service, folder: Path
) -> int:
    """How many takes are not what the service says when nothing goes wrong."""
    identity = engines.get("edge").identity(VOICE, "en")
    truth = Engines({"edge": {"endpoint": whole.url}})
    damaged = 0
    for script in scripts:
        for take in perform(script, VOICE, truth, TakeStore(folder)):
            kept = store.find(take_key(script.lines[take.line], identity))
            damaged += kept is None or kept.sha256 != take.sha256 or kept.words != take.words
    return damaged


if __name__ == "__main__":
    main()
