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
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.services.lists.cell_plan import names_in_cell, refers
from desktop.services.records import refuse_changing
from desktop.services.roster import duplicates, minors, teams
from desktop.services.roster.called import resolve
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
                told, joined = _named(desk, kind, row)
                values = _values(desk, kind, told, sound)
                _refuse_young(desk, values, joined)
            except errors.InvalidValues as error:
                title = str(row.get(kind.title[0]) or "")
                refused.append(NotAdded(number, title, str(error.facts["problems"])))
                continue
            made.append(desk.records.insert(group, kind, values))
            if joined:
                teams.set_teams(desk, group, made[-1], joined, joins=True)
            rules.follow(desk, group, kind.name, made[-1])
        if refused and not made:
            raise errors.InvalidValues(problems=_first_problems(refused))
        group.rename(f"粘贴 {len(made)} 条{kind.label}")
    return RowsAdded(tuple(made), tuple(refused))


def _named(
    desk: Desk, kind: Kind, row: Mapping[str, object]
) -> tuple[Mapping[str, object], tuple[str, ...]]:
    """A row whose references are ids instead of names, and the teams it joins.

    Raises:
        errors.InvalidValues: nothing bears a name, or several do.
    """
    told, joined, problems = dict(row), tuple[str, ...](), list[str]()
    for name in row:
        of = refers(kind, name)
        if not of:
            continue
        text = str(told.pop(name) or "")
        meant = resolve(desk, of, names_in_cell(text))
        label = kind.field(name).label if name in kind.by_name else kind_named(of).label
        problems += [f"{label}：没有叫“{one}”的{kind_named(of).label}" for one in meant.unknown]
        problems += [f"{label}：有 {len(b)} 个“{one}”，分不清" for one, b in meant.several.items()]
        ids = tuple(meant.found.values())
        if name not in kind.by_name:
            joined = ids
        elif ids:
            told[name] = ids[0]
    if problems:
        raise errors.InvalidValues(problems="；".join(problems) + "。")
    return told, joined


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


def _refuse_young(desk: Desk, values: Mapping[str, Value], joined: Sequence[str]) -> None:
    found = desk.records.get_many(kind_named("team"), list(joined))
    if why := minors.why_not_in(desk, found, str(values.get("birth_date") or "")):
        raise errors.InvalidValues(problems=f"{why}。")


def _first_problems(refused: Sequence[NotAdded]) -> str:
    told = [f"第 {one.number} 行：{one.reason}" for one in refused[:3]]
    more = f"……另有 {len(refused) - 3} 行。" if len(refused) > 3 else ""
    return "".join(told) + more
