"""Who is in two stations: tokens of ID numbers as the feeds have them (protocol section 3, `d`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from county.store import bulk
from county.store.person_tables import person_scan, person_token
from county.store.tables.feeds import feed as heads
from county.store.tables.feeds import feed_row
from county.store.tables.records import record
from county.wire.ops import Fault, decode_op

_KIND, _FIELD = "volunteer", "id_number"
_STATION_CODE = 12


@dataclass(frozen=True, slots=True)
class Person:
    """A living volunteer of a station.

    Args:
        feed: code of the station.
        record: id of the volunteer there.
        name: as the station sends it; empty where it is sealed.
    """

    feed: str
    record: str
    name: str


def behind(connection: Connection) -> list[str]:
    """Codes of the stations of which rows came since their tokens were read."""
    found = connection.execute(
        select(heads.c.code)
        .outerjoin(person_scan, person_scan.c.feed == heads.c.code)
        .where(heads.c.head > func.coalesce(person_scan.c.row, 0))
        .where(func.length(heads.c.code) == _STATION_CODE)
        .order_by(heads.c.code)
    )
    return list(found.scalars())


def derive(connection: Connection, feed: str) -> None:
    """Read the tokens of the rows that came since the last time.

    Args:
        connection: in a transaction that writes.
        feed: code of the station.
    """
    head = connection.execute(
        select(func.max(feed_row.c.row)).where(feed_row.c.feed == feed)
    ).scalar_one()
    begun = connection.execute(
        select(person_scan.c.row).where(person_scan.c.feed == feed)
    ).scalar_one_or_none()
    if head is None or head == begun:
        return
    rows = connection.execute(
        select(feed_row.c.row, feed_row.c.record, feed_row.c.line, feed_row.c.outcome)
        .where(feed_row.c.feed == feed, feed_row.c.kind == _KIND, feed_row.c.row > (begun or 0))
        .order_by(feed_row.c.row)
    )
    latest: dict[str, tuple[str | None, int]] = {}
    for row in rows:
        told = _token_of(bytes(row.line), row.outcome)
        if told is not None:
            latest[row.record] = (told[0], row.row)
    _put(connection, feed, latest)
    if begun is None:
        connection.execute(insert(person_scan).values(feed=feed, row=head))
    else:
        connection.execute(update(person_scan).where(person_scan.c.feed == feed).values(row=head))


def _token_of(line: bytes, outcome: str | None) -> tuple[str | None] | None:
    """The token that stands after an op: None in a tuple where there is no number any more."""
    op = decode_op(line)
    if isinstance(op, Fault) or _FIELD not in op.f:
        return None
    told = json.loads(outcome or "{}")
    if _FIELD in {*told.get("lost", ()), *told.get("late", ())} or told.get("already"):
        return None
    return (f"{op.d[0][:64]} {op.d[1][:32]}",) if op.d and op.f[_FIELD] is not None else (None,)


def _put(connection: Connection, feed: str, latest: dict[str, tuple[str | None, int]]) -> None:
    tokens = person_token.c
    ids = sorted(latest)
    connection.execute(
        delete(person_token).where(tokens.feed == feed, bulk.among(connection, tokens.record, ids))
    )
    rows = [
        {"feed": feed, "record": each, "token": token, "row": row}
        for each, (token, row) in latest.items()
        if token is not None
    ]
    if rows:
        connection.execute(insert(person_token), rows)


def shared(connection: Connection, actor: str) -> Iterator[list[Person]]:
    """Persons who live in two stations or more, at least one of them in a division."""
    tokens = person_token.c
    living = select(tokens.token, tokens.feed, tokens.record, record.c.fields).join(
        record,
        (record.c.feed == tokens.feed) & (record.c.kind == _KIND) & (record.c.id == tokens.record),
    )
    living = living.where(record.c.removed == 0)
    inside = select(tokens.token).where(tokens.feed.startswith(actor, autoescape=True))
    often = (
        select(tokens.token)
        .where(tokens.token.in_(inside))
        .group_by(tokens.token)
        .having(func.count(tokens.feed.distinct()) > 1)
    )
    found: dict[str, list[Person]] = {}
    query = living.where(tokens.token.in_(often)).order_by(tokens.token, tokens.feed, tokens.record)
    for row in connection.execute(query):
        name = json.loads(row.fields).get("name")
        person = Person(row.feed, row.record, name if isinstance(name, str) else "")
        found.setdefault(row.token, []).append(person)
    for persons in found.values():
        feeds = {each.feed for each in persons}
        if len(feeds) > 1 and any(each.startswith(actor) for each in feeds):
            yield persons
