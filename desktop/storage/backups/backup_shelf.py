"""A shelf: a folder of automatic backups, each a small archive, with photo volumes they share.

    station-backups.json              whose it is
    2026-11-22-0930-000123.station    keys, records, table of contents
    photos/volume-0001-….db           each copied once and named by several archives

Order on a shelf is by the number in the name, never by the clock.
"""

from __future__ import annotations

import hashlib
import os
import re
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from desktop import errors
from desktop.model.backup_rotation import Made, to_drop
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.storage.atomic import atomic_writer, output_error, sync_folder
from desktop.storage.backups.backup import LARGEST_BYTES, BackupReport, write_archive
from desktop.storage.backups.backup_beside import UNFINISHED, Beside, Room, ample
from desktop.storage.backups.backup_manifest import KEYS, Manifest, Part, manifest_of
from desktop.storage.backups.backup_source import (
    Snapshot,
    Source,
    keys_of,
    scratch_for,
    take_snapshot,
)
from desktop.storage.claims import hold
from desktop.storage.photos.photo_claims import keeping
from desktop.storage.scratch import claimed, sweep

MARKER = "station-backups.json"
_LOCK = ".lock"
_NAME = re.compile(r"\d{4}-\d\d-\d\d-\d{4}-(\d{6,})\.station")


@dataclass(frozen=True, slots=True)
class Marker:
    """Whose shelf it is.

    Args:
        station: the station's id.
        shelf: an id of the shelf's own.
    """

    station: str
    shelf: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One backup on a shelf.

    Args:
        path: its archive.
        number: its place in the order.
        manifest: its table of contents; None if it does not read.
        bytes: of the archive alone.
        stands: whether everything that belongs to it is there in its length.
    """

    path: Path
    number: int
    manifest: Manifest | None
    bytes: int
    stands: bool

    @property
    def good(self) -> bool:
        """Whether something can be recovered from it."""
        return self.manifest is not None and self.stands


def marker_of(folder: Path) -> Marker | None:
    """Whose shelf a folder is; None if it is nobody's.

    Raises:
        errors.WorldError: the disk does not say.
    """
    path = folder / MARKER
    try:
        return msgspec.json.decode(path.read_bytes(), type=Marker)
    except (FileNotFoundError, NotADirectoryError, msgspec.MsgspecError):
        return None
    except OSError as error:
        raise output_error(path, error) from error


def lay_out(folder: Path, station_id: str) -> Marker:
    """Make a folder this station's shelf.

    Raises:
        errors.BackupPlaceRefused: it is another station's.
        errors.WorldError: the place refuses.
    """
    found = marker_of(folder)
    if found is not None and found.station != station_id:
        raise errors.BackupPlaceRefused(path=str(folder), why="里面是另一个站点的备份")
    if found is not None:
        return found
    made = Marker(station_id, str(uuid.uuid4()))
    try:
        folder.mkdir(exist_ok=True)
        # Also one that was there: whoever made it may have died before its name was flushed.
        sync_folder(folder.parent)
    except OSError as error:
        raise output_error(folder, error) from error
    with atomic_writer(folder / MARKER) as file:
        file.write(msgspec.json.encode(made))
    return made


def entries(folder: Path) -> list[Entry]:
    """Every backup on a shelf, the newest first; one cut short is among them.

    Raises:
        errors.WorldError: the disk does not read.
    """
    try:
        paths = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise output_error(folder, error) from error
    made = [found for path in paths if (found := _entry(path)) is not None]
    return sorted(made, key=lambda entry: entry.number, reverse=True)


def put_away(
    source: Source,
    folder: Path,
    *,
    room: Room = ample,
    largest: int = LARGEST_BYTES,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> BackupReport | None:
    """Make a backup on a shelf if the station changed since the last, and rotate.

    Args:
        source: the station; its label names the lineage.
        folder: the shelf, laid out.
        room: whether a volume of that size may be copied there.
        largest: what a file may grow to, in bytes.
        progress: parts done, parts in all.
        cancelled: asked between pieces.

    Returns:
        What was made; None where nothing had changed.

    Raises:
        errors.BackupUnderWay: another window or command is at it.
        errors.WorldError: the place refuses or is full; what was there stays.
        errors.Cancelled: somebody asked.
    """
    with _held(folder) as alone:
        there = entries(folder)
        if _unchanged(source, there):
            return None
        report = _made(source, folder, there, room, largest, progress, cancelled)
        if alone:  # where a disk knows no locks somebody else may need what we would remove
            rotate(folder)
    return report


def rotate(folder: Path) -> None:
    """Remove archives that are no longer needed, and volumes that no archive names."""
    there = entries(folder)
    made = [_as_made(entry) for entry in there if entry.good]
    dropped = set(to_drop([one for one in made if one is not None]))
    for entry in there:
        if entry.path.name in dropped:
            with suppress(OSError):  # costs room only; the next rotation tries again
                entry.path.unlink(missing_ok=True)
    kept = [e.manifest for e in there if e.manifest and e.path.name not in dropped]
    Beside(folder / "photos").sweep(*kept)


def stands(folder: Path, part: Part) -> bool:
    """Whether the files of a part that lies beside its archive are there in their length."""
    try:
        return sum((folder / name).stat().st_size for name in part.files) == part.bytes
    except OSError:
        return False


@contextmanager
def _held(folder: Path) -> Iterator[bool]:
    """Nobody else writes to the shelf meanwhile; False where that can't be promised."""
    try:
        held, sure = hold(folder / _LOCK)
    except OSError as error:
        raise output_error(folder, error) from error
    if held is None:
        raise errors.BackupUnderWay(path=str(folder))
    with held:
        yield sure


def _entry(path: Path) -> Entry | None:
    number = int(path.stem.rsplit("-", 1)[-1])
    try:
        size = path.stat().st_size
        manifest = manifest_of(path)
    except (FileNotFoundError, errors.FileMissing):
        return None  # rotated away just now
    except (errors.NotABackup, errors.NewerStation):
        return Entry(path, number, None, size, stands=False)
    whole = all(stands(path.parent, part) for part in manifest.parts if part.files)
    return Entry(path, number, manifest, size, whole)


def _as_made(entry: Entry) -> Made | None:
    manifest = entry.manifest
    if manifest is None:
        return None
    day = date.fromisoformat(manifest.made_at[:10])
    label = manifest.label
    return Made(entry.path.name, entry.number, day, label.lineage, manifest.whole, label.reason)


def _unchanged(source: Source, there: list[Entry]) -> bool:
    mine = [e for e in there if e.manifest and e.manifest.label.lineage == source.label.lineage]
    if not mine or not mine[0].good or mine[0].manifest is None:
        return False
    last = mine[0].manifest
    if (last.journal.seq, last.journal.head) != source.head():
        return False
    # A look changes no record, but its line shall stand in a backup too.
    if last.audit is not None and last.audit != source.audit_head():
        return False
    slots = hashlib.sha256(keys_of(source.home).read_bytes()).hexdigest()
    return any(part.name == KEYS and part.sha256 == slots for part in last.parts)


def _made(
    source: Source,
    folder: Path,
    there: list[Entry],
    room: Room,
    largest: int,
    progress: Progress,
    cancelled: CancelAsked,
) -> BackupReport:
    sweep(folder / UNFINISHED)
    known = [part for e in reversed(there) if e.manifest for part in e.manifest.parts]
    number = max((entry.number for entry in there), default=0) + 1
    final = folder / f"{source.now:%Y-%m-%d-%H%M}-{number:06d}.station"
    photos = folder / "photos"
    with _tidied(folder / UNFINISHED), ExitStack() as held:
        held.enter_context(keeping(source.home.staging))
        scratch = held.enter_context(scratch_for(source, folder / UNFINISHED))
        snapshot = take_snapshot(source, scratch)
        piece = held.enter_context(claimed(folder / UNFINISHED)).with_suffix(".archive")
        beside = Beside(photos, relative="photos/", known=known, room=room)
        made = _archived(piece, source, snapshot, beside, scratch, largest, progress, cancelled)
        try:
            piece.replace(final)
            sync_folder(folder)
        except OSError as error:
            raise output_error(final, error) from error
    size = final.stat().st_size + sum(part.bytes for part in made.parts if part.files)
    return BackupReport(final, size, made)


@contextmanager
def _tidied(folder: Path) -> Iterator[None]:
    try:
        yield
    finally:
        with suppress(OSError):  # never made, or the stick is gone
            folder.rmdir()


def _archived(
    path: Path,
    source: Source,
    snapshot: Snapshot,
    beside: Beside,
    scratch: Path,
    largest: int,
    progress: Progress,
    cancelled: CancelAsked,
) -> Manifest:
    try:
        with path.open("x+b") as file:
            made = write_archive(
                file, source, snapshot, beside, scratch, largest, progress, cancelled
            )
            os.fsync(file.fileno())
    except OSError as error:
        raise output_error(path, error) from error
    return made
