"""Who claimed which project for which month, over all projects."""

from __future__ import annotations

import calendar
import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model.ids import RecordId
from desktop.model.kinds import kind_named
from desktop.model.locked import readable
from desktop.services.desk import Desk

_CLAIM = kind_named("claim")


@dataclass(frozen=True, slots=True)
class ClaimedRow:
    """One line of the list of claims.

    Args:
        id: the claim.
        month: as YYYY-MM.
        due: the month's last day, ISO; empty where the month can't be read here.
        project: its title.
        unit: its name.
        status: code of its status.
        status_label: the same for people.
        support: what the unit gives.
        activities: how many activities of the project that month has, planned ones too.
        late: whether the month is over and nobody has said that it was done or given up.
    """

    id: RecordId
    month: str
    due: str
    project: str
    unit: str
    status: str
    status_label: str
    support: str
    activities: int
    late: bool


def claim_ids(desk: Desk, *, unfinished: bool = False) -> list[RecordId]:
    """Claims of projects there are: what is unfinished first and soonest due, then the newest.

    Args:
        desk: the open station.
        unfinished: leave out what is done or given up.
    """
    only = "AND c.status = 'claimed' " if unfinished else ""
    rows = desk.store.rows(
        "SELECT c.id FROM claim AS c JOIN project AS p ON p.id = c.project "
        f"WHERE c.removed_at IS NULL AND p.removed_at IS NULL {only}"
        "ORDER BY c.status <> 'claimed', CASE c.status WHEN 'claimed' THEN c.month END, "
        "c.month DESC, p.title, c.id"
    )
    return [RecordId(row[0]) for row in rows]


def claim_rows(desk: Desk, ids: Sequence[str]) -> list[ClaimedRow]:
    """The rows of some claims, in the order of the ids."""
    rows = desk.store.rows(
        "SELECT c.id, c.month, p.title, u.name, c.status, coalesce(c.support, ''), "
        "(SELECT count(*) FROM activity AS a WHERE a.project = c.project "
        "AND a.removed_at IS NULL "
        "AND substr(coalesce(a.held_on, a.planned_start), 1, 7) = c.month) "
        "FROM claim AS c JOIN project AS p ON p.id = c.project JOIN unit AS u ON u.id = c.unit "
        "WHERE c.removed_at IS NULL AND c.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    label, today = _CLAIM.field("status").choice_label, desk.today().isoformat()
    found = {}
    for record, month, project, unit, status, support, activities in rows:
        due = due_on(readable(month))
        found[record] = ClaimedRow(
            RecordId(record), readable(month), due, readable(project), readable(unit), status,
            label(status), readable(support), activities,
            late=bool(due) and due < today and status == "claimed",
        )  # fmt: skip
    return [found[i] for i in ids if i in found]


def due_on(month: str) -> str:
    """The last day of a month: ``2026-11`` -> ``2026-11-30``; empty where it is no month."""
    try:
        first = dt.date.fromisoformat(f"{month}-01")
    except ValueError:
        return ""
    return f"{month}-{calendar.monthrange(first.year, first.month)[1]:02d}"
