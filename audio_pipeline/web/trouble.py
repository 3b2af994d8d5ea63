"""Faults as answers: one clear line with the right status, as a page or as JSON."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from audio_pipeline.errors import (
    AlreadyRunning,
    AudioPipelineError,
    FetchFailed,
    FetchRefused,
    StorageFailed,
    StoreFailed,
    Superseded,
    UsageError,
)
from audio_pipeline.web.pages import page

log = logging.getLogger("audio_pipeline.web")

STATUS: tuple[tuple[type[AudioPipelineError], int], ...] = (
    (UsageError, 400),
    (FetchRefused, 400),
    (Superseded, 409),
    (AlreadyRunning, 409),
    (FetchFailed, 502),
    (StorageFailed, 503),
    (StoreFailed, 503),
)
OUR_FAULT = 500

FOR_MACHINES = ("/api/", "/oembed", "/health", "/ready", "/metrics")
TITLES = {
    400: "That did not work",
    401: "The desk is closed",
    403: "Not allowed",
    404: "Nothing here",
    405: "Not possible here",
    503: "Not possible right now",
}


def add_to(app: FastAPI) -> None:
    app.add_exception_handler(HTTPException, _refusal)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(AudioPipelineError, _fault)


def status_of(error: AudioPipelineError) -> int:
    return next((status for kind, status in STATUS if isinstance(error, kind)), OUR_FAULT)


def public_line(error: AudioPipelineError) -> str:
    """What a stranger may read of it: where the store or a file lies stays in the log."""
    status = status_of(error)
    if status < OUR_FAULT:
        return str(error)
    log.warning("a request could not be answered: %s", error)
    return "The store or its files cannot be reached right now; the log says more."


def refuse(
    request: Request, status: int, line: str, headers: dict[str, str] | None = None
) -> Response:
    if request.url.path.startswith(FOR_MACHINES):
        return JSONResponse({"error": line}, status, headers)
    return page(
        "message.html",
        to_root=to_root(request),
        status=status,
        headers=headers,
        title=TITLES.get(status, TITLES[400]),
        line=line,
    )


def to_root(request: Request) -> str:
    """From the address that was asked for to the server's root, as a relative address."""
    return "../" * (request.scope["path"].count("/") - 1) or "./"


def _refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers) if error.headers else None
    return refuse(request, error.status_code, str(error.detail), headers)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path"))
    return refuse(request, 400, f"{where or 'the request'}: {first['msg']}".lower())


def _fault(request: Request, error: Exception) -> Response:
    assert isinstance(error, AudioPipelineError)
    return refuse(request, status_of(error), public_line(error))
