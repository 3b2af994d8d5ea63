"""Work that is waited for: all that is due now, or one episode, here or in another process."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta

from audio_pipeline.errors import AlreadyRunning
from audio_pipeline.model import EpisodeRecord
from audio_pipeline.store import episodes, sources, work_queue
from audio_pipeline.work.actions import find_episode
from audio_pipeline.work.poll import look_at_changed, poll_source
from audio_pipeline.work.prune import prune_when_due
from audio_pipeline.work.tools import Tools
from audio_pipeline.work.worker import Worker, open_worker

LOOK_EVERY_S = 0.1
LONGEST_POLL_S = 30  # one is bounded by the client's deadline
GRACE = timedelta(seconds=1)  # what is due within it is waited for

Report = Callable[[list[tuple[str, str]]], None]
"""Told what is in work: (title, stage) of each episode."""


def catch_up(tools: Tools, report: Report = lambda _rows: None) -> None:
    """Poll every source now and make all that is due.

    Where another process works on this folder, it is asked to, and waited for.
    """
    asked_at = tools.now()
    sources.poll_now(tools.database)
    with _worked_on(tools) as ours:
        if ours:
            _poll_all(tools)
        else:
            _until_polled(tools, asked_at)
        _until(tools, lambda: not _is_busy(tools), report, ours)
        if ours:
            prune_when_due(tools)


def wait_for(tools: Tools, episode_id: str, report: Report = lambda _rows: None) -> EpisodeRecord:
    """The episode once it is neither due nor in work, made here where nobody else works."""
    with _worked_on(tools) as ours:
        _until(tools, lambda: not _is_open(tools, episode_id), report, ours)
    return find_episode(tools, episode_id)


@contextmanager
def _worked_on(tools: Tools) -> Iterator[Worker | None]:
    """Our worker when the work is ours to do; None when another process does it."""
    with ExitStack() as stack:
        try:
            worker = stack.enter_context(open_worker(tools))
        except AlreadyRunning:
            yield None
        else:
            yield worker


def _poll_all(tools: Tools) -> None:
    for show in tools.settings.shows.values():
        for source in show.sources:
            poll_source(tools, show, source)


def _until_polled(tools: Tools, asked_at: datetime) -> None:
    """The other process polls each source at its next tick."""
    configured = {
        (show.name, source.id): source.poll_seconds
        for show in tools.settings.shows.values()
        for source in show.sources
    }
    deadline = time.monotonic() + max(configured.values(), default=0) + LONGEST_POLL_S
    while time.monotonic() < deadline:
        ended = {
            (each.show, each.source)
            for each in sources.all_sources(tools.database)
            if each.ended_at is not None and each.ended_at >= asked_at
        }
        if configured.keys() <= ended:
            return
        time.sleep(LOOK_EVERY_S)


def _until(tools: Tools, ended: Callable[[], bool], report: Report, ours: Worker | None) -> None:
    while True:
        if ours:
            look_at_changed(tools)
            ours.reconcile()
        if ended():
            return
        report([(each.title, each.stage) for each, _ in work_queue.in_work(tools.database)])
        time.sleep(LOOK_EVERY_S)


def _is_busy(tools: Tools) -> bool:
    return bool(
        work_queue.in_work(tools.database)
        or work_queue.due(tools.database, tools.now() + GRACE, tools.settings.shows, limit=1)
    )


def _is_open(tools: Tools, episode_id: str) -> bool:
    record = episodes.get(tools.database, episode_id)
    if record is None:
        return False
    in_work = any(each.id == episode_id for each, _ in work_queue.in_work(tools.database))
    due = record.state == "waiting" and (
        record.next_attempt_at is None or record.next_attempt_at <= tools.now() + GRACE
    )
    return in_work or record.state == "producing" or due
