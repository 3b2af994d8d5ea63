"""Remove what killed processes left half written. Nothing whole is ever touched."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from audio_pipeline.work.tools import Tools

HALF_WRITTEN = (".part", ".partial", ".mp3")  # endings of hidden files that are renamed when whole
WRITTEN_WITHIN_S = 2  # `render` keeps takes and `retract` writes feeds without this lock


def sweep_unfinished(tools: Tools) -> int:
    """Called by the worker before it works, under the output folder's lock; answers how many."""
    count = 0
    renders = tools.settings.state / "renders"
    for path in _hidden(tools.settings.output):
        if path.is_relative_to(renders):
            continue  # a `render` may be writing there for as long as it takes
        if path.suffix != ".mp3" and _age_s(path) < WRITTEN_WITHIN_S:
            continue
        with contextlib.suppress(OSError):
            path.unlink()
            count += 1
    return count


def _hidden(output: Path) -> Iterator[Path]:
    """Listed by hand: a year's folder has 200,000 entries, and `rglob` takes twice as long."""
    folders = [str(output)]
    while folders:
        with contextlib.suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.name[0] == "." and entry.is_file(follow_symlinks=False):
                    path = Path(entry.path)
                    if path.suffix in HALF_WRITTEN:
                        yield path


def _age_s(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0
