"""The pages that listeners see and the embeddable player: templates, styles, scripts, phrases."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
ASSET_FOLDER = HERE / "assets"
TEMPLATE_FOLDER = HERE / "templates"
DEFAULT_ARTWORK = ASSET_FOLDER / "artwork.jpg"
"""The artwork of a show without its own: artwork.svg beside it, as 1400 x 1400 pixels RGB."""

EMBED_WIDTH_PX = 640
EMBED_HEIGHT_PX = 200
HASH_LENGTH = 10


@dataclass(frozen=True)
class Asset:
    """A file that pages refer to; `path`, under the output folder, carries the content's hash."""

    path: str
    data: bytes


@cache
def assets() -> Mapping[str, Asset]:
    """Styles, scripts and the icon by their plain names ("site.css")."""
    return {file.name: asset_of(file) for file in sorted(ASSET_FOLDER.iterdir()) if _on_pages(file)}


def asset_of(file: Path) -> Asset:
    """The file under the name that it is published by."""
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:HASH_LENGTH]
    return Asset(f"assets/{file.stem}-{digest}{file.suffix}", data)


def templates() -> Environment:
    """The listeners' pages."""
    return templates_in(TEMPLATE_FOLDER)


@cache
def templates_in(folder: Path) -> Environment:
    """A folder's templates: all that is filled in is escaped, a forgotten value is an error."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def version() -> str:
    """A hash of all templates and assets: what pages look like beyond what they say."""
    files = sorted([*ASSET_FOLDER.iterdir(), *TEMPLATE_FOLDER.iterdir(), HERE / "phrases.py"])
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def asset_address(at: Callable[[str], str]) -> Callable[[str], str]:
    """For templates: an asset's plain name to its address, where `at` gives that of a path."""
    return lambda name: at(assets()[name].path)


def embed_snippet(
    embed_address: str,
    title: str,
    width_px: int = EMBED_WIDTH_PX,
    height_px: int = EMBED_HEIGHT_PX,
) -> str:
    """The `<iframe>` that a site puts into an article's page; narrow pages make it narrower."""
    return (
        f'<iframe src="{escape(embed_address)}" title="{escape(title)}" loading="lazy" '
        f'width="100%" height="{height_px}" style="border:0;max-width:{width_px}px" '
        'allow="autoplay"></iframe>'
    )


def _on_pages(file: Path) -> bool:
    return file.suffix in {".css", ".js", ".svg"}
