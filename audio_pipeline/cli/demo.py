"""`audio-pipeline demo`"""

import shutil
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audio_pipeline.cli.options import Whole

if TYPE_CHECKING:
    from audio_pipeline.cli.serving import Serving
    from audio_pipeline.config import Settings
    from audio_pipeline.demo.newsroom import Newsroom

OUTPUT = Path("output/demo")
SHOW = "courier"
HIGHEST_PORT = 65_534  # the newsroom takes the next one
LOOK_EVERY_S = 0.5
READ_FOR_S = 5  # what a visitor may look at before the newsroom goes on


@click.command("demo")
@click.option("--once", is_flag=True, help="Make everything that is published, print it, exit.")
@click.option("--port", type=Whole(1, HIGHEST_PORT), default=8000, show_default=True)
def command(once: bool, port: int) -> None:
    """A sample newsroom on this machine, and the pipeline that reads it aloud.

    Everything it makes lies in output/demo/, anew each time.

    \b
    audio-pipeline demo
    audio-pipeline demo --once
    audio-pipeline demo --port 9000
    """
    from audio_pipeline.demo.newsroom import Newsroom

    base_url = f"http://127.0.0.1:{port}"
    with Newsroom(port=port + 1, audio_base_url=base_url) as newsroom:
        settings = demo_settings(newsroom, base_url, port)
        _begin_anew(settings)
        if once:
            _produce_all(settings)
        else:
            _serve(settings, newsroom)


def demo_settings(newsroom: "Newsroom", base_url: str, port: int) -> "Settings":
    """A newsroom's configuration in the small: one show, four editions, embedded voices."""
    from audio_pipeline.config import Http, Settings, Web
    from audio_pipeline.demo.show import demo_show

    show = demo_show(SHOW, newsroom)
    return Settings(
        base_url=base_url,
        output=OUTPUT,
        web=Web(port=port),
        http=Http(allow=(newsroom.url.removeprefix("http://"),)),
        shows={SHOW: show},
        folder=OUTPUT / "config",
    )


def _begin_anew(settings: "Settings") -> None:
    """What an earlier demo made would hide what this one makes."""
    from audio_pipeline.errors import AlreadyRunning
    from audio_pipeline.work.lock import is_worked_on

    if is_worked_on(settings.state):
        raise AlreadyRunning(
            f"a demo is running in {settings.output}", "stop it, or work in another folder"
        )
    shutil.rmtree(settings.output, ignore_errors=True)


def _produce_all(settings: "Settings") -> None:
    from audio_pipeline.cli.interrupt import end_at_once_when_interrupted
    from audio_pipeline.cli.logs import log_to_stderr
    from audio_pipeline.cli.progress import work_progress
    from audio_pipeline.cli.tables import print_episodes
    from audio_pipeline.store import episodes
    from audio_pipeline.work.catch_up import catch_up
    from audio_pipeline.work.tools import open_tools

    log_to_stderr(settings)
    end_at_once_when_interrupted()
    with open_tools(settings) as tools, work_progress() as show:
        catch_up(tools, show)
        records = episodes.listing(tools.database)
    print_episodes(records)
    if any(record.state not in ("aired", "skipped") for record in records):
        sys.exit(1)


def _serve(settings: "Settings", newsroom: "Newsroom") -> None:
    from audio_pipeline.cli.logs import log_to_stderr
    from audio_pipeline.cli.serving import serve_pipeline

    log_to_stderr(settings)

    def announce(serving: "Serving") -> None:
        print(f"Newsroom        {newsroom.url}/")
        print(f"The show        {settings.base_url}/shows/{SHOW}/")
        print(f"Its feed        {settings.base_url}/shows/{SHOW}/feed.xml")
        print(f"Editors' page   {serving.desk_link}")
        print("Stop with Ctrl-C.", flush=True)
        threading.Thread(target=_tell, args=(serving, newsroom), daemon=True).start()

    serve_pipeline(settings, announce)


def _tell(serving: "Serving", newsroom: "Newsroom") -> None:
    """Let the newsroom go on once all is on air: one more article, then a correction."""
    told: set[tuple[str, int]] = set()
    _follow(serving, told)
    time.sleep(READ_FOR_S)
    print(f"The newsroom publishes: {newsroom.publish_next().title}", flush=True)
    _follow(serving, told, at_least=len(told) + 1)
    time.sleep(READ_FOR_S)
    print(f"The newsroom corrects: {newsroom.correct().title}", flush=True)
    _follow(serving, told, at_least=len(told) + 1)
    print("That was all; the pipeline goes on watching.", flush=True)
    while True:
        _follow(serving, told, at_least=len(told) + 1)


def _follow(serving: "Serving", told: set[tuple[str, int]], at_least: int = 1) -> None:
    """Say what comes on air, until nothing is due and enough has been said."""
    from audio_pipeline.cli.tables import minutes
    from audio_pipeline.store import episodes

    while True:
        records = episodes.listing(serving.tools.database)
        for record in reversed(records):
            episode = record.episode
            if episode is not None and (episode.id, episode.revision) not in told:
                told.add((episode.id, episode.revision))
                again = f", revision {episode.revision}" if episode.revision > 1 else ""
                length = minutes(episode.duration_s)
                print(f"On air: {episode.title} ({episode.language}, {length}{again})", flush=True)
        settled = all(record.state not in ("waiting", "producing") for record in records)
        if settled and len(told) >= at_least:
            return
        time.sleep(LOOK_EVERY_S)
