"""Who agreed to what: given, withdrawn, missing; for one person or for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.kinds.people import PURPOSE
from desktop.services.desk import Desk
from desktop.services.lists.listing import ListRow
from desktop.services.roster import minors
from desktop.services.roster.people_listing import CONSENT, people_lines
from desktop.storage.journal import Group
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
        given_on: when it was given.
        scan: the photo of what they signed; empty where there is none.
    """

    state: str
    day: str = ""
    given_by: str = ""
    record: str = ""
    given_on: str = ""
    scan: str = ""


MISSING = ConsentState("missing")
#: Key of the cell that tells whether what somebody signed is here.
PAPER = "paper"


def states(desk: Desk, ids: Sequence[str]) -> dict[str, dict[str, ConsentState]]:
    """Per person and purpose what is known; what is missing is left out.

    Args:
        desk: the open station.
        ids: of volunteers; a merged one counts for who stands for them.
    """
    marks = ",".join("?" * len(ids))
    rows = desk.store.rows(
        "SELECT coalesce(p.merged_into, p.id), c.purpose, c.id, coalesce(c.given_on, ''), "
        "coalesce(c.withdrawn_on, ''), coalesce(c.given_by, ''), coalesce(f.id, '') "
        "FROM consent AS c JOIN volunteer AS p ON p.id = c.volunteer "
        "LEFT JOIN photo AS f ON f.id = c.scan AND f.removed_at IS NULL "
        "WHERE c.removed_at IS NULL "
        f"AND (p.id IN ({marks}) OR p.merged_into IN ({marks})) "
        "ORDER BY c.withdrawn_on IS NULL, c.given_on, c.id",
        [*ids, *ids],
    )
    found: dict[str, dict[str, ConsentState]] = {}
    for person, purpose, record, given, withdrawn, by, scan in rows:
        state = "withdrawn" if withdrawn else "given"
        told = ConsentState(state, withdrawn or given, by, record, given, scan)
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
        cells[PAPER] = _papers(told.values())
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
        errors.InvalidValues: the day is to come or no day, a purpose is none, nobody is named, or
            no guardian signed for somebody not of age.
    """
    check(desk, volunteers, purposes, day)
    people = list(dict.fromkeys(selves(desk.store, one)[0] for one in volunteers))
    minors.check_guardian(desk, people, day, given_by)
    with desk.action("add", "") as group:
        made = write(desk, group, people, purposes, day, given_by)
        group.rename(f"登记{who(desk, people)}的同意（{what(purposes)}）")
    return made


def write(
    desk: Desk,
    group: Group,
    people: Sequence[str],
    purposes: Sequence[str],
    day: str,
    given_by: str,
) -> int:
    """Write consents inside an action, for those who did not agree before; gives how many."""
    minors.note_guardian(desk, group, people, day, given_by)
    known, made = states(desk, people), 0
    for person in people:
        for purpose in purposes:
            if known.get(person, {}).get(purpose, MISSING).state == "given":
                continue
            values = {"volunteer": person, "purpose": purpose, "given_on": day}
            desk.records.insert(group, _CONSENT, {**values, "given_by": given_by or None})
            made += 1
    return made


def check(desk: Desk, volunteers: Sequence[str], purposes: Sequence[str], day: str) -> None:
    """Stop what can't be written down: nobody, nothing, or a day to come.

    Raises:
        errors.InvalidValues: naming it.
    """
    _check(volunteers, purposes)
    if day > desk.today().isoformat():
        raise errors.InvalidValues(problems=f"日期：{day} 还没有到。")


def withdraw(desk: Desk, volunteers: Sequence[str], purposes: Sequence[str], day: str = "") -> int:
    """Write down that people take their consent back, as one action.

    Args:
        desk: the open station.
        volunteers: who.
        purposes: codes of `PURPOSE`.
        day: when they did, ISO; today if not told.

    Returns:
        How many consents are withdrawn.

    Raises:
        errors.InvalidValues: the day is to come, or before somebody agreed.
    """
    day = day or desk.today().isoformat()
    check(desk, volunteers, purposes, day)
    people = list(dict.fromkeys(selves(desk.store, one)[0] for one in volunteers))
    standing = in_force(desk, people, purposes)
    if later := [one for one in standing if one.text("given_on") > day]:
        person = desk.records.get(_VOLUNTEER, selves(desk.store, later[0].text("volunteer"))[0])
        given = later[0].text("given_on")
        problem = f"撤回日期：「{person.title}」{given} 才同意，不会在 {day} 撤回。"
        raise errors.InvalidValues(problems=problem)
    with desk.action("edit", "") as group:
        done = desk.records.update_many(group, standing, {"withdrawn_on": day})
        group.rename(f"撤回{who(desk, people)}的同意（{what(purposes)}）")
    return done


def counts(desk: Desk) -> Mapping[str, Mapping[str, int]]:
    """Per purpose how many have given, withdrawn and not said anything; of living volunteers."""
    everybody = desk.records.count(_VOLUNTEER)
    rows = desk.store.rows(
        "SELECT purpose, sum(given), count(*) FROM ("
        "SELECT c.purpose AS purpose, max(c.withdrawn_on IS NULL) AS given FROM consent AS c "
        "JOIN volunteer AS p ON p.id = c.volunteer "
        "JOIN volunteer AS v ON v.id = coalesce(p.merged_into, p.id) "
        "WHERE c.removed_at IS NULL AND v.removed_at IS NULL AND v.erased_on IS NULL "
        "GROUP BY c.purpose, v.id"
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


def in_force(desk: Desk, people: Sequence[str], purposes: Sequence[str]) -> list[Record]:
    """The consents of people that stand."""
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


def who(desk: Desk, people: Sequence[str]) -> str:
    """Whose, in the words of undo."""
    if len(people) == 1:
        return f"「{desk.records.get(_VOLUNTEER, people[0]).title}」"
    return f" {len(people)} 人"


def what(purposes: Sequence[str]) -> str:
    """What for, in words."""
    return "、".join(label for code, label in PURPOSE if code in purposes)


def _papers(told: Iterable[ConsentState]) -> str:
    """Of how many consents in force the signed paper is here."""
    given = [one for one in told if one.state == "given"]
    if not given:
        return ""
    there = sum(bool(one.scan) for one in given)
    return "有" if there == len(given) else f"有 {there}/{len(given)}" if there else "没有"


def _words(told: ConsentState) -> str:
    if told.state == "missing":
        return "没登记"
    verb = "已同意" if told.state == "given" else "已撤回"
    return f"{verb} {told.day}".strip()
