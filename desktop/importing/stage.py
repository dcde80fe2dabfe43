"""The way of a roster into staging: one worker reads and checks, another stages what is good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from desktop.importing import cycle_search
from desktop.importing.findings import BadRow, CheckedRow, Problem
from desktop.importing.roster import read_roster
from desktop.model.fields import FieldType
from desktop.model.kind import Kind
from desktop.model.progress import CancelAsked, Progress
from desktop.storage.staging import StagedRow, StagingWriter

TEAMS = "team_names"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the reading worker found in a file.

    Args:
        bad: rows that can't come in, with what is wrong and their cells.
        remarks: what was left out or looks odd in rows that do come in.
        notes: sheets skipped and columns not taken.
    """

    bad: tuple[BadRow, ...]
    remarks: tuple[Problem, ...]
    notes: tuple[Problem, ...]


class News(NamedTuple):
    """People the other worker can stage: (sheet, row, values) by place, None for who is out."""

    rows: dict[int, tuple[str, int, dict[str, object]] | None]


def check_roster(
    path: Path,
    today: dt.date,
    *,
    pass_on: Callable[[News], None],
    progress: Progress,
    cancelled: CancelAsked,
) -> Checked:
    """Read a roster and pass its good rows on.

    Args:
        path: the roster.
        today: for dates with two-digit years.
        pass_on: given people by their place in the file's order, a few of them a second time at
            the end, when a later row has told more of them.
        progress: rows read, rows in all.
        cancelled: asked between rows.

    Raises:
        errors.InputFileError: the file can't be read at all.
        errors.Cancelled: the clerk cancelled.
    """
    reading = read_roster(
        path, today=today, progress=progress, cancelled=cancelled, early=_Telling(pass_on)
    )
    remarks = tuple(remark for row in reading.rows for remark in row.remarks)
    return Checked(tuple(reading.bad), remarks, tuple(reading.notes))


class _Telling:
    """Passes people on as they are read."""

    def __init__(self, pass_on: Callable[[News], None]) -> None:
        self._pass_on = pass_on
        self._told = 0

    def news(self, rows: list[CheckedRow]) -> None:
        first, self._told = self._told, self._told + len(rows)
        self._pass_on(News(dict(enumerate(map(_plain, rows), first))))

    def revise(self, revisions: dict[int, CheckedRow | None]) -> None:
        if revisions:
            self._pass_on(News({at: row and _plain(row) for at, row in revisions.items()}))


def _plain(row: CheckedRow) -> tuple[str, int, dict[str, object]]:
    return row.sheet, row.row, row.values


def stage_people(
    parts: Iterable[News], staging: Path, key: bytes, kind: Kind, file: str
) -> tuple[BadRow, ...]:
    """Write what another worker passes on into a staging file.

    Args:
        parts: as `check_roster` passes them on.
        staging: the file to make.
        key: 32 random bytes for it.
        kind: the volunteer kind.
        file: the roster's name, for the report.

    Returns:
        Rows that hold more than a field takes: limits are enforced at entry (sync.md 7).

    Raises:
        errors.WorldError: the disk refuses.
    """
    writer = StagingWriter(staging, key, kind)
    limits = _Limits(kind, file)
    overlong: dict[int, BadRow] = {}
    # The collector would walk all that is being unpickled over and over.
    with cycle_search.put_off(), closing(writer):
        for part in parts:
            for at in overlong.keys() & part.rows.keys():
                del overlong[at]
            bad = {at: limits.refused(*row) for at, row in part.rows.items() if row}
            overlong |= {at: row for at, row in bad.items() if row is not None}
            rows = {at: row for at, row in part.rows.items() if at not in overlong}
            writer.drop(at + 1 for at, row in part.rows.items() if row is None or at in overlong)
            writer.add(_staged(at + 1, *row) for at, row in rows.items() if row)
    return tuple(overlong[at] for at in sorted(overlong))


def _staged(n: int, sheet: str, line: int, values: dict[str, Any]) -> StagedRow:
    for name, value in values.items():
        if type(value) is list:
            values[name] = tuple(sorted(set(value))) if len(value) > 1 else tuple(value)
    return StagedRow(n, sheet, line, values, values.pop(TEAMS, ()))


class _Limits:
    """How long the texts of a kind may be."""

    def __init__(self, kind: Kind, file: str) -> None:
        texts = (FieldType.TEXT, FieldType.LONG_TEXT)
        self._kind = kind
        self._file = file
        self._limits = {field.name: field.limit for field in kind.fields if field.type in texts}
        self._smallest = min(self._limits.values())

    def refused(self, sheet: str, line: int, values: Mapping[str, object]) -> BadRow | None:
        """The row as one to correct if a text is too long, None if all fit."""
        smallest = self._smallest
        for name, value in values.items():
            if type(value) is str and len(value) > smallest and len(value) > self._limits[name]:
                return self._bad(sheet, line, values)
        return None

    def _bad(self, sheet: str, line: int, values: Mapping[str, object]) -> BadRow:
        problems = tuple(
            Problem(
                self._file, sheet, line, self._kind.field(name).label, f"{value[:20]}…",
                f"太长（{len(value)} 字，最多 {self._limits[name]} 字）",
            )
            for name, value in values.items()
            if isinstance(value, str) and len(value) > self._limits.get(name, len(value))
        )  # fmt: skip
        cells = {self._kind.field(n).label: _text(v) for n, v in values.items() if n != TEAMS}
        return BadRow(sheet, line, problems, cells)


def _text(value: object) -> str:
    return "、".join(value) if isinstance(value, list) else str(value)
