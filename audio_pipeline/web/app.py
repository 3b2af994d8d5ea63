"""The web application: what listeners fetch, embeds, the desk, the API."""

from collections.abc import Callable

from fastapi import FastAPI

import audio_pipeline
from audio_pipeline.web import api, desk, embed, health, listeners, metrics, oembed, trouble
from audio_pipeline.web.shell import Shell
from audio_pipeline.work.tools import Tools


def create_app(tools: Tools, wake: Callable[[], None]) -> FastAPI:
    """The application over `tools`; `wake` is called after everything that gives work to do."""
    app = FastAPI(
        title="Audio Pipeline",
        version=audio_pipeline.__version__,
        docs_url=None,  # their pages load scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        redirect_slashes=False,  # its redirects name the host that the request named
    )
    app.state.tools = tools
    app.state.wake = wake
    app.add_middleware(Shell, base_url=tools.settings.base_url)
    for room in (trouble, health, metrics, api, desk, oembed, embed, listeners):
        room.add_to(app)  # listeners last: it takes every address that is left
    return app
