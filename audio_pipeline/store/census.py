"""How many episodes there are of each kind, and since when work waits."""

from datetime import datetime

import sqlalchemy as sa

from audio_pipeline.store.database import Database, moment
from audio_pipeline.store.tables import episodes

QUEUED = sa.or_(
    episodes.c.state == "waiting",
    # a workflow has it, but none of its steps has begun
    sa.and_(episodes.c.state == "producing", episodes.c.stage == "queued"),
)


def count_by_state(database: Database) -> dict[tuple[str, str], int]:
    """Episodes by (show, state)."""
    columns = (episodes.c.show, episodes.c.state)
    statement = sa.select(*columns, sa.func.count()).group_by(*columns)
    with database.read() as connection:
        return {(show, state): count for show, state, count in connection.execute(statement)}


def queue(database: Database, now: datetime) -> tuple[int, datetime | None]:
    """How many episodes could be made now but are not begun, and since when the oldest waits."""
    due = episodes.c.next_attempt_at <= now.timestamp()
    statement = sa.select(sa.func.count(), sa.func.min(episodes.c.next_attempt_at)).where(
        episodes.c.state.in_(("waiting", "producing")), due, QUEUED
    )
    with database.read() as connection:
        count, oldest = connection.execute(statement).one()
    return count, moment(oldest)


def newest_on_air(database: Database, show: str) -> datetime | None:
    """When the article of the show's newest episode was published."""
    statement = (
        sa.select(episodes.c.published)
        .where(
            episodes.c.show == show,
            episodes.c.episode.is_not(None),
            episodes.c.state != "retracted",
        )
        .order_by(episodes.c.published.desc())
        .limit(1)
    )
    with database.read() as connection:
        return moment(connection.scalar(statement))
