"""Projects, who claims them for a month (一月一助), and the units that do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model import checks
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import readable
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.services.sync import published
from desktop.storage import columns

_PROJECT, _CLAIM, _UNIT = (kind_named(name) for name in ("project", "claim", "unit"))


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One line of the list of projects.

    Args:
        id: which.
        title: its name.
        category: its content.
        status: code of its status.
        status_label: the same for people.
        source: who published it, by name; empty for the station's own.
        claims: how many months units have claimed it.
        activities: how many activities belong to it.
    """

    id: RecordId
    title: str
    category: str
    status: str
    status_label: str
    source: str
    claims: int
    activities: int


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A unit that claims a project for a month.

    Args:
        id: the claim.
        month: as YYYY-MM.
        unit: the unit's name.
        status: code of its status.
        status_label: the same for people.
        support: what it gives.
        activities: how many activities of the project the month has.
    """

    id: RecordId
    month: str
    unit: str
    status: str
    status_label: str
    support: str
    activities: int


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """One project whole.

    Args:
        record: the project.
        source: who published it, by name; empty for the station's own, which can be changed.
        claims: who claimed it, the newest month first.
        activities: (id, title, day) of its activities, the newest first.
    """

    record: Record
    source: str
    claims: tuple[ClaimRow, ...]
    activities: tuple[tuple[str, str, str], ...]


def project_ids(desk: Desk) -> list[RecordId]:
    """All projects: those under way first, then by name."""
    rows = desk.store.rows(
        "SELECT p.id FROM project AS p JOIN search ON search.record_id = p.id "
        "WHERE p.removed_at IS NULL "
        "ORDER BY p.status = 'ended', p.status = 'paused', search.pinyin, p.id"
    )
    return [RecordId(row[0]) for row in rows]


def project_rows(desk: Desk, ids: Sequence[str]) -> list[ProjectRow]:
    """The rows of some projects, in the order of the ids."""
    marks = ",".join("?" * len(ids))
    rows = desk.store.rows(
        "SELECT p.id, p.title, coalesce(p.category, ''), coalesce(p.status, ''), "
        "(SELECT count(*) FROM claim WHERE project = p.id AND removed_at IS NULL), "
        "(SELECT count(*) FROM activity WHERE project = p.id AND removed_at IS NULL) "
        f"FROM project AS p WHERE p.removed_at IS NULL AND p.id IN ({marks})",
        list(ids),
    )
    feeds = published.feeds_of(desk, _PROJECT, ids)
    label = _PROJECT.field("status").choice_label
    found = {}
    for record, title, category, status, claims, activities in rows:
        source = published.source(desk, feeds[record]) if record in feeds else ""
        found[record] = ProjectRow(
            RecordId(record), readable(title), readable(category), status,
            label(status) if status else "", source, claims, activities,
        )  # fmt: skip
    return [found[i] for i in ids if i in found]


def project_page(desk: Desk, project_id: str) -> ProjectPage:
    """One project with its claims and activities.

    Raises:
        errors.NotFound: there is none.
    """
    record = desk.records.get(_PROJECT, project_id)
    feeds = published.feeds_of(desk, _PROJECT, [record.id])
    source = published.source(desk, feeds[record.id]) if record.id in feeds else ""
    rows = desk.store.rows(
        "SELECT id, title, coalesce(held_on, substr(planned_start, 1, 10), '') AS day "
        "FROM activity WHERE project = ? AND removed_at IS NULL ORDER BY day DESC, id",
        (record.id,),
    )
    activities = tuple((row[0], readable(row[1]), readable(row[2])) for row in rows)
    return ProjectPage(record, source, tuple(_claims(desk, record.id, activities)), activities)


def claim_project(
    desk: Desk,
    project_id: str,
    unit: str,
    month: str,
    support: str = "",
    more: Mapping[str, str] | None = None,
) -> str:
    """Note that a unit claims a project for a month; a new unit is added along, as one action.

    Args:
        desk: the open station.
        project_id: which project; a published one too.
        unit: the unit's id, or the name of one.
        month: as YYYY-MM.
        support: what it gives.
        more: other fields of the claim, as typed.

    Returns:
        The claim's id.

    Raises:
        errors.InvalidValues: no such month, or this unit claimed this project for it already.
    """
    project = desk.records.get(_PROJECT, project_id)
    with desk.action("claim", "") as group:
        found = _unit(desk, unit)
        unit_id = found.id if found else None
        if unit_id is None:
            named = _settled(desk, "unit", {"name": unit})
            unit_id = desk.records.insert(group, _UNIT, named)
        values = _settled(
            desk,
            "claim",
            {
                **(more or {}),
                "project": project.id,
                "unit": unit_id,
                "month": month,
                "support": support,
            },
        )
        name = found.text("name") if found else unit.strip()
        if desk.records.find(_CLAIM, project=project.id, unit=unit_id, month=values["month"]):
            raise errors.InvalidValues(
                problems=f"认领：{name}已经认领了 {values['month']} 的「{project.title}」。"
            )
        made = desk.records.insert(group, _CLAIM, values)
        group.rename(f"{name}认领 {values['month']} 的「{project.title}」")
    return made


def unit_ids(desk: Desk) -> list[RecordId]:
    """All units, by name."""
    rows = desk.store.rows(
        "SELECT u.id FROM unit AS u JOIN search ON search.record_id = u.id "
        "WHERE u.removed_at IS NULL ORDER BY search.pinyin, u.id"
    )
    return [RecordId(row[0]) for row in rows]


def _unit(desk: Desk, named: str) -> Record | None:
    words = named.strip()
    by_id = [r for r in desk.records.get_many(_UNIT, [words]) if not r.removed_at]
    return next(iter(by_id or desk.records.find(_UNIT, name=words)), None)


def _settled(desk: Desk, kind_name: str, typed: Mapping[str, object]) -> dict[str, Value]:
    kind = kind_named(kind_name)
    return rules.settle(desk, kind, columns.complete(kind, checks.parse_values(kind, typed)))


def _claims(
    desk: Desk, project_id: str, activities: Sequence[tuple[str, str, str]]
) -> list[ClaimRow]:
    found = desk.records.find(_CLAIM, project=project_id)
    units = {
        unit.id: unit.text("name")
        for unit in desk.records.get_many(_UNIT, [str(claim.values["unit"]) for claim in found])
    }
    rows = [
        ClaimRow(
            claim.id,
            claim.text("month"),
            units.get(RecordId(str(claim.values["unit"])), ""),
            claim.text("status"),
            claim.shown("status"),
            claim.text("support"),
            sum(day.startswith(claim.text("month")) for _, _, day in activities),
        )
        for claim in found
    ]
    return sorted(rows, key=lambda row: (row.month, row.unit), reverse=True)
