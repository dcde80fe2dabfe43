"""Photo bytes: encrypted SQLite volumes beside the records file, and where each picture lies.

Bytes commit to their volume first and the record afterwards, because a commit over two files is
not atomic in WAL; bytes without a record are orphans, swept later. A volume that has reached its
size is sealed: it is never written again, so that a backup need copy it only once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop import errors
from desktop.storage.atomic import own_files
from desktop.storage.database import Store
from desktop.storage.driver import Connection, broken_seals, connect, roll_back, translated

#: Below FAT32's 4 GiB and the 2 GB that old tools stop at.
VOLUME_BYTES = 1_000_000_000

ORIGINAL, STANDARD, THUMBNAIL = "original", "standard", "thumbnail"


@dataclass(frozen=True, slots=True)
class Stored:
    """Where one rendition lies.

    Args:
        rendition: ``original``, ``standard`` or ``thumbnail``.
        volume: the volume's number.
        size: bytes.
        content_hash: SHA-256 of these very bytes, hex.
    """

    rendition: str
    volume: int
    size: int
    content_hash: str


class PhotoVolumes:
    """The volumes of one station.

    Args:
        folder: where they lie; made when first needed.
        key: 32 bytes.
        volume_bytes: when a volume is sealed.
    """

    def __init__(self, folder: Path, key: bytes, volume_bytes: int = VOLUME_BYTES) -> None:
        self._folder = folder
        self._key = key
        self._volume_bytes = volume_bytes
        self._open: dict[int, Connection] = {}

    def put(self, sha256: str, renditions: Mapping[str, bytes]) -> list[Stored]:
        """Store a picture's renditions in one commit; returns when they are on the disk.

        Raises:
            errors.DiskFull: no room; nothing was kept.
        """
        number = self._writable(sum(map(len, renditions.values())))
        connection = self._volume(number)
        with translated(self.path(number)):
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
        with translated(self.path(volume)):
            row = (
                self._volume(volume)
                .execute(
                    "SELECT bytes FROM picture WHERE sha256 = ? AND rendition = ?",
                    (sha256, rendition),
                )
                .fetchone()
            )
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

    def numbers(self) -> list[int]:
        """The volumes there are."""
        return sorted(int(path.stem.removeprefix("volume-")) for path in self._files())

    def path(self, volume: int) -> Path:
        """The file of a volume."""
        return self._folder / f"volume-{volume:04d}.db"

    def copy_volume(self, volume: int, target: Path) -> None:
        """A consistent copy of a volume, made while others may write to it."""
        with translated(self.path(volume)):
            self._volume(volume).execute("VACUUM INTO ?", (str(target),))

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

    def _writable(self, incoming: int) -> int:
        numbers = self.numbers()
        if not numbers:
            return 1
        last = numbers[-1]
        fits = self._size(last) + incoming <= self._volume_bytes
        return last if fits else last + 1

    def _size(self, volume: int) -> int:
        # Pages, not the file's length: bytes still in the WAL count.
        connection = self._volume(volume)
        with translated(self.path(volume)):
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            size = connection.execute("PRAGMA page_size").fetchone()[0]
        return int(pages) * int(size)

    def _volume(self, number: int) -> Connection:
        if number not in self._open:
            with own_files(self._folder):
                self._folder.mkdir(parents=True, exist_ok=True)
            self._open[number] = self._connected(self.path(number))
        return self._open[number]

    def _connected(self, path: Path) -> Connection:
        connection = connect(path, self._key)
        try:
            with translated(path):
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA temp_store = MEMORY")
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS picture (sha256 TEXT, rendition TEXT, bytes BLOB, "
                    "PRIMARY KEY (sha256, rendition)) STRICT"
                )
        except BaseException:
            connection.close()
            raise
        return connection


class PhotoPlaces:
    """Which volume holds a picture: a table of the records file, written with the record.

    Args:
        store: an open records file.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, sha256: str, stored: list[Stored]) -> None:
        """Note where a picture's renditions lie, in the open transaction."""
        self._store.run_many(
            "INSERT OR REPLACE INTO photo_bytes (sha256, rendition, volume, size, content_hash) "
            "VALUES (?,?,?,?,?)",
            [(sha256, s.rendition, s.volume, s.size, s.content_hash) for s in stored],
        )

    def of(self, sha256: str) -> dict[str, Stored]:
        """Where a picture's renditions lie, by rendition."""
        rows = self._store.rows(
            "SELECT rendition, volume, size, content_hash FROM photo_bytes WHERE sha256 = ?",
            (sha256,),
        )
        return {row[0]: Stored(*row) for row in rows}

    def all(self) -> list[tuple[str, Stored]]:
        """Everything that should lie somewhere."""
        rows = self._store.rows(
            "SELECT sha256, rendition, volume, size, content_hash FROM photo_bytes"
        )
        return [(row[0], Stored(*row[1:])) for row in rows]
