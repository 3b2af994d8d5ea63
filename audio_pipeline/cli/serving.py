"""The pipeline with its pages: what `run` and `demo` do until they are stopped."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

from audio_pipeline.cli.desk import desk_link
from audio_pipeline.config import Settings
from audio_pipeline.web.app import create_app
from audio_pipeline.web.server import serve
from audio_pipeline.work.tools import Tools, open_tools
from audio_pipeline.work.worker import Worker, open_worker


@dataclass(frozen=True)
class Serving:
    """What is running, for whoever announces it."""

    tools: Tools
    worker: Worker
    desk_link: str


def serve_pipeline(settings: Settings, announce: Callable[[Serving], None]) -> None:
    """Work and serve until SIGTERM or SIGINT; `announce` is called once the pages answer.

    Never returns: whatever thread is still in the middle of a line is left behind, since all
    work is safe to be cut off anywhere. Raises what opening and serving raise.
    """
    with open_tools(settings) as tools, open_worker(tools) as worker:
        serving = Serving(tools, worker, desk_link(tools))

        def started(_url: str) -> None:
            worker.start()
            announce(serving)

        serve(create_app(tools, worker.wake), settings.web.host, settings.web.port, started=started)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
