"""What of somebody's data has left the station: which fields, how, from when until when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from desktop.model.kinds import ALL
from desktop.services.changes import sent_up_to
from desktop.services.desk import Desk
from desktop.storage.journal import LOCAL
from desktop.sync.outgoing import leaving


@dataclass(frozen=True, slots=True)
class Left:
    """One field that went to the county.

    Args:
        kind: label of the kind of record.
        field: its label.
        sealed: whether only this station can read it there.
        first: the day it was written that went first, ISO.
        last: the day of the latest.
    """

    kind: str
    field: str
    sealed: bool
    first: str
    last: str


def left_station(desk: Desk, ids: Sequence[str]) -> list[Left]:
    """What of some records has gone up, or came from the county and so lies there too.

    Told by the journal and by the table sync goes by (`sync/outgoing/leaving.py`) as it is now;
    history that was erased can't tell any more.

    Args:
        desk: the open station.
        ids: of all records of one person.
    """
    table, sent = leaving.current(desk.store), sent_up_to(desk)
    days: dict[tuple[str, str], list[str]] = {}
    sealed: set[tuple[str, str]] = set()
    rows = desk.store.rows(
        "SELECT j.kind, j.record_id, j.at, p.body FROM journal AS j "
        "JOIN journal_payload AS p USING (seq) "
        "WHERE j.record_id IN (SELECT value FROM json_each(?)) AND (j.origin <> ? OR j.seq <= ?) "
        "ORDER BY j.seq",
        (json.dumps(list(ids)), LOCAL, sent),
    )
    for kind, record, at, body in rows:
        how = table.of_record(kind, record)
        for field, value in msgspec.json.decode(body)["after"].items():
            if value is not None and how.get(field, "never") != "never":
                days.setdefault((kind, field), []).append(at[:10])
            if how.get(field) == "sealed":
                sealed.add((kind, field))
    order = {(k.name, f.name): (k, f) for k in ALL.values() for f in k.fields}
    return [
        Left(
            kind.label,
            field.label,
            key in sealed,
            min(days[key]),
            max(days[key]),
        )
        for key, (kind, field) in order.items()
        if key in days
    ]
