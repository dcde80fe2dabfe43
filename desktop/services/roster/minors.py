"""Who is not of age, and what that asks for: a guardian's name at every consent.

domain.md, Rules; 个人信息保护法, article 31; 未成年人保护法, article 72.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from desktop import errors
from desktop.model.ages import is_minor
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.storage.journal import Group

_VOLUNTEER = kind_named("volunteer")
_TOLD = 6


def minors_of(desk: Desk, people: Sequence[str], day: str = "") -> list[Record]:
    """Of some people those younger than 18.

    Args:
        desk: the open station.
        people: ids of volunteers.
        day: on which, ISO; today if not told.
    """
    on = dt.date.fromisoformat(day) if day else desk.today()
    found = desk.records.get_many(_VOLUNTEER, list(people))
    return [one for one in found if is_minor(one.text("birth_date"), on)]


def check_guardian(desk: Desk, people: Sequence[str], day: str, given_by: str) -> None:
    """Stop a consent of somebody not of age that no guardian, or somebody else, has signed.

    Args:
        desk: the open station.
        people: ids of those who agree, each standing for themselves.
        day: when it was signed, ISO.
        given_by: who signed for them; empty for themselves.

    Raises:
        errors.InvalidValues: naming them.
    """
    young = minors_of(desk, people, day)
    if not young:
        return
    if not given_by:
        who = _named(young)
        problem = f"{who}未满 18 周岁，同意要由监护人签：请在“代签人”里写上监护人的姓名。"
        raise errors.InvalidValues(problems=problem)
    others = [one for one in young if one.text("guardian") not in ("", given_by)]
    if others:
        told = "、".join(f"「{one.title}」的是 {one.text('guardian')}" for one in others[:_TOLD])
        problem = f"代签人 {given_by} 不是登记的监护人：{told}。请核对，或先改监护人。"
        raise errors.InvalidValues(problems=problem)


def note_guardian(desk: Desk, group: Group, people: Sequence[str], day: str, given_by: str) -> None:
    """Whoever signed for somebody of whom no guardian is known is it, inside the action."""
    bare = [one for one in minors_of(desk, people, day) if not one.text("guardian")]
    if given_by and bare:
        desk.records.update_many(group, bare, {"guardian": given_by})


def _named(young: Sequence[Record]) -> str:
    told = "、".join(f"「{one.title}」" for one in young[:_TOLD])
    return f"{told}等 {len(young)} 人" if len(young) > _TOLD else told
