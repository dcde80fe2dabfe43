"""People who may be in the roster twice, and the clerk's word that two are not the same."""

from __future__ import annotations

from dataclasses import dataclass

from desktop import errors
from desktop.model.fields import Value
from desktop.model.ids import RecordId, agreed_id
from desktop.model.kind import Kind
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.people import PersonRow, people_rows
from desktop.storage.columns import REMOVED
from desktop.storage.journal import Group

_NOT_SAME = kind_named("not_same")
_MOST = 1_000
#: Reasons in the order of their weight, with what two people share (domain.md, Same person twice).
#: A shared phone is none: families share one. Nor is a name where the rest tells them apart.
_REASONS = (
    ("证件号码相同", "a.id_number = b.id_number"),
    ("姓名、出生日期相同", "a.name = b.name AND a.birth_date = b.birth_date AND {unlike}"),
    (
        "姓名、村民小组相同",
        "a.name = b.name AND a.village_group = b.village_group AND {unlike} "
        "AND (a.birth_date IS NULL OR b.birth_date IS NULL "
        "OR a.birth_date LIKE b.birth_date || '%' OR b.birth_date LIKE a.birth_date || '%')",
    ),
)
_UNLIKE = "(a.id_number IS NULL OR b.id_number IS NULL OR a.id_number = b.id_number)"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two people who may be one; ID numbers are masked.

    Args:
        one: the elder record.
        other: the other.
        reason: what they share, in words.
    """

    one: PersonRow
    other: PersonRow
    reason: str


def candidates(desk: Desk, kind_name: str = "volunteer") -> list[Candidate]:
    """Pairs that may be one person, the surest first; pairs the clerk told apart are left out.

    Args:
        desk: the open station.
        kind_name: ``volunteer``.

    Raises:
        errors.ReadOnlyKind: another kind.
    """
    if kind_name != "volunteer":
        label = kind_named(kind_name).label
        raise errors.ReadOnlyKind(label=label, advice_text="只有志愿者可以查重复。")
    found: dict[tuple[str, str], str] = {}
    for reason, same in _REASONS:
        for pair in _pairs(desk, same.format(unlike=_UNLIKE)):
            found.setdefault(pair, reason)
    for pair in _told_apart(desk):
        found.pop(pair, None)
    shown = dict(list(found.items())[:_MOST])
    ids = sorted({person for pair in shown for person in pair})
    rows = {str(row.id): row for start in range(0, len(ids), 400)
            for row in people_rows(desk, ids[start : start + 400])}  # fmt: skip
    return [Candidate(rows[one], rows[other], reason) for (one, other), reason in shown.items()]


def tell_apart(desk: Desk, kind_name: str, one: str, other: str) -> RecordId:
    """Remember that two records are not the same person, as an action of its own.

    Raises:
        errors.NotFound: one of them is not there.
        errors.InvalidValues: it is one and the same record.
    """
    kind = kind_named(kind_name)
    first, second = sorted((one, other))
    if first == second:
        raise errors.InvalidValues(problems="要写两条不同的记录。")
    made = _pair_id(desk, kind, first, second)
    with desk.action("tell_apart", "") as group:
        titles = [desk.records.get(kind, record_id).title for record_id in (one, other)]
        standing = desk.records.get_many(_NOT_SAME, [made])
        values: dict[str, Value] = {"of_kind": kind.name, "one": first, "other": second}
        if standing:
            desk.records.update(group, standing[0], {REMOVED: None})
        else:
            desk.records.insert(group, _NOT_SAME, values, made)
        group.rename(f"记下{kind.label}「{titles[0]}」与「{titles[1]}」不是同一人")
    return made


def forget_apart(desk: Desk, group: Group, kind: Kind, one: str, other: str) -> None:
    """Take the word back, inside the action that merges the two."""
    made = _pair_id(desk, kind, *sorted((one, other)))
    standing = [r for r in desk.records.get_many(_NOT_SAME, [made]) if not r.removed_at]
    desk.records.update_many(group, standing, {REMOVED: group.at})


def _pair_id(desk: Desk, kind: Kind, first: str, second: str) -> RecordId:
    """Two PCs that say the same of the same pair make one record."""
    division = desk.station.text("division_code")
    return agreed_id(division, f"not_same/{kind.name}/{first}/{second}")


def _pairs(desk: Desk, same: str) -> list[tuple[str, str]]:
    live = "{0}.removed_at IS NULL AND {0}.merged_into IS NULL"
    rows = desk.store.rows(
        f"SELECT a.id, b.id FROM volunteer AS a JOIN volunteer AS b ON {same} AND a.id < b.id "
        f"WHERE {live.format('a')} AND {live.format('b')} ORDER BY a.name, a.id, b.id "
        f"LIMIT {_MOST * 2}"
    )
    return [(row[0], row[1]) for row in rows]


def _told_apart(desk: Desk) -> list[tuple[str, str]]:
    rows = desk.store.rows(
        "SELECT coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id) FROM not_same AS n "
        "JOIN volunteer AS a ON a.id = n.one JOIN volunteer AS b ON b.id = n.other "
        "WHERE n.of_kind = 'volunteer' AND n.removed_at IS NULL"
    )
    return [(min(row), max(row)) for row in rows]
