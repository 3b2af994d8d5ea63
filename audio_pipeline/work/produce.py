"""The one place that knows the order of the stages: an article's way to an episode, durably.

Only references pass between the steps: the article and the script lie in the store, the recording
in a file. Every step may be done twice, because a process can die between a step's effect and the
engine's note that it was done.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import ParamSpec, TypeVar

from dbos import DBOS

from audio_pipeline.errors import (
    ArticleSkipped,
    AudioPipelineError,
    ConfigError,
    Superseded,
)
from audio_pipeline.extract import content_hash
from audio_pipeline.model import Article, Entry, EpisodeRecord
from audio_pipeline.sources import identity_keys
from audio_pipeline.store import episodes, transitions
from audio_pipeline.work.air import put_on_air
from audio_pipeline.work.article import fetch_article
from audio_pipeline.work.reading import write_script
from audio_pipeline.work.record import drop_recording, keep_recording, record
from audio_pipeline.work.tools import EDITORS_CHOICE, Tools
from audio_pipeline.work.trail import following, said

log = logging.getLogger("audio_pipeline.work")

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

APPLICATION_VERSION = "1"  # raised by hand when the steps below change shape
MAX_RECOVERIES = 3  # a workflow that takes the process down with it is not tried for ever
FIRST_PAUSE_S = 15
STAGE_EVERY_S = 0.5


@dataclass
class _Bench:
    """The tools of this process: the engine calls workflows by name, none can be handed in."""

    tools: Tools | None = None


_bench = _Bench()


def bind(tools: Tools) -> None:
    """Let the workflows of this process use these tools."""
    _bench.tools = tools


def _timed(stage: str) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """Measure a step where it runs: a recovery does not run what is done."""

    def around(step: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        @wraps(step)
        def run(*asked: Asked.args, **named: Asked.kwargs) -> Answer:
            with _tools().measures.stage(stage):
                return step(*asked, **named)

        return run

    return around


@DBOS.workflow(name="produce", max_recovery_attempts=MAX_RECOVERIES)
def produce(episode_id: str, revision: int, attempt: int) -> str:
    """Make one attempt at one revision of one episode; answers how it ended."""
    with following(episode_id, revision, attempt):
        return _produce(episode_id, revision, attempt)


def _produce(episode_id: str, revision: int, attempt: int) -> str:
    ended = "aired"
    try:
        fetch_and_extract(episode_id, revision, attempt)
        compose_script(episode_id, revision, attempt)
        recording = record_script(episode_id, revision, attempt)
        publish_episode(episode_id, revision, attempt, recording)
    except AudioPipelineError as error:
        ended = settle(episode_id, revision, attempt, error)
    release(episode_id, workflow_id_of(episode_id, revision, attempt))
    return ended


@DBOS.step()
@_timed("fetching")
def fetch_and_extract(episode_id: str, revision: int, attempt: int) -> None:
    """The revision's article into the store; one that was fetched for it already is kept."""
    tools, work = _wanted(episode_id, revision, attempt, "fetching")
    if revision > 1 and attempt == 1:
        return  # the article whose changed words started this revision
    entry = episodes.entry_of(tools.database, episode_id)
    show, source = tools.show(work.show), tools.source(work.show, work.source)
    article = fetch_article(tools, entry, show, source)
    _claim_address(tools, work, article)
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
    script = write_script(work.article, tools.show(work.show))
    transitions.keep_script(tools.database, episode_id, revision, script)


@DBOS.step()
@_timed("recording")
def record_script(episode_id: str, revision: int, attempt: int) -> str:
    """Perform and mix; answers the name of the recording that waits on disk."""
    tools, work = _wanted(episode_id, revision, attempt, "recording")
    assert work.script is not None
    recording = record(
        work.script,
        tools.show(work.show),
        tools.engines,
        tools.takes,
        tools.mixes,
        stopped=lambda: _stop_if_unwanted(tools, episode_id, revision, attempt),
        progress=_progress(tools, episode_id, revision),
    )
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
    work = episodes.get(tools.database, episode_id)
    if work is None or isinstance(error, Superseded):
        return "superseded"
    if (work.revision, work.attempt) != (revision, attempt):
        return "superseded"
    if isinstance(error, ArticleSkipped):
        transitions.give_up(tools.database, work, str(error), skipped=True)
        log.info("skipped", extra=said(title=work.title, why=str(error)))
        return "skipped"
    if error.again or isinstance(error, ConfigError):
        again_at = tools.now() + pause_after(work.failures)
        transitions.wait(tools.database, work, str(error), again_at)
        log.warning(
            "waits", extra=said(title=work.title, until=f"{again_at:%F %T}", why=str(error))
        )
        return "waiting"
    transitions.give_up(tools.database, work, str(error), skipped=False)
    log.warning("waits for an editor", extra=said(title=work.title, why=str(error)))
    return "failed"


@DBOS.step()
def release(episode_id: str, workflow_id: str) -> None:
    transitions.release(_tools().database, episode_id, workflow_id)


def workflow_id_of(episode_id: str, revision: int, attempt: int) -> str:
    """An id is never used twice: the engine would answer the old result and run nothing."""
    return f"{episode_id}-{revision}-{attempt}"


def address_key(url: str) -> str:
    """The identity key of an article's address."""
    keys = identity_keys(Entry(guid="", url=url, title=""), EDITORS_CHOICE)
    return keys[-1] if keys else f"url:{url}"


def pause_after(failures: int) -> timedelta:
    """Pauses double from 15 s to an hour."""
    return timedelta(seconds=min(FIRST_PAUSE_S * 2**failures, transitions.LONGEST_PAUSE_S))


def _claim_address(tools: Tools, work: EpisodeRecord, article: Article) -> None:
    """Two listings that lead to one canonical address are one article."""
    if not article.url:
        return  # a file that was never on the web
    key = address_key(article.url)
    owner = episodes.claim_identity(tools.database, work.show, work.id, key)
    if owner != work.id:
        raise ArticleSkipped(f"the same article as episode {owner}")


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
    return tools, work


def _stop_if_unwanted(tools: Tools, episode_id: str, revision: int, attempt: int) -> None:
    if not transitions.is_wanted(tools.database, episode_id, revision, attempt):
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
