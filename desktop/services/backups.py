"""Back the station up to one encrypted file."""

from __future__ import annotations

from pathlib import Path

from desktop.model.progress import Progress, silent
from desktop.services.desk import Desk
from desktop.services.opening import RECORDS_PURPOSE
from desktop.storage.backup import BackupReport, write_backup

LAST = "last_backup"


def back_up(desk: Desk, target: Path, progress: Progress = silent) -> BackupReport:
    """Make a verified copy of everything while work goes on.

    Args:
        desk: the open station.
        target: the file to make or replace; replaced only by a copy that read back well.
        progress: parts done, parts in all.

    Raises:
        errors.BackupFailed: the copy did not read back.
        errors.WorldError: the place refuses or is full; no half file stays.
    """
    now = desk.clock()
    key = desk.master.derive(RECORDS_PURPOSE)
    report = write_backup(
        desk.home, desk.store, desk.volumes, key, target.absolute(), now=now, progress=progress
    )
    desk.settings.put(LAST, {"at": now.isoformat(timespec="seconds"), "path": str(target)})
    return report


def last_backup(desk: Desk) -> str | None:
    """When the last backup was made, as local time; None if never."""
    found = desk.settings.get(LAST)
    return str(found["at"]) if found else None
