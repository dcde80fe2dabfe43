"""Activities as lists and screens show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import readable
from desktop.services.activities import activity_files
from desktop.services.activities.activities import participants_of
from desktop.services.desk import Desk
from desktop.services.lists import unsettled
from desktop.services.lists.unsettled import Mark
from desktop.services.sync import answers, locks
from desktop.services.sync.answers import Answer

ORDERS = {
    "held_on": "coalesce(a.held_on, a.planned_start, '')",
    "title": "search.pinyin",
    "status": "a.status",
    "newest": "a.id",
}


@dataclass(frozen=True, slots=True)
class ActivityQuery:
    """Which activities a list shows.

    Args:
        search: characters, pinyin or initials of the title.
        status: only this status; empty shows all.
        year: only this year of being held, as YYYY; empty shows all.
        order: a key of `ORDERS`.
        descending: newest first.
    """

    search: str = ""
    status: str = ""
    year: str = ""
    order: str = "held_on"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One line of the list; `day` is when it was held or is planned, ISO.

    `marks` tells what about the activity waits for a person.
    """

    id: RecordId
    title: str
    day: str
    place: str
    team: str
    status: str
    status_label: str
    participants: int
    photos: int
    minutes: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """One activity with everybody and every picture in it.

    Args:
        record: the activity.
        team: the team's name, if any.
        point: the place's name, if any.
        participants: (participation, volunteer), by name.
        photos: the photo records, in order.
        answers: what town and county answered, in the order it came.
        marks: what about it waits for a person.
        missing: what its file still lacks, codes of `model/filing.PARTS`.
    """

    record: Record
    team: str
    point: str
    participants: tuple[tuple[Record, Record], ...]
    photos: tuple[Record, ...]
    answers: tuple[Answer, ...] = ()
    marks: tuple[Mark, ...] = ()
    missing: tuple[str, ...] = ()


def activity_ids(desk: Desk, query: ActivityQuery) -> list[RecordId]:
    """The ids of all activities that fit, in order."""
    tests: list[str] = ["a.removed_at IS NULL"]
    parameters: list[str] = []
    if query.search.strip():
        condition, parameters = desk.search.condition(["activity"], query.search)
        tests.append(condition)
    if query.status:
        tests.append("a.status = ?")
        parameters.append(query.status)
    if query.year:
        tests.append("substr(coalesce(a.held_on, a.planned_start, ''), 1, 4) = ?")
        parameters.append(query.year)
    direction = "DESC" if query.descending else "ASC"
    rows = desk.store.rows(
        "SELECT a.id FROM activity AS a JOIN search ON search.record_id = a.id "
        f"WHERE {' AND '.join(tests)} ORDER BY {ORDERS[query.order]} {direction}, a.id",
        parameters,
    )
    return [RecordId(row[0]) for row in rows]


def activity_rows(desk: Desk, ids: Sequence[str]) -> list[ActivityRow]:
    """The rows of some activities, in the order of the ids; those gone meanwhile are left out."""
    marks = ",".join("?" * len(ids))
    status = kind_named("activity").field("status")
    rows = desk.store.rows(
        "SELECT a.id, a.title, coalesce(a.held_on, substr(a.planned_start, 1, 10), ''), "
        "coalesce(p.name, a.place, ''), coalesce(t.name, ''), a.status, "
        "(SELECT count(*) FROM participation WHERE activity = a.id AND removed_at IS NULL "
        "AND merged_into IS NULL), "
        "(SELECT count(*) FROM photo WHERE activity = a.id AND removed_at IS NULL "
        "AND coalesce(purpose, 'scene') = 'scene'), "
        "(SELECT coalesce(sum(minutes), 0) FROM participation WHERE activity = a.id "
        "AND removed_at IS NULL AND merged_into IS NULL) "
        "FROM activity AS a LEFT JOIN point AS p ON p.id = a.point "
        f"LEFT JOIN team AS t ON t.id = a.team WHERE a.id IN ({marks})",
        list(ids),
    )
    marked = unsettled.marks(desk, "activity", ids)
    found = {}
    for row in rows:
        title, day, place, team, label = map(readable, (*row[1:5], status.choice_label(row[5])))
        found[row[0]] = ActivityRow(
            RecordId(row[0]), title, day, place, team, row[5], label, row[6], row[7], row[8],
            marked.get(row[0], ()),
        )  # fmt: skip
    return [found[i] for i in ids if i in found]


def happening(desk: Desk, activity_id: str) -> Happening:
    """One activity, whole.

    Raises:
        errors.NotFound: there is none.
    """
    record = locks.in_words(desk, desk.records.get(kind_named("activity"), activity_id))
    photos = desk.records.select(
        kind_named("photo"),
        "WHERE activity = ? AND removed_at IS NULL ORDER BY position, id",
        (activity_id,),
    )
    return Happening(
        record,
        _name(desk, "team", record.reference("team")),
        _name(desk, "point", record.reference("point")),
        tuple(participants_of(desk, activity_id)),
        tuple(photos),
        tuple(answers.about(desk, "activity", activity_id)),
        unsettled.marks(desk, "activity", [activity_id]).get(activity_id, ()),
        file.missing if (file := activity_files.file_of(desk, activity_id)) else (),
    )


def _name(desk: Desk, kind: str, record_id: RecordId | None) -> str:
    found = desk.records.get_many(kind_named(kind), [record_id]) if record_id else []
    return found[0].text("name") if found else ""
