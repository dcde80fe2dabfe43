"""The hour account of participations: what is posted, what is due, and what a pull makes due."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.model import hour_account
from desktop.model.fields import Value
from desktop.model.hour_account import COUNTING, Posting, Worth
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_GLOB
from desktop.services.desk import Desk
from desktop.storage.journal import Group

_PARTICIPATION, _ENTRY = kind_named("participation"), kind_named("hour_entry")
#: How often a pull credits the same minutes of one participation. Two PCs that can't agree (one of
#: them too old to know a state) would go on for ever; what is left is named
#: (services/needs/needs.py).
PATIENCE = 16
_CHUNK = 2_000


def due(desk: Desk, participation: str, worth: Worth | None) -> list[Posting]:
    """What to post so that a participation's entries say what it is worth."""
    return hour_account.due(participation, worth, _posted(desk, [participation])[participation])


def post(desk: Desk, group: Group, participation: Record, postings: Sequence[Posting]) -> None:
    """Write postings as hour entries, inside the open action; one that is here stays as it is."""
    here = {entry.id for entry in desk.records.get_many(_ENTRY, [p.id for p in postings])}
    for posting in postings:
        if posting.id in here:
            continue
        values: dict[str, Value] = {
            "volunteer": participation.values["volunteer"],
            "participation": participation.id,
            "minutes": posting.minutes,
            "served_on": posting.served_on,
            "reverses": posting.reverses,
            "reason": posting.reason or None,
        }
        desk.records.insert(group, _ENTRY, values, RecordId(posting.id))


def follow_pulled(desk: Desk, group: Group, participations: Sequence[str]) -> None:
    """Bring the accounts of participations that a pull has touched in step; refuses nothing.

    Unlike a clerk's edit it sets no field of a participation: both PCs of a station would, and
    call it a conflict. What lacks minutes, overlaps or exceeds a day is named instead.

    Args:
        desk: inside the pull's transaction.
        group: that pull, its origin set to this PC.
        participations: ids; those not here are passed over.
    """
    for start in range(0, len(participations), _CHUNK):
        part = participations[start : start + _CHUNK]
        worths, posted = _worths(desk, part), _posted(desk, part)
        wanting: dict[str, list[Posting]] = {}
        for participation, worth in worths.items():
            postings = hour_account.due(participation, worth, posted[participation])
            if postings and not _tried(worth, posted[participation]):
                wanting[participation] = postings
        for record in desk.records.get_many(_PARTICIPATION, list(wanting)):
            post(desk, group, record, wanting[record.id])


def _tried(worth: Worth | None, posted: Sequence[Posting]) -> bool:
    """Whether the same was credited and taken back again and again."""
    wanted = (worth.minutes, worth.served_on) if worth else None
    told = [(entry.minutes, entry.served_on) for entry in posted if entry.reverses is None]
    return told.count(wanted) >= PATIENCE if wanted else False


def _worths(desk: Desk, participations: Sequence[str]) -> dict[str, Worth | None]:
    """What some participations are worth; the SQL says what `hours` says of one record.

    What can't be told on this PC, since it has no key, is left to those that have it.
    """
    states = ",".join(f"'{state}'" for state in sorted(COUNTING))
    rows = desk.store.rows(
        "SELECT p.id, p.minutes > 0 AND p.removed_at IS NULL AND a.removed_at IS NULL "
        f"AND a.status IN ({states}), p.minutes, a.held_on FROM participation AS p "
        "JOIN activity AS a ON a.id = p.activity "
        "WHERE p.id IN (SELECT value FROM json_each(?1)) AND coalesce(a.held_on, '') NOT GLOB ?2 "
        "AND coalesce(a.status, '') NOT GLOB ?2 AND NOT EXISTS (SELECT 1 FROM sync_stranger AS s "
        "WHERE s.kind = 'participation' AND s.record = p.id AND s.field = 'minutes' "
        "AND s.why = 'locked') ORDER BY p.id",
        (json.dumps(list(participations)), LOCKED_GLOB),
    )
    return {row[0]: Worth(row[2], row[3]) if row[1] else None for row in rows}


def _posted(desk: Desk, participations: Sequence[str]) -> dict[str, list[Posting]]:
    rows = desk.store.rows(
        "SELECT participation, id, minutes, served_on, reverses FROM hour_entry "
        "WHERE participation IN (SELECT value FROM json_each(?))",
        (json.dumps(list(participations)),),
    )
    found: dict[str, list[Posting]] = {one: [] for one in participations}
    for participation, *told in rows:
        found[participation].append(Posting(*told))
    return found
