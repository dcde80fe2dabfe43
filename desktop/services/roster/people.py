"""The roster as lists show it: which volunteers fit, in what order, and one row for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model.id_number import mask
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.lists import listing, unsettled
from desktop.services.lists.listing import ListQuery, Term
from desktop.services.lists.unsettled import Mark
from desktop.services.roster.people_listing import PEOPLE, minutes_of, teams_of
from desktop.services.sync import locks
from desktop.storage.merged import COUNTED, selves


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """Which volunteers a list shows.

    Args:
        search: characters, pinyin, initials or digits of a phone.
        team: only members of this team.
        village_group: only people of this group.
        status: only people of this status; empty shows all.
        order: a key of the listing's orders.
        descending: the other way round.
    """

    search: str = ""
    team: str = ""
    village_group: str = ""
    status: str = ""
    order: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the roster; the ID number is masked.

    `marks` tells what about the person waits for a choice.
    """

    id: RecordId
    name: str
    sex: str
    birth_date: str
    phone: str
    village_group: str
    teams: str
    status: str
    minutes: int
    id_number: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """One volunteer with what belongs to them; the ID number is masked.

    Args:
        record: the volunteer.
        teams: (team name, role) of living memberships.
        minutes: credited in all.
        activities: (activity id, title, day, minutes), newest first.
        months: (month as YYYY-MM, minutes), oldest first.
    """

    record: Record
    teams: tuple[tuple[str, str], ...]
    minutes: int
    activities: tuple[tuple[str, str, str, int], ...]
    months: tuple[tuple[str, int], ...]


def people_ids(desk: Desk, query: PeopleQuery) -> Sequence[RecordId]:
    """The ids of all volunteers that fit, in order."""
    asked = (
        ("teams", query.team),
        ("village_group", query.village_group),
        ("status", query.status),
    )
    terms = tuple(Term(facet, "is", value) for facet, value in asked if value)
    wanted = ListQuery(query.search, terms, query.order, query.descending)
    return listing.ids(desk, PEOPLE, wanted)


def people_rows(desk: Desk, ids: Sequence[str]) -> list[PersonRow]:
    """The rows of some volunteers, in the order of the ids; those gone meanwhile are left out."""
    kind = kind_named("volunteer")
    people = {record.id: record for record in desk.records.get_many(kind, ids)}
    teams, minutes = teams_of(desk, ids), minutes_of(desk, ids)
    marked = unsettled.marks(desk, kind.name, ids)
    return [
        _row(people[RecordId(i)], teams.get(i, ""), minutes.get(i, 0), marked.get(i, ()))
        for i in ids
        if RecordId(i) in people
    ]


def person(desk: Desk, volunteer_id: str) -> Person:
    """One volunteer with teams, hours and activities; a merged one is shown as who they are now.

    Raises:
        errors.NotFound: there is none.
    """
    from desktop.services.records import masked

    everyone = selves(desk.store, volunteer_id)
    marks = ",".join("?" * len(everyone))
    record = locks.in_words(desk, masked(desk.records.get(kind_named("volunteer"), everyone[0])))
    teams = desk.store.rows(
        # A role other than the plain one tells more, where a merged person was in a team twice.
        "SELECT t.name, coalesce(max(nullif(m.role, 'member')), max(m.role)) FROM membership AS m "
        f"JOIN team AS t ON t.id = m.team WHERE m.volunteer IN ({marks}) "
        "AND m.removed_at IS NULL AND t.removed_at IS NULL AND m.until IS NULL "
        "GROUP BY t.id ORDER BY t.name",
        everyone,
    )
    activities = desk.store.rows(
        "SELECT a.id, a.title, coalesce(a.held_on, ''), coalesce(p.minutes, 0) "
        "FROM participation AS p JOIN activity AS a ON a.id = p.activity "
        f"WHERE p.volunteer IN ({marks}) AND p.removed_at IS NULL AND a.removed_at IS NULL "
        "AND p.merged_into IS NULL ORDER BY a.held_on DESC",
        everyone,
    )
    months = desk.store.rows(
        "SELECT substr(h.served_on, 1, 7), sum(h.minutes) FROM hour_entry AS h "
        f"WHERE h.volunteer IN ({marks}) AND h.served_on IS NOT NULL AND {COUNTED} "
        "GROUP BY 1 HAVING sum(h.minutes) <> 0 ORDER BY 1",
        everyone,
    )
    total = minutes_of(desk, everyone[:1]).get(everyone[0], 0)
    return Person(record, tuple(teams), total, tuple(activities), tuple(months))


def village_groups(desk: Desk) -> list[str]:
    """The village groups in use, for pick lists."""
    rows = desk.store.rows(
        "SELECT DISTINCT village_group FROM volunteer WHERE removed_at IS NULL "
        "AND merged_into IS NULL AND village_group IS NOT NULL ORDER BY village_group"
    )
    return [row[0] for row in rows]


def _row(record: Record, teams: str, minutes: int, marked: tuple[Mark, ...]) -> PersonRow:
    return PersonRow(
        id=record.id,
        name=record.text("name"),
        sex=record.shown("sex"),
        birth_date=record.text("birth_date"),
        phone=record.text("phone"),
        village_group=record.text("village_group"),
        teams=teams,
        status=record.shown("status"),
        minutes=minutes,
        id_number=mask(record.text("id_number")) if record.values["id_number"] else "",
        marks=marked,
    )
