"""What the roster asks of the records, as functions of a desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services import records, vocabularies
from desktop.services.desk import Desk
from desktop.services.lists import unsettled
from desktop.services.lists.unsettled import Mark
from desktop.services.past.history import HistoryLine, history
from desktop.services.roster import duplicates, people
from desktop.services.roster.duplicates import Alike
from desktop.services.roster.people import Person
from desktop.ui.activities.photos.photo_model import Tile

if TYPE_CHECKING:
    from desktop.services.photos.personal_pictures import Portrait
    from desktop.services.roster.consents import ConsentState

translate = QCoreApplication.translate
#: How many people a hint names.
_NAMED = 3
_VOLUNTEER = kind_named("volunteer")


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
        marks: what about them waits for a choice.
        portrait: their photo, and whether they agreed to it.
        consents: what they agreed to, by purpose; nothing for what is missing.
        papers: scans of what they signed.
    """

    person: Person
    members: tuple[Member, ...]
    history: tuple[HistoryLine, ...]
    today: dt.date
    marks: tuple[Mark, ...]
    portrait: Portrait
    consents: Mapping[str, ConsentState]
    papers: tuple[Tile, ...]

    @property
    def record(self) -> Record:
        """The volunteer."""
        return self.person.record


@dataclass(frozen=True, slots=True)
class FormHelp:
    """What a form needs besides the record.

    Args:
        today: gives the year of dates typed without one.
        offers: per field the words of its list.
        choices: per reference the records to choose from: (id, name).
    """

    today: dt.date
    offers: Mapping[str, Sequence[str]]
    choices: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)


def team_choices(desk: Desk) -> tuple[tuple[str, str], ...]:
    """(id, name) of all teams one can join."""
    return tuple((team.id, team.text("name")) for team in records.list_records(desk, "team"))


def card(desk: Desk, volunteer: str) -> PersonCard:
    """Everything about one person."""
    from desktop.services.photos import personal_pictures  # not needed before somebody is shown
    from desktop.services.roster import consents  # not needed before somebody is shown

    person = people.person(desk, volunteer)
    current = person.record.id
    return PersonCard(
        person=person,
        members=_members(desk, volunteer),
        history=tuple(reversed(history(desk, "volunteer", volunteer))),
        today=desk.today(),
        marks=unsettled.marks(desk, "volunteer", [current]).get(current, ()),
        portrait=personal_pictures.portrait(desk, person.record),
        consents=consents.states(desk, [current]).get(current, {}),
        papers=tuple(Tile.of(one) for one in personal_pictures.scans(desk, current)),
    )


def form_help(desk: Desk) -> FormHelp:
    """The word lists of a volunteer's fields, and the village groups in use."""
    offers = {
        one.name: tuple(vocabularies.words(desk, one.vocabulary))
        for one in _VOLUNTEER.fields
        if one.vocabulary
    }
    return FormHelp(desk.today(), {**offers, "village_group": tuple(people.village_groups(desk))})


def full_number(desk: Desk, volunteer: str, why: str) -> tuple[str, str]:
    """The whole ID number with whose it is; the look is written down with its reason."""
    record = records.look_up(desk, "volunteer", volunteer, full=True, why=why)
    return volunteer, record.text("id_number")


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Who may be the person in the form already.

    Args:
        asked: the values this was asked for, to tell answers apart.
        by_number: what to say at the ID number; empty if nobody has it.
        by_name: what to say at the name; empty if nobody is called so.
    """

    asked: Mapping[str, str]
    by_number: str
    by_name: str


def namesakes(desk: Desk, values: Mapping[str, str], but: str = "") -> Namesakes:
    """Those in the roster who may be the one being written down; weaker: who has the same name.

    Args:
        desk: the open station.
        values: name, ID number, birth date and group as typed; no number leaves the known one.
        but: the person themselves, if they are in the roster.
    """
    known = desk.records.get(_VOLUNTEER, but).values["id_number"] if but else None
    found = duplicates.alike(desk, {**values, "id_number": values["id_number"] or known}, but)
    number = [one for one in found if one.reason == duplicates.SAME_NUMBER]
    named = [one for one in found if one.reason != duplicates.SAME_NUMBER]
    by_name = _there_already(named)
    if not found and not but and values.get("name"):
        others = records.list_records(desk, "volunteer", {"name": values["name"]})
        told = "；".join(duplicates.told_apart(record) for record in others[:_NAMED])
        by_name = translate("verbs", "花名册里已有同名：{0}").format(told) if others else ""
    return Namesakes(values, _there_already(number), by_name)


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


def _there_already(found: Sequence[Alike]) -> str:
    if not found:
        return ""
    told = "；".join(one.words for one in found[:_NAMED])
    return translate("verbs", "花名册里可能已有此人，{0}").format(told)
