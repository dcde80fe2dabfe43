"""Whose name may hang on a wall: those who agreed to it and are volunteers now.

Personal data only by consent (个人信息保护法, articles 13, 14 and 31): for somebody who is not of
age, one that a guardian signed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from desktop.model.ages import ADULT_YEARS, years_old
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.roster import consents
from desktop.storage.merged import selves

WALL = "wall"
#: Who has left, or has died, is off the wall; who only asked to join is not on it yet.
STANDING = frozenset({"active", "paused"})
_TOLD = 6


def on_walls(desk: Desk, people: Sequence[str], purpose: str = WALL) -> dict[str, Record]:
    """Of some people those who may be named on a wall, by the id they were asked by.

    Args:
        desk: the open station.
        people: ids of volunteers; a merged one counts for who stands for them.
        purpose: what they must have agreed to.
    """
    now = {asked: selves(desk.store, asked)[0] for asked in dict.fromkeys(people)}
    found = desk.records.get_many(kind_named("volunteer"), list(dict.fromkeys(now.values())))
    known = {str(one.id): one for one in found if not one.removed_at}
    states, today = consents.states(desk, list(known)), desk.today()
    allowed = {
        person: record
        for person, record in known.items()
        if record.text("status") in STANDING
        and _agreed(record, states.get(person, {}).get(purpose, consents.MISSING), today)
    }
    return {asked: allowed[person] for asked, person in now.items() if person in allowed}


def not_named(names: Sequence[str]) -> str:
    """Whose name is left out, in words; empty where nobody's is."""
    if not names:
        return ""
    told = "、".join(names[:_TOLD])
    if len(names) > _TOLD:
        told = f"{told} 等 {len(names)} 人"
    return f"{told}没有登记“花名册上墙”的同意，或者已经不在册，姓名没有印上。"


def _agreed(volunteer: Record, told: consents.ConsentState, today: dt.date) -> bool:
    if told.state != "given":
        return False
    years = years_old(volunteer.text("birth_date"), today)
    return years is None or years >= ADULT_YEARS or bool(told.given_by)
