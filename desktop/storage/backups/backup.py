"""A backup being made: a snapshot of the records, the photo volumes, and all of it read again.

The archive is a plain ZIP without compression; all in it but the key slots and the table of
contents is ciphertext. Photo volumes lie inside while the whole stays small, else in files beside
it, so that no file reaches 2 GB and a volume that did not change is not copied again (ADR 0007).
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.storage.atomic import atomic_writer, forget_cached
from desktop.storage.backups.backup_beside import Beside
from desktop.storage.backups.backup_manifest import (
    FORMAT,
    KEYS,
    MANIFEST,
    RECORDS,
    Manifest,
    Part,
    encoded,
    manifest_of,
    read_manifest,
    stored,
)
from desktop.storage.backups.backup_source import (
    Snapshot,
    Source,
    keys_of,
    scratch_for,
    take_snapshot,
)
from desktop.storage.backups.backup_volumes import CHUNK, bytes_of, copy_bytes, copy_volume, lacking
from desktop.storage.photos.photo_claims import keeping

#: No file of a backup is larger: FAT32 and old tools stop at 2 or 4 GB.
LARGEST_BYTES = 1_900_000_000


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds.

    Args:
        path: the archive.
        bytes: its size with the files beside it.
        manifest: its table of contents.
    """

    path: Path
    bytes: int
    manifest: Manifest

    @property
    def files(self) -> tuple[Path, ...]:
        """The archive and all that belongs to it."""
        beside = (name for part in self.manifest.parts for name in part.files)
        return self.path, *(self.path.parent / name for name in beside)

    @property
    def records(self) -> int:
        """Rows of the journal in it."""
        return self.manifest.journal.seq

    @property
    def volumes(self) -> int:
        """How many photo volumes."""
        return len(self.manifest.volumes)


def write_backup(
    source: Source,
    target: Path,
    *,
    largest: int = LARGEST_BYTES,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> BackupReport:
    """Make and verify a backup in one file, while work goes on.

    Where that file would grow too large, the volumes lie beside it, named after it.

    Args:
        source: the station.
        target: the file to make; replaced only by a verified one.
        largest: what the file may grow to, in bytes.
        progress: parts done, parts in all.
        cancelled: asked between pieces.

    Raises:
        errors.BackupFailed: the copy does not read back.
        errors.DiskFull: no room.
        errors.OutputFileError: the place refuses.
        errors.Cancelled: no half file stays.
    """
    with keeping(source.home.staging), scratch_for(source, target.parent) as scratch:
        snapshot = take_snapshot(source, scratch)
        beside = None
        if _inside_bytes(source, snapshot) > largest:
            known = _known_parts(target)
            beside = Beside(target.parent, f"{target.name}.", known=known)
        with atomic_writer(target) as file:
            made = write_archive(
                file, source, snapshot, beside, scratch, largest, progress, cancelled
            )
        Beside(target.parent, f"{target.name}.").sweep(made)
    size = target.stat().st_size + sum(part.bytes for part in made.parts if part.files)
    return BackupReport(target, size, made)


def write_archive(
    file: BinaryIO,
    source: Source,
    snapshot: Snapshot,
    beside: Beside | None,
    scratch: Path,
    largest: int,
    progress: Progress,
    cancelled: CancelAsked,
) -> Manifest:
    """Write the archive, and its volumes inside or beside it, and read it again.

    Args:
        file: open for writing and reading.
        source: the station.
        snapshot: of its records.
        beside: where volumes lie; None: in the archive.
        scratch: a name for throwaway files.
        largest: what the archive may grow to, in bytes.
        progress: parts done, parts in all.
        cancelled: asked between pieces.
    """
    numbers = source.volumes.numbers()
    total, left_out, lost = 2 + len(numbers), [], 0
    parts: list[Part] = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        slots = source.slots or keys_of(source.home)
        for name, path in ((KEYS, slots), (RECORDS, snapshot.path)):
            if beside is not None and path.stat().st_size > largest:
                parts.append(beside.sliced(name, path, largest, cancelled))
            else:
                parts.append(_add(archive, name, path, cancelled))
            progress(len(parts), total)
        for done, number in enumerate(numbers):
            if beside is None:
                added, lacks = _inside(archive, source, number, snapshot, scratch, cancelled)
            else:
                added, lacks = beside.take(
                    source.volumes,
                    number,
                    source.master.photo_key(number),
                    snapshot.pictures,
                    cancelled,
                )
            parts += added
            lost += lacks
            left_out += [] if added else [number]
            progress(done + 3, total)
        manifest = replace(
            _told(source, snapshot, numbers),
            parts=tuple(parts),
            left_out=tuple(left_out),
            lost=lost,
        )
        archive.writestr(MANIFEST, encoded(manifest))
    _read_back(file, cancelled)
    return manifest


def _told(source: Source, snapshot: Snapshot, numbers: Collection[int]) -> Manifest:
    """The table of contents before anything is in it."""
    return Manifest(
        format=FORMAT,
        schema=snapshot.schema,
        made_at=source.now.isoformat(timespec="seconds"),
        journal=snapshot.journal,
        parts=(),
        label=source.label,
        missing=tuple(sorted(set(snapshot.pictures) - set(numbers))),
        audit=snapshot.audit,
    )


def _inside_bytes(source: Source, snapshot: Snapshot) -> int:
    volumes = (bytes_of(source.volumes.path(number)) for number in source.volumes.numbers())
    return snapshot.path.stat().st_size + sum(volumes)


def _known_parts(target: Path) -> tuple[Part, ...]:
    """What lies beside the backup that is to be replaced."""
    try:
        return manifest_of(target).parts
    except errors.StationError:
        return ()  # none yet, or none that could be read: everything is copied anew


def _inside(
    archive: zipfile.ZipFile,
    source: Source,
    number: int,
    snapshot: Snapshot,
    scratch: Path,
    cancelled: CancelAsked,
) -> tuple[list[Part], int]:
    original = source.volumes.path(number)
    name, copy = f"photos/{original.name}", scratch.with_suffix(".volume")
    made = copy_volume(source.volumes, number, source.master.photo_key(number), copy, cancelled)
    parts = [_add(archive, name, copy, cancelled)]
    copy.unlink()
    if not made.damaged:
        return parts, lacking(snapshot.pictures, number, made.contents)
    parts[0] = replace(parts[0], damaged=True)
    wal = original.with_name(f"{original.name}-wal")
    if wal.is_file() and wal.stat().st_size:
        copy_bytes(wal, copy, cancelled)
        parts.append(replace(_add(archive, f"{name}-wal", copy, cancelled), damaged=True))
        copy.unlink()
    return parts, 0


def _add(archive: zipfile.ZipFile, name: str, path: Path, cancelled: CancelAsked) -> Part:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK):
            if cancelled():
                raise errors.Cancelled()
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return Part(name, size, digest.hexdigest())


def _read_back(file: BinaryIO, cancelled: CancelAsked) -> None:
    file.flush()
    os.fsync(file.fileno())
    forget_cached(file)
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            for part in read_manifest(archive, Path()).parts:
                if not part.files and digest_in(archive, part.name, cancelled) != part.sha256:
                    raise errors.BackupFailed(why=f"{part.name} 读回来不一样")
    except (zipfile.BadZipFile, errors.NotABackup) as error:
        raise errors.BackupFailed(why="写进去的读回来不一样") from error


def digest_in(archive: zipfile.ZipFile, name: str, cancelled: CancelAsked = never) -> str:
    """SHA-256 of a file of an archive, hex."""
    digest = hashlib.sha256()
    with stored(archive, name) as file:
        while chunk := file.read(CHUNK):
            if cancelled():
                raise errors.Cancelled()
            digest.update(chunk)
    return digest.hexdigest()
