"""What the import asks of the records, as functions of a desk."""

from __future__ import annotations

from pathlib import Path

from desktop.model.progress import CancelAsked, Progress
from desktop.services.desk import Desk
from desktop.services.rosters import ImportReport, import_roster, write_corrections


def bring(
    desk: Desk, progress: Progress, cancelled: CancelAsked, path: Path, *, dry_run: bool
) -> ImportReport:
    """Look at a file, or bring it in."""
    return import_roster(desk, path, dry_run=dry_run, progress=progress, cancelled=cancelled)


def corrections(desk: Desk, report: ImportReport, target: Path) -> Path:
    """Write the rows that were left out to a workbook; gives where."""
    write_corrections(desk, report, target)
    return target
