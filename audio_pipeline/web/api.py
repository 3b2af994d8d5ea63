"""The same as the desk for programs: /api/v1/, JSON, a bearer token."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import FastAPI, Query
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from audio_pipeline.model import EpisodeRecord, State
from audio_pipeline.publish.layout import address, episode_page
from audio_pipeline.store import audit, episodes
from audio_pipeline.web.context import ToolsHere, WakeHere
from audio_pipeline.web.given import GREATEST_ADDRESS, given_address, given_text
from audio_pipeline.web.passes import Bearer
from audio_pipeline.web.records import find
from audio_pipeline.work import actions
from audio_pipeline.work.tools import Tools

WHO = "api"
VERSION = "/api/v1"

# Written out for those who read the API's description. What they let through is still looked at.
SHOW_NAME = "^[a-z0-9-]{1,63}$"
PRINTED = r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*"
TEXT = rf"^{PRINTED}[^\s\x00-\x1f\x7f-\x9f]{PRINTED}$"
PAGE_ADDRESS = r"^https?://[\w.-]+(:[1-9][0-9]{0,3})?([/?#][^\s\x00-\x1f\x7f-\x9f]*)?$"

Json = dict[str, Any]


class Fault(BaseModel):
    """What is wrong, in one line."""

    error: str


class Retraction(BaseModel):
    """Why an episode is taken off the air."""

    reason: str = Field(max_length=2_000, pattern=TEXT)


class Commission(BaseModel):
    """An article's address, and the show that it is narrated for."""

    show: str = Field(pattern=SHOW_NAME)
    url: str = Field(max_length=GREATEST_ADDRESS, pattern=PAGE_ADDRESS)


FAULTS: dict[int | str, Json] = {
    401: {"model": Fault, "description": "The token is missing or wrong"},
    404: {"model": Fault, "description": "There is no such episode or show"},
    "4XX": {"model": Fault, "description": "The request is wrong"},
    "5XX": {"model": Fault, "description": "It cannot be done now"},
}


def add_to(app: FastAPI) -> None:
    for method, path, handler, status in (
        ("GET", "/episodes", list_episodes, 200),
        ("GET", "/episodes/{episode_id}", show_episode, 200),
        ("POST", "/episodes/{episode_id}/render", render, 202),
        ("POST", "/episodes/{episode_id}/retract", retract, 200),
        ("POST", "/articles", narrate, 202),
    ):
        app.add_api_route(
            f"{VERSION}{path}",
            handler,
            methods=[method],
            status_code=status,
            dependencies=[Bearer],
            responses=FAULTS,
        )


def list_episodes(
    tools: ToolsHere,
    show: Annotated[str | None, Query(pattern=SHOW_NAME)] = None,
    state: State | None = None,
) -> dict[str, list[Json]]:
    """The newest 500, of one show or state where asked."""
    found = episodes.listing(tools.database, show, (state,) if state else ())
    return {"episodes": [_summary(tools, record) for record in found]}


def show_episode(tools: ToolsHere, episode_id: str) -> Json:
    """One episode with its script and what happened to it."""
    record = find(tools, episode_id)
    lines = record.script.lines if record.script else ()
    return _summary(tools, record) | {
        "script": [
            {"role": each.role, "text": each.text, "spoken": each.spoken, "block": each.block}
            for each in lines
        ],
        "deeds": _deeds(audit.deeds(tools.database, record.id)),
    }


def render(tools: ToolsHere, wake: WakeHere, episode_id: str) -> Json:
    """Make it again, at once."""
    record = find(tools, episode_id)
    actions.render_again(tools, record.id, WHO)
    wake()
    return _summary(tools, find(tools, record.id))


def retract(tools: ToolsHere, wake: WakeHere, episode_id: str, retraction: Retraction) -> Json:
    """Take it off the air; a reason is needed."""
    record = find(tools, episode_id)
    actions.retract(tools, record.id, given_text("reason", retraction.reason), WHO)
    wake()
    return _summary(tools, find(tools, record.id))


def narrate(tools: ToolsHere, wake: WakeHere, commission: Commission) -> Json:
    """Narrate the article at an address."""
    if commission.show not in tools.settings.shows:
        known = ", ".join(tools.settings.shows)
        raise HTTPException(404, f"there is no show {commission.show!r}; the shows are: {known}")
    episode_id = actions.narrate(tools, commission.show, given_address(commission.url), WHO)
    wake()
    return _summary(tools, find(tools, episode_id))


def _summary(tools: Tools, record: EpisodeRecord) -> Json:
    base_url, on_air = tools.settings.base_url, record.episode
    return {
        "id": record.id,
        "show": record.show,
        "title": record.title,
        "article": record.url,
        "state": record.state,
        "reason": record.reason,
        "stage": record.stage,
        "revision": record.revision,
        "published": record.published.isoformat(),
        "next_attempt_at": record.next_attempt_at and record.next_attempt_at.isoformat(),
        "on_air": None
        if on_air is None
        else {
            "revision": on_air.revision,
            "duration_s": round(on_air.duration_s, 3),
            "page": address(base_url, episode_page(on_air.id)),
            "audio": address(base_url, on_air.audio.path),
        },
    }


def _deeds(deeds: Sequence[tuple[float, str, str, str]]) -> list[Json]:
    return [
        {
            "at": datetime.fromtimestamp(at, UTC).isoformat(),
            "who": who,
            "what": what,
            "detail": detail,
        }
        for at, who, what, detail in deeds
    ]
