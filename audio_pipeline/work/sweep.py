"""Remove what killed processes left half written. Nothing whole is ever touched."""

import contextlib
import logging
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from audio_pipeline.errors import AudioPipelineError
from audio_pipeline.studio import single_flight
from audio_pipeline.work.air import finish_retractions
from audio_pipeline.work.tools import Tools

log = logging.getLogger("audio_pipeline.work")

HALF_WRITTEN = (".part", ".partial", ".mp3", single_flight.ENDING)
"""Endings of hidden files: renamed when whole, or locks that are held while a line is spoken."""
CLOSE_WITHIN_S = 1.0
WRITTEN_WITHIN_S = 2.0  # `render` keeps takes and `retract` writes feeds without this lock


@contextlib.contextmanager
def tidying(tools: Tools) -> Iterator[None]:
    """Finish what the process before this one began to remove, beside the work, under its lock.

    In the background: a year of folders takes seconds to walk, and articles do not wait for it.
    """
    stopped = threading.Event()
    before_s = time.time()
    thread = threading.Thread(
        target=_tidy, args=(tools, before_s, stopped), name="tidying", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(CLOSE_WITHIN_S)


def _tidy(tools: Tools, before_s: float, stopped: threading.Event) -> None:
    try:
        finish_retractions(tools, stopped.is_set)
    except AudioPipelineError as error:
        log.warning("retractions could not be finished: %s", error)
    waited = not stopped.wait(WRITTEN_WITHIN_S)
    sweep_unfinished(tools, before_s if waited else before_s - WRITTEN_WITHIN_S)


def sweep_unfinished(tools: Tools, before_s: float) -> int:
    """Remove what was half written before that moment (seconds since 1970); answers how many."""
    renders = tools.settings.state / "renders"
    count = 0
    for path in _hidden(tools.settings.output):
        if path.is_relative_to(renders):
            continue  # a `render` may be writing there for as long as it takes
        with contextlib.suppress(OSError):
            if path.stat().st_mtime >= before_s:
                continue
            if path.suffix == single_flight.ENDING:
                count += single_flight.remove_if_free(path)
            else:
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
