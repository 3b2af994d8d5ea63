"""The desk: what editors see and do. Every page needs a session, every form its proof."""

from collections.abc import Mapping
from typing import Annotated, get_args

from fastapi import FastAPI, Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from audio_pipeline.errors import AudioPipelineError
from audio_pipeline.model import EpisodeRecord, State
from audio_pipeline.store import audit, episodes, passes
from audio_pipeline.web.context import ToolsHere, WakeHere
from audio_pipeline.web.desk_views import (
    STATE_WORDS,
    episode_view,
    happenings,
    is_under_way,
    side_by_side,
)
from audio_pipeline.web.given import given_address, given_text
from audio_pipeline.web.pages import page
from audio_pipeline.web.passes import (
    COOKIE,
    HOW_TO_GET_IN,
    ProvenSession,
    Session,
    csrf_token,
    start_session,
)
from audio_pipeline.web.records import find
from audio_pipeline.web.trouble import public_line, status_of, to_root
from audio_pipeline.work import actions
from audio_pipeline.work.refused import refused_of, use_refused
from audio_pipeline.work.tools import Tools

WHO = "desk"
GREATEST_LISTED = 200
DONE: Mapping[tuple[str, State], str] = {
    ("render", "waiting"): "It is being made again.",
    ("render", "producing"): "It is being made again.",
    ("render", "aired"): "It has been made again.",
    ("retract", "retracted"): "It is off the feed, and its audio is removed.",
    ("narrate", "waiting"): "It will be narrated.",
    ("narrate", "producing"): "It is being made.",
    ("narrate", "aired"): "It is on air.",
}
"""What was asked for and what has become of it; what is not here, the state says by itself."""

Text = Annotated[str, Form()]


def add_to(app: FastAPI) -> None:
    for method, path, handler in (
        ("GET", "/desk", to_front),
        ("GET", "/desk/", front),
        ("GET", "/desk/enter", door),
        ("POST", "/desk/enter", enter),
        ("POST", "/desk/leave", leave),
        ("POST", "/desk/articles", narrate),
        ("GET", "/desk/episodes/{episode_id}", episode),
        ("POST", "/desk/episodes/{episode_id}/render", render),
        ("POST", "/desk/episodes/{episode_id}/retract", retract),
        ("GET", "/desk/episodes/{episode_id}/takes/{key}", refused_take),
        ("POST", "/desk/episodes/{episode_id}/takes/{key}/use", use_take),
    ):
        app.add_api_route(path, handler, methods=[method], include_in_schema=False)


async def to_front() -> Response:
    return RedirectResponse("desk/", 303)


def door(request: Request, key: str = "") -> Response:
    """A page with one button: what only previews the link must not use it up."""
    return _answer(request, "desk_door.html", key=key[:200])


def enter(tools: ToolsHere, key: Text = "") -> Response:
    if not passes.redeem_link(tools.database, key, tools.now()):
        raise HTTPException(401, f"This link was used, or its time is over. {HOW_TO_GET_IN}")
    response = RedirectResponse("./", 303)
    start_session(tools, response)
    return response


def leave(tools: ToolsHere, session: ProvenSession) -> Response:
    passes.end_session(tools.database, session)
    response = RedirectResponse("./", 303)
    response.delete_cookie(COOKIE)
    return response


def front(
    request: Request, tools: ToolsHere, session: Session, show: str = "", state: str = ""
) -> Response:
    """The episodes, newest first, of one show or state where asked."""
    return _front(request, tools, session, show=given_text("show", show), state=state)


def narrate(
    request: Request,
    tools: ToolsHere,
    wake: WakeHere,
    session: ProvenSession,
    show: Text = "",
    url: Text = "",
) -> Response:
    try:
        episode_id = actions.narrate(tools, show, given_address(url), WHO)
    except AudioPipelineError as error:
        return _front(request, tools, session, error=error, narrate_show=show, narrate_url=url)
    wake()
    return RedirectResponse(f"episodes/{episode_id}?done=narrate", 303)


def episode(
    request: Request, tools: ToolsHere, session: Session, episode_id: str, done: str = ""
) -> Response:
    """One episode: listen, the script beside the article, what happened to it."""
    return _episode(request, tools, session, find(tools, episode_id), done=done)


def render(
    request: Request, tools: ToolsHere, wake: WakeHere, session: ProvenSession, episode_id: str
) -> Response:
    record = find(tools, episode_id)
    try:
        actions.render_again(tools, record.id, WHO)
    except AudioPipelineError as error:
        return _episode(request, tools, session, record, error=error)
    wake()
    return RedirectResponse(f"../{record.id}?done=render", 303)


def retract(
    request: Request,
    tools: ToolsHere,
    wake: WakeHere,
    session: ProvenSession,
    episode_id: str,
    reason: Text = "",
) -> Response:
    record = find(tools, episode_id)
    try:
        actions.retract(tools, record.id, given_text("reason", reason), WHO)
    except AudioPipelineError as error:
        return _episode(request, tools, session, record, error=error, reason=reason)
    wake()
    return RedirectResponse(f"../{record.id}?done=retract", 303)


def refused_take(tools: ToolsHere, session: Session, episode_id: str, key: str) -> Response:
    """The audio of a line that is not fit for the air: only an editor hears it."""
    del session
    for each in refused_of(tools, find(tools, episode_id)):
        audio = tools.refused.audio(each.take) if each.take.key == key else None
        if audio is not None:
            return Response(audio, media_type=each.take.media_type)
    raise HTTPException(404, "There is no such take.")


def use_take(
    tools: ToolsHere, wake: WakeHere, session: ProvenSession, episode_id: str, key: str
) -> Response:
    del session
    record = find(tools, episode_id)
    if key not in {each.take.key for each in refused_of(tools, record)}:
        raise HTTPException(404, "There is no such take.")
    use_refused(tools, record.id, WHO, key)
    wake()
    return RedirectResponse(f"../../../{record.id}?done=render", 303)


def _front(
    request: Request,
    tools: Tools,
    session: str,
    *,
    show: str = "",
    state: str = "",
    error: AudioPipelineError | None = None,
    narrate_show: str = "",
    narrate_url: str = "",
) -> Response:
    states: tuple[State, ...] = tuple(each for each in get_args(State) if each == state)
    found = episodes.listing(tools.database, show or None, states, GREATEST_LISTED)
    return _answer(
        request,
        "desk_front.html",
        error,
        csrf=csrf_token(session),
        shows=tools.settings.shows,
        state_words=STATE_WORDS,
        chosen_show=show,
        chosen_state=state,
        narrate_show=narrate_show,
        narrate_url=narrate_url,
        listed=[episode_view(tools.settings.shows, each) for each in found],
        is_cut=len(found) == GREATEST_LISTED,
        greatest_listed=GREATEST_LISTED,
        under_way=any(is_under_way(each) for each in found),
    )


def _episode(
    request: Request,
    tools: Tools,
    session: str,
    record: EpisodeRecord,
    *,
    done: str = "",
    error: AudioPipelineError | None = None,
    reason: str = "",
) -> Response:
    return _answer(
        request,
        "desk_episode.html",
        error,
        csrf=csrf_token(session),
        episode=episode_view(tools.settings.shows, record),
        rows=side_by_side(record.article, record.script),
        refused=refused_of(tools, record),
        language=record.script.language if record.script else "",
        happenings=happenings(record, audit.deeds(tools.database, record.id)),
        done=""
        if record.reason and record.state == "aired"
        else DONE.get((done, record.state), ""),
        reason=reason,
        under_way=is_under_way(record),
    )


def _answer(
    request: Request, template: str, error: AudioPipelineError | None = None, **values: object
) -> Response:
    return page(
        template,
        to_root=to_root(request),
        status=status_of(error) if error else 200,
        headers={"referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin"},
        error=public_line(error) if error else "",
        **values,
    )
