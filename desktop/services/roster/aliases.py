"""What follows a merge or its end: the derived columns and search words of the people concerned."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.model.ids import RecordId
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.storage import merged
from desktop.storage.journal import Group

_VOLUNTEER = kind_named("volunteer")


def follow_aliases(desk: Desk, _group: Group, ids: Sequence[RecordId]) -> None:
    """Bring who stands for whom in step with some aliases that were made or taken back."""
    found = desk.records.get_many(kind_named("alias"), ids)
    people = [a for a in found if a.values["of_kind"] == _VOLUNTEER.name]
    if people:
        ends = {a.text(end) for a in people for end in ("loser", "survivor")}
        desk.records.find_again(_VOLUNTEER, merged.refresh(desk.store) | ends)


def follow_people(desk: Desk, _group: Group, ids: Sequence[RecordId]) -> None:
    """The same when people who have to do with a merge went to the trash or came back."""
    rows = desk.store.rows(
        "SELECT a.loser, a.survivor FROM json_each(?) AS j JOIN alias AS a ON a.loser = j.value "
        "UNION SELECT a.loser, a.survivor FROM json_each(?) AS j "
        "JOIN alias AS a ON a.survivor = j.value",
        (json.dumps(ids), json.dumps(ids)),
    )
    if rows:
        ends = {end for row in rows for end in row}
        desk.records.find_again(_VOLUNTEER, merged.refresh(desk.store) | ends)


def follow_everyone(desk: Desk) -> None:
    """The same where many aliases and people came at once."""
    desk.records.find_again(_VOLUNTEER, merged.refresh(desk.store))


def current_id(desk: Desk, kind: Kind, record_id: str) -> RecordId:
    """The id a record goes by now: who stands for a merged person, else itself."""
    if kind is not _VOLUNTEER:
        return RecordId(record_id)
    return RecordId(merged.root_of(desk.store, record_id))


def as_one(desk: Desk, records: Sequence[Record]) -> list[Record]:
    """The same records, pointing at who stands for merged people."""
    fields = _references(records[0].kind) if records else []
    stands = merged.standing_for(desk.store) if fields else {}
    if not stands:
        return list(records)
    return [_pointing(record, fields, stands) for record in records]


def _references(kind: Kind) -> list[str]:
    return [f.name for f in kind.fields if f.refers_to and f.refers_to == _VOLUNTEER.name]


def _pointing(record: Record, fields: Sequence[str], stands: dict[str, str]) -> Record:
    told = {name: stands.get(record.text(name)) for name in fields}
    now = {name: value for name, value in told.items() if value}
    if not now:
        return record
    values = {**record.values, **now}
    return Record(record.kind, record.id, values, record.versions, record.removed_at)
