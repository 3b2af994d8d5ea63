"""What becomes of an attempt that did not air: made again later, skipped, or an editor's."""

import logging
import re
from datetime import timedelta

from audio_pipeline.errors import (
    ArticleSkipped,
    AudioPipelineError,
    BudgetUsedUp,
    ConfigError,
    EngineBusy,
    EngineMisconfigured,
    FetchFailed,
    TakeBroken,
    TakeFaulty,
)
from audio_pipeline.model import EpisodeRecord
from audio_pipeline.store import transitions, work_queue
from audio_pipeline.work.tools import Tools
from audio_pipeline.work.trail import said

log = logging.getLogger("audio_pipeline.work")

FIRST_PAUSE_S = 15
LONGEST_PAUSE_S = work_queue.LONGEST_PAUSE_S
LONGEST_BLAMELESS_PAUSE_S = 60  # a full disk that has been mended is soon forgotten
SAME_FAILURES: tuple[tuple[type[AudioPipelineError], int], ...] = (
    (TakeFaulty, 2),  # it was spoken several times by then, and an editor can use it all the same
    (TakeBroken, 6),  # each attempt asks the engine several times, and may be billed for it
    (FetchFailed, 30),  # over a day: a page comes back when its site does
)
"""How often in a row an article may fail in the same way before an editor must look. Of the other
failures none is the article's: they end when the machine or the service is mended."""


def write_down(tools: Tools, work: EpisodeRecord, error: AudioPipelineError) -> str:
    """The episode's new state, its reason and next attempt; answers how the attempt ended."""
    reason = str(error)
    if isinstance(error, ArticleSkipped):
        transitions.give_up(tools.database, work, reason, skipped=True)
        log.info("skipped", extra=said(title=work.title, why=reason))
        return "skipped"
    is_configured_wrong = isinstance(error, ConfigError | EngineMisconfigured)
    if (error.again or is_configured_wrong) and not _is_hopeless(work, error):
        again_at = tools.now() + _pause(work.failures, error)
        transitions.wait(tools.database, work, reason, again_at)
        log.warning("waits", extra=said(title=work.title, until=f"{again_at:%F %T}", why=reason))
        return "waiting"
    transitions.give_up(tools.database, work, reason, skipped=False)
    log.warning("waits for an editor", extra=said(title=work.title, why=reason))
    return "failed"


def pause_after(failures: int) -> timedelta:
    """Pauses double from 15 s to an hour."""
    return timedelta(seconds=min(FIRST_PAUSE_S * 2 ** min(failures, 20), LONGEST_PAUSE_S))


def _pause(failures: int, error: AudioPipelineError) -> timedelta:
    """Longer where the site or the service asks for it, within reason."""
    if error.blameless:
        return min(pause_after(failures), timedelta(seconds=LONGEST_BLAMELESS_PAUSE_S))
    if isinstance(error, BudgetUsedUp):  # the month's turn is not slept through
        return timedelta(seconds=min(error.retry_after_s, LONGEST_PAUSE_S))
    asked_s = error.retry_after_s if isinstance(error, FetchFailed | EngineBusy) else None
    return max(pause_after(failures), timedelta(seconds=min(asked_s or 0.0, LONGEST_PAUSE_S)))


def _is_hopeless(work: EpisodeRecord, error: AudioPipelineError) -> bool:
    most = next((count for kind, count in SAME_FAILURES if isinstance(error, kind)), None)
    return most is not None and work.failures + 1 >= most and _alike(work.reason, str(error))


def _alike(reason: str, other: str) -> bool:
    """The same but for numbers: an engine breaks off after other bytes each time. Of several faulty
    lines any may be the first to be found."""
    if TakeFaulty.VERDICT in reason and TakeFaulty.VERDICT in other:
        return True
    return re.sub(r"\d+", "#", reason) == re.sub(r"\d+", "#", other)
