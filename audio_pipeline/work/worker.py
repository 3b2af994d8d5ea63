"""One process that works on an output folder: the lock, the workflow engine, the timers."""

import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from dbos import DBOS, DBOSConfig

from audio_pipeline.errors import AlreadyRunning, AudioPipelineError, StoreFailed
from audio_pipeline.model import Show, Source
from audio_pipeline.work import produce
from audio_pipeline.work.air import rewrite_everything
from audio_pipeline.work.budget import go_on
from audio_pipeline.work.engine_file import EngineFile, EngineFileGone, set_aside_if_damaged
from audio_pipeline.work.engine_sqlite import shortened
from audio_pipeline.work.lock import Place, executor_id, lock_output
from audio_pipeline.work.old_sqlite import engine_arguments
from audio_pipeline.work.outage import outage
from audio_pipeline.work.poll import look_at_changed, poll_source
from audio_pipeline.work.prune import prune_when_due
from audio_pipeline.work.reconcile import QUEUE, URGENT, reconcile
from audio_pipeline.work.respeak import respeak
from audio_pipeline.work.sweep import tidying
from audio_pipeline.work.tools import Tools

log = logging.getLogger("audio_pipeline.work")

RECONCILE_EVERY_S = 2.0
LOOK_EVERY_S = 5.0
RESPEAK_LOOK_EVERY_S = 30.0
PRUNE_LOOK_EVERY_S = 3600.0  # whether a day has passed, also over restarts
MOST_POLLS = 100  # at once: a thread each, so that a source that hangs keeps no other waiting
OTHER_TIMERS = 3
QUEUE_POLL_S = 0.2
LOOK = "look at what may have changed"
CLOSE_WITHIN_S = 1.0
DATABASE_SCHEMA = "workflows"


class Worker:
    """Makes what is due, until closed. `wake()` makes it look at the store at once."""

    def __init__(self, tools: Tools, place: Place) -> None:
        self.tools = tools
        self._place = place
        self._engine_file = EngineFile(tools.settings.state)
        outage.say_nothing_while(self._engine_file.is_gone)  # the next look ends this process
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._reconcile_on, name="reconciler", daemon=True)
        polls = sum(len(show.sources) for show in tools.settings.shows.values())
        self._scheduler = BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(min(polls, MOST_POLLS) + OTHER_TIMERS)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def start(self) -> None:
        """Begin to reconcile and to poll."""
        for show in self.tools.settings.shows.values():
            for source in show.sources:
                self._schedule(show, source)
        self._every(LOOK_EVERY_S, self._look, LOOK)
        self._every(RESPEAK_LOOK_EVERY_S, self._respeak)
        self._every(PRUNE_LOOK_EVERY_S, lambda: prune_when_due(self.tools))
        self._scheduler.start()
        self._thread.start()

    def wake(self) -> None:
        self._wake.set()

    def reconcile(self) -> None:
        """One look at what is due. Raises AlreadyRunning where another process has taken over,
        EngineFileGone."""
        self._place.keep()
        self._engine_file.check()
        reconcile(self.tools)

    def close(self) -> None:
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(CLOSE_WITHIN_S)
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _schedule(self, show: Show, source: Source) -> None:
        def poll() -> None:
            news = poll_source(self.tools, show, source)
            if news and news.new:
                self.wake()
            if news and news.changed:  # a correction waits for no timer
                with suppress(JobLookupError):  # this process is ending
                    self._scheduler.modify_job(LOOK, next_run_time=datetime.now(UTC))

        self._every(source.poll_seconds, poll)

    def _look(self) -> None:
        if look_at_changed(self.tools):
            self.wake()

    def _respeak(self) -> None:
        if respeak(self.tools):
            self.wake()

    def _every(self, seconds: float, job: Callable[[], None], name: str | None = None) -> None:
        self._scheduler.add_job(
            _quietly(job), "interval", seconds=seconds, id=name, next_run_time=self.tools.now()
        )

    def _reconcile_on(self) -> None:
        away = False
        while not self._stop.is_set():
            self._wake.clear()
            try:
                self.reconcile()
                self.tools.measures.tick()
                if away:
                    log.info("the database answers again")
                away = False
            except (AlreadyRunning, EngineFileGone) as error:
                _end_now(error)
            except Exception as error:  # the engine raises its own and its database's
                away = True
                outage.complain(log, error)
            self._wake.wait(RECONCILE_EVERY_S)


@contextmanager
def open_worker(tools: Tools) -> Iterator[Worker]:
    """A worker that holds the output folder's lock; its engine takes up what was left undone.

    Raises AlreadyRunning when another process works on this folder, StoreFailed.
    """
    with lock_output(tools.settings.state) as place:
        _launch_engine(tools)
        worker = Worker(tools, place)
        tools.alive.begin()
        try:
            go_on(tools)
            rewrite_everything(tools)
            with tidying(tools):
                yield worker
        finally:
            worker.close()
            tools.alive.end()
            DBOS.destroy(workflow_completion_timeout_sec=0)


def _end_now(error: AudioPipelineError) -> None:
    """At once, whatever is in work: another process takes it up, from the same store."""
    log.error("%s", error)
    os._exit(1)


def _launch_engine(tools: Tools) -> None:
    _hand_over_logging()
    produce.bind(tools)
    if not tools.settings.database_url:
        set_aside_if_damaged(tools.settings.state)
    url = tools.settings.database_url or f"sqlite:///{tools.settings.state / 'workflows.sqlite'}"
    config: DBOSConfig = {
        "name": "audio-pipeline",
        "system_database_url": url,
        "db_engine_kwargs": engine_arguments(url),
        "dbos_system_schema": DATABASE_SCHEMA,
        "application_version": produce.APPLICATION_VERSION,
        "executor_id": executor_id(tools.settings.state),
        "log_level": "WARNING",
        "enable_otlp": False,
        "notification_listener_polling_interval_sec": QUEUE_POLL_S,
    }
    try:
        DBOS(config=config)
        DBOS.launch()
        for queue in (QUEUE, URGENT):
            DBOS.register_queue(
                queue,
                worker_concurrency=tools.settings.work.articles_at_once,
                polling_interval_sec=QUEUE_POLL_S,
                on_conflict="always_update",
            )
    except AudioPipelineError:
        raise
    except Exception as error:
        raise StoreFailed(
            f"the workflow engine does not start: {str(error).splitlines()[0]}",
            "see `audio-pipeline doctor`",
        ) from error


def _hand_over_logging() -> None:
    """The engine's log goes through ours: warnings in one line, without a handler of its own."""
    engine = logging.getLogger("dbos")
    engine.handlers = [logging.NullHandler()]
    engine.propagate = True
    engine.setLevel(logging.WARNING)
    engine.addFilter(outage)
    engine.addFilter(shortened)  # a function: added once, however often it is done


def _quietly(job: Callable[[], None]) -> Callable[[], None]:
    """A timer's job: a failure is one line, and the next tick tries again."""

    def run() -> None:
        try:
            job()
        except StoreFailed as error:
            outage.complain(log, error)
        except AudioPipelineError as error:
            log.warning("%s", error)

    return run
