"""Remove what killed processes left half written. Nothing whole is ever touched."""

import contextlib
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
    for path in output.rglob(".*"):
        if path.suffix in HALF_WRITTEN and path.is_file() and not path.is_symlink():
            yield path


def _age_s(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0
