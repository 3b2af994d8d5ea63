"""The desk's pages and the small pages of the web room: templates and assets."""

import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from audio_pipeline import player

HERE = Path(__file__).parent
HASH_LENGTH = 10


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
        _templates()
        .get_template(template)
        .render(
            to_root=to_root,
            asset=lambda name: f"{to_root}{_paths()[name]}",
            **values,
        )
    )
    return HTMLResponse(text, status, {"cache-control": "no-store"} | (headers or {}))


def built_in_asset(path: str) -> Response | None:
    """A style, script or icon that comes with the program, by its address; None for others."""
    data = _assets().get(path)
    if data is None:
        return None
    media_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    lasting = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(data, media_type=media_type, headers=lasting)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _paths() -> dict[str, str]:
    """Addresses of assets by their plain names; each carries its content's hash."""
    paths = {name: asset.path for name, asset in player.assets().items()}
    for file in sorted((HERE / "assets").iterdir()):
        digest = hashlib.sha256(file.read_bytes()).hexdigest()[:HASH_LENGTH]
        paths[file.name] = f"assets/{file.stem}-{digest}{file.suffix}"
    return paths


@cache
def _assets() -> dict[str, bytes]:
    """Contents by address."""
    ours = {file.name: file.read_bytes() for file in (HERE / "assets").iterdir()}
    known = {asset.path: asset.data for asset in player.assets().values()}
    return known | {_paths()[name]: data for name, data in ours.items()}
