"""Figures of stations for those who administer them; nothing about persons."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from county.store.access_tables import division, replica
from county.store.tables.feeds import feed
from county.store.tables.records import conflict, record


@dataclass(frozen=True, slots=True)
class StationState:
    """A station as its replicas and its feed tell.

    Args:
        code: 12 digits.
        name: of the station.
        seen_at: when any of its PCs last synced.
        seen_second: the same in seconds.
        devices: PCs that may write for it.
        schema: version of the data of the PC that synced last.
        program: version of that PC's program.
        waits_ops: how many ops waited there then.
        waits_photos: how many pictures.
        conflicts: open ones.
        rows: of its feed.
    """

    code: str
    name: str
    seen_at: str | None
    seen_second: int | None
    devices: int
    schema: int | None
    program: str | None
    waits_ops: int | None
    waits_photos: int | None
    conflicts: int
    rows: int


def stations(connection: Connection, actor: str) -> list[StationState]:
    """The stations of a division, by their codes."""
    within = division.c.code.startswith(actor, autoescape=True)
    named = connection.execute(
        select(division.c.code, division.c.name)
        .where(within, func.length(division.c.code) == 12)
        .order_by(division.c.code)
    ).all()
    rows = {row.code: row.head for row in connection.execute(select(feed.c.code, feed.c.head))}
    counting = select(conflict.c.feed, func.count().label("open")).where(conflict.c.settled == 0)
    by_feed = connection.execute(counting.group_by(conflict.c.feed))
    open_ones = {row.feed: row.open for row in by_feed}
    counted, last = _devices(connection, actor)
    states = []
    for code, name in named:
        seen = last.get(code)
        states.append(
            StationState(
                code=code,
                name=name,
                seen_at=seen.seen_at if seen else None,
                seen_second=seen.seen_second if seen else None,
                devices=counted.get(code, 0),
                schema=seen.schema_version if seen else None,
                program=seen.program if seen else None,
                waits_ops=seen.waits_ops if seen else None,
                waits_photos=seen.waits_photos if seen else None,
                conflicts=open_ones.get(code, 0),
                rows=rows.get(code, 0),
            )
        )
    return states


def towns(connection: Connection, actor: str) -> dict[str, str]:
    """Names of the towns of a division, by their codes."""
    within = division.c.code.startswith(actor, autoescape=True)
    rows = connection.execute(
        select(division.c.code, division.c.name)
        .where(within, func.length(division.c.code) == 9)
        .order_by(division.c.code)
    )
    return {row.code: row.name for row in rows}


def _devices(connection: Connection, actor: str) -> tuple[dict[str, int], dict[str, Row[Any]]]:
    """How many PCs a station has, and the one that synced last."""
    counted: dict[str, int] = {}
    last: dict[str, Row[Any]] = {}
    followed = {
        was
        for (was,) in connection.execute(select(replica.c.was).where(replica.c.was.is_not(None)))
    }
    for row in connection.execute(
        select(replica)
        .where(replica.c.feed.startswith(actor, autoescape=True), replica.c.why != "division")
        .order_by(replica.c.seen_second)
    ):
        if row.revoked_at is None and row.replica not in followed:
            counted[row.feed] = counted.get(row.feed, 0) + 1
        if row.seen_second is not None:
            held = last.get(row.feed)
            if held is None or held.seen_second <= row.seen_second:
                last[row.feed] = row
    return counted, last


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of a station, as it may be answered.

    Args:
        id: of the record.
        title: of the activity.
        day: when it was or is to be held, as far as that is known.
        status: draft, announced, held, filed or cancelled.
        answer: the outcome of the last answer, if there is one.
    """

    id: str
    title: str
    day: str
    status: str
    answer: str | None


def activities(connection: Connection, station: str, count: int = 60) -> list[Activity]:
    """The latest activities of a station, newest first."""
    answers: dict[str, str] = {}
    for fields in connection.execute(_living(station, "answer")).scalars():
        told = json.loads(fields)
        if told.get("of_kind") == "activity":
            answers[str(told.get("record"))] = str(told.get("outcome", ""))
    found = []
    rows = connection.execute(
        select(record.c.id, record.c.fields).where(
            record.c.feed == station, record.c.kind == "activity", record.c.removed == 0
        )
    )
    for record_id, fields in rows:
        told = json.loads(fields)
        day = next(
            (str(told[n])[:10] for n in ("held_on", "started_at", "planned_start") if told.get(n)),
            "",
        )
        title, status = str(told.get("title") or ""), str(told.get("status") or "")
        found.append(Activity(record_id, title, day, status, answers.get(record_id)))
    return sorted(found, key=lambda each: each.day, reverse=True)[:count]


def _living(station: str, kind: str) -> Select[str]:
    return select(record.c.fields).where(
        record.c.feed == station, record.c.kind == kind, record.c.removed == 0
    )
