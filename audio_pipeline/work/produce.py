"""The one place that knows the order of the stages: an article's way to an episode, durably.

Only references pass between the steps: the article and the script lie in the store, the recording
in a file. Every step may be done twice, because a process can die between a step's effect and the
engine's note that it was done.
"""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from dbos import DBOS

from audio_pipeline.errors import (
    AudioPipelineError,
    ConfigError,
    Superseded,
    is_no_thread,
    machine_failed,
)
from audio_pipeline.extract import content_hash
from audio_pipeline.model import EpisodeRecord
from audio_pipeline.store import episodes, transitions, work_queue
from audio_pipeline.work.air import put_on_air
from audio_pipeline.work.alone import BEGUN_BEFORE_ALONE, alone
from audio_pipeline.work.article import claim_address, fetch_article
from audio_pipeline.work.budget import counted, raise_if_used_up
from audio_pipeline.work.learning import note_reading
from audio_pipeline.work.lexicon import lexicon_of
from audio_pipeline.work.outcome import write_down
from audio_pipeline.work.rank import CORRECTION, rank_of
from audio_pipeline.work.reading import write_script
from audio_pipeline.work.record import drop_recording, keep_recording, record
from audio_pipeline.work.respeak import is_respeaking, keep_stand_in, voices_to_ask
from audio_pipeline.work.tools import Tools
from audio_pipeline.work.trail import following

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

APPLICATION_VERSION = "1"  # raised by hand when the steps below change shape
MAX_RECOVERIES = 50  # one that takes even its witness down is not tried for ever; see `alone`
STAGE_EVERY_S = 0.5


@dataclass
class _Bench:
    """The tools of this process: the engine calls workflows by name, none can be handed in."""

    tools: Tools | None = None


_bench = _Bench()


def bind(tools: Tools) -> None:
    """Let the workflows of this process use these tools."""
    _bench.tools = tools


def _timed(
    stage: str, *, may_kill: bool = False
) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """Measure a step where it runs: a recovery does not run what is done.

    One that may have taken the process down before is done in a process of its own: `may_kill`
    where engines and codecs run. What reads pages and feeds always has one.
    """

    def around(step: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        @wraps(step)
        def run(*asked: Asked.args, **named: Asked.kwargs) -> Answer:
            tools = _tools()
            with tools.measures.stage(stage):
                if may_kill and _begun_before() >= BEGUN_BEFORE_ALONE:
                    return cast(Answer, alone(tools.settings, step.__name__, asked))
                return step(*asked, **named)

        return run

    return around


@DBOS.workflow(name="produce", max_recovery_attempts=MAX_RECOVERIES)
def produce(episode_id: str, revision: int, attempt: int) -> str:
    """Make one attempt at one revision of one episode; answers how it ended."""
    workflow_id = workflow_id_of(episode_id, revision, attempt)
    with following(episode_id, revision, attempt), _tools().alive.working(workflow_id):
        return _produce(episode_id, revision, attempt)


def _produce(episode_id: str, revision: int, attempt: int) -> str:
    ended = "aired"
    try:
        with _right_of_way(episode_id):
            fetch_and_extract(episode_id, revision, attempt)
            compose_script(episode_id, revision, attempt)
            recording = record_script(episode_id, revision, attempt)
            publish_episode(episode_id, revision, attempt, recording)
    except AudioPipelineError as error:
        ended = settle(episode_id, revision, attempt, error)
    except (OSError, MemoryError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and not is_no_thread(error):
            raise
        ended = settle(episode_id, revision, attempt, machine_failed(error))
    release(episode_id, workflow_id_of(episode_id, revision, attempt))
    return ended


@DBOS.step()
@_timed("fetching")
def fetch_and_extract(episode_id: str, revision: int, attempt: int) -> None:
    """The revision's article into the store; one that was fetched for it already is kept."""
    tools, work = _wanted(episode_id, revision, attempt, "fetching")
    if (revision > 1 and attempt == 1) or is_respeaking(work):
        return  # the article whose changed words started this revision, or which is on air
    entry = episodes.entry_of(tools.database, episode_id)
    show, source = tools.show(work.show), tools.source(work.show, work.source)
    article, reading = fetch_article(tools, entry, show, source, work.article)
    claim_address(tools, work, article)
    if entry.url:
        note_reading(tools, entry.url, reading)
    words = content_hash(article)
    if work.episode is not None and transitions.start_revision(
        tools.database, work, article, words, tools.now()
    ):
        raise Superseded("the article's words have changed: a new revision is made")
    transitions.keep_article(tools.database, episode_id, revision, article, words)


@DBOS.step()
@_timed("scripting")
def compose_script(episode_id: str, revision: int, attempt: int) -> None:
    """The revision's script into the store."""
    tools, work = _wanted(episode_id, revision, attempt, "scripting")
    assert work.article is not None
    show = tools.show(work.show)
    script = write_script(work.article, show, lexicon_of(tools.settings, show, work.article))
    transitions.keep_script(tools.database, episode_id, revision, script)


@DBOS.step()
@_timed("recording", may_kill=True)
def record_script(episode_id: str, revision: int, attempt: int) -> str:
    """Perform and mix; answers the name of the recording that waits on disk."""
    tools, work = _wanted(episode_id, revision, attempt, "recording")
    assert work.script is not None
    show, script, rank = tools.show(work.show), work.script, rank_of(work, tools.now())
    give_way = _gives_way(tools, work)

    def stopped() -> None:
        give_way()
        _stop_if_unwanted(tools, episode_id, revision, attempt)

    with counted(tools, show, script) as heard:
        recording = record(
            script,
            show,
            tools.engines,
            tools.takes,
            tools.mixes,
            stopped=stopped,
            progress=_progress(tools, episode_id, revision),
            heard=heard,
            voices=voices_to_ask(work, show, script.language),
            listening=tools.listening(show, give_way, rank),
            permitted=lambda voice: raise_if_used_up(tools, show, script, voice),
            rank=rank,
        )
    tools.ear.write_down()
    tools.measures.recorded(synthesized=recording.synthesized, reused=recording.reused)
    return keep_recording(recording, tools.mixes)


@DBOS.step()
@_timed("publishing")
def publish_episode(episode_id: str, revision: int, attempt: int, recording: str) -> None:
    """On air, unless a newer revision or a retraction came in between."""
    tools = _tools()
    work = episodes.get(tools.database, episode_id)
    try:
        if work is None or (work.revision, work.attempt) != (revision, attempt):
            raise Superseded("a newer revision came in between")
        _gives_way(tools, work)()
        put_on_air(tools, work, recording)
    except Superseded:
        drop_recording(recording, tools.mixes)
        raise
    if revision == 1:
        tools.measures.aired((tools.now() - work.seen_at).total_seconds())


@DBOS.step()
def settle(episode_id: str, revision: int, attempt: int, error: AudioPipelineError) -> str:
    """Write down why the attempt did not air, and when the next one is made."""
    tools = _tools()

    def settled() -> str:
        work = episodes.get(tools.database, episode_id)
        if work is None or isinstance(error, Superseded):
            return "superseded"
        if (work.revision, work.attempt) != (revision, attempt):
            return "superseded"
        if is_respeaking(work):
            return keep_stand_in(tools, work, error)
        return write_down(tools, work, error)

    return tools.alive.patiently(settled)


@DBOS.step()
def release(episode_id: str, workflow_id: str) -> None:
    tools = _tools()
    tools.alive.patiently(lambda: transitions.release(tools.database, episode_id, workflow_id))


def workflow_id_of(episode_id: str, revision: int, attempt: int) -> str:
    """An id is never used twice: the engine would answer the old result and run nothing."""
    return f"{episode_id}-{revision}-{attempt}"


def _begun_before() -> int:
    """How often this workflow was begun and not ended; none where it runs in no engine."""
    workflow_id = DBOS.workflow_id
    status = DBOS.get_workflow_status(workflow_id) if workflow_id else None
    return (status.recovery_attempts or 1) - 1 if status else 0


def _tools() -> Tools:
    assert _bench.tools is not None, "bind() comes before the first workflow"
    return _bench.tools


def _wanted(
    episode_id: str, revision: int, attempt: int, stage: str
) -> tuple[Tools, EpisodeRecord]:
    tools = _tools()
    _stop_if_unwanted(tools, episode_id, revision, attempt)
    transitions.set_stage(tools.database, episode_id, revision, stage)
    work = episodes.get(tools.database, episode_id)
    if work is None:
        raise Superseded("it is gone")
    if work.show not in tools.settings.shows:
        raise ConfigError("its show is no longer configured", "it waits for its show")
    _gives_way(tools, work)()
    return tools, work


def _right_of_way(episode_id: str) -> AbstractContextManager[None]:
    """Around all of a correction; of anything else, around nothing."""
    tools = _tools()
    work = episodes.get(tools.database, episode_id)
    urgent = work is not None and _is_urgent(tools, work)
    return tools.right_of_way.taken() if urgent else nullcontext()


def _gives_way(tools: Tools, work: EpisodeRecord) -> Callable[[], None]:
    """What this work calls where it can well stop for a while."""
    return (lambda: None) if _is_urgent(tools, work) else tools.right_of_way.give


def _is_urgent(tools: Tools, work: EpisodeRecord) -> bool:
    return rank_of(work, tools.now()) == CORRECTION


def _stop_if_unwanted(tools: Tools, episode_id: str, revision: int, attempt: int) -> None:
    if not work_queue.is_wanted(tools.database, episode_id, revision, attempt):
        raise Superseded("a newer revision or a retraction came in between")


def _progress(tools: Tools, episode_id: str, revision: int) -> Callable[[int, int], None]:
    """Progress for people, written at most twice a second."""
    last = [0.0]

    def show(done: int, total: int) -> None:
        if time.monotonic() - last[0] >= STAGE_EVERY_S or done == total:
            last[0] = time.monotonic()
            stage = "mixing" if done == total else f"speaking {done} of {total}"
            transitions.set_stage(tools.database, episode_id, revision, stage)

    return show
