"""Clerks who are gone: deleted, or only signing by now. What they had opens the station no more.

Deleting somebody's record is no taking back of a PIN, and comes from the station's other PC or by
undo as well; so the door looks. Who has only left (止) stays able to open, since a successor may
not be there yet, and whoever comes in next is told.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model.audited import What
from desktop.services import audits
from desktop.services.access import authority
from desktop.services.access.clerk_keys import DEVICE
from desktop.services.desk import Desk
from desktop.storage.keys import PASSPHRASE, PIN, Slot

#: Role of who signs on paper only.
_HEAD = "head"


def refuse(desk: Desk, slot: Slot) -> None:
    """Stop whoever is gone at the door; writes nothing.

    Args:
        desk: just opened.
        slot: what opened it.

    Raises:
        errors.ClerkGone: whose it is was deleted, or only signs.
    """
    if any(slot.same_as(one) for one in _ways_of_gone(desk)):
        raise errors.ClerkGone()


def take_back(desk: Desk) -> str:
    """Take away what those who are gone have left; a new station key is due then.

    Args:
        desk: open for writing, by somebody who is not gone.

    Returns:
        What was done, in words; empty where nothing was.

    Raises:
        errors.WorldError: it can't be written now; nobody gets in by it all the same.
    """
    ways = _ways_of_gone(desk)
    if not ways:
        return ""
    gone = sorted({authority.whose(desk.settings, one) for one in ways})
    for one in gone:
        audits.note(desk, What.KEY_REMOVED, "clerk", one, why="文书已删除，或只在纸上签字")
    kept = authority.current(desk).slots
    left = tuple(one for one in kept if not any(one.same_as(way) for way in ways))
    authority.change(desk, left)
    desk.settings.put(authority.DUE, "收回了口令或 PIN")
    return f"{_names(_people(desk, ways), gone)}已删除，或改成了站长：留下的口令或 PIN 已收回。"


def still_open(desk: Desk, but: str) -> str:
    """Who has left and still opens the station, in words; empty for nobody.

    Args:
        desk: the open station.
        but: id of who sits here.
    """
    today = desk.today().isoformat()
    people = _people(desk, _clerks_ways(desk))
    left = [
        one.id for one in people.values() if one.id != but and not one.gone and one.left_by(today)
    ]
    if not left:
        return ""
    told = _names(people, left)
    return f"{told}已经离任，口令或 PIN 还打得开本站：请到“设置 › 文书”收回。"


@dataclass(frozen=True, slots=True)
class _Person:
    """A clerk, from the list or from the trash."""

    id: str
    name: str
    role: str
    until: str
    removed: bool

    @property
    def gone(self) -> bool:
        return self.removed or self.role == _HEAD

    def left_by(self, day: str) -> bool:
        return "" < self.until <= day


def _ways_of_gone(desk: Desk) -> list[Slot]:
    """Nothing where nobody who is still here could open the station on this PC without them."""
    ways = _clerks_ways(desk)
    people = _people(desk, ways)
    device = desk.settings.get(DEVICE, default="")
    gone: list[Slot] = []
    others = False
    for way in ways:
        person = people.get(authority.whose(desk.settings, way))
        if person is not None and person.gone:
            gone.append(way)
        elif way.device in ("", device):
            others = True
    return gone if others else []


def _clerks_ways(desk: Desk) -> list[Slot]:
    return [one for one in authority.current(desk).slots if one.kind in (PASSPHRASE, PIN)]


def _people(desk: Desk, ways: Sequence[Slot]) -> dict[str, _Person]:
    """Whose they are."""
    ids = sorted({authority.whose(desk.settings, way) for way in ways} - {""})
    rows = desk.store.rows(
        "SELECT id, name, role, coalesce(until, ''), removed_at IS NOT NULL FROM clerk "
        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(ids),),
    )
    return {row[0]: _Person(row[0], row[1], row[2], row[3], bool(row[4])) for row in rows}


def _names(people: Mapping[str, _Person], chosen: Sequence[str]) -> str:
    return "、".join(f"「{people[one].name}」" for one in chosen)
