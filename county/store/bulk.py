"""Many rows in one statement, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    Table,
    Text,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY

Rows = Sequence[tuple[Any, ...]]

_COPIED_FROM = 20
_encode = msgspec.json.Encoder().encode


def insert_rows(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert rows that are not there yet.

    Args:
        connection: in a transaction that writes.
        table: which.
        rows: a value for each column, in the table's order.
    """
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_insert(table, "?", ""), list(rows))
    elif len(rows) < _COPIED_FROM:
        connection.exec_driver_sql(_insert(table, "%s", ""), list(rows))
    else:
        _copy(connection, table, rows)


def put_rows(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert rows, or put them in the place of those with the same primary key."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_insert(table, "?", " OR REPLACE"), list(rows))
    else:
        connection.exec_driver_sql(_upsert(table), tuple(map(list, zip(*rows, strict=True))))


def drop_rows(connection: Connection, table: Table, keys: Rows) -> None:
    """Delete rows by their primary keys, in the order of its columns."""
    if keys:
        mark = "?" if connection.dialect.name == "sqlite" else "%s"
        connection.exec_driver_sql(_delete(table, mark), list(keys))


def among(
    connection: Connection, column: Column[Any], values: Iterable[Any]
) -> ColumnElement[bool]:
    """Whether a column has one of many values; the statement's text does not grow with them."""
    listed = list(values)
    if connection.dialect.name == "sqlite":
        each = func.json_each(_encode(listed).decode()).table_valued("value")
        return column.in_(select(each.c.value))
    return column == any_(bindparam(None, listed, type_=ARRAY(type(column.type)())))


def _copy(connection: Connection, table: Table, rows: Rows) -> None:
    # COPY takes 10,000 rows in the time that 300 INSERTs take.
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(_copy_text(table)) as copy:
        copy.set_types([_type(column) for column in table.columns])
        for row in rows:
            copy.write_row(row)


@lru_cache
def _copy_text(table: Table) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'COPY "{table.name}" ({names}) FROM STDIN (FORMAT BINARY)'


@lru_cache
def _insert(table: Table, mark: str, how: str) -> str:
    marks = ", ".join(mark for _ in table.columns)
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'INSERT{how} INTO "{table.name}" ({names}) VALUES ({marks})'


@lru_cache
def _upsert(table: Table) -> str:
    columns = list(table.columns)
    names = ", ".join(f'"{column.name}"' for column in columns)
    arrays = ", ".join(f"%s::{_type(column)}[]" for column in columns)
    keys = ", ".join(f'"{column.name}"' for column in table.primary_key)
    rest = [column.name for column in columns if not column.primary_key]
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in rest)
    return (
        f'INSERT INTO "{table.name}" ({names}) SELECT * FROM unnest({arrays}) '  # noqa: S608
        f"ON CONFLICT ({keys}) DO UPDATE SET {sets}"
    )


@lru_cache
def _delete(table: Table, mark: str) -> str:
    keys = " AND ".join(f'"{column.name}" = {mark}' for column in table.primary_key)
    return f'DELETE FROM "{table.name}" WHERE {keys}'  # noqa: S608 - names from code


def _type(column: Column[Any]) -> str:
    kind = column.type
    if isinstance(kind, LargeBinary):
        return "bytea"
    if isinstance(kind, BigInteger):
        return "int8"
    if isinstance(kind, Integer):
        return "int4"
    return "text" if isinstance(kind, Text) else "varchar"
