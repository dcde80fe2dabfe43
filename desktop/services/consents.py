"""Who agreed to what: given, withdrawn, missing; for one person or for many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.kinds.people import PURPOSE
from desktop.services.desk import Desk
from desktop.services.listing import ListRow
from desktop.services.people_listing import CONSENT, people_lines
from desktop.storage.merged import selves

_CONSENT, _VOLUNTEER = kind_named("consent"), kind_named("volunteer")


@dataclass(frozen=True, slots=True)
class ConsentState:
    """What is known of one person and one purpose.

    Args:
        state: ``given``, ``withdrawn`` or ``missing``.
        day: when it was given or withdrawn.
        given_by: who signed, where not themselves.
        record: the consent; empty where there is none.
    """

    state: str
    day: str = ""
    given_by: str = ""
    record: str = ""


MISSING = ConsentState("missing")


def states(desk: Desk, ids: Sequence[str]) -> dict[str, dict[str, ConsentState]]:
    """Per person and purpose what is known; what is missing is left out.

    Args:
        desk: the open station.
        ids: of volunteers; a merged one counts for who stands for them.
    """
    marks = ",".join("?" * len(ids))
    rows = desk.store.rows(
        "SELECT coalesce(p.merged_into, p.id), c.purpose, c.id, coalesce(c.given_on, ''), "
        "coalesce(c.withdrawn_on, ''), coalesce(c.given_by, '') FROM consent AS c "
        "JOIN volunteer AS p ON p.id = c.volunteer WHERE c.removed_at IS NULL "
        f"AND (p.id IN ({marks}) OR p.merged_into IN ({marks})) "
        "ORDER BY c.withdrawn_on IS NULL, c.given_on, c.id",
        [*ids, *ids],
    )
    found: dict[str, dict[str, ConsentState]] = {}
    for person, purpose, record, given, withdrawn, by in rows:
        state = "withdrawn" if withdrawn else "given"
        told = ConsentState(state, withdrawn or given, by, record)
        found.setdefault(person, {})[purpose] = told  # one in force comes last and stands
    return found


def consent_lines(desk: Desk, ids: Sequence[str]) -> list[ListRow]:
    """The lines of the list of consents: the person's, with a cell for each purpose."""
    known = states(desk, ids)
    lines = []
    for line in people_lines(desk, ids):
        told = known.get(line.id, {})
        cells = {
            f"{CONSENT}{purpose}": _words(told.get(purpose, MISSING)) for purpose, _ in PURPOSE
        }
        lines.append(
            ListRow(line.id, line.record, {**line.extra, **cells}, line.marks, line.figures)
        )
    return lines


def give(
    desk: Desk, volunteers: Sequence[str], purposes: Sequence[str], day: str, given_by: str = ""
) -> int:
    """Write down that people agreed, as one action; who agreed before stays as it is.

    Args:
        desk: the open station.
        volunteers: who.
        purposes: codes of `PURPOSE`.
        day: when they signed, ISO.
        given_by: who signed for them, for example a guardian.

    Returns:
        How many consents were written.

    Raises:
        errors.InvalidValues: the day is to come or no day, a purpose is none, or nobody is named.
    """
    _check(volunteers, purposes)
    if day > desk.today().isoformat():
        raise errors.InvalidValues(problems=f"同意日期：{day} 还没有到。")
    people = list(dict.fromkeys(selves(desk.store, one)[0] for one in volunteers))
    known, made = states(desk, people), 0
    with desk.action("add", "") as group:
        for person in people:
            for purpose in purposes:
                if known.get(person, {}).get(purpose, MISSING).state == "given":
                    continue
                values = {"volunteer": person, "purpose": purpose, "given_on": day}
                desk.records.insert(group, _CONSENT, {**values, "given_by": given_by or None})
                made += 1
        group.rename(f"登记 {_who(desk, people)}的同意（{_what(purposes)}）")
    return made


def withdraw(desk: Desk, volunteers: Sequence[str], purposes: Sequence[str]) -> int:
    """Write down that people take their consent back today, as one action."""
    _check(volunteers, purposes)
    people = list(dict.fromkeys(selves(desk.store, one)[0] for one in volunteers))
    in_force = _in_force(desk, people, purposes)
    with desk.action("edit", "") as group:
        today = desk.today().isoformat()
        done = desk.records.update_many(group, in_force, {"withdrawn_on": today})
        group.rename(f"撤回 {_who(desk, people)}的同意（{_what(purposes)}）")
    return done


def counts(desk: Desk) -> Mapping[str, Mapping[str, int]]:
    """Per purpose how many have given, withdrawn and not said anything; of living volunteers."""
    everybody = desk.records.count(_VOLUNTEER)
    rows = desk.store.rows(
        "SELECT purpose, sum(given), count(*) FROM ("
        "SELECT c.purpose AS purpose, max(c.withdrawn_on IS NULL) AS given FROM consent AS c "
        "JOIN volunteer AS p ON p.id = c.volunteer "
        "JOIN volunteer AS v ON v.id = coalesce(p.merged_into, p.id) "
        "WHERE c.removed_at IS NULL AND v.removed_at IS NULL GROUP BY c.purpose, v.id"
        ") GROUP BY purpose"
    )
    told = {purpose: (int(given), int(both)) for purpose, given, both in rows}
    return {
        purpose: {
            "given": told.get(purpose, (0, 0))[0],
            "withdrawn": told.get(purpose, (0, 0))[1] - told.get(purpose, (0, 0))[0],
            "missing": everybody - told.get(purpose, (0, 0))[1],
        }
        for purpose, _ in PURPOSE
    }


def _in_force(desk: Desk, people: Sequence[str], purposes: Sequence[str]) -> list[Record]:
    found = []
    for person in people:
        for self_ in selves(desk.store, person):
            found += [
                one
                for one in desk.records.find(_CONSENT, volunteer=RecordId(self_))
                if one.text("purpose") in purposes and not one.values["withdrawn_on"]
            ]
    return found


def _check(volunteers: Sequence[str], purposes: Sequence[str]) -> None:
    if not volunteers or not purposes:
        raise errors.InvalidValues(problems="请选人和用途。")
    if unknown := set(purposes) - set(dict(PURPOSE)):
        raise errors.InvalidValues(problems=f"用途：没有“{'、'.join(sorted(unknown))}”。")


def _who(desk: Desk, people: Sequence[str]) -> str:
    if len(people) == 1:
        return f"「{desk.records.get(_VOLUNTEER, people[0]).title}」"
    return f"{len(people)} 人"


def _what(purposes: Sequence[str]) -> str:
    return "、".join(label for code, label in PURPOSE if code in purposes)


def _words(told: ConsentState) -> str:
    if told.state == "missing":
        return "还没有"
    verb = "已同意" if told.state == "given" else "已撤回"
    return f"{verb} {told.day}".strip()
