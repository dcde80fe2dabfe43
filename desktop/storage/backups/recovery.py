"""A station taken out of a backup into throwaway files: verified, and what is torn made whole."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from desktop import errors
from desktop.model.progress import CancelAsked, Progress
from desktop.storage.atomic import flush_file
from desktop.storage.backups.backup_manifest import RECORDS, Manifest, Part
from desktop.storage.backups.backup_reading import extract, locate
from desktop.storage.backups.backup_volumes import contents_of
from desktop.storage.database import Store, open_store
from desktop.storage.driver import Connection, broken_seals, connect, translated
from desktop.storage.journal import head
from desktop.storage.photos.photo_places import PhotoPlaces, Stored
from desktop.storage.photos.photos import PICTURE_TABLE, VolumeKeys

_TORN = (errors.Damaged, errors.NotAStation, errors.DiskFailing)


@dataclass(slots=True)
class Taken:
    """What came out of a backup.

    Args:
        records: the file of the records.
        volumes: the files of the photo volumes, by number.
        missing: volumes that are not in the backup or not beside it.
        torn: volumes that were made anew from what was still readable.
        lost: (SHA-256, rendition) of pictures that could not be had.
    """

    records: Path
    volumes: dict[int, Path] = field(default_factory=dict)
    missing: list[int] = field(default_factory=list)
    torn: list[int] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)


class Taking:
    """Takes the parts out of one archive.

    Args:
        archive: open.
        path: where it lies.
        manifest: its table of contents.
        scratch: a name for throwaway files.
        records_key: opens the records.
        photo_keys: open the volumes.
        progress: parts done, parts in all.
        cancelled: asked between pieces.
    """

    def __init__(
        self,
        archive: zipfile.ZipFile,
        path: Path,
        manifest: Manifest,
        scratch: Path,
        records_key: bytes,
        photo_keys: VolumeKeys,
        progress: Progress,
        cancelled: CancelAsked,
    ) -> None:
        self._archive, self._path, self._manifest = archive, path, manifest
        self._scratch = scratch
        self._records_key, self._photo_keys = records_key, photo_keys
        self._progress, self._cancelled = progress, cancelled
        self._parts = {part.name: part for part in manifest.parts}

    def run(self) -> Taken:
        """Take everything out.

        Raises:
            errors.BackupDamaged: the records are not what they were.
            errors.WorldError: no room, or a disk that does not read.
            errors.Cancelled: somebody asked.
        """
        total = 1 + len(self._manifest.volumes)
        taken = Taken(self._records())
        self._progress(1, total)
        with self._opened(taken.records) as store:
            expected = _by_volume(PhotoPlaces(store).all())
        for done, part in enumerate(self._manifest.volumes):
            self._volume(part, expected.get(part.volume or 0, []), taken)
            self._progress(done + 2, total)
        there = {*taken.volumes, *taken.missing}
        for number in sorted(set(expected) - there):
            taken.missing.append(number)
        for number in taken.missing:
            taken.lost += [(sha256, one.rendition) for sha256, one in expected.get(number, [])]
        return taken

    def _records(self) -> Path:
        target = self._scratch.with_suffix(".records")
        if not extract(self._archive, self._path, self._parts[RECORDS], target, self._cancelled):
            raise errors.BackupDamaged(path=str(self._path), why="资料文件和备份时不一样")
        try:
            with self._opened(target) as store:
                seq, found = head(store)
                sound = store.one("PRAGMA quick_check(1)") == "ok"
        except _TORN as error:
            raise errors.BackupDamaged(path=str(self._path), why="资料文件打不开") from error
        told = self._manifest.journal
        if not sound or (seq, found.hex()) != (told.seq, told.head):
            raise errors.BackupDamaged(path=str(self._path), why="资料文件检查没有通过")
        return target

    @contextmanager
    def _opened(self, path: Path) -> Iterator[Store]:
        store = open_store(path, self._records_key, read_only=True)
        try:
            yield store
        finally:
            store.close()

    def _volume(self, part: Part, expected: list[tuple[str, Stored]], taken: Taken) -> None:
        number = part.volume or 0
        target = self._scratch.with_suffix(f".volume-{number:04d}")
        try:
            same = extract(self._archive, self._path, part, target, self._cancelled)
        except errors.BackupDamaged:
            same = False
        if same and not part.damaged and self._sound(number, target, expected):
            taken.volumes[number] = target
            return
        sources = [path for path in (self._torn(part, target), self._earlier(part)) if path]
        if not sources:
            taken.missing.append(number)
            return
        fresh = self._scratch.with_suffix(f".fresh-{number:04d}")
        key = self._photo_keys.photo_key(number)
        taken.lost += rebuilt(sources, key, expected, fresh, self._cancelled)
        taken.volumes[number] = fresh
        taken.torn.append(number)

    def _sound(self, number: int, path: Path, expected: list[tuple[str, Stored]]) -> bool:
        key = self._photo_keys.photo_key(number)
        try:
            connection = connect(path, key, read_only=True)
            try:
                if broken_seals(connection, path):
                    return False
            finally:
                connection.close()
            held = {(sha256, name) for sha256, name, _ in contents_of(path, key)}
        except _TORN:
            return False
        # A volume that lacks a picture is not torn; what it lacks, doctor names.
        return bool(held) or not expected

    def _torn(self, part: Part, target: Path) -> Path | None:
        """What came out of a damaged volume, with its WAL beside it."""
        wal = self._parts.get(f"{part.name}-wal")
        if wal is not None and target.is_file():
            with suppress(errors.BackupDamaged):
                extract(self._archive, self._path, wal, target.with_name(f"{target.name}-wal"))
        return target if target.is_file() and target.stat().st_size else None

    def _earlier(self, part: Part) -> Path | None:
        """A copy of the volume from before it was damaged."""
        for name in part.earlier:
            if path := locate(self._path, name):
                copy = self._scratch.with_suffix(f".earlier-{part.volume:04d}")
                whole = Part(part.name, path.stat().st_size, "", (name,))
                extract(self._archive, self._path, whole, copy, self._cancelled)
                return copy
        return None


def rebuilt(
    sources: list[Path],
    key: bytes,
    expected: list[tuple[str, Stored]],
    target: Path,
    cancelled: CancelAsked,
) -> list[tuple[str, str]]:
    """Make a volume of the pictures that can still be read somewhere.

    Args:
        sources: volumes that may be torn; the first one that has a picture whole gives it.
        key: of the photo volumes.
        expected: what the records say should be there.
        target: the file to make.
        cancelled: asked between pictures.

    Returns:
        (SHA-256, rendition) of what none has.
    """
    lost: list[tuple[str, str]] = []
    with ExitStack() as held:
        readers = [_Reader(path, key) for path in sources]
        for reader in readers:
            held.callback(reader.close)
        fresh = connect(target, key)
        held.callback(fresh.close)
        with translated(target):
            fresh.execute("PRAGMA synchronous = OFF")  # flushed once, at the end
            fresh.execute(PICTURE_TABLE)
            fresh.execute("BEGIN")
            for sha256, one in expected:
                if cancelled():
                    raise errors.Cancelled()
                data = _first_whole(readers, sha256, one)
                if data is None:
                    lost.append((sha256, one.rendition))
                    continue
                fresh.execute("INSERT INTO picture VALUES (?,?,?)", (sha256, one.rendition, data))
            fresh.execute("COMMIT")
    flush_file(target)
    return lost


class _Reader:
    """Reads pictures out of a volume that may be torn.

    Args:
        path: the volume.
        key: of the photo volumes.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection: Connection | None = None

    def read(self, sha256: str, rendition: str) -> bytes | None:
        """The bytes; None where their pages are torn, which the report names."""
        query = "SELECT bytes FROM picture WHERE sha256 = ? AND rendition = ?"
        try:
            if self._connection is None:
                self._connection = connect(self._path, self._key, read_only=True)
            with translated(self._path):
                row = self._connection.execute(query, (sha256, rendition)).fetchone()
        except errors.StationError:
            self.close()  # SQLCipher gives nothing more once it met a broken seal
            return None
        return bytes(row[0]) if row else None

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _first_whole(readers: list[_Reader], sha256: str, stored: Stored) -> bytes | None:
    for reader in readers:
        data = reader.read(sha256, stored.rendition)
        if data is not None and hashlib.sha256(data).hexdigest() == stored.content_hash:
            return data
    return None


def _by_volume(places: list[tuple[str, Stored]]) -> dict[int, list[tuple[str, Stored]]]:
    found: dict[int, list[tuple[str, Stored]]] = {}
    for sha256, stored in places:
        found.setdefault(stored.volume, []).append((sha256, stored))
    return found
