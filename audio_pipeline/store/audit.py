"""Who did what to which episode."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from audio_pipeline.store.database import Database
from audio_pipeline.store.tables import audit


def record_deed(
    database: Database, episode_id: str, who: str, what: str, detail: str, now: datetime
) -> None:
    """Keep who did what to an episode."""
    with database.begin() as connection:
        connection.execute(
            sa.insert(audit).values(
                at=now.timestamp(), who=who, what=what, episode_id=episode_id, detail=detail
            )
        )


def deeds(database: Database, episode_id: str) -> Sequence[tuple[float, str, str, str]]:
    """Of one episode, oldest first: when (seconds), who, what, detail."""
    statement = (
        sa.select(audit.c.at, audit.c.who, audit.c.what, audit.c.detail)
        .where(audit.c.episode_id == episode_id)
        .order_by(audit.c.id)
    )
    with database.read() as connection:
        return [(row.at, row.who, row.what, row.detail) for row in connection.execute(statement)]
