"""The memory that an episode of five minutes and one of ten hours take at most.

    .venv/bin/python -m bench.memory [--hours 10]

Each is recorded from its script to its MP3 in a process of its own: spoken by espeak, every take
judged, kept and mixed. Told is the greatest resident size of that process, and of the largest that
it started. Goal: ten hours take at most 15 MB more.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from audio_pipeline.allocator import keep_little_memory
from audio_pipeline.model import Show, Voice
from audio_pipeline.studio import Ear, Engines, Listening, TakeStore
from audio_pipeline.studio.judges import judges
from audio_pipeline.work.record import record
from bench.service import sentence
from bench.studio import article

SHOW = Show("bench", "Bench", fallback=False)
LINE_S = 11.8
"""Of such a sentence, as espeak says it, with its pause."""
MOST_MB = 15.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=10.0)
    parser.add_argument("--lines", type=int, default=0, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.lines:
        print(json.dumps(recorded(given.lines)))
        return
    own = []
    for hours in (5 / 60, given.hours):
        lines = str(round(hours * 3600 / LINE_S))
        command = [sys.executable, "-m", "bench.memory", "--lines", lines]
        answer = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        duration_s, own_mb, child_mb = json.loads(answer)
        own.append(own_mb)
        print(f"{duration_s / 60:7.1f} min   {own_mb:6.1f} MB   (largest child {child_mb:.1f} MB)")
    print(f"grows by      {own[1] - own[0]:6.1f} MB   (goal: at most {MOST_MB:g})")
    sys.exit(own[1] - own[0] > MOST_MB)


def recorded(lines: int) -> tuple[float, float, float]:
    """Seconds of the episode, and MB at most of this process and of its children."""
    keep_little_memory()
    script = article([sentence(number) for number in range(lines)])
    with tempfile.TemporaryDirectory() as name:
        folder, engines = Path(name), Engines()
        with closing(engines):
            recording = record(
                script,
                SHOW,
                engines,
                TakeStore(folder / "takes"),
                folder,
                voices=(Voice("espeak"),),
                listening=Listening(Ear()),
            )
    judges.close()  # counted once it has ended
    own, children = (
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return recording.mix.duration_s, own, children


if __name__ == "__main__":
    main()
