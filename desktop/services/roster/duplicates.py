"""People who may be in the roster twice, and the clerk's word that two are not the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model import id_number
from desktop.model.fields import Value
from desktop.model.ids import RecordId, agreed_id
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_GLOB, is_locked
from desktop.model.names import normalise_name
from desktop.services.desk import Desk
from desktop.services.roster.people import PersonRow, people_rows
from desktop.storage import merged
from desktop.storage.columns import REMOVED
from desktop.storage.journal import Group

_VOLUNTEER = kind_named("volunteer")
_NOT_SAME = kind_named("not_same")
_MOST = 1_000
#: A roster imported twice has as many pairs as people; more are the same import once more.
MOST_PAIRS = 200_000
SAME_NUMBER, SAME_BIRTH = "证件号码相同", "姓名、出生日期相同"
#: Reasons in the order of their weight, with what two people share (domain.md, Same person twice).
#: A shared phone is none: families share one. Nor is a name where the rest tells them apart.
_REASONS = (
    (SAME_NUMBER, "a.id_number = b.id_number"),
    (SAME_BIRTH, "a.name = b.name AND a.birth_date = b.birth_date AND {unlike}"),
    (
        "姓名、村民小组相同",
        "a.name = b.name AND a.village_group = b.village_group AND {unlike} "
        "AND (a.birth_date IS NULL OR b.birth_date IS NULL "
        "OR a.birth_date LIKE b.birth_date || '%' OR b.birth_date LIKE a.birth_date || '%')",
    ),
)
#: Columns of an index of their own that two people must have in common: by it those who share them
#: with nobody are passed by, 100,000 of them in 20 ms instead of 150.
_SHARED = {SAME_NUMBER: ("id_number",), SAME_BIRTH: ("name", "birth_date")}
#: What tells whether somebody is there already; a change of anything else does not ask again.
TELLING = frozenset({"name", "id_number", "birth_date", "village_group"})
#: A number this PC can't read tells nobody apart; equal ciphertexts are of one record only.
_UNLIKE = (
    "(a.id_number IS NULL OR b.id_number IS NULL OR a.id_number = b.id_number "
    f"OR a.id_number GLOB '{LOCKED_GLOB}' OR b.id_number GLOB '{LOCKED_GLOB}')"
)


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


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody in the roster who may be the one being written down.

    Args:
        id: who.
        name: their name.
        reason: what the two share, in words.
        told_apart: group, birth date and phone, to tell people of one name apart.
    """

    id: RecordId
    name: str
    reason: str
    told_apart: str

    @property
    def words(self) -> str:
        """Whom, and why: 证件号码相同：张三（一组，1990-03-07）."""
        return f"{self.reason}：{self.name}（{self.told_apart}）"


def alike(desk: Desk, values: Mapping[str, object], but: str = "") -> list[Alike]:
    """Who in the roster may be this person already, the surest first.

    Args:
        desk: the open station.
        values: what is known of the person, as typed: name, ID number, birth date, village group.
        but: the person themselves, if they are in the roster; whom the clerk has told apart from
            them is left out too.
    """
    name, number, birth, group = _telling(desk, values)
    same = " UNION ALL ".join(
        f"SELECT b.id, {weight} AS weight FROM a JOIN volunteer AS b ON "
        f"{test.format(unlike=_UNLIKE)} WHERE b.removed_at IS NULL AND b.merged_into IS NULL"
        for weight, (_, test) in enumerate(_REASONS)
    )
    rows = desk.store.rows(
        "WITH a AS (SELECT ? AS name, ? AS id_number, ? AS birth_date, ? AS village_group) "
        f"SELECT id, min(weight) FROM ({same}) GROUP BY id ORDER BY 2, 1 LIMIT {_MOST}",
        (name, number, birth, group),
    )
    itself = merged.root_of(desk.store, but) if but else ""
    apart = {itself} | {one for pair in _told_apart(desk) if itself in pair for one in pair}
    reasons = {row[0]: _REASONS[row[1]][0] for row in rows if row[0] not in apart}
    people = {str(r.id): r for r in desk.records.get_many(_VOLUNTEER, list(reasons))}
    return [
        Alike(RecordId(i), people[i].text("name"), reason, told_apart(people[i]))
        for i, reason in reasons.items()
    ]


def alike_to(desk: Desk, volunteer: str) -> list[Alike]:
    """Who in the roster may be the same as somebody who is in it."""
    record = desk.records.get(_VOLUNTEER, merged.root_of(desk.store, volunteer))
    return alike(desk, record.values, record.id)


def told_apart(person: Record) -> str:
    """What tells people of one name apart."""
    parts = (person.text(name) for name in ("village_group", "birth_date", "phone"))
    return "，".join(part for part in parts if part) or "没有其他资料"


def _telling(desk: Desk, values: Mapping[str, object]) -> tuple[str | None, ...]:
    """Name, ID number, birth date and village group as the roster would keep them."""
    name, number, birth, group = (
        "" if is_locked(values.get(field)) else str(values.get(field) or "").strip()
        for field in ("name", "id_number", "birth_date", "village_group")
    )
    read = id_number.check(number, today=desk.today()) if number else None
    if isinstance(read, id_number.IdNumber):
        number, birth = read.number, read.birth_date or birth
    return normalise_name(name) or None, number or None, birth or None, group or None


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
    return described(desk, pairs(desk)[:_MOST])


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one.

    Args:
        one: id of the elder record.
        other: id of the other.
        reason: what they share, in words.
    """

    one: str
    other: str
    reason: str


def pairs(desk: Desk) -> list[Pair]:
    """All pairs there are, up to `MOST_PAIRS`, the surest first; quick, for it reads no people."""
    found: dict[tuple[str, str], str] = {}
    for reason, same in _REASONS:
        for pair in _pairs(desk, reason, same.format(unlike=_UNLIKE)):
            found.setdefault(pair, reason)
    for pair in _told_apart(desk):
        found.pop(pair, None)
    return [Pair(one, other, reason) for (one, other), reason in found.items()][:MOST_PAIRS]


def described(desk: Desk, wanted: Sequence[Pair]) -> list[Candidate]:
    """Some pairs with the people they are of."""
    ids = sorted({person for pair in wanted for person in (pair.one, pair.other)})
    rows = {str(row.id): row for start in range(0, len(ids), 400)
            for row in people_rows(desk, ids[start : start + 400])}  # fmt: skip
    return [Candidate(rows[one.one], rows[one.other], one.reason) for one in wanted]


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


def _pairs(desk: Desk, reason: str, same: str) -> list[tuple[str, str]]:
    live = "{0}.removed_at IS NULL AND {0}.merged_into IS NULL"
    rows = desk.store.rows(
        f"SELECT a.id, b.id FROM {_those_sharing(reason)} "
        f"JOIN volunteer AS b ON {same} AND a.id < b.id "
        f"WHERE {live.format('a')} AND {live.format('b')} ORDER BY a.name, a.id, b.id "
        f"LIMIT {_MOST * 2}"
    )
    return [(row[0], row[1]) for row in rows]


def _those_sharing(reason: str) -> str:
    """The people `a` who may have something in common with somebody."""
    shared = _SHARED.get(reason)
    if shared is None:
        return "volunteer AS a"
    listed, last = ", ".join(shared), shared[-1]
    both = " AND ".join(f"a.{name} = g.{name}" for name in shared)
    return (
        f"(SELECT {listed} FROM volunteer WHERE {last} IS NOT NULL "
        f"GROUP BY {listed} HAVING count(*) > 1) AS g CROSS JOIN volunteer AS a ON {both}"
    )


def _told_apart(desk: Desk) -> list[tuple[str, str]]:
    rows = desk.store.rows(
        "SELECT coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id) FROM not_same AS n "
        "JOIN volunteer AS a ON a.id = n.one JOIN volunteer AS b ON b.id = n.other "
        "WHERE n.of_kind = 'volunteer' AND n.removed_at IS NULL"
    )
    return [(min(row), max(row)) for row in rows]
