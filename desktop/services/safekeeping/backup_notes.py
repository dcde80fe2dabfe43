"""What this PC remembers of its backups, and whether it is time for one off this disk."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import errors, logbook
from desktop.services.desk import Desk
from desktop.storage.drives import same_drive
from desktop.storage.journal import head
from desktop.storage.places import readable

if TYPE_CHECKING:
    from desktop.storage.backups.backup import BackupReport
    from desktop.storage.backups.backup_manifest import Journal

LAST, OFF_DISK = "last_backup", "backup_off_disk"
LINEAGE = "lineage"
REMINDER_DAYS = "backup_reminder_days"
DEFAULT_REMINDER_DAYS = 14
#: Settings that are true of this very disk and line of states; a recovered station begins anew.
OF_ONE_DISK = (LAST, OFF_DISK, LINEAGE)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the station stands with its backups.

    Args:
        last: ISO local time of the last backup anywhere, or None.
        off_disk: the same of the last one off this disk.
        off_disk_path: where that one lies; empty if there is none.
        changed: whether the records changed since the last one off this disk.
        days: since then by the PC's clock; None if there is none or the clock was set back.
        due: whether to remind the clerk.
    """

    last: str | None
    off_disk: str | None
    off_disk_path: str
    changed: bool
    days: int | None
    due: bool

    @property
    def words(self) -> str:
        """The reminder; empty while none is due."""
        if not self.due:
            return ""
        if self.off_disk is None:
            return "本机以外还没有备份，硬盘一坏就全没了。请备份到 U 盘。"
        if self.days is None:
            return "电脑的日期往回调过，说不准上次备份到本机以外有多久了。请备份到 U 盘。"
        return f"上次备份到本机以外是 {self.days} 天前。请插上 U 盘备份一次。"


def standing(desk: Desk) -> Standing:
    """How the station stands with its backups now."""
    last, off = desk.settings.get(LAST), desk.settings.get(OFF_DISK)
    limit = int(desk.settings.get(REMINDER_DAYS, default=DEFAULT_REMINDER_DAYS))
    if not off:
        since = _first_day(desk)
        days = (desk.today() - since).days if since else 0
        due = not desk.sample and days > limit
        return Standing(_at(last), None, "", changed=True, days=None, due=due)
    seq, hashed = head(desk.store)
    changed = (off.get("seq"), off.get("head")) != (seq, hashed.hex())
    days = (desk.today() - dt.datetime.fromisoformat(off["at"]).date()).days
    known = days if days >= -1 else None
    due = changed and not desk.sample and (known is None or known > limit)
    return Standing(_at(last), off["at"], str(off["path"]), changed, known, due)


def set_reminder_days(desk: Desk, days: int) -> int:
    """Remind after that many days, between 1 and 365; gives what was set."""
    kept = min(max(days, 1), 365)
    desk.settings.put(REMINDER_DAYS, kept)
    return kept


def last_backup(desk: Desk) -> str | None:
    """When the last backup was made, as local time; None if never."""
    return _at(desk.settings.get(LAST))


def note_made(desk: Desk, report: BackupReport) -> None:
    """Remember a backup that is made and verified."""
    found = report.manifest
    note = {"at": found.made_at, "path": readable(report.path)}
    try:
        desk.settings.put(LAST, note)
        if found.whole and not same_drive(desk.home.path, report.path.parent):
            journal = {"seq": found.journal.seq, "head": found.journal.head}
            desk.settings.put(OFF_DISK, note | journal)
    except errors.WorldError as error:
        # The copy is made and verified; a full disk at home must not call that a failure.
        logbook.note(error)


def note_still_good(desk: Desk, folder: Path) -> None:
    """A backup off this disk holds all there is: that counts as of today."""
    off = desk.settings.get(OFF_DISK)
    if off and not same_drive(desk.home.path, folder):
        try:
            now = desk.clock().isoformat(timespec="seconds")
            desk.settings.put(OFF_DISK, off | {"at": now})
        except errors.WorldError as error:
            logbook.note(error)


def lineage(desk: Desk, shelved: list[tuple[str, Journal]]) -> str:
    """The line of states the records belong to; a new one where they went back in time.

    Files put back by hand, a disk image, a second PC that got a copy of the folder: none of them
    may count as what came after the backups made before it.

    Args:
        desk: the open station.
        shelved: lineage and journal of the backups there are.
    """
    from desktop.storage.backups.backup_source import continues

    current = str(desk.settings.get(LINEAGE, default=""))
    mine = [journal for name, journal in shelved if name == current]
    if current and all(continues(desk.store, journal) for journal in mine):
        return current
    made = str(uuid.uuid4())
    try:
        desk.settings.put(LINEAGE, made)
    except errors.WorldError as error:
        logbook.note(error)  # a full disk at home; the copy on a stick is worth the more
    return made


def _at(note: dict[str, str] | None) -> str | None:
    return str(note["at"]) if note else None


def _first_day(desk: Desk) -> dt.date | None:
    """When the station was made, as far as its journal tells."""
    at = desk.store.one("SELECT at FROM journal ORDER BY seq LIMIT 1")
    try:
        return dt.datetime.fromisoformat(str(at)).date()
    except ValueError:
        return None
