"""The store says what should be; this has the workflow engine do it and notes its failures."""

import logging
from collections import Counter

from dbos import DBOS, SetWorkflowID, WorkflowStatus

from audio_pipeline.errors import AudioPipelineError
from audio_pipeline.model import EpisodeRecord
from audio_pipeline.store import episodes, transitions, work_queue
from audio_pipeline.work import outcome, produce
from audio_pipeline.work.lock import executor_id
from audio_pipeline.work.outcome import write_down
from audio_pipeline.work.produce import workflow_id_of
from audio_pipeline.work.tools import Tools
from audio_pipeline.work.trail import following, said

log = logging.getLogger("audio_pipeline.work")

QUEUE, URGENT = "episodes", "urgent"
"""What was on air already, corrected or asked for again, waits for nobody's first narration."""
AHEAD = 2
"""Articles handed over for each that is made at once: what comes first is decided late."""
ENDED = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
FAILURES_BEFORE_EDITOR = 5  # of the kind that nobody foresaw


def reconcile(tools: Tools) -> int:
    """Enqueue what is due and not in work; answers how many episodes are in work or waited for.

    At most one workflow lives for an episode: a new attempt is enqueued only when the last one
    has ended. Done on every tick and after every event; doing it twice is harmless.
    """
    for record, workflow_id in work_queue.in_work(tools.database):
        _follow(tools, record.id, workflow_id)
    in_work = Counter(_queue_of(record) for record, _ in work_queue.in_work(tools.database))
    for record in work_queue.due(tools.database, tools.now(), tools.settings.shows):
        queue = _queue_of(record)
        if in_work[queue] >= AHEAD * tools.settings.work.articles_at_once:
            continue
        workflow_id = workflow_id_of(record.id, record.revision, record.attempt)
        if transitions.claim(tools.database, record, workflow_id):
            _enqueue(record, workflow_id)
            in_work[queue] += 1
    return in_work.total()


def _queue_of(record: EpisodeRecord) -> str:
    return QUEUE if record.episode is None else URGENT


def _follow(tools: Tools, episode_id: str, workflow_id: str) -> None:
    status = DBOS.get_workflow_status(workflow_id)
    record = episodes.get(tools.database, episode_id)  # after the status: it may just have ended
    if record is None:
        return
    current = workflow_id == workflow_id_of(record.id, record.revision, record.attempt)
    if status is None:
        # the process died between the claim and the enqueueing
        if current and record.state == "producing":
            _enqueue(record, workflow_id)
        else:
            transitions.release(tools.database, record.id, workflow_id)
    elif status.status in ENDED:
        if current and record.state == "producing":
            if isinstance(status.error, AudioPipelineError):  # no room to write it down till now
                write_down(tools, record, status.error)
            else:
                _write_down(tools, record, status.status, status.error)
        transitions.release(tools.database, record.id, workflow_id)
    elif _is_orphan(tools, status):
        DBOS.cancel_workflow(workflow_id)
        if current and record.state == "producing":
            reason = "begun by another version of the program, made again by this one"
            transitions.wait(tools.database, record, reason, tools.now())
        transitions.release(tools.database, record.id, workflow_id)
    elif _is_ours(tools, status) and tools.alive.stands_still(workflow_id):
        DBOS.resume_workflow(workflow_id, queue_name=QUEUE)
        log.info("begun and left: goes on", extra=said(workflow=workflow_id))


def _is_ours(tools: Tools, status: WorkflowStatus) -> bool:
    """Begun, as the engine says, by this process or one before it."""
    return status.status == "PENDING" and status.executor_id == executor_id(tools.settings.state)


def _is_orphan(tools: Tools, status: WorkflowStatus) -> bool:
    """Nobody will take it up: it was begun by another version of the steps, and the process that
    did so held the lock that this one holds."""
    if status.app_version == produce.APPLICATION_VERSION:
        return False
    return status.status == "ENQUEUED" or _is_ours(tools, status)


def _write_down(
    tools: Tools, record: EpisodeRecord, status: str, error: BaseException | None
) -> None:
    """Try again after a pause, a few times: machines die for other reasons than this article."""
    if isinstance(error, AudioPipelineError):
        with following(record.id, record.revision, record.attempt):
            outcome.write_down(tools, record, error)
        return
    if status == "MAX_RECOVERY_ATTEMPTS_EXCEEDED":
        reason = "the process died several times while this was made"
    else:
        reason = f"stopped unexpectedly ({type(error).__name__ if error else status.lower()})"
    if record.failures + 1 >= FAILURES_BEFORE_EDITOR:
        transitions.give_up(tools.database, record, reason, skipped=False)
    else:
        again_at = tools.now() + outcome.pause_after(record.failures)
        transitions.wait(tools.database, record, reason, again_at)
    with following(record.id, record.revision, record.attempt):
        log.error("stopped", extra=said(title=record.title, why=reason), exc_info=error)


def _enqueue(record: EpisodeRecord, workflow_id: str) -> None:
    with SetWorkflowID(workflow_id):
        DBOS.enqueue_workflow(
            _queue_of(record), produce.produce, record.id, record.revision, record.attempt
        )
