"""What the roster asks of the records, as functions of a desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services import people, records, vocabularies
from desktop.services.desk import Desk
from desktop.services.history import HistoryLine, history
from desktop.services.people import PeopleQuery, Person

_VOLUNTEER = kind_named("volunteer")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list can be narrowed by.

    Args:
        groups: village groups in use.
        teams: (id, name) of all teams.
        everybody: how many volunteers there are.
    """

    groups: tuple[str, ...]
    teams: tuple[tuple[str, str], ...]
    everybody: int


@dataclass(frozen=True, slots=True)
class Member:
    """One team a person belongs to now.

    Args:
        membership: the record.
        team: the team's name.
        role: in words.
    """

    membership: RecordId
    team: str
    role: str


@dataclass(frozen=True, slots=True)
class PersonCard:
    """All that the right half shows.

    Args:
        person: the volunteer with hours and activities; the ID number masked.
        members: the teams.
        history: who changed what, newest first.
        today: by the PC's clock.
    """

    person: Person
    members: tuple[Member, ...]
    history: tuple[HistoryLine, ...]
    today: dt.date


@dataclass(frozen=True, slots=True)
class FormHelp:
    """What a form needs besides the record.

    Args:
        today: gives the year of dates typed without one.
        offers: per field the words of its list.
    """

    today: dt.date
    offers: Mapping[str, tuple[str, ...]]


def filters(desk: Desk) -> Filters:
    """What the list can be narrowed by."""
    teams = records.list_records(desk, "team")
    return Filters(
        groups=tuple(people.village_groups(desk)),
        teams=tuple((team.id, team.text("name")) for team in teams),
        everybody=desk.records.count(_VOLUNTEER),
    )


def ids(desk: Desk, query: PeopleQuery) -> tuple[PeopleQuery, list[RecordId]]:
    """The ids a query gives, with the query they belong to."""
    return query, people.people_ids(desk, query)


def card(desk: Desk, volunteer: str) -> PersonCard:
    """Everything about one person."""
    return PersonCard(
        person=people.person(desk, volunteer),
        members=_members(desk, volunteer),
        history=tuple(reversed(history(desk, "volunteer", volunteer))),
        today=desk.today(),
    )


def form_help(desk: Desk) -> FormHelp:
    """The word lists of a volunteer's fields, and the village groups in use."""
    offers = {
        field.name: tuple(vocabularies.words(desk, field.vocabulary))
        for field in _VOLUNTEER.fields
        if field.vocabulary
    }
    return FormHelp(desk.today(), {**offers, "village_group": tuple(people.village_groups(desk))})


def full_number(desk: Desk, volunteer: str) -> tuple[str, str]:
    """The whole ID number with whose it is; the look is written down."""
    record = records.look_up(desk, "volunteer", volunteer, full=True)
    return volunteer, record.text("id_number")


def namesakes(desk: Desk, name: str) -> tuple[str, list[str]]:
    """Those of a name who are in the roster already, told apart by group and birth date."""
    found = records.list_records(desk, "volunteer", {"name": name})
    return name, [_told_apart(record) for record in found]


def save(
    desk: Desk, volunteer: str, typed: Mapping[str, str], bases: Mapping[str, int]
) -> RecordId:
    """Add a volunteer (no id yet), or change one as the form saw it; gives the id."""
    if not volunteer:
        return records.add(desk, "volunteer", typed)
    records.change(desk, "volunteer", volunteer, typed, bases)
    return RecordId(volunteer)


def remove(desk: Desk, ids: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Move people to the trash; gives their ids and what the first is called."""
    first = records.look_up(desk, "volunteer", ids[0]).title
    records.remove(desk, "volunteer", ids)
    return ids, first


def restore(desk: Desk, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Take people out of the trash."""
    records.restore(desk, "volunteer", ids)
    return ids


def join(desk: Desk, volunteer: str, team: str) -> RecordId:
    """Make somebody a member of a team from today."""
    typed = {"volunteer": volunteer, "team": team, "since": desk.today().isoformat()}
    return records.add(desk, "membership", typed)


def leave(desk: Desk, membership: str) -> bool:
    """End a membership today; it stays in the history."""
    until = {"until": desk.today().isoformat()}
    return records.change(desk, "membership", membership, until)


def _members(desk: Desk, volunteer: str) -> tuple[Member, ...]:
    found = records.list_records(desk, "membership", {"volunteer": volunteer})
    names = {team.id: team.text("name") for team in records.list_records(desk, "team")}
    return tuple(
        Member(record.id, names[team], record.shown("role"))
        for record in found
        if not record.values["until"] and (team := record.reference("team")) in names
    )


def _told_apart(record: Record) -> str:
    parts = (record.text("village_group"), record.text("birth_date"), record.text("phone"))
    return "，".join(part for part in parts if part) or "没有其他资料"
