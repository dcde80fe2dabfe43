"""The worker's part of an import: read a roster, check it, leave the good rows in staging."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.importing.findings import BadRow, CheckedRow, Problem, RosterReading
from desktop.importing.roster import read_roster
from desktop.model.fields import FieldType
from desktop.model.kind import Kind
from desktop.model.progress import CancelAsked, Progress
from desktop.storage.staging import StagedRow, StagingWriter

TEAMS = "team_names"
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Staged:
    """What the worker found in a file.

    Args:
        bad: rows that can't come in, with what is wrong and their cells.
        remarks: what was left out or looks odd in rows that do come in.
        notes: sheets skipped and columns not taken.
    """

    bad: tuple[BadRow, ...]
    remarks: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def stage_roster(
    path: Path,
    staging: Path,
    key: bytes,
    kind: Kind,
    today: dt.date,
    *,
    progress: Progress,
    cancelled: CancelAsked,
) -> Staged:
    """Read a roster into a staging file.

    Args:
        path: the roster.
        staging: the file to make.
        key: 32 random bytes for it.
        kind: the volunteer kind.
        today: for dates with two-digit years.
        progress: rows read, rows in all.
        cancelled: asked between rows.

    Raises:
        errors.InputFileError: the file can't be read at all.
        errors.Cancelled: the clerk cancelled.
    """
    reading = read_roster(path, today=today, progress=progress, cancelled=cancelled)
    # What was read lives to the end: the collector need not walk it over and over.
    gc.freeze()
    try:
        used = frozenset().union(*(row.values for row in reading.rows)) - {TEAMS}
        return _write(reading, StagingWriter(staging, key, kind, used), kind)
    finally:
        gc.unfreeze()


def _write(reading: RosterReading, writer: StagingWriter, kind: Kind) -> Staged:
    bad = [*reading.bad]
    texts = (FieldType.TEXT, FieldType.LONG_TEXT)
    limits = {field.name: field.limit for field in kind.fields if field.type in texts}
    smallest = min(limits.values())
    try:
        for chunk in _chunks(reading):
            overlong = [row for row in chunk if _overlong(limits, smallest, row)]
            bad += [_bad(kind, reading.file, row) for row in overlong]
            fitting = [row for row in chunk if row not in overlong] if overlong else chunk
            writer.add(map(_staged, fitting))
    finally:
        writer.close()
    remarks = tuple(remark for row in reading.rows for remark in row.remarks)
    return Staged(tuple(bad), remarks, tuple(reading.notes))


def _chunks(reading: RosterReading) -> Iterator[list[CheckedRow]]:
    for start in range(0, len(reading.rows), _CHUNK):
        yield reading.rows[start : start + _CHUNK]


def _staged(row: CheckedRow) -> StagedRow:
    # The reading is ours and used once, so its rows are changed in place: a copy of each would
    # cost as much as writing it.
    values: dict[str, Any] = row.values
    for name, value in values.items():
        if type(value) is list:
            values[name] = tuple(sorted(set(value))) if len(value) > 1 else tuple(value)
    return StagedRow(row.sheet, row.row, values, values.pop(TEAMS, ()))


def _overlong(limits: Mapping[str, int], smallest: int, row: CheckedRow) -> bool:
    """Whether a text is longer than its field takes; limits are enforced at entry (sync.md 7)."""
    for name, value in row.values.items():
        if type(value) is str and len(value) > smallest and len(value) > limits[name]:
            return True
    return False


def _bad(kind: Kind, file: str, row: CheckedRow) -> BadRow:
    problems = tuple(
        Problem(
            file, row.sheet, row.row, kind.field(name).label, f"{value[:20]}…",
            f"太长（{len(value)} 字，最多 {kind.field(name).limit} 字）",
        )
        for name, value in row.values.items()
        if isinstance(value, str) and len(value) > kind.field(name).limit
    )  # fmt: skip
    cells = {kind.field(n).label: str(v) for n, v in row.values.items() if n != TEAMS}
    return BadRow(row.sheet, row.row, problems, cells)
