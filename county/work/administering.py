"""What county and town tell stations: records they publish, and answers to what a station sent."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, select

from county import errors
from county.auth.divisions import Level, is_code
from county.config import Clock, Randomness
from county.store import audit, divisions
from county.store.engine import reading, writing
from county.store.tables.records import record
from county.wire.kinds import PUBLISHED, Kinds
from county.wire.ops import DELETE
from county.work.drafts import Standing, change_of
from county.work.publishing import Change, Publisher
from county.work.stations import CONSOLE, Actor

OUTCOMES = {"returned": "退回", "done": "已办理"}
_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Published:
    """Where a record stands now.

    Args:
        id: of the record.
        feed: code of the division it was published to.
        row: in that feed.
    """

    id: str
    feed: str
    row: int


@dataclass(frozen=True, slots=True)
class Publication(Published):
    """A record that is published.

    Args:
        kind: of the record.
        title: what it is called.
    """

    kind: str
    title: str


class Administering:
    """Publishes and answers.

    Args:
        engine: of the database.
        publisher: writes into feeds.
        kinds: the rules.
        clock: of the county.
        randomness: for ids.
    """

    def __init__(
        self,
        engine: Engine,
        publisher: Publisher,
        kinds: Kinds,
        clock: Clock,
        randomness: Randomness,
    ) -> None:
        self._engine = engine
        self._publisher = publisher
        self._kinds = kinds
        self._clock = clock
        self._randomness = randomness

    def publish(
        self,
        kind: str,
        documents: Sequence[Mapping[str, Any]],
        *,
        to: str = "",
        actor: Actor = CONSOLE,
    ) -> list[Published]:
        """Publish records to all stations of a county or town; all or none.

        Args:
            kind: one that is published from above.
            documents: field -> value; with `id` the record of that id is added or changed. A
                list is the whole of a set; an object becomes JSON text.
            to: code of county or town; the actor's own where empty.
            actor: who asks.

        Raises:
            errors.UnknownKind: not a kind that is published.
            errors.NotYours: outside the actor's division.
            errors.BadInput: what stations could not read, lacking fields, or nothing at all.
            errors.UnknownDivision: nobody added that county or town.
        """
        self._demand_publishable(kind)
        if not 0 < len(documents) <= _MOST:
            raise errors.BadInput(what=f"一次可以发布 1 到 {_MOST} 条。")
        feed = self._feed(to, actor)
        with reading(self._engine) as connection:
            changes = [self._change(connection, feed, kind, each) for each in documents]
        return self._write(feed, feed, changes, actor, f"publish.{kind}")

    def withdraw(
        self, kind: str, record_id: str, *, to: str = "", actor: Actor = CONSOLE
    ) -> Published:
        """Take a publication back: stations put it away at their next sync.

        Args:
            kind: of the record.
            record_id: of the record.
            to: code of the county or town it was published to; the actor's own where empty.
            actor: who asks.

        Raises:
            errors.UnknownKind: not a kind that is published.
            errors.NotYours: outside the actor's division.
            errors.NotThere: no such publication there, or it was withdrawn.
            errors.UnknownDivision: nobody added that county or town.
        """
        self._demand_publishable(kind)
        feed = self._feed(to, actor)
        with reading(self._engine) as connection:
            standing = _standing(connection, feed, kind, record_id)
        if standing is None or standing.removed:
            raise errors.NotThere(what="这条发布的内容")
        change = Change(kind, record_id, action=DELETE)
        return self._write(feed, feed, [change], actor, f"withdraw.{kind}")[0]

    def publications(self, *, within: str = "", actor: Actor = CONSOLE) -> list[Publication]:
        """What is published in a county or town and was not withdrawn, the newest first.

        Args:
            within: code of county or town; the actor's own where empty.
            actor: who asks.

        Raises:
            errors.NotYours: outside the actor's division.
            errors.UnknownDivision: nobody added that county or town.
        """
        feed = self._feed(within, actor)
        with reading(self._engine) as connection:
            rows = connection.execute(
                select(record.c.kind, record.c.id, record.c.fields, record.c.versions).where(
                    record.c.feed == feed, record.c.removed == 0
                )
            ).all()
        found = [
            Publication(
                row.id,
                feed,
                max(json.loads(row.versions).values(), default=0),
                row.kind,
                _titled(json.loads(row.fields)),
            )
            for row in rows
        ]
        return sorted(found, key=lambda each: each.row, reverse=True)

    def publishable(self) -> list[str]:
        """Names of the kinds that are published from above."""
        rules = self._kinds.rules
        return sorted(name for name in rules if PUBLISHED in (rules[name].scope or ""))

    def answer(
        self,
        station: str,
        kind: str,
        record_id: str,
        outcome: str,
        reason: str,
        *,
        by: str = "",
        actor: Actor = CONSOLE,
    ) -> Published:
        """Answer a station's record, for example return an activity with a reason.

        Args:
            station: 12 digits.
            kind: of the record.
            record_id: of the record.
            outcome: `returned` or `done`.
            reason: in words; needed to return something.
            by: who answers, as the station is to read it.
            actor: who asks; the county where it is the console.

        Raises:
            errors.NotYours: outside the actor's division.
            errors.NotThere: the station has no such record.
            errors.BadInput: no reason, or an outcome that is none.
        """
        if not is_code(station, Level.STATION):
            raise errors.BadDivisionCode(code=station[:40], why="应为 12 位数字")
        actor.demand(station)
        if outcome not in self._kinds["answer"].fields["outcome"].choices:
            raise errors.BadInput(what=f"答复应为 {'、'.join(OUTCOMES)} 之一。")
        if outcome == "returned" and not reason.strip():
            raise errors.BadInput(what="退回要写明原因。")
        if len(reason) > 2_000:
            raise errors.BadInput(what="原因最多 2000 字。")
        with reading(self._engine) as connection:
            version = self._version(connection, station, kind, record_id)
            writer = actor.division or _county(connection)
            named = divisions.known(connection, writer)
        fields: dict[str, Any] = {
            "of_kind": kind,
            "record": record_id,
            "outcome": outcome,
            "reason": reason.strip(),
            "version": version,
            "by": (by or (named.name if named else ""))[:60],
            "given_on": self._clock().date().isoformat(),
        }
        change = change_of("answer", self._kinds["answer"], self._new_id(), fields, None)
        return self._write(writer, station, [change], actor, "answer")[0]

    def _demand_publishable(self, kind: str) -> None:
        if PUBLISHED not in (self._kinds[kind].scope or ""):
            raise errors.UnknownKind(kind=kind[:40], kinds="、".join(self.publishable()))

    def _write(
        self, division: str, feed: str, changes: list[Change], actor: Actor, what: str
    ) -> list[Published]:
        verdicts = self._publisher.publish(division, feed, changes)
        with writing(self._engine) as connection:
            about = f"{feed} {changes[0].id}" + (f" +{len(changes) - 1}" if changes[1:] else "")
            audit.note(connection, self._clock(), actor.who, what, about)
        pairs = zip(changes, verdicts, strict=True)
        return [Published(change.id, feed, judged.row or 0) for change, judged in pairs]

    def _feed(self, to: str, actor: Actor) -> str:
        with reading(self._engine) as connection:
            feed = to or actor.division or _county(connection)
            if is_code(feed, Level.STATION):
                raise errors.BadInput(what="只能发布给一个县或一个镇的各站；对一个站请用 answer。")
            actor.demand(feed)
            if divisions.known(connection, feed) is None:
                raise errors.UnknownDivision(code=feed[:12], level="县或镇", verb="town")
        return feed

    def _change(
        self, connection: Connection, feed: str, kind: str, document: Mapping[str, Any]
    ) -> Change:
        given = dict(document)
        record_id = given.pop("id", None) or self._new_id()
        if not isinstance(record_id, str):
            raise errors.BadInput(what="id 应为文字。")
        standing = _standing(connection, feed, kind, record_id)
        return change_of(kind, self._kinds[kind], record_id, given, standing)

    def _version(self, connection: Connection, feed: str, kind: str, record_id: str) -> int:
        row = connection.execute(
            select(record.c.versions, record.c.removed).where(*_at(feed, kind, record_id))
        ).one_or_none()
        if row is None or row.removed:
            raise errors.NotThere(what="这条记录")
        return max(json.loads(row.versions).values(), default=0)

    def _new_id(self) -> str:
        return str(uuid.UUID(bytes=self._randomness(16), version=4))


def _at(feed: str, kind: str, record_id: str) -> list[Any]:
    return [record.c.feed == feed, record.c.kind == kind, record.c.id == record_id]


def _standing(connection: Connection, feed: str, kind: str, record_id: str) -> Standing | None:
    found = connection.execute(
        select(record.c.fields, record.c.removed).where(*_at(feed, kind, record_id))
    ).one_or_none()
    return Standing(dict(json.loads(found.fields)), bool(found.removed)) if found else None


def _titled(fields: Mapping[str, Any]) -> str:
    """What a publication is called; nothing of it is about a person."""
    names = ("month", "label", "title", "name")
    words = [str(fields[name]) for name in names if isinstance(fields.get(name), str)]
    return " ".join(words)[:120]


def _county(connection: Connection) -> str:
    county = divisions.the_county(connection)
    if county is None:
        raise errors.NotSetUp()
    return county.code
