"""What the import asks of the records, as functions of a desk."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.progress import CancelAsked, Progress
from desktop.services.access import clerk_keys
from desktop.services.desk import Desk

if TYPE_CHECKING:
    from desktop.services.roster.rosters import ImportReport

#: What reads tables takes 0.1 s to load, beside which the window paints at half its speed: that the
#: file is being looked at is painted before.
_BREATH_S = 0.02


def bring(
    desk: Desk, progress: Progress, cancelled: CancelAsked, path: Path, *, dry_run: bool
) -> ImportReport:
    """Look at a file, or bring it in.

    Raises:
        errors.RecoverySheetNeeded: nothing but PINs of this PC opens the station.
    """
    if clerk_keys.hangs_on_this_pc(desk):
        raise errors.RecoverySheetNeeded()
    time.sleep(_BREATH_S)
    from desktop.services.roster.rosters import import_roster  # its readers of tables hold 4 MiB

    return import_roster(desk, path, dry_run=dry_run, progress=progress, cancelled=cancelled)


def corrections(desk: Desk, report: ImportReport, target: Path) -> Path:
    """Write the rows that were left out to a workbook; gives where."""
    from desktop.services.roster.rosters import write_corrections

    write_corrections(desk, report, target)
    return target
