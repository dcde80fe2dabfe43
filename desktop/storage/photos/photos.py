"""Photo bytes: encrypted SQLite volumes beside the records file, and where each picture lies.

Bytes commit to their volume first and the record afterwards, because a commit over two files is
not atomic in WAL; bytes without a record are orphans, swept later. A volume that has reached its
size is sealed: it is never written again, so that a backup need copy it only once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from desktop import errors
from desktop.storage.anchor import Anchor
from desktop.storage.atomic import make_folder, own_files, sync_folder
from desktop.storage.driver import (
    Connection,
    broken_seals,
    connect,
    rests,
    roll_back,
    translated,
    write_ahead,
)
from desktop.storage.photos.photo_places import PhotoPlaces, Stored

#: Below FAT32's 4 GiB and the 2 GB that old tools stop at.
VOLUME_BYTES = 1_000_000_000

__all__ = ["ORIGINAL", "STANDARD", "THUMBNAIL", "PhotoPlaces", "PhotoVolumes", "Stored"]

ORIGINAL, STANDARD, THUMBNAIL = "original", "standard", "thumbnail"

PICTURE_TABLE = (
    "CREATE TABLE IF NOT EXISTS picture (sha256 TEXT, rendition TEXT, bytes BLOB, "
    "PRIMARY KEY (sha256, rendition)) STRICT"
)


class VolumeKeys(Protocol):
    """What opens volumes: a `MasterKey`."""

    @property
    def first_volume(self) -> int:
        """The first volume under the key of today; those before are never written to again."""
        ...

    def photo_key(self, volume: int) -> bytes:
        """The 32-byte key of a volume."""
        ...


class PhotoVolumes:
    """The volumes of one station.

    Args:
        folder: where they lie; made when first needed.
        keys: the key of each volume, and where those of today's key begin.
        volume_bytes: when a volume is sealed.
    """

    def __init__(self, folder: Path, keys: VolumeKeys, volume_bytes: int = VOLUME_BYTES) -> None:
        self._folder = folder
        self._keys = keys
        self._volume_bytes = volume_bytes
        self._open: dict[int, Connection] = {}
        self._resting: set[int] = set()
        self._anchors: dict[int, Anchor] = {}

    def put(
        self, sha256: str, renditions: Mapping[str, bytes], avoid: Container[int] = ()
    ) -> list[Stored]:
        """Store a picture's renditions in one commit; returns when they are on the disk.

        Args:
            sha256: of the original, hexadecimal.
            renditions: bytes by rendition.
            avoid: volumes that are to be given up, so that nothing new goes there.

        Raises:
            errors.DiskFull: no room; nothing was kept.
        """
        number = self._writable(sum(map(len, renditions.values())), avoid)
        self._wake(number)
        with self._using(number) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                connection.executemany(
                    "INSERT OR REPLACE INTO picture (sha256, rendition, bytes) VALUES (?,?,?)",
                    [(sha256, name, data) for name, data in renditions.items()],
                )
                connection.execute("COMMIT")
            except BaseException:
                roll_back(connection)
                raise
        return [
            Stored(name, number, len(data), hashlib.sha256(data).hexdigest())
            for name, data in renditions.items()
        ]

    def get(self, volume: int, sha256: str, rendition: str) -> bytes:
        """The bytes of one rendition.

        Raises:
            errors.Damaged: they are not there.
        """
        self._require(volume)
        with self._using(volume) as connection:
            row = connection.execute(
                "SELECT bytes FROM picture WHERE sha256 = ? AND rendition = ?", (sha256, rendition)
            ).fetchone()
        if row is None:
            raise errors.Damaged(what=f"照片卷 {volume:04d} 里缺少一张照片")
        return bytes(row[0])

    def broken_pages(self, volume: int) -> list[str]:
        """What SQLCipher finds wrong with the seals of a volume's pages.

        Raises:
            errors.StationError: the volume is not there or does not open.
        """
        self._require(volume)
        return broken_seals(self._volume(volume), self.path(volume))

    def sizes(self, volume: int) -> dict[tuple[str, str], int]:
        """The bytes of every rendition in a volume, by SHA-256 and rendition.

        Raises:
            errors.StationError: the volume is not there or does not read.
        """
        self._require(volume)
        with translated(self.path(volume)):
            # length() reads where a BLOB begins, not its pages.
            rows = self._volume(volume).execute(
                "SELECT sha256, rendition, length(bytes) FROM picture"
            )
            return {(row[0], row[1]): int(row[2]) for row in rows.fetchall()}

    def discard(self, volume: int, renditions: Sequence[tuple[str, str]]) -> None:
        """Take renditions out of the volume that is still written to, in one commit."""
        with self._using(volume) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                connection.executemany(
                    "DELETE FROM picture WHERE sha256 = ? AND rendition = ?", renditions
                )
                connection.execute("COMMIT")
            except BaseException:
                roll_back(connection)
                raise

    def settle(self, volumes: Iterable[int]) -> None:
        """Bring what was taken out of some volumes into their files, so that no log keeps it."""
        for number in set(volumes).intersection(self.numbers()):
            with self._using(number) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def delete_volume(self, volume: int) -> None:
        """Delete the file of a sealed volume that nothing lies in any more.

        Raises:
            errors.WorldError: the disk refuses; on Windows also as long as somebody reads from it.
        """
        if (connection := self._open.pop(volume, None)) is not None:
            connection.close()
        path = self.path(volume)
        with own_files(self._folder):
            path.unlink(missing_ok=True)
            for suffix in ("-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            sync_folder(self._folder)

    def numbers(self) -> list[int]:
        """The volumes there are."""
        return sorted(int(path.stem.removeprefix("volume-")) for path in self._files())

    def path(self, volume: int) -> Path:
        """The file of a volume."""
        return self._folder / f"volume-{volume:04d}.db"

    def copy_volume(self, volume: int, target: Path) -> None:
        """A consistent copy of a volume, made while others may write to it."""
        with self._using(volume) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))

    def close(self) -> None:
        """Close every volume."""
        for connection in self._open.values():
            connection.close()
        self._open.clear()

    def _require(self, volume: int) -> None:
        if not self.path(volume).exists():
            raise errors.Damaged(what=f"缺少照片卷 {volume:04d}")

    def _files(self) -> list[Path]:
        return list(self._folder.glob("volume-[0-9][0-9][0-9][0-9].db"))

    def _writable(self, incoming: int, avoid: Container[int]) -> int:
        numbers = self.numbers()
        last = numbers[-1] if numbers else 0
        if last < self._keys.first_volume:
            return self._keys.first_volume
        fits = last not in avoid and self._used(last) + incoming <= self._volume_bytes
        return last if fits else last + 1

    def _used(self, volume: int) -> int:
        """Bytes in use; a volume that does not open is full, so that new pictures have a place."""
        # Pages, not the file's length: bytes still in the WAL count, pages given back do not.
        try:
            connection = self._volume(volume)
            with translated(self.path(volume)):
                pages = connection.execute("PRAGMA page_count").fetchone()[0]
                free = connection.execute("PRAGMA freelist_count").fetchone()[0]
                size = connection.execute("PRAGMA page_size").fetchone()[0]
        except (errors.NotAStation, errors.Damaged):
            return self._volume_bytes
        return (int(pages) - int(free)) * int(size)

    @contextmanager
    def _using(self, number: int) -> Iterator[Connection]:
        """A volume's connection, not trusted again after the disk has failed it."""
        connection = self._volume(number)
        try:
            with translated(self.path(number)):
                yield connection
        except (errors.DiskFailing, errors.Damaged):
            self._open.pop(number).close()
            raise

    def _volume(self, number: int) -> Connection:
        if number in self._open:
            self._let_go_if_gone(number)
        else:
            with own_files(self._folder):
                make_folder(self._folder)
            try:
                self._open[number] = self._connected(number)
            except errors.DiskFull as full:
                # What is there can still be looked at and copied to another disk.
                self._open[number] = self._resting_one(number, full)
                self._resting.add(number)
            self._anchors[number] = Anchor(self.path(number))
        return self._open[number]

    def _wake(self, number: int) -> None:
        """Before a write: a volume that could only be looked at is opened anew, or refuses."""
        if number in self._resting:
            self._resting.remove(number)
            self._open.pop(number).close()
            self._open[number] = self._connected(number)

    def _let_go_if_gone(self, number: int) -> None:
        try:
            self._anchors[number].check()
        except errors.FileGone:
            self._open.pop(number).close()  # the next try opens what is there by then
            raise

    def _resting_one(self, number: int, full: errors.DiskFull) -> Connection:
        path = self.path(number)
        if not rests(path):
            raise full
        connection = connect(path, self._keys.photo_key(number), resting=True)
        if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            connection.close()  # it was just being made
            raise full
        return connection

    def _connected(self, number: int) -> Connection:
        path = self.path(number)
        connection = connect(path, self._keys.photo_key(number))
        try:
            with translated(path):
                write_ahead(connection)
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA temp_store = MEMORY")
                connection.execute("PRAGMA secure_delete = ON")  # who asks to be deleted is gone
                connection.execute(PICTURE_TABLE)
        except BaseException:
            connection.close()
            raise
        return connection
