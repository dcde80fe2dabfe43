"""Back the station up to one encrypted file."""

from __future__ import annotations

from pathlib import Path

from desktop import errors, logbook
from desktop.model.progress import Progress, silent
from desktop.services.desk import Desk
from desktop.storage.backup import BackupReport, write_backup
from desktop.storage.keys import RECORDS_PURPOSE
from desktop.storage.places import check_target, readable

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
    check_target(desk.home, target)
    now = desk.clock()
    key = desk.master.derive(RECORDS_PURPOSE)
    report = write_backup(
        desk.home, desk.store, desk.volumes, key, target.absolute(), now=now, progress=progress
    )
    try:
        note = {"at": now.isoformat(timespec="seconds"), "path": readable(target)}
        desk.settings.put(LAST, note)
    except errors.WorldError as error:
        # The copy is made and verified; a full disk at home must not call that a failure.
        logbook.note(error)
    return report


def last_backup(desk: Desk) -> str | None:
    """When the last backup was made, as local time; None if never."""
    found = desk.settings.get(LAST)
    return str(found["at"]) if found else None
