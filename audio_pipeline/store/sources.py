"""What is remembered of each show's sources, and who may poll them next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from audio_pipeline.model import SourceState
from audio_pipeline.store.database import Database, insert_or_ignore, moment
from audio_pipeline.store.tables import sources


@dataclass(frozen=True)
class SourceRecord:
    """A source as the store knows it; `error` is the last poll's one line, or empty.

    `polled_at`: when a poll last succeeded; `ended_at`: when one last ended, however it did.
    """

    show: str
    source: str
    state: SourceState
    polled_at: datetime | None
    ended_at: datetime | None
    next_poll_at: datetime | None
    failures: int
    error: str


def claim_poll(
    database: Database,
    show: str,
    source: str,
    now: datetime,
    again_at: datetime,
    longest_pause: timedelta = timedelta(days=1),
) -> SourceRecord | None:
    """The source's record when this caller may poll it now, else None.

    A next poll further away than `longest_pause` was set by a clock that was wrong. Of any number
    of processes that ask at once exactly one is answered: the claim moves the next poll to
    `again_at` by a conditional update.
    """
    with database.begin() as connection:
        connection.execute(insert_or_ignore(connection, sources, show=show, source=source))
        claimed = connection.execute(
            sa.update(sources)
            .where(
                _is(show, source),
                sa.or_(
                    sources.c.next_poll_at <= now.timestamp(),
                    sources.c.next_poll_at > (now + longest_pause).timestamp(),
                ),
            )
            .values(next_poll_at=again_at.timestamp())
        )
        if claimed.rowcount != 1:
            return None
        return _record(connection.execute(sa.select(sources).where(_is(show, source))).one())


def poll_succeeded(
    database: Database, show: str, source: str, state: SourceState, now: datetime
) -> None:
    with database.begin() as connection:
        connection.execute(
            sa.update(sources)
            .where(_is(show, source))
            .values(
                etag=state.etag,
                last_modified=state.last_modified,
                body_hash=state.body_hash,
                polled_at=now.timestamp(),
                ended_at=now.timestamp(),
                failures=0,
                error="",
            )
        )


def poll_failed(
    database: Database, show: str, source: str, error: str, now: datetime, next_poll_at: datetime
) -> None:
    with database.begin() as connection:
        connection.execute(
            sa.update(sources)
            .where(_is(show, source))
            .values(
                failures=sources.c.failures + 1,
                error=error,
                ended_at=now.timestamp(),
                next_poll_at=next_poll_at.timestamp(),
            )
        )


def poll_now(database: Database) -> None:
    """Make every source due, whatever its pause."""
    with database.begin() as connection:
        connection.execute(sa.update(sources).values(next_poll_at=0.0))


def all_sources(database: Database) -> Sequence[SourceRecord]:
    with database.read() as connection:
        return [_record(row) for row in connection.execute(sa.select(sources))]


def _is(show: str, source: str) -> sa.ColumnElement[bool]:
    return sa.and_(sources.c.show == show, sources.c.source == source)


def _record(row: sa.Row[tuple[object, ...]]) -> SourceRecord:
    return SourceRecord(
        show=row.show,
        source=row.source,
        state=SourceState(row.etag, row.last_modified, row.body_hash, row.failures),
        polled_at=moment(row.polled_at),
        ended_at=moment(row.ended_at),
        next_poll_at=moment(row.next_poll_at),
        failures=row.failures,
        error=row.error,
    )
