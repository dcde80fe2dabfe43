"""All about one person as one JSON document, for another program or another station to read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from desktop import errors
from desktop.model.kind import Record
from desktop.model.locked import readable
from desktop.services.desk import Desk
from desktop.services.person import dossier
from desktop.services.person.dossier import Dossier
from desktop.services.person.held import Held, Mention
from desktop.storage import columns
from desktop.storage.atomic import atomic_writer
from desktop.storage.places import check_target

#: Names the shape; another number where members change their meaning.
FORMAT = "person-dossier-1"


def write(desk: Desk, volunteer: str, target: Path, why: str) -> None:
    """Write all about somebody to a file, which lies there in the clear; that is written down.

    Args:
        desk: the open station.
        volunteer: whose.
        target: ends in .json.
        why: the reason.

    Raises:
        errors.NotFound: there is no such person.
        errors.OutputFileError: another ending, or the place refuses.
        errors.ReasonMissing: no reason is given.
    """
    if target.suffix.lower() != ".json":
        raise errors.OutputFileError(path=str(target), why="文件名要以 .json 结尾")
    check_target(desk.home, target)
    told = as_json(desk, dossier.hand_out(desk, volunteer, why))
    with atomic_writer(target.absolute()) as file:
        file.write(json.dumps(told, ensure_ascii=False, indent=1).encode())


def as_json(desk: Desk, told: Dossier) -> dict[str, Any]:
    """The document.

    Members: ``format``, ``made_at``, ``station``; ``person`` and ``merged`` (records);
    ``sums`` (minutes, stars); ``household`` (record with ``members`` by name only); ``records``:
    those that are about the person alone, whole; ``named_in``: those that only name the person,
    by title; ``same_person``; ``mentions``: texts with the name in them, ``sure`` where it is no
    namesake; ``history`` and ``looks`` (who, when, what); ``left_station`` (field, how, since).
    """
    station = desk.station
    return {
        "format": FORMAT,
        "made_at": desk.clock().isoformat(timespec="seconds"),
        "station": {"name": station.text("name"), "code": station.text("division_code")},
        "person": _record(told.person),
        "merged": [_record(one) for one in told.merged],
        "sums": {"minutes": told.minutes, "stars": told.stars},
        "household": _household(told),
        "records": [_held(told, one) for one in told.held if one.own],
        "named_in": [_naming(told, one) for one in told.held if not one.own],
        "same_person": [_record(one) for one in told.same],
        "mentions": [_mention(told, one) for one in told.mentions],
        "history": [
            {
                "at": line.at,
                "who": line.clerk,
                "verb": line.verb,
                "changes": [
                    {"field": field, "from": before, "to": after}
                    for field, before, after in line.changes
                ],
            }
            for line in told.history
        ],
        "looks": [
            {"at": one.at, "who": one.clerk, "what": one.did, "whom": one.whom, "why": one.why}
            for one in told.looks
        ],
        "left_station": [
            {
                "record": one.kind,
                "field": one.field,
                "how": "sealed" if one.sealed else "clear",
                "first": one.first,
                "last": one.last,
            }
            for one in told.left
        ],
    }


def _record(record: Record) -> dict[str, Any]:
    fields = {
        name: columns.to_json(readable(value) if isinstance(value, str) else value)
        for name, value in record.values.items()
        if value is not None and value != ()
    }
    return {
        "kind": record.kind.name,
        "id": record.id,
        "removed_at": record.removed_at,
        "fields": fields,
    }


def _held(told: Dossier, held: Held) -> dict[str, Any]:
    shown = {
        field.label: told.names.shown(held.record, field.name)
        for field in held.kind.fields
        if field.refers_to and held.record.values[field.name]
    }
    return {**_record(held.record), "names": shown}


def _naming(told: Dossier, held: Held) -> dict[str, Any]:
    return {
        "kind": held.kind.name,
        "id": held.record.id,
        "title": told.names.of(held.record),
        "as": list(held.fields),
    }


def _mention(told: Dossier, one: Mention) -> dict[str, Any]:
    return {
        "kind": one.record.kind.name,
        "id": one.record.id,
        "title": told.names.of(one.record),
        "field": one.field,
        "sure": one.sure,
    }


def _household(told: Dossier) -> dict[str, Any] | None:
    house = told.household
    if house is None:
        return None
    record = house.record
    return {
        "id": record.id,
        "name": record.title,
        "village_group": record.text("village_group"),
        "address": record.text("address"),
        "head": house.head,
        "members": list(house.members),
    }
