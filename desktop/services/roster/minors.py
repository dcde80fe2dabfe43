"""Who is not of age, and what that asks for: guardians' names, and no rescue teams.

domain.md, Rules; 个人信息保护法, articles 28 and 31; 未成年人保护法, article 72. Who is not known
to be younger counts as of age; of a year alone `model/ages.may_be_minor` tells the doubt.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from desktop import errors
from desktop.model.ages import is_minor, may_be_minor, years_old
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.storage.journal import Group

_VOLUNTEER = kind_named("volunteer")
_TOLD = 6
#: Words in the category or the name of a team that goes where it is dangerous.
_RESCUE = ("救援", "抢险", "应急")
#: Below this age all data of a person is sensitive, and a guardian has to agree to its being kept.
_CHILD_YEARS = 14


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


def is_rescue(name: str, category: str = "") -> bool:
    """Whether a team of this name and category goes where it is dangerous."""
    return any(word in f"{category} {name}" for word in _RESCUE)


def why_not_in(desk: Desk, teams: Sequence[Record], born: str) -> str:
    """Why somebody may not join teams, as half a sentence; empty if they may.

    Args:
        desk: the open station.
        teams: which.
        born: their birth date, ISO, perhaps a year alone; empty if not known.
    """
    barred = [one for one in teams if is_rescue(one.text("name"), one.text("category"))]
    if not barred or not is_minor(born, desk.today()):
        return ""
    told = "、".join(f"「{one.title}」" for one in barred)
    return f"未满 18 周岁，不能加入应急救援队伍{told}"


def check_team(desk: Desk, team: Record, people: Sequence[str]) -> None:
    """Stop somebody not of age from joining a rescue team.

    Args:
        desk: the open station.
        team: which.
        people: ids of those who would join.

    Raises:
        errors.InvalidValues: naming them.
    """
    rescues = is_rescue(team.text("name"), team.text("category"))
    young = minors_of(desk, people) if rescues else []
    if young:
        problem = f"{_named(young)}未满 18 周岁，不能加入应急救援队伍「{team.title}」。"
        raise errors.InvalidValues(problems=problem)


def come_of_age(desk: Desk) -> list[Record]:
    """Who is 18 by now and for whom a guardian's consent still stands: they may sign themselves.

    A consent that was signed by somebody else after that day is another matter.
    """
    rows = desk.store.rows(
        "SELECT DISTINCT v.id, v.birth_date, c.given_on FROM consent AS c "
        "JOIN volunteer AS p ON p.id = c.volunteer "
        "JOIN volunteer AS v ON v.id = coalesce(p.merged_into, p.id) "
        "WHERE c.removed_at IS NULL AND c.withdrawn_on IS NULL "
        "AND coalesce(c.given_by, '') <> '' AND v.removed_at IS NULL "
        "AND v.status IN ('active', 'paused') AND length(v.birth_date) >= 7"
    )
    today = desk.today()
    ids = {
        person
        for person, born, given in rows
        if given
        and not (is_minor(born, today) or may_be_minor(born, today))
        and is_minor(born, dt.date.fromisoformat(given))
    }
    return desk.records.get_many(_VOLUNTEER, sorted(ids))


def children_unasked(desk: Desk) -> list[Record]:
    """Children below 14 whose guardian has agreed to nothing, though their data is kept here."""
    earliest = f"{desk.today().year - _CHILD_YEARS}"
    rows = desk.store.rows(
        # The index is read for it, a tenth of what all people are: today's page asks this first.
        "SELECT v.id, v.birth_date FROM volunteer AS v "
        "WHERE v.rowid IN (SELECT rowid FROM volunteer WHERE birth_date >= ?) "
        "AND v.removed_at IS NULL AND v.merged_into IS NULL AND v.status <> 'left' "
        "AND NOT EXISTS (SELECT 1 FROM consent AS c JOIN volunteer AS p ON p.id = c.volunteer "
        "WHERE (p.id = v.id OR p.merged_into = v.id) AND c.removed_at IS NULL "
        "AND c.withdrawn_on IS NULL AND coalesce(c.given_by, '') <> '')",
        (earliest,),
    )
    today = desk.today()
    ids = [
        person
        for person, born in rows
        if (years := years_old(born, today)) is not None and years < _CHILD_YEARS
    ]
    return desk.records.get_many(_VOLUNTEER, ids)


def _named(young: Sequence[Record]) -> str:
    told = "、".join(f"「{one.title}」" for one in young[:_TOLD])
    return f"{told}等 {len(young)} 人" if len(young) > _TOLD else told
