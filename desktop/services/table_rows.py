"""Rows pasted from a spreadsheet that become new records, as one action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model import checks
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Kind
from desktop.model.kinds import kind_named
from desktop.services import duplicates, rules
from desktop.services.desk import Desk
from desktop.services.records import refuse_changing
from desktop.storage import columns

#: More belong into a file: there the import finds columns and corrections by itself.
MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class NotAdded:
    """A row that was left out.

    Args:
        number: of the pasted rows, from 1.
        title: what it is called.
        reason: why, in words.
    """

    number: int
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class RowsAdded:
    """What became of the rows.

    Args:
        ids: the new records.
        refused: those left out.
    """

    ids: tuple[RecordId, ...]
    refused: tuple[NotAdded, ...]


def add_rows(desk: Desk, kind_name: str, typed: Sequence[Mapping[str, object]]) -> RowsAdded:
    """Add a record for every row that may be, as one action; the others are named.

    Args:
        desk: the open station.
        kind_name: the kind's English name.
        typed: per row its fields as typed.

    Raises:
        errors.InvalidValues: there are more than `MOST_ROWS`, or all are refused.
        errors.ReadOnlyKind: the kind is not added this way.
    """
    kind = kind_named(kind_name)
    refuse_changing(kind)
    if len(typed) > MOST_ROWS:
        problem = f"一次最多粘贴 {MOST_ROWS} 行，这里有 {len(typed)} 行，请用「导入」。"
        raise errors.InvalidValues(problems=problem)
    made, refused = list[RecordId](), list[NotAdded]()
    with desk.action("add", "") as group:
        sound = set[str]()
        for number, row in enumerate(typed, 1):
            try:
                values = _values(desk, kind, row, sound)
            except errors.InvalidValues as error:
                title = str(row.get(kind.title[0]) or "")
                refused.append(NotAdded(number, title, str(error.facts["problems"])))
                continue
            made.append(desk.records.insert(group, kind, values))
            rules.follow(desk, group, kind.name, made[-1])
        if refused and not made:
            raise errors.InvalidValues(problems=_first_problems(refused))
        group.rename(f"粘贴 {len(made)} 条{kind.label}")
    return RowsAdded(tuple(made), tuple(refused))


def _values(
    desk: Desk, kind: Kind, row: Mapping[str, object], sound: set[str]
) -> Mapping[str, Value]:
    parsed = columns.complete(kind, checks.parse_values(kind, row))
    settled = rules.settle(desk, kind, parsed, sound)
    if kind.name == "volunteer":
        there = duplicates.alike(desk, settled)
        if there:
            raise errors.InvalidValues(problems=f"花名册里可能已有此人，{there[0].words}。")
    return settled


def _first_problems(refused: Sequence[NotAdded]) -> str:
    told = [f"第 {one.number} 行：{one.reason}" for one in refused[:3]]
    more = f"……另有 {len(refused) - 3} 行。" if len(refused) > 3 else ""
    return "".join(told) + more
