"""How many characters each show had spoken by each engine in each month, and what they cost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from audio_pipeline.store.database import Database, insert_or_ignore
from audio_pipeline.store.tables import spending, spoken


@dataclass(frozen=True)
class SpokenLine:
    """A line that an engine was asked for: `key` of its take, `at` when it was spoken."""

    key: str
    at: datetime
    engine: str
    characters: int
    cost: float


@dataclass(frozen=True)
class Spent:
    """What a show had spoken by one engine in one month; `month` as "2026-11"."""

    show: str
    engine: str
    month: str
    characters: int
    cost: float


def count_spoken(database: Database, show: str, lines: Iterable[SpokenLine]) -> int:
    """Add lines to the show's sums, each once, whoever counts it and however often.

    A line counts for the show that counts it first, in the month in which it was spoken. Answers
    how many were not counted before.
    """
    counted = 0
    with database.begin() as connection:
        # in one order, so that no two wait for each other
        for line in sorted(lines, key=lambda line: line.key):
            if _is_new(connection, line):
                _add(connection, show, line)
                counted += 1
    return counted


def spent_in(database: Database, month: str) -> Sequence[Spent]:
    """What every show had spoken in that month, by show and engine."""
    return _sums(database, sa.select(spending).where(spending.c.month == month))


def spent_ever(database: Database) -> Sequence[Spent]:
    """All months, by show, engine and month."""
    return _sums(database, sa.select(spending))


def cost_in(database: Database, show: str, month: str) -> float:
    """What the show's speaking cost in that month, over all engines."""
    statement = sa.select(sa.func.coalesce(sa.func.sum(spending.c.cost), 0.0)).where(
        spending.c.show == show, spending.c.month == month
    )
    with database.read() as connection:
        return float(connection.scalar(statement) or 0.0)


def forget_spoken(database: Database, before: datetime) -> int:
    """Forget which lines of before that moment are counted, never the sums; answers how many."""
    with database.begin() as connection:
        return connection.execute(
            sa.delete(spoken).where(spoken.c.at < before.timestamp())
        ).rowcount


def month_of(moment: datetime) -> str:
    """The month as sums name it."""
    return f"{moment.astimezone(UTC):%Y-%m}"


def _is_new(connection: sa.Connection, line: SpokenLine) -> bool:
    statement = insert_or_ignore(connection, spoken, key=line.key, at=line.at.timestamp())
    return connection.execute(statement.returning(spoken.c.key)).first() is not None


def _add(connection: sa.Connection, show: str, line: SpokenLine) -> None:
    place = {"show": show, "engine": line.engine, "month": month_of(line.at)}
    connection.execute(insert_or_ignore(connection, spending, **place, characters=0, cost=0.0))
    connection.execute(
        sa.update(spending)
        .where(*(spending.c[name] == value for name, value in place.items()))
        .values(
            characters=spending.c.characters + line.characters,
            cost=spending.c.cost + line.cost,
        )
    )


def _sums(
    database: Database, statement: sa.Select[tuple[str, str, str, int, float]]
) -> list[Spent]:
    ordered = statement.order_by(spending.c.show, spending.c.engine, spending.c.month)
    with database.read() as connection:
        return [Spent(**row) for row in connection.execute(ordered).mappings()]
