"""How long `audio-pipeline --help` takes beside `python -c pass`, both as whole processes.

.venv/bin/python bench/start.py
"""

import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from statistics import median

RUNS = 15
GOAL_RATIO = 6.0


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    scripts = Path(sysconfig.get_path("scripts"))
    program = shutil.which("audio-pipeline", path=str(scripts)) or "audio-pipeline"
    pairs = [
        (seconds([sys.executable, "-c", "pass"]), seconds([program, "--help"])) for _ in range(RUNS)
    ]
    floor, figure = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(figure / floor for floor, figure in pairs)
    print(f"audio-pipeline --help   {figure * 1000:7.1f} ms")
    print(f"python -c pass          {floor * 1000:7.1f} ms   (the floor)")
    print(f"ratio                   {ratio:7.2f}      (goal: at most {GOAL_RATIO:g})")


if __name__ == "__main__":
    main()
