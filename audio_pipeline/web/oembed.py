"""`/oembed`: how a site embeds an episode (oembed.com, version 1.0)."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from audio_pipeline.errors import StorageFailed
from audio_pipeline.model import Episode, EpisodeRecord, Show
from audio_pipeline.player import EMBED_HEIGHT_PX, EMBED_WIDTH_PX, embed_snippet
from audio_pipeline.publish.layout import address, artwork_file, embed_page, show_page
from audio_pipeline.publish.picture import picture
from audio_pipeline.store import episodes
from audio_pipeline.web.context import ToolsHere
from audio_pipeline.web.embed import find_record
from audio_pipeline.work.tools import Tools

KEPT_S = 300
SHARED = {"access-control-allow-origin": "*", "cache-control": f"public, max-age={KEPT_S}"}


def add_to(app: FastAPI) -> None:
    app.add_api_route("/oembed", oembed, methods=["GET", "HEAD"], include_in_schema=False)


def oembed(
    tools: ToolsHere, url: str = "", format: str = "json", maxwidth: str = "", maxheight: str = ""
) -> JSONResponse:
    """For an article's address, or that of an episode's page or player of ours.

    400 without an address, 404 where nothing is on air for it, 501 for another format than JSON.
    """
    if not url:
        raise HTTPException(400, "url is missing: the address of an article or of an episode")
    if format.lower() != "json":
        raise HTTPException(501, "only format=json is spoken here")
    width = _limited(EMBED_WIDTH_PX, "maxwidth", maxwidth)
    height = _limited(EMBED_HEIGHT_PX, "maxheight", maxheight)
    record = _ours(tools, url) or find_record(tools, url)
    if record is None or record.episode is None:
        raise HTTPException(404, "there is no episode on air for this address")
    answer = _rich(tools, record.episode, width, height)
    show = tools.settings.shows.get(record.show)
    if show is not None:
        answer |= _provider(tools, show) | _thumbnail(tools, show, maxwidth, maxheight)
    return JSONResponse(answer, headers=SHARED)


def _limited(size: int, name: str, text: str) -> int:
    if not text:
        return size
    if not text.isascii() or not text.isdigit() or not 0 < len(text) < 6 or int(text) == 0:
        raise HTTPException(400, f"{name} is a number of pixels")
    return min(size, int(text))


def _ours(tools: Tools, url: str) -> EpisodeRecord | None:
    """The episode whose page or player has this address, by whatever host it was reached."""
    base = tools.settings.base_url.rstrip("/")
    if not url.startswith(f"{base}/"):
        return None
    try:
        parts = urlsplit(url.removeprefix(base))
    except ValueError:
        return None
    room, _, name = parts.path.strip("/").partition("/")
    if room == "embed" and not name:
        return find_record(tools, parse_qs(parts.query).get("url", [""])[0])
    if room not in ("embed", "episodes") or not name.isalnum():
        return None
    return episodes.get(tools.database, name)


def _rich(tools: Tools, episode: Episode, width: int, height: int) -> dict[str, object]:
    source = address(tools.settings.base_url, embed_page(episode.id))
    answer: dict[str, object] = {
        "version": "1.0",
        "type": "rich",
        "title": episode.title,
        "html": embed_snippet(source, episode.title, width, height),
        "width": width,
        "height": height,
        "cache_age": KEPT_S,
    }
    return answer | ({"author_name": episode.byline} if episode.byline else {})


def _provider(tools: Tools, show: Show) -> dict[str, object]:
    page = address(tools.settings.base_url, show_page(show.name))
    return {"provider_name": show.title, "provider_url": show.link or page}


def _thumbnail(tools: Tools, show: Show, maxwidth: str, maxheight: str) -> dict[str, object]:
    """The show's artwork, unless it is larger than the limits, which it has to obey too."""
    for path in (artwork_file(show), artwork_file(replace(show, artwork=""))):
        try:
            found = picture(tools.storage.read(path))
        except (StorageFailed, ValueError):
            continue
        width, height = found.width_px, found.height_px
        if width > int(maxwidth or width) or height > int(maxheight or height):
            return {}
        return {
            "thumbnail_url": address(tools.settings.base_url, path),
            "thumbnail_width": width,
            "thumbnail_height": height,
        }
    return {}
