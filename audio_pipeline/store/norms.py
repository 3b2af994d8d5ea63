"""What is known of how each voice sounds, as the studio's ear writes it."""

from datetime import datetime

import sqlalchemy as sa

from audio_pipeline.store.database import Database, insert_or_ignore
from audio_pipeline.store.tables import voices


def norms_of(database: Database, voice: str) -> str:
    """What was written last of that voice; "" where nothing was."""
    with database.read() as connection:
        found = connection.scalar(sa.select(voices.c.norms).where(voices.c.voice == voice))
        return str(found or "")


def write_norms(database: Database, voice: str, norms: str, at: datetime) -> None:
    """In the place of what was known before."""
    values = {"norms": norms, "at": at.timestamp()}
    with database.begin() as connection:
        connection.execute(insert_or_ignore(connection, voices, voice=voice, **values))
        connection.execute(sa.update(voices).where(voices.c.voice == voice).values(values))
