"""The divisions that take part, and facts of the platform."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from county.store.access_tables import division, setting


@dataclass(frozen=True, slots=True)
class Division:
    """A county, town or station that was added."""

    code: str
    name: str


def known(connection: Connection, code: str) -> Division | None:
    """A division by its code; None where nobody added it."""
    row = connection.execute(
        select(division.c.code, division.c.name).where(division.c.code == code)
    ).one_or_none()
    return Division(row.code, row.name) if row else None


def within(connection: Connection, actor: str) -> list[Division]:
    """A division and those below it, by their codes."""
    rows = connection.execute(
        select(division.c.code, division.c.name)
        .where(division.c.code.startswith(actor, autoescape=True))
        .order_by(division.c.code)
    )
    return [Division(row.code, row.name) for row in rows]


def the_county(connection: Connection) -> Division | None:
    """The county of this platform; None before it was set up."""
    row = connection.execute(
        select(division.c.code, division.c.name).where(func.length(division.c.code) == 6).limit(1)
    ).one_or_none()
    return Division(row.code, row.name) if row else None


def put(connection: Connection, code: str, name: str, at: str) -> None:
    """Add a division, or give one another name."""
    if known(connection, code):
        connection.execute(update(division).where(division.c.code == code).values(name=name))
    else:
        connection.execute(insert(division).values(code=code, name=name, added_at=at))


def fact(connection: Connection, name: str) -> str | None:
    """A fact of this platform."""
    value: str | None = connection.execute(
        select(setting.c.value).where(setting.c.name == name)
    ).scalar_one_or_none()
    return value


def set_fact(connection: Connection, name: str, value: str) -> None:
    """Keep a fact of this platform."""
    if fact(connection, name) is None:
        connection.execute(insert(setting).values(name=name, value=value))
    else:
        connection.execute(update(setting).where(setting.c.name == name).values(value=value))
