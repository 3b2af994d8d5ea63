"""The desk's pages and the small pages of the web room: templates and assets."""

import mimetypes
from functools import cache
from pathlib import Path

from starlette.responses import HTMLResponse, Response

from audio_pipeline.player import Asset, asset_of, assets, templates_in

ASSET_FOLDER = Path(__file__).parent / "assets"
TEMPLATE_FOLDER = Path(__file__).parent / "templates"


def page(
    template: str,
    *,
    to_root: str,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **values: object,
) -> Response:
    """`template` filled in. `to_root` leads from the page's address to the server's root."""
    text = (
        templates_in(TEMPLATE_FOLDER)
        .get_template(template)
        .render(
            to_root=to_root,
            asset=lambda name: f"{to_root}{_named()[name].path}",
            **values,
        )
    )
    return HTMLResponse(text, status, {"cache-control": "no-store"} | (headers or {}))


def built_in_asset(path: str) -> Response | None:
    """A style, script or icon that comes with the program, by its address; None for others."""
    data = _by_address().get(path)
    if data is None:
        return None
    media_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    lasting = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(data, media_type=media_type, headers=lasting)


@cache
def _named() -> dict[str, Asset]:
    """The listeners' assets and the desk's, by their plain names."""
    ours = {file.name: asset_of(file) for file in sorted(ASSET_FOLDER.iterdir())}
    return {**assets(), **ours}


@cache
def _by_address() -> dict[str, bytes]:
    return {asset.path: asset.data for asset in _named().values()}
