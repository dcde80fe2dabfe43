"""All that the station holds about one person, gathered for that person (个人信息保护法, 45).

Who asks gets the ID number whole, since it is theirs; so it is written down who handed it out, and
why. Nothing in it is another person's: records that only name somebody tell title and role.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services import audit_register, audits
from desktop.services.desk import Desk
from desktop.services.naming import Names
from desktop.services.past.history import HistoryLine, history
from desktop.services.person.held import (
    VOLUNTEER,
    Held,
    Mention,
    aliases_of,
    mentions,
    pointing_at,
)
from desktop.services.person.left_station import Left, left_station
from desktop.services.records import masked
from desktop.services.roster import by_names, households
from desktop.services.roster.people_listing import minutes_of
from desktop.services.roster.stars import stars, tiers
from desktop.storage.merged import selves

_HOUSEHOLD = kind_named("household")


@dataclass(frozen=True, slots=True)
class Household:
    """The household somebody belongs to; of the others only names."""

    record: Record
    head: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All about one person.

    Args:
        person: the record.
        merged: records that were merged into it.
        minutes: credited in all.
        stars: by them.
        household: theirs, if any.
        held: every record that points at them.
        same: what was written down of who is the same person.
        mentions: texts that name them.
        history: who changed their record, when, oldest first.
        looks: who looked at private data, when and why, oldest first.
        left: what went to the county.
        names: what references are called.
    """

    person: Record
    merged: tuple[Record, ...]
    minutes: int
    stars: int
    household: Household | None
    held: tuple[Held, ...]
    same: tuple[Record, ...]
    mentions: tuple[Mention, ...]
    history: tuple[HistoryLine, ...]
    looks: tuple[audit_register.Listed, ...]
    left: tuple[Left, ...]
    names: Names

    def own(self, kind: str) -> list[Record]:
        """Their records of a kind that are not in the trash."""
        return [
            held.record
            for held in self.held
            if held.own and held.kind.name == kind and not held.record.removed_at
        ]


def look(desk: Desk, volunteer: str) -> Dossier:
    """The same with ID numbers masked, for looking at before it is handed out."""
    return _gathered(desk, volunteer, full=False)


def hand_out(desk: Desk, volunteer: str, why: str) -> Dossier:
    """All about somebody, the ID number whole; that it was handed out is written down first.

    Args:
        desk: the open station.
        volunteer: whose; of a merged person, who stands for them.
        why: the reason, for example that the person asked.

    Raises:
        errors.NotFound: there is no such person.
        errors.ReasonMissing: no reason is given.
    """
    person = desk.records.get(VOLUNTEER, selves(desk.store, volunteer)[0], removed=True)
    audits.note(desk, audits.What.DOSSIER, VOLUNTEER.name, person.id, audits.reason(why))
    return _gathered(desk, volunteer, full=True)


def _gathered(desk: Desk, volunteer: str, *, full: bool) -> Dossier:
    ids = selves(desk.store, volunteer)
    person = desk.records.get(VOLUNTEER, ids[0], removed=True)
    merged = [one for one in desk.records.get_many(VOLUNTEER, ids[1:]) if one.id != person.id]
    held = pointing_at(desk, ids)
    own = [*ids, *(one.record.id for one in held if one.own)]
    minutes = minutes_of(desk, ids[:1]).get(ids[0], 0)
    names = Names(desk)
    names.learn([one.record for one in held])
    shown = (lambda record: record) if full else masked
    return Dossier(
        person=shown(person),
        merged=tuple(shown(one) for one in merged),
        minutes=minutes,
        stars=stars(minutes, tiers(desk)),
        household=_household(desk, person, ids),
        held=tuple(held),
        same=tuple(aliases_of(desk, ids)),
        mentions=tuple(mentions(desk, ids, _names(person))),
        history=tuple(
            sorted(
                (line for one in ids for line in history(desk, VOLUNTEER.name, one)),
                key=lambda line: line.seq,
            )
        ),
        looks=tuple(audit_register.everything(desk, audit_register.of_person(desk, person.id))),
        left=tuple(left_station(desk, own)),
        names=names,
    )


def _names(person: Record) -> list[str]:
    told = (person.text("name"), *by_names.split(person.text("alias")))
    return list(dict.fromkeys(name for name in told if name))


def _household(desk: Desk, person: Record, ids: list[str]) -> Household | None:
    house = person.reference("household")
    if house is None:
        return None
    found = desk.records.get_many(_HOUSEHOLD, [house])
    if not found or found[0].removed_at:
        return None
    page = households.household_page(desk, house)
    others = [one.name for one in page.members if one.id not in ids]
    return Household(found[0], page.head[1], (*others, *page.others))
