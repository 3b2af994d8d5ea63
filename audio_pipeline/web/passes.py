"""Who is let in: the desk's sessions with their CSRF proof, and the API's bearer token."""

import hashlib
import hmac
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Form, Request
from fastapi.security import HTTPAuthorizationCredentials as Given
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException
from starlette.responses import Response

from audio_pipeline.store import passes
from audio_pipeline.web.context import ToolsHere
from audio_pipeline.work.tools import Tools

COOKIE = "desk_session"
BEARER = HTTPBearer(auto_error=False, description="the token of [web] desk_token")
MaybeBearer = Annotated[Given | None, Depends(BEARER)]
HOW_TO_GET_IN = (
    "It opens with a one-time link, which “audio-pipeline desk” prints. "
    "A link works once, and within twelve hours."
)


def csrf_token(session: str) -> str:
    """Proof that a form came from a page of this session; nothing is stored for it."""
    return hmac.new(session.encode(), b"desk form", hashlib.sha256).hexdigest()


def start_session(tools: Tools, response: Response) -> None:
    """Give the browser a new session."""
    response.set_cookie(
        COOKIE,
        passes.issue_pass(tools.database, "session", tools.now()),
        max_age=int(passes.LIFETIME["session"].total_seconds()),
        secure=urlsplit(tools.settings.base_url).scheme == "https",
        httponly=True,
        samesite="strict",
    )


def _session(request: Request, tools: ToolsHere) -> str:
    secret = request.cookies.get(COOKIE, "")
    if not secret or not passes.is_session(tools.database, secret, tools.now()):
        raise HTTPException(401, HOW_TO_GET_IN)
    return secret


def _proven_session(
    session: Annotated[str, Depends(_session)], csrf: Annotated[str, Form()] = ""
) -> str:
    if not _same(csrf, csrf_token(session)):
        raise HTTPException(403, "The form is out of date: load the page again and repeat it.")
    return session


def check_bearer(tools: ToolsHere, given: MaybeBearer) -> None:
    """401 without the configured token."""
    expected = tools.settings.web.desk_token
    if not expected or given is None or not _same(given.credentials.strip(), expected):
        raise HTTPException(
            401,
            "a bearer token is needed: the one of [web] desk_token",
            {"www-authenticate": "Bearer"},
        )


def _same(given: str, expected: str) -> bool:
    """In constant time."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())


Session = Annotated[str, Depends(_session)]
"""The secret of a session that is valid; 401 without one."""

ProvenSession = Annotated[str, Depends(_proven_session)]
"""The same for a form: 403 where it does not carry the session's proof."""

Bearer = Depends(check_bearer)
"""401 without the configured token; where none is configured, nobody is let in."""
