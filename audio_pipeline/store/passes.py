"""One-time links and sessions of the desk: only hashes are kept, so the store lets nobody in."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Literal

import sqlalchemy as sa

from audio_pipeline.store.database import Database
from audio_pipeline.store.tables import passes

Kind = Literal["link", "session"]
LIFETIME: dict[Kind, timedelta] = {"link": timedelta(hours=12), "session": timedelta(days=14)}


def issue_pass(database: Database, kind: Kind, now: datetime) -> str:
    """A new secret of that kind, URL-safe; only its hash is stored."""
    secret = secrets.token_urlsafe(32)
    with database.begin() as connection:
        connection.execute(sa.delete(passes).where(passes.c.expires_at < now.timestamp()))
        connection.execute(
            sa.insert(passes).values(
                hash=_hash(secret),
                kind=kind,
                expires_at=(now + LIFETIME[kind]).timestamp(),
            )
        )
    return secret


def redeem_link(database: Database, secret: str, now: datetime) -> bool:
    """True once for a link that has not expired."""
    with database.begin() as connection:
        taken = connection.execute(sa.delete(passes).where(_valid("link", secret, now)))
        return taken.rowcount == 1


def is_session(database: Database, secret: str, now: datetime) -> bool:
    with database.read() as connection:
        found = connection.execute(sa.select(passes.c.hash).where(_valid("session", secret, now)))
        return found.first() is not None


def end_session(database: Database, secret: str) -> None:
    with database.begin() as connection:
        connection.execute(sa.delete(passes).where(passes.c.hash == _hash(secret)))


def _valid(kind: Kind, secret: str, now: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(
        passes.c.hash == _hash(secret),
        passes.c.kind == kind,
        passes.c.expires_at >= now.timestamp(),
        # one that would last longer was issued by a clock that was ahead
        passes.c.expires_at <= (now + LIFETIME[kind]).timestamp(),
    )


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
