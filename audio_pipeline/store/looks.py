"""Which articles are fetched again, because they may have changed, and when."""

from datetime import datetime

import sqlalchemy as sa

from audio_pipeline.model import EpisodeRecord
from audio_pipeline.store.database import Database
from audio_pipeline.store.episodes import record_of
from audio_pipeline.store.tables import episodes


def to_look_at_again(database: Database, now: datetime, limit: int = 20) -> list[EpisodeRecord]:
    """Episodes whose article may have changed since it was last fetched."""
    statement = (
        sa.select(episodes)
        .where(
            episodes.c.look_again_at <= now.timestamp(),
            episodes.c.state != "retracted",
            # one that waits for its first fetch will be fetched anyway
            sa.or_(episodes.c.state != "waiting", episodes.c.content_hash != ""),
        )
        .order_by(episodes.c.look_again_at)
        .limit(limit)
    )
    with database.read() as connection:
        return [record_of(row) for row in connection.execute(statement)]


def look_again(
    database: Database, episode: EpisodeRecord, at: datetime | None, looked_at: datetime
) -> None:
    """When to look at the article next, after the look that began at `looked_at`.

    None: not before its listing changes. A change that was noted since is not forgotten.
    """
    with database.begin() as connection:
        connection.execute(
            sa.update(episodes)
            .where(
                episodes.c.id == episode.id,
                episodes.c.look_again_at <= looked_at.timestamp(),
            )
            .values(look_again_at=None if at is None else at.timestamp())
        )
