"""`/embed?url=ARTICLE`: the player of an article's episode, or a quiet page that says it comes."""

from anyio import to_thread
from fastapi import FastAPI, Request
from starlette.responses import RedirectResponse, Response

from audio_pipeline.errors import UsageError
from audio_pipeline.model import EpisodeRecord
from audio_pipeline.player.phrases import FALLBACK_LANGUAGE, direction
from audio_pipeline.publish.layout import embed_page
from audio_pipeline.store import episodes
from audio_pipeline.web.context import ToolsHere
from audio_pipeline.web.desk_views import is_under_way
from audio_pipeline.web.given import given_address
from audio_pipeline.web.listeners import needs_slash, serve_file
from audio_pipeline.web.pages import page
from audio_pipeline.work import actions
from audio_pipeline.work.tools import Tools

LOOK_AGAIN_S = 30

ON_ITS_WAY = {
    "en": "The audio of this article is on its way.",
    "uk": "Аудіо цієї статті вже готується.",
    "de": "Die Audiofassung dieses Artikels ist unterwegs.",
    "fr": "La version audio de cet article arrive.",
}
NONE_HERE = {
    "en": "There is no audio of this article.",
    "uk": "Аудіо цієї статті немає.",
    "de": "Zu diesem Artikel gibt es keine Audiofassung.",
    "fr": "Il n’y a pas de version audio de cet article.",
}


def add_to(app: FastAPI) -> None:
    app.add_api_route("/embed", embed, methods=["GET", "HEAD"], include_in_schema=False)


async def embed(request: Request, tools: ToolsHere, url: str = "") -> Response:
    """The embed page of the episode on air; else 404 with a page that a reader may see."""
    record = await to_thread.run_sync(find_record, tools, url)
    if record is not None and record.episode is not None:
        path = embed_page(record.id).removesuffix("/index.html")
        if needs_slash(tools, path):
            return RedirectResponse(f"{path}/", 307)
        response = await serve_file(tools, path, request)
        if response is not None:
            return response
    return _quiet_page(tools, record)


def find_record(tools: Tools, url: str) -> EpisodeRecord | None:
    """The episode of the article at `url`, on air or not."""
    try:
        episode_id = actions.episode_for(tools, given_address(url))
    except UsageError:  # what is no address is the address of no article
        return None
    return None if episode_id is None else episodes.get(tools.database, episode_id)


def _quiet_page(tools: Tools, record: EpisodeRecord | None) -> Response:
    coming = record is not None and is_under_way(record)
    language = _language(tools, record)
    return page(
        "embed_waiting.html",
        to_root="",
        status=404,
        language=language,
        direction=direction(language),
        line=(ON_ITS_WAY if coming else NONE_HERE)[language],
        look_again_s=LOOK_AGAIN_S if coming else 0,
    )


def _language(tools: Tools, record: EpisodeRecord | None) -> str:
    """That of the article, else of its show, else the one that all shows share."""
    shows = tools.settings.shows
    known = {show.language for show in shows.values()}
    language = known.pop() if len(known) == 1 else FALLBACK_LANGUAGE
    if record is not None and record.show in shows:
        language = shows[record.show].language
    if record is not None and record.article is not None:
        language = record.article.language
    return language if language in ON_ITS_WAY else FALLBACK_LANGUAGE
