"""For whoever watches over the process: is it up, can it work."""

import logging
import tempfile
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import JSONResponse

from audio_pipeline.errors import StoreFailed
from audio_pipeline.store.database import Database
from audio_pipeline.web.context import ToolsHere
from audio_pipeline.work.measures import Measures

log = logging.getLogger("audio_pipeline.web")

TICK_OVERDUE_S = 30  # the reconciler goes round every 2 s


def add_to(app: FastAPI) -> None:
    for path, handler in (("/health", health), ("/ready", ready)):
        app.add_api_route(path, handler, methods=["GET", "HEAD"], include_in_schema=False)


async def health() -> JSONResponse:
    """The process answers."""
    return JSONResponse({"status": "ok"})


def ready(tools: ToolsHere) -> JSONResponse:
    """Whether work can be done here: 200, or 503 with what cannot be used."""
    checks = {
        "database": _check_database(tools.database),
        "output": _check_output(tools.settings.output),
        "state": _check_output(tools.settings.state),
        "worker": _check_worker(tools.measures),
    }
    good = all(state == "ok" for state in checks.values())
    return JSONResponse({"ready": good, "checks": checks}, 200 if good else 503)


def _check_database(database: Database) -> str:
    try:
        with database.read():
            pass
    except StoreFailed as error:
        log.warning("not ready: %s", error)
        return "the database does not answer"
    return "ok"


def _check_worker(measures: Measures) -> str:
    """The reconciler's round needs the store, the workflow engine and the worker's thread."""
    age_s = measures.read().tick_age_s
    if age_s is None:
        return "the work has not begun"
    return "ok" if age_s < TICK_OVERDUE_S else "the work stands still"


def _check_output(folder: Path) -> str:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b".")
    except OSError as error:
        log.warning("not ready: %s cannot be written: %s", folder, error.strerror)
        return "the output folder cannot be written"
    return "ok"
