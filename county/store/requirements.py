"""Which versions stations need to read what this county publishes."""

from __future__ import annotations

from sqlalchemy import Connection, delete

from county.store import divisions
from county.store.access_tables import setting

_FACT = "least_version"


def needed(connection: Connection) -> tuple[int, str] | None:
    """The least schema of a station, and the program it comes with; None where any will do."""
    told = divisions.fact(connection, _FACT)
    if told is None:
        return None
    schema, _, program = told.partition(" ")
    return int(schema), program


def need(connection: Connection, schema: int, program: str) -> None:
    """Ask stations with an older schema to update from now on.

    Args:
        connection: in a transaction that writes.
        schema: the least.
        program: the version that brings it.
    """
    divisions.set_fact(connection, _FACT, f"{schema} {program}")


def need_nothing(connection: Connection) -> None:
    """Give every station what it asks for again."""
    connection.execute(delete(setting).where(setting.c.name == _FACT))
