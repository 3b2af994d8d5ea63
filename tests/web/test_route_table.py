"""Every route of the application, with every credential: who is let in is written down here."""

import pytest
from starlette.routing import Route

from audio_pipeline.store import passes
from audio_pipeline.web.passes import COOKIE
from tests.web.conftest import TOKEN, Newsroom, Visitor

OPEN = {"nobody": 200, "wrong": 200, "session": 200, "session and proof": 200, "token": 200}
DESK_PAGE = OPEN | {"nobody": 401, "wrong": 401, "token": 401}
DESK_FORM = {"nobody": 401, "wrong": 401, "session": 403, "session and proof": 303, "token": 401}
API = {"nobody": 401, "wrong": 401, "session": 401, "session and proof": 401, "token": 200}
NOT_FOUND = dict.fromkeys(OPEN, 404)

# (method, path of the route): what each credential is answered
TABLE: dict[tuple[str, str], dict[str, int]] = {
    ("GET", "/api/v1/openapi.json"): OPEN,
    ("GET", "/health"): OPEN,
    ("GET", "/ready"): OPEN,
    ("GET", "/metrics"): API,  # from elsewhere; open to this machine itself
    ("GET", "/oembed"): dict.fromkeys(OPEN, 400),  # without an address
    ("GET", "/embed"): NOT_FOUND,  # the same
    ("GET", "/{path:path}"): NOT_FOUND,
    ("OPTIONS", "/{path:path}"): dict.fromkeys(OPEN, 204),
    ("GET", "/desk"): dict.fromkeys(OPEN, 303),  # to /desk/
    ("GET", "/desk/"): DESK_PAGE,
    ("GET", "/desk/enter"): OPEN,
    ("POST", "/desk/enter"): dict.fromkeys(OPEN, 401),  # without a key
    ("POST", "/desk/leave"): DESK_FORM,
    ("POST", "/desk/articles"): DESK_FORM,
    ("GET", "/desk/episodes/{episode_id}"): DESK_PAGE,
    ("POST", "/desk/episodes/{episode_id}/render"): DESK_FORM,
    ("POST", "/desk/episodes/{episode_id}/retract"): DESK_FORM,
    ("GET", "/desk/episodes/{episode_id}/takes/{key}"): DESK_PAGE
    | {"session": 404, "session and proof": 404},  # there is none
    ("POST", "/desk/episodes/{episode_id}/takes/{key}/use"): DESK_FORM | {"session and proof": 404},
    ("GET", "/api/v1/episodes"): API,
    ("GET", "/api/v1/episodes/{episode_id}"): API,
    ("POST", "/api/v1/episodes/{episode_id}/render"): API | {"token": 202},
    ("POST", "/api/v1/episodes/{episode_id}/retract"): API,
    ("POST", "/api/v1/articles"): API | {"token": 202},
}
FORM = {"reason": "wrong name", "show": "daily", "url": "https://news.test/new"}


def routes_of(newsroom: Newsroom) -> set[tuple[str, str]]:
    found = set()
    for route in newsroom.app.routes:
        assert isinstance(route, Route), f"{route} is of a kind that this table does not know"
        found |= {(method, route.path) for method in route.methods or ()}
    return found


def test_table_names_every_route_of_the_application(newsroom: Newsroom) -> None:
    without_head = {(method, path) for method, path in routes_of(newsroom) if method != "HEAD"}
    assert without_head == set(TABLE)


def test_head_is_answered_where_get_is_open(newsroom: Newsroom) -> None:
    heads = {path for method, path in routes_of(newsroom) if method == "HEAD"}
    assert heads >= {"/health", "/ready", "/oembed", "/embed", "/{path:path}"}


@pytest.mark.parametrize(("method", "path"), list(TABLE))
def test_route_answers_each_credential_as_the_table_says(
    newsroom: Newsroom, method: str, path: str
) -> None:
    episode_id = newsroom.episode_on_air()
    target = path.replace("{episode_id}", episode_id).replace("{path:path}", "nothing")
    answers = {credential: ask(newsroom, method, target, credential) for credential in OPEN}
    assert answers == TABLE[method, path]


def test_refused_requests_change_nothing(newsroom: Newsroom) -> None:
    episode_id = newsroom.episode_on_air()
    before = newsroom.record(episode_id)
    for (method, path), answers in TABLE.items():
        for credential, status in answers.items():
            if method == "POST" and status in (401, 403):
                ask(newsroom, method, path.replace("{episode_id}", episode_id), credential)
    assert newsroom.record(episode_id) == before
    assert newsroom.woken == []


def ask(newsroom: Newsroom, method: str, path: str, credential: str) -> int:
    visitor, headers, proof = Visitor(newsroom.app), {}, ""
    if credential.startswith("session"):
        visitor, proof = newsroom.editor()
        proof = proof if credential.endswith("proof") else "0" * 64
    elif credential == "token":
        headers["authorization"] = f"Bearer {TOKEN}"
    elif credential == "wrong":
        link = passes.issue_pass(newsroom.tools.database, "link", newsroom.tools.now())
        visitor = Visitor(newsroom.app, {COOKIE: link})  # a link is no session
        headers["authorization"] = "Bearer wrong"
    if method != "POST":
        return visitor.ask(method, path, headers=headers).status_code
    if path.startswith("/api/"):
        return visitor.post(path, headers=headers, json=FORM).status_code
    return visitor.post(path, headers=headers, data=FORM | {"csrf": proof}).status_code
