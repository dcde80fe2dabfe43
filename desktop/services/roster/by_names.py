"""By-names that are learnt: whom a clerk once meant by 老王 is meant by it the next time."""

from __future__ import annotations

from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.model.names import normalise_name, pinyin
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.roster import aliases

#: Between several by-names of one person.
BETWEEN = "、"
_VOLUNTEER = kind_named("volunteer")
_ROOM = _VOLUNTEER.field("alias").limit


def split(alias: str) -> tuple[str, ...]:
    """The by-names somebody has, as they are told in one field."""
    return tuple(part.strip() for part in alias.split(BETWEEN) if part.strip())


def learn(desk: Desk, volunteer_id: str, called: str) -> bool:
    """Note that somebody is called so, as a change of the person like any other.

    Args:
        desk: the open station.
        volunteer_id: who.
        called: what a list called them.

    Returns:
        Whether there was something to note: a slip of the pen, or a name the person has, is not.
    """
    kind = _VOLUNTEER
    person = desk.records.get(kind, aliases.current_id(desk, kind, volunteer_id))
    name, by_name, known = person.text("name"), normalise_name(called), person.text("alias")
    if is_locked(person.values["name"]) or is_locked(person.values["alias"]):
        return False
    if by_name in (name, *split(known)) or _slip(by_name, name):
        return False
    told = BETWEEN.join((*split(known), by_name))
    if _ROOM and len(told) > _ROOM:
        return False
    return records.change(desk, kind.name, person.id, {"alias": told})


def _slip(called: str, name: str) -> bool:
    """Whether the name was meant: the same sound, one other character, or words round it."""
    if name in called:
        return True
    if len(called) != len(name):
        return False
    differing = sum(one != other for one, other in zip(called, name, strict=True))
    return pinyin(called) == pinyin(name) or differing == 1
