"""Remove what nobody needs any more: by age, and never what a page, a feed or an episode needs.

Everything may be done twice, and stopped anywhere: what is left goes the next time.
"""

import contextlib
import logging
import os
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from dbos import DBOS
from dbos import error as engine_error
from sqlalchemy.exc import SQLAlchemyError

from audio_pipeline.errors import AudioPipelineError, StoreFailed
from audio_pipeline.publish.layout import embed_page, episode_data, episode_page, feed_file
from audio_pipeline.store import prune as rows
from audio_pipeline.store import work_queue
from audio_pipeline.store.sites import forget_pages
from audio_pipeline.work.air import finish_retractions, rewrite_old_pages, show_lock
from audio_pipeline.work.budget import forget_counted
from audio_pipeline.work.learning import FORGOTTEN_AFTER
from audio_pipeline.work.reconcile import ENDED
from audio_pipeline.work.takes import prune_takes
from audio_pipeline.work.tools import Tools
from audio_pipeline.work.trail import said

log = logging.getLogger("audio_pipeline.work")

EVERY = timedelta(hours=23)  # a day, but a timer that fires a little early still finds it due
MEDIA = "media/"
BATCH = 500  # workflows that are forgotten in one transaction
LEFTOVERS = ("mixes", "renders")
REFUSED_FOR = timedelta(days=30)
"""Folders of the state in which recordings wait; one whose attempt was overtaken stays behind."""


def prune_when_due(tools: Tools) -> None:
    """Prune if a day has passed since the last time; for a worker that holds the lock."""
    stamp = tools.settings.state / "pruned"
    try:
        age = timedelta(seconds=tools.now().timestamp() - stamp.stat().st_mtime)
    except OSError:
        age = EVERY
    if timedelta() <= age < EVERY:  # below zero: the clock was ahead
        return
    prune(tools)
    with contextlib.suppress(OSError):
        stamp.touch()
        now_s = tools.now().timestamp()
        os.utime(stamp, (now_s, now_s))


def prune(tools: Tools) -> dict[str, int]:
    """Remove all that is no longer needed; answers how many of each kind went.

    A kind that fails is one line in the log and keeps no other from going.
    """
    keep, now = tools.settings.keep, tools.now()
    shows = tools.settings.shows.items()
    configured = {(name, source.id) for name, show in shows for source in show.sources}
    audit_from = now - timedelta(days=keep.audit_days)
    kinds: dict[str, Callable[[], int]] = {
        "retractions": lambda: finish_retractions(tools),
        "media": lambda: prune_media(tools),
        "takes": lambda: prune_takes(tools),
        "refused": lambda: tools.refused.forget_before((now - REFUSED_FOR).timestamp()),
        "leftovers": lambda: _prune_leftovers(tools, now - timedelta(days=keep.media_days)),
        "workflows": lambda: prune_workflows(tools),
        "deeds": lambda: rows.forget_deeds(tools.database, audit_from),
        "sources": lambda: rows.forget_sources(tools.database, configured, audit_from),
        "counted": lambda: forget_counted(tools),
        "site_pages": lambda: forget_pages(tools.database, now - FORGOTTEN_AFTER),
        "passes": lambda: rows.forget_passes(tools.database, now),
        "pages": lambda: rewrite_old_pages(tools),  # none goes, but this is when there is time
    }
    started = time.monotonic()
    gone = {kind: _quietly(kind, remove) for kind, remove in kinds.items()}
    log.info("pruned", extra=said(**gone, seconds=round(time.monotonic() - started, 2)))
    return gone


def prune_media(tools: Tools) -> int:
    """Files of revisions that nothing names any more; answers how many."""
    files: dict[str, list[str]] = defaultdict(list)
    for path in tools.storage.paths(MEDIA):
        files[path.split("/")[1]].append(path)
    gone = 0
    for found in list(rows.published(tools.database)):
        if set(files.get(found.id, ())) - _named_by(found):
            with show_lock(tools, found.show):  # nobody publishes while the lock is held
                gone += _remove_surplus(tools, found.id)
    return gone


def prune_workflows(tools: Tools) -> int:
    """The workflow engine's rows of workflows that have ended; answers how many workflows.

    One whose end the reconciler has not seen yet stays. Raises StoreFailed.
    """
    before = tools.now() - timedelta(days=tools.settings.keep.workflow_days)
    followed = {workflow_id for _, workflow_id in work_queue.in_work(tools.database)}
    gone = 0
    try:
        while True:
            ended = DBOS.list_workflows(
                status=list(ENDED),
                end_time=before.isoformat(),
                limit=BATCH + len(followed),
                load_input=False,
                load_output=False,
            )
            ids = [each.workflow_id for each in ended if each.workflow_id not in followed]
            if not ids:
                return gone
            DBOS.delete_workflows(ids)
            gone += len(ids)
    except (engine_error.DBOSException, SQLAlchemyError) as error:
        raise StoreFailed(f"old workflows cannot be removed: {type(error).__name__}") from error


def _named_by(found: rows.OnAir) -> set[str]:
    episode = found.episode
    if episode is None:
        return set()
    files = (episode.audio, episode.transcript, episode.words, episode.chapters)
    return {file.path for file in files}


def _remove_surplus(tools: Tools, episode_id: str) -> int:
    """Under the show's lock: what the store and the published files say now."""
    found = rows.published_one(tools.database, episode_id)
    if found is None or found.in_work or found.state in (*rows.OPEN_STATES, "retracted"):
        return 0
    replaced_before = tools.now() - timedelta(days=tools.settings.keep.media_days)
    if found.episode is not None and found.episode.updated > replaced_before:
        return 0
    files = tools.storage.paths(f"{MEDIA}{episode_id}/")
    pages = (episode_page(found.id), episode_data(found.id), embed_page(found.id))
    named_in = _read(tools, feed_file(found.show), *pages)
    surplus = set(files) - _named_by(found)
    surplus -= {path for path in surplus if quote(path).encode() in named_in}
    for path in surplus:
        tools.storage.delete(path)
    return len(surplus)


def _read(tools: Tools, *pages: str) -> bytes:
    """What listeners read right now, of those pages that there are."""
    return b"".join(tools.storage.read(page) for page in pages if tools.storage.exists(page))


def _prune_leftovers(tools: Tools, before: datetime) -> int:
    """Recordings that were never published. One that is wanted after all is made again."""
    return sum(
        _remove_old(path, before.timestamp())
        for folder in LEFTOVERS
        for path in (tools.settings.state / folder).glob("*")
    )


def _remove_old(path: Path, before_s: float) -> bool:
    try:
        if not path.is_file() or path.stat().st_mtime >= before_s:
            return False
        path.unlink()
    except OSError:
        return False
    return True


def _quietly(kind: str, remove: Callable[[], int]) -> int:
    try:
        return remove()
    except AudioPipelineError as error:
        log.warning("could not be pruned", extra=said(kind=kind, why=str(error)))
        return 0
