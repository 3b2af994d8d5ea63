"""What listeners and their apps fetch: static files under the output folder."""

from typing import Annotated
from urllib.parse import urlsplit

from anyio import to_thread
from fastapi import FastAPI, Path, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match, Route

from audio_pipeline.web.context import ToolsHere
from audio_pipeline.web.download import answer
from audio_pipeline.web.pages import built_in_asset
from audio_pipeline.web.published import open_published
from audio_pipeline.work.tools import Tools

METHODS = ["GET", "HEAD", "OPTIONS"]
# Players and apps on other origins may read what is published, and ask for parts of it.
SHARED = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Content-Length, Content-Range, ETag, Accept-Ranges",
    "cross-origin-resource-policy": "cross-origin",
}
PREFLIGHT = {
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-headers": "Range, If-Range, If-None-Match, If-Modified-Since",
    "access-control-max-age": "86400",
}


def add_to(app: FastAPI) -> None:
    app.add_api_route("/{path:path}", published, methods=METHODS, include_in_schema=False)


async def published(path: Annotated[str, Path()], request: Request, tools: ToolsHere) -> Response:
    """A published file, a page by its folder's address, or an asset of ours."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=SHARED | PREFLIGHT)
    if needs_slash(tools, path):
        return RedirectResponse(f"{path.rpartition('/')[2]}/", status_code=308)
    response = await serve_file(tools, path, request)
    if response is None:
        _check_method(request)
        raise HTTPException(404, "There is nothing at this address.")
    return response


def _check_method(request: Request) -> None:
    """Raises HTTPException 405 where a route of the application answers other methods."""
    others = [
        method
        for route in request.app.routes
        if isinstance(route, Route) and route.matches(request.scope)[0] is Match.PARTIAL
        for method in route.methods or ()
    ]
    if others:
        raise HTTPException(405, "That cannot be done here.", {"allow": ", ".join(sorted(others))})


async def serve_file(tools: Tools, path: str, request: Request) -> Response | None:
    """The answer for the file behind `path`, or None when there is none."""
    asset = built_in_asset(path)
    if asset is not None:
        return asset
    file = await to_thread.run_sync(open_published, tools.settings.output, path)
    if file is None:
        return None
    response = answer(file, request.method, request.headers)
    response.headers.update(SHARED)
    return response


def needs_slash(tools: Tools, path: str) -> bool:
    """Whether a page's relative links would lead astray without a slash at its address's end.

    `../../assets/` on the page of /episodes/ID is /assets/ all the same, as nothing lies above
    the root of a server; below a proxy's path it is not.
    """
    room, _, name = path.partition("/")
    below_a_path = urlsplit(tools.settings.base_url).path.strip("/")
    is_page = room in ("shows", "episodes", "embed") and name and "/" not in name
    return bool(is_page and below_a_path and "." not in name)
