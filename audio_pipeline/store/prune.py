"""What pruning asks of the store, and the rows that it removes by age."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from audio_pipeline.model import Episode, Script, State, Voice
from audio_pipeline.store.database import Database, from_json
from audio_pipeline.store.tables import audit, episodes, passes, sources

BATCH = 200  # scripts are read in pieces: a year of them is half a gigabyte
OPEN_STATES = ("waiting", "producing")


@dataclass(frozen=True)
class OnAir:
    """What the store says of one episode's published files."""

    id: str
    show: str
    state: State
    in_work: bool
    episode: Episode | None


def published(database: Database) -> Iterator[OnAir]:
    """Of every episode, by its id."""
    with database.read() as connection:
        for row in connection.execute(_selected()):
            yield _on_air(row)


def published_one(database: Database, episode_id: str) -> OnAir | None:
    """Of one episode, None where there is none of that id."""
    with database.read() as connection:
        row = connection.execute(_selected().where(episodes.c.id == episode_id)).first()
        return None if row is None else _on_air(row)


def needed_scripts(database: Database) -> Iterator[tuple[str, Script, Voice | None]]:
    """Of each episode that is on air or being made: the show's name, the script, and the voice
    that was chosen for it alone."""
    wanted = sa.or_(episodes.c.episode.is_not(None), episodes.c.state.in_(OPEN_STATES))
    last = ""
    while True:
        statement = (
            sa.select(episodes.c.id, episodes.c.show, episodes.c.script, episodes.c.voice)
            .where(episodes.c.id > last, episodes.c.script.is_not(None), wanted)
            .order_by(episodes.c.id)
            .limit(BATCH)
        )
        with database.read() as connection:
            rows = connection.execute(statement).all()
        for row in rows:
            chosen = from_json(Voice, row.voice) if row.voice else None
            yield row.show, from_json(Script, row.script), chosen
        if len(rows) < BATCH:
            return
        last = rows[-1].id


def forget_deeds(database: Database, before: datetime) -> int:
    """Remove what was done before that moment; answers how many rows."""
    return _delete(database, sa.delete(audit).where(audit.c.at < before.timestamp()))


def forget_passes(database: Database, now: datetime) -> int:
    """Remove links and sessions that have expired; answers how many."""
    return _delete(database, sa.delete(passes).where(passes.c.expires_at < now.timestamp()))


def forget_sources(
    database: Database, configured: Collection[tuple[str, str]], before: datetime
) -> int:
    """Remove what is known of sources that are not configured and were last polled before then.

    `configured`: pairs of a show's name and a source's id. Answers how many rows.
    """
    old = sa.func.coalesce(sources.c.polled_at, 0.0) < before.timestamp()
    with database.begin() as connection:
        found = connection.execute(sa.select(sources.c.show, sources.c.source).where(old)).all()
        gone = [row for row in found if (row.show, row.source) not in configured]
        for row in gone:
            connection.execute(
                sa.delete(sources).where(
                    sources.c.show == row.show, sources.c.source == row.source, old
                )
            )
        return len(gone)


def _selected() -> sa.Select[tuple[str, str, str, str | None, str | None]]:
    columns = (
        episodes.c.id,
        episodes.c.show,
        episodes.c.state,
        episodes.c.workflow_id,
        episodes.c.episode,
    )
    return sa.select(*columns).order_by(episodes.c.id)


def _on_air(row: sa.Row[tuple[str, str, str, str | None, str | None]]) -> OnAir:
    values = row._mapping
    episode = values["episode"]
    return OnAir(
        id=values["id"],
        show=values["show"],
        state=values["state"],
        in_work=values["workflow_id"] is not None,
        episode=from_json(Episode, episode) if episode else None,
    )


def _delete(database: Database, statement: sa.Delete) -> int:
    with database.begin() as connection:
        return connection.execute(statement).rowcount
