"""The worker's part of an import: read a roster, check it, leave the good rows in staging."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.importing.findings import BadRow, CheckedRow, Problem, RosterReading
from desktop.importing.roster import read_roster
from desktop.model.fields import Value
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
    bad = [*reading.bad]
    writer = StagingWriter(staging, key, kind)
    try:
        for chunk in _chunks(reading):
            overlong = [_overlong(kind, reading.file, row) for row in chunk]
            bad += [found for found in overlong if found]
            writer.add(
                _staged(row) for row, found in zip(chunk, overlong, strict=True) if not found
            )
    finally:
        writer.close()
    remarks = tuple(remark for row in reading.rows for remark in row.remarks)
    return Staged(tuple(bad), remarks, tuple(reading.notes))


def _chunks(reading: RosterReading) -> Iterator[list[CheckedRow]]:
    for start in range(0, len(reading.rows), _CHUNK):
        yield reading.rows[start : start + _CHUNK]


def _staged(row: CheckedRow) -> StagedRow:
    values: dict[str, Value] = {}
    for name, value in row.values.items():
        if isinstance(value, list | tuple):
            values[name] = tuple(sorted({str(word) for word in value}))
        else:
            values[name] = value  # type: ignore[assignment]  # text, number or yes/no by its parser
    teams = values.pop(TEAMS, ())
    return StagedRow(row.sheet, row.row, values, teams if isinstance(teams, tuple) else ())


def _overlong(kind: Kind, file: str, row: CheckedRow) -> BadRow | None:
    """A row with a text longer than its field takes; limits are enforced at entry (sync.md 7)."""
    problems = tuple(
        Problem(
            file, row.sheet, row.row, kind.field(name).label, f"{value[:20]}…",
            f"太长（{len(value)} 字，最多 {kind.field(name).limit} 字）",
        )
        for name, value in row.values.items()
        if isinstance(value, str) and len(value) > kind.field(name).limit
    )  # fmt: skip
    if not problems:
        return None
    cells = {kind.field(n).label: str(v) for n, v in row.values.items() if n != TEAMS}
    return BadRow(row.sheet, row.row, problems, cells)
