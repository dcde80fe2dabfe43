"""The file for the next clerk: the whole station, which only a fresh code on paper opens.

It is a backup with another key file: none of today's ways in goes along. Beside the code only the
recovery sheet opens it, whose copy lies at the town office for the case that the code is lost.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desktop import errors, logbook
from desktop.config import Home
from desktop.model import recovery_code
from desktop.model.audited import What
from desktop.model.kinds import kind_named
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services import audits
from desktop.services.access import authority
from desktop.services.desk import Desk
from desktop.services.handover import retirement
from desktop.services.safekeeping import backup_notes, backups
from desktop.services.sync.replicas import HANDOVER
from desktop.storage import keys
from desktop.storage.atomic import own_files
from desktop.storage.backups.backup import write_backup
from desktop.storage.backups.backup_check import faults
from desktop.storage.backups.backup_manifest import (
    RECORDS,
    Manifest,
    manifest_of,
    opened,
    slots_in,
)
from desktop.storage.backups.backup_reading import extract
from desktop.storage.database import open_store
from desktop.storage.keys import RECORDS_PURPOSE, RECOVERY, Argon2Cost, KeyFile
from desktop.storage.places import check_target, readable
from desktop.storage.records import Records
from desktop.storage.scratch import claimed
from desktop.storage.search import SearchTable

#: Setting: the file that was made last on this PC, as JSON of `Made`; goes with its replica.
LAST = "replica.handover"
#: Setting: the id of who handed over; in the file, for whoever takes over.
HANDED_BY = "handed_over_by"
_COUNTED = ("volunteer", "team", "activity", "photo", "certificate")
_MARK_GROUPS = 4


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made and opened again.

    Args:
        path: where it lay then.
        bytes: with what belongs to it.
        sha256: of the archive, hex; it names all other files with theirs.
        at: ISO local time.
        seq: the last row of the journal in it.
        head: the hash of that row, hex.
        recovery: whether the recovery sheet opens it, too.
    """

    path: str
    bytes: int
    sha256: str
    at: str
    seq: int
    head: str
    recovery: bool

    @property
    def mark(self) -> str:
        """Sixteen digits by which people tell it from others: ``3f2a 91c0 …``."""
        return mark_of(self.sha256)

    def to_json(self) -> dict[str, Any]:
        """As a setting."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Packed:
    """What handing over came to.

    Args:
        made: the file.
        files: it, and what lies beside it where it is large.
        code: in groups, for paper; kept nowhere.
        counts: how many of each kind are in it, by its identifier; counted in the file itself.
        troubles: sentences on what is not whole.
    """

    made: Made
    files: tuple[Path, ...]
    code: str = field(repr=False)
    counts: Mapping[str, int]
    troubles: tuple[str, ...]


def pack(
    desk: Desk,
    target: Path,
    *,
    cost: Argon2Cost = keys.STATION_COST,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> Packed:
    """Make the file, open it with its code and count what is in it, before it is called done.

    Args:
        desk: the open station.
        target: the file to make or replace, which may be an earlier one; its code opens no more.
        cost: of one guess at the code.
        progress: parts done, parts in all.
        cancelled: asked between pieces.

    Raises:
        errors.HandoverFailed: it did not open, or lacks something.
        errors.BackupFailed: it did not read back.
        errors.WorldError: the place refuses or is full; no half file stays.
        errors.Cancelled: nor then.
    """
    check_target(desk.home, target)
    audits.note(desk, What.HANDOVER, why="做移交文件（加密）")
    desk.settings.put(HANDED_BY, desk.clerk)
    code = recovery_code.new_code(os.urandom)
    slots = _slots(desk, code, cost)
    line = backup_notes.lineage(desk, [])
    with retirement.signed(desk), _key_file(desk.home, slots) as file:
        source = replace(backups.source_of(desk, line, HANDOVER), slots=file)
        report = write_backup(source, target.absolute(), progress=progress, cancelled=cancelled)
    try:
        counts = _proved(desk, report.path, code, cancelled)
    except BaseException:
        for path in report.files:
            with suppress(OSError):  # a stick that was pulled out
                path.unlink(missing_ok=True)
        raise
    made = _noted(desk, report.path, report.bytes, report.manifest, len(slots) > 1)
    backup_notes.note_made(desk, report)
    shown = recovery_code.shown(code)
    return Packed(made, report.files, shown, counts, tuple(backups.told(report)))


def last(desk: Desk) -> Made | None:
    """The file that was made last on this PC."""
    found = desk.settings.get(LAST)
    return Made(**found) if found else None


def opens_with(path: Path, code: str) -> keys.MasterKey:
    """The key in a handover file.

    Raises:
        errors.InputFileError: it is none.
        errors.HandoverCodeWrong: the code is another's.
    """
    with opened(path) as (archive, manifest):
        check_handover(path, manifest)
        slots = keys.parse_slots(slots_in(archive, path), path)
    try:
        return keys.unlock(slots, code)
    except errors.WrongPassphrase as error:
        raise errors.HandoverCodeWrong() from error


def is_handover(path: Path) -> bool:
    """Whether a file is one; a backup, or something else, is none."""
    try:
        return manifest_of(path).label.reason == HANDOVER
    except errors.StationError:
        return False


def check_handover(path: Path, manifest: Manifest) -> None:
    """Refuse what is a backup only.

    Raises:
        errors.NotAHandover: it is.
    """
    if manifest.label.reason != HANDOVER:
        raise errors.NotAHandover(path=str(path))


def sha256_of(path: Path) -> str:
    """Of a file, hex.

    Raises:
        errors.FileMissing: there is none.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise errors.FileMissing(path=str(path)) from error


def mark_of(sha256: str) -> str:
    """The first 16 digits in groups of four, to read out and to type."""
    return " ".join(sha256[4 * group : 4 * group + 4] for group in range(_MARK_GROUPS))


def _slots(desk: Desk, code: str, cost: Argon2Cost) -> tuple[keys.Slot, ...]:
    paper = [slot for slot in authority.current(desk).slots if slot.kind == RECOVERY]
    return (keys.handover_slot(desk.master, code, cost), *paper)


@contextmanager
def _key_file(home: Home, slots: tuple[keys.Slot, ...]) -> Iterator[Path]:
    with claimed(home.staging) as scratch:
        path = scratch.with_suffix(".keys")
        with own_files(home.staging):
            path.write_bytes(keys.encoded(KeyFile(slots)))
        yield path


def _proved(desk: Desk, path: Path, code: str, cancelled: CancelAsked) -> dict[str, int]:
    """What the code opens, read from end to end and counted."""
    try:
        master = opens_with(path, code)
    except errors.HandoverCodeWrong as error:
        raise errors.HandoverFailed(why="写好的文件用接手码打不开") from error
    key = master.derive(RECORDS_PURPOSE)
    wrong = faults(path, key, desk.home.staging, silent, cancelled)
    if wrong:
        raise errors.HandoverFailed(why=wrong[0])
    return _counted(path, key, desk.home.staging, cancelled)


def _counted(path: Path, key: bytes, staging: Path, cancelled: CancelAsked) -> dict[str, int]:
    with opened(path) as (archive, manifest), claimed(staging) as scratch:
        part = next(part for part in manifest.parts if part.name == RECORDS)
        copy = scratch.with_suffix(".records")
        extract(archive, path, part, copy, cancelled)
        store = open_store(copy, key, read_only=True)
        try:
            records = Records(store, SearchTable(store))
            return {name: records.count(kind_named(name)) for name in _COUNTED}
        finally:
            store.close()


def _noted(desk: Desk, path: Path, size: int, manifest: Manifest, recovery: bool) -> Made:
    made = Made(
        readable(path),
        size,
        sha256_of(path),
        manifest.made_at,
        manifest.journal.seq,
        manifest.journal.head,
        recovery,
    )
    try:
        desk.settings.put(LAST, made.to_json())
    except errors.WorldError as error:
        logbook.note(error)  # the file is made; a full disk at home must not call it a failure
    return made
