"""Stores as released programs made them, with rows, and what a database says of its shape."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

HERE = Path(__file__).parent
OLD_SHAPES = ("1a", "1b", "1c", "1d", "2", "3")
BACKUP = HERE / "1.jsonl"

Shape = dict[str, list[tuple[Any, ...]]]


def make_old_store(url: str, shape: str) -> None:
    """Put the tables of `shape` and the same rows as ever into an empty database."""
    dialect = url.partition(":")[0].partition("+")[0]
    script = (HERE / f"{shape}.{dialect}.sql").read_text() + (HERE / "rows.sql").read_text()
    if dialect == "sqlite":
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        connection.executescript(script)
        connection.close()
        return
    import psycopg

    with psycopg.connect(url.replace("+psycopg", "")) as postgresql:
        postgresql.execute(script.encode())


def shape_of(url: str) -> Shape:
    """Every table with its columns in order, and every index, as the database itself says it."""
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        describe = _of_sqlite if engine.dialect.name == "sqlite" else _of_postgresql
        shape = dict(describe(connection))
    engine.dispose()
    return shape


def unordered(shape: Shape) -> Shape:
    """A column that came later stands last."""
    return {name: sorted(rows, key=str) for name, rows in shape.items()}


def _of_sqlite(connection: sa.Connection) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for name in connection.exec_driver_sql(names).scalars().all():
        columns = connection.exec_driver_sql(
            'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_xinfo(?)', (name,)
        )
        yield name, [tuple(row) for row in columns]
    indexes = (
        "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' ORDER BY tbl_name, name"
    )
    yield "its indexes", [tuple(row) for row in connection.exec_driver_sql(indexes)]


def _of_postgresql(connection: sa.Connection) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    names = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    for name in connection.exec_driver_sql(names).scalars().all():
        columns = connection.exec_driver_sql(
            "SELECT column_name, data_type, is_nullable, column_default"
            " FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = %s ORDER BY ordinal_position",
            (name,),
        )
        yield name, [tuple(row) for row in columns]
    indexes = (
        "SELECT tablename, indexname, indexdef FROM pg_indexes"
        " WHERE schemaname = 'public' ORDER BY tablename, indexname"
    )
    yield "its indexes", [tuple(row) for row in connection.exec_driver_sql(indexes)]
