"""Back the station up: to a file the clerk names, and by itself to its shelves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop import errors, logbook
from desktop.model.backup_rotation import ASKED, QUIT, START
from desktop.model.kinds import kind_named
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.safekeeping import backup_notes
from desktop.services.safekeeping.backup_notes import last_backup
from desktop.services.safekeeping.backup_places import BackupPlace, Mounts, places, ready
from desktop.storage.backups.backup import BackupReport, write_backup
from desktop.storage.backups.backup_check import faults
from desktop.storage.backups.backup_manifest import Journal, Label
from desktop.storage.backups.backup_shelf import Entry, entries, put_away
from desktop.storage.backups.backup_source import Source
from desktop.storage.drives import mount_points
from desktop.storage.keys import RECORDS_PURPOSE
from desktop.storage.places import check_target

__all__ = ["ASKED", "QUIT", "START", "BackupReport", "last_backup"]

MADE, UNCHANGED, ABSENT, FAILED = "made", "unchanged", "absent", "failed"
_COUNTED = ("volunteer", "activity", "photo")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an automatic backup at one place.

    Args:
        place: which.
        state: ``made``, ``unchanged`` (nothing to do), ``absent`` (not plugged in) or ``failed``.
        report: what was made.
        error: why it failed.
    """

    place: BackupPlace
    state: str
    report: BackupReport | None = None
    error: errors.StationError | None = None


@dataclass(frozen=True, slots=True)
class Shelved:
    """A backup on one of the shelves.

    Args:
        place: which shelf.
        entry: the backup.
    """

    place: BackupPlace
    entry: Entry


def back_up(
    desk: Desk, target: Path, progress: Progress = silent, cancelled: CancelAsked = never
) -> BackupReport:
    """Make a verified copy of everything while work goes on.

    Args:
        desk: the open station.
        target: the file to make or replace; replaced only by a copy that read back well.
        progress: parts done, parts in all.
        cancelled: asked between pieces.

    Returns:
        What was made; its manifest is not `whole` where a photo volume was damaged or missing.

    Raises:
        errors.BackupFailed: the copy did not read back.
        errors.WorldError: the place refuses or is full; no half file stays.
        errors.Cancelled: nor then.
    """
    check_target(desk.home, target)
    _note_taken(desk)
    line = backup_notes.lineage(desk, [])
    source = source_of(desk, line, ASKED)
    report = write_backup(source, target.absolute(), progress=progress, cancelled=cancelled)
    backup_notes.note_made(desk, report)
    return report


def _note_taken(desk: Desk) -> None:
    try:
        audits.note(desk, audits.What.BACKED_UP, why="整站备份（加密）")
    except errors.WorldError as error:
        logbook.note(error)  # a full disk at home; the copy on a stick is worth the more


def automatic(
    desk: Desk,
    reason: str,
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
    mounts: Mounts = mount_points,
) -> list[Outcome]:
    """Bring every place that can be reached up to date; places that are need nothing.

    Args:
        desk: the open station.
        reason: `START`, `QUIT`, `ASKED` or ``migration``.
        progress: parts done, parts in all, of one place after the other.
        cancelled: asked between pieces.
        mounts: the drives there are.

    Returns:
        What became of each place; a failure at one does not stop the others.

    Raises:
        errors.Cancelled: what was made before stays.
    """
    there = places(desk, mounts)
    line = backup_notes.lineage(desk, _journals(there))
    return [_at(desk, place, line, reason, progress, cancelled) for place in there]


def shelved(desk: Desk, mounts: Mounts = mount_points) -> list[Shelved]:
    """Every automatic backup that can be reached, place by place, the newest first."""
    return [
        Shelved(place, entry)
        for place in places(desk, mounts)
        if place.there
        for entry in _entries(place)
    ]


def check(
    desk: Desk, path: Path, progress: Progress = silent, cancelled: CancelAsked = never
) -> list[str]:
    """Read a backup through and open it; gives what is wrong with it, in words.

    Raises:
        errors.InputFileError: there is none, or it is no backup.
        errors.WorldError: no room at home to open it, or the disk does not read.
    """
    key = desk.master.derive(RECORDS_PURPOSE)
    return faults(path, key, desk.home.staging, progress, cancelled)


def told(report: BackupReport) -> list[str]:
    """What is not whole about a backup, in words; nothing where it is."""
    found = report.manifest
    words = [
        f"照片卷 {number:04d} 已损坏，按原样拷进了备份；里面的照片可能有读不出的。"
        for number in found.damaged
    ]
    words += [f"照片卷 {number:04d} 在本站已经丢失，备份里也没有。" for number in found.missing]
    words += [
        f"照片卷 {number:04d} 没有放进这份备份：盘上剩的地方不多了。" for number in found.left_out
    ]
    if found.lost:
        words.append(f"另有 {found.lost} 个图像在照片卷里找不到。")
    return words


def source_of(desk: Desk, line: str, reason: str) -> Source:
    """What a backup is made from.

    Args:
        desk: the open station.
        line: the lineage, from `backup_notes.lineage`.
        reason: why it is made.
    """
    station = desk.station
    label = Label(
        station=station.text("name"),
        station_id=station.id,
        replica=str(desk.settings.get("replica", default="")),
        lineage=line,
        reason=reason,
        counts={name: desk.records.count(kind_named(name)) for name in _COUNTED},
    )
    return Source(
        desk.home,
        desk.store,
        desk.volumes,
        desk.master,
        label,
        desk.clock(),
    )


def _at(
    desk: Desk,
    place: BackupPlace,
    line: str,
    reason: str,
    progress: Progress,
    cancelled: CancelAsked,
) -> Outcome:
    if not place.there:
        return Outcome(place, ABSENT)
    try:
        ready(desk, place)
        source = source_of(desk, line, reason)
        report = put_away(
            source, place.folder, room=place.room, progress=progress, cancelled=cancelled
        )
    except errors.Cancelled:
        raise
    except errors.StationError as error:
        logbook.note(error)
        return Outcome(place, FAILED, error=error)
    if report is None:
        backup_notes.note_still_good(desk, place.folder)
        return Outcome(place, UNCHANGED)
    backup_notes.note_made(desk, report)
    return Outcome(place, MADE, report)


def _entries(place: BackupPlace) -> list[Entry]:
    try:
        return entries(place.folder)
    except errors.WorldError as error:
        logbook.note(error)  # a stick that does not read any more; the other place is listed
        return []


def _journals(there: list[BackupPlace]) -> list[tuple[str, Journal]]:
    return [
        (entry.manifest.label.lineage, entry.manifest.journal)
        for place in there
        if place.there
        for entry in _entries(place)
        if entry.manifest is not None
    ]
