"""Households: their list, and who belongs to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.lists import unsettled
from desktop.services.lists.listing import ListRow, listing
from desktop.services.roster.people_listing import minutes_of
from desktop.storage.journal import Group
from desktop.storage.merged import selves

_HOUSEHOLD, _VOLUNTEER = kind_named("household"), kind_named("volunteer")
_COUNT = (
    "(SELECT count(*) FROM volunteer AS p WHERE p.household = search.record_id "
    "AND p.removed_at IS NULL AND p.merged_into IS NULL)"
)

#: The members that are no volunteers count too.
_OTHERS = "coalesce(json_array_length(v.others), 0)"
_FIRST = (
    "(SELECT min(named.pinyin) FROM volunteer AS p JOIN search AS named ON named.record_id = p.id "
    "WHERE p.household = v.id AND p.removed_at IS NULL AND p.merged_into IS NULL)"
)

HOUSEHOLDS = listing(_HOUSEHOLD, (), {"members": f"{_COUNT} + {_OTHERS}", "people": _FIRST})


@dataclass(frozen=True, slots=True)
class HouseholdMember:
    """A volunteer of a household.

    Args:
        id: the volunteer.
        name: theirs.
        about: sex, birth date and phone.
        minutes: credited in all.
    """

    id: str
    name: str
    about: str
    minutes: int


@dataclass(frozen=True, slots=True)
class HouseholdPage:
    """One household.

    Args:
        record: it itself.
        head: (id, name) of its head; empty where nobody is named.
        members: the volunteers of it, by name.
        others: those who are no volunteers.
    """

    record: Record
    head: tuple[str, str]
    members: tuple[HouseholdMember, ...]
    others: tuple[str, ...]


def household_lines(desk: Desk, ids: Sequence[str]) -> list[ListRow]:
    """The lines of some households, in the order of the ids."""
    found = {str(r.id): r for r in desk.records.get_many(_HOUSEHOLD, ids)}
    names = _names_of(desk, ids)
    heads = _titles(desk, [r.text("head") for r in found.values()])
    marks = unsettled.marks(desk, _HOUSEHOLD.name, ids)
    lines = []
    for one in (found[i] for i in ids if i in found):
        people = names.get(one.id, [])
        count = len(people) + len(one.words("others"))
        extra = {
            "head": heads.get(one.text("head"), ""),
            "people": "、".join(people),
            "members": str(count) if count else "",
        }
        lines.append(ListRow(one.id, one, extra, marks.get(one.id, ()), {"members": count}))
    return lines


def household_page(desk: Desk, household: str) -> HouseholdPage:
    """One household with its people.

    Raises:
        errors.NotFound: there is none.
    """
    record = desk.records.get(_HOUSEHOLD, household)
    people = desk.records.find(_VOLUNTEER, household=record.id)
    minutes = minutes_of(desk, [one.id for one in people])
    members = [
        HouseholdMember(one.id, one.title, _about(one), minutes.get(one.id, 0))
        for one in sorted(people, key=lambda one: one.title)
    ]
    head = record.text("head")
    name = _titles(desk, [head]).get(head, "")
    return HouseholdPage(record, (head, name), tuple(members), record.words("others"))


def move_in(desk: Desk, household: str, volunteers: Sequence[str]) -> int:
    """People belong to a household from now on, as one action; gives how many did not yet."""
    record = desk.records.get(_HOUSEHOLD, household)
    with desk.action("edit", "") as group:
        people = [desk.records.get(_VOLUNTEER, selves(desk.store, i)[0]) for i in volunteers]
        done = desk.records.update_many(group, people, {"household": record.id})
        if people and not record.values["head"]:
            desk.records.update(group, record, {"head": people[0].id})
        group.rename(f"{done} 人归入农户「{record.title}」")
    return done


def move_out(desk: Desk, volunteers: Sequence[str]) -> int:
    """People belong to no household any more, as one action."""
    with desk.action("edit", "") as group:
        people = [desk.records.get(_VOLUNTEER, i) for i in volunteers]
        done = desk.records.update_many(group, people, {"household": None})
        for house in {one.text("household"): one for one in people if one.values["household"]}:
            record = desk.records.get(_HOUSEHOLD, house, removed=True)
            if record.text("head") in volunteers:
                desk.records.update(group, record, {"head": None})
        group.rename(f"{done} 人移出农户")
    return done


def set_head(desk: Desk, household: str, volunteer: str) -> bool:
    """Name the head of a household."""
    record = desk.records.get(_HOUSEHOLD, household)
    with desk.action("edit", "") as group:
        done = desk.records.update(group, record, {"head": volunteer})
        group.rename(f"修改农户「{record.title}」的户主")
    return done


def follow_head(desk: Desk, group: Group, household: str) -> None:
    """Who is the head of a household belongs to it, inside an action."""
    record = desk.records.get(_HOUSEHOLD, household)
    if head := record.text("head"):
        person = desk.records.get(_VOLUNTEER, selves(desk.store, head)[0])
        desk.records.update(group, person, {"household": record.id})


def _about(person: Record) -> str:
    parts = (person.shown("sex"), person.text("birth_date"), person.text("phone"))
    return " · ".join(part for part in parts if part)


def _names_of(desk: Desk, ids: Sequence[str]) -> dict[str, list[str]]:
    marks = ",".join("?" * len(ids))
    rows = desk.store.rows(
        f"SELECT household, name FROM volunteer WHERE household IN ({marks}) "
        "AND removed_at IS NULL AND merged_into IS NULL ORDER BY household, id",
        list(ids),
    )
    found: dict[str, list[str]] = {}
    for household, name in rows:
        found.setdefault(household, []).append(name)
    return found


def _titles(desk: Desk, ids: Sequence[str]) -> dict[str, str]:
    wanted = sorted({i for i in ids if i})
    return {str(r.id): r.title for r in desk.records.get_many(_VOLUNTEER, wanted)}
