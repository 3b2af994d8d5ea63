"""What was seen on the pages of each host, so that what comes back on them can be learnt."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from pydantic import TypeAdapter

from audio_pipeline.model import Seen
from audio_pipeline.store.database import Database, insert_or_ignore
from audio_pipeline.store.tables import site_pages

MOST_PAGES = 60
"""Of one host: with all their blocks some 600 kB, and sites change."""

_SEEN = TypeAdapter(tuple[Seen, ...])


def note_page(database: Database, host: str, page: str, seen: Sequence[Seen], at: datetime) -> None:
    """Keep what was seen on a page, in the place of what was seen on it before.

    Only the newest MOST_PAGES of a host are kept.
    """
    blocks = _SEEN.dump_json(tuple(seen)).decode()
    values = {"at": at.timestamp(), "blocks": blocks}
    mine = site_pages.c.host == host
    with database.begin() as connection:
        connection.execute(insert_or_ignore(connection, site_pages, host=host, page=page, **values))
        connection.execute(
            sa.update(site_pages).where(mine, site_pages.c.page == page).values(values)
        )
        newest = sa.select(site_pages.c.at).where(mine).order_by(site_pages.c.at.desc())
        oldest = connection.scalar(newest.limit(1).offset(MOST_PAGES - 1))
        if oldest is not None:
            connection.execute(sa.delete(site_pages).where(mine, site_pages.c.at < oldest))


def pages_of(database: Database, host: str) -> list[tuple[Seen, ...]]:
    """What was seen on each page of the host, the newest first."""
    statement = (
        sa.select(site_pages.c.blocks)
        .where(site_pages.c.host == host)
        .order_by(site_pages.c.at.desc(), site_pages.c.page)
        .limit(MOST_PAGES)
    )
    with database.read() as connection:
        return [_SEEN.validate_json(blocks) for blocks in connection.scalars(statement)]


def hosts(database: Database) -> dict[str, int]:
    """Every host of which pages are known, and how many."""
    statement = sa.select(site_pages.c.host, sa.func.count().label("pages")).group_by(
        site_pages.c.host
    )
    with database.read() as connection:
        counted = connection.execute(statement.order_by(site_pages.c.host)).all()
    return {row.host: row.pages for row in counted}


def forget_pages(database: Database, before: datetime) -> int:
    """Forget what was seen before that moment; answers on how many pages."""
    with database.begin() as connection:
        return connection.execute(
            sa.delete(site_pages).where(site_pages.c.at < before.timestamp())
        ).rowcount
