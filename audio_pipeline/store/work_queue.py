"""Which episodes are to be made now, and which are in work."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from audio_pipeline.model import EpisodeRecord
from audio_pipeline.store.database import Database
from audio_pipeline.store.episodes import record_of
from audio_pipeline.store.tables import episodes

LONGEST_PAUSE_S = 3600  # between two attempts at one episode
LONGEST_HOLD_BACK_S = 7 * 86_400  # of a new article, as the configuration allows


def due(
    database: Database, now: datetime, shows: Collection[str] | None = None, limit: int = 100
) -> list[EpisodeRecord]:
    """Episodes to be made now, that nobody works on: corrections first, then the newest.

    `shows`: only theirs; those of a show that is no longer configured wait for it.
    """
    statement = (
        sa.select(episodes)
        .where(
            episodes.c.state == "waiting",
            episodes.c.workflow_id.is_(None),
            sa.or_(
                episodes.c.next_attempt_at <= now.timestamp(),
                *_set_by_a_clock_that_was_ahead(now.timestamp()),
            ),
        )
        .order_by(
            episodes.c.episode.is_not(None).desc(), episodes.c.published.desc(), episodes.c.id
        )
        .limit(limit)
    )
    if shows is not None:
        statement = statement.where(episodes.c.show.in_(list(shows)))
    with database.read() as connection:
        return [record_of(row) for row in connection.execute(statement)]


def in_work(database: Database) -> list[tuple[EpisodeRecord, str]]:
    """Every episode that a workflow has, with the workflow's id."""
    statement = sa.select(episodes).where(episodes.c.workflow_id.is_not(None))
    with database.read() as connection:
        return [(record_of(row), row.workflow_id) for row in connection.execute(statement)]


def is_wanted(database: Database, episode_id: str, revision: int, attempt: int) -> bool:
    """Whether this attempt at this revision is still what the store wants made."""
    statement = sa.select(episodes.c.id).where(
        episodes.c.id == episode_id,
        episodes.c.revision == revision,
        episodes.c.attempt == attempt,
        episodes.c.state == "producing",
    )
    with database.read() as connection:
        return connection.execute(statement).first() is not None


def _set_by_a_clock_that_was_ahead(now_s: float) -> tuple[sa.ColumnElement[bool], ...]:
    """Further away than any pause, than any holding back, or found in the future."""
    at = episodes.c.next_attempt_at
    return (
        sa.and_(episodes.c.failures > 0, at > now_s + LONGEST_PAUSE_S),
        at > now_s + LONGEST_HOLD_BACK_S,
        episodes.c.seen_at > now_s + LONGEST_PAUSE_S,
    )
