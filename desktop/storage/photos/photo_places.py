"""Where each picture lies: a table of the records file, written with the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.storage.database import Store
from desktop.storage.settings import Settings

#: Setting: SHA-256 of pictures that could not be saved out, told once and known from then on.
LOST_PICTURES = "lost_pictures"


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

    def unplaced(self) -> list[tuple[str, str]]:
        """(record, SHA-256) of photos that lie nowhere and are not known to be lost.

        Those taken on another PC are not missing here: they come by sync when the line allows.
        """
        known = set(Settings(self._store).get(LOST_PICTURES, default=()))
        rows = self._store.rows(
            "SELECT id, sha256 FROM photo "
            "WHERE sha256 NOT IN (SELECT sha256 FROM photo_bytes) AND NOT EXISTS ("
            "SELECT 1 FROM journal WHERE journal.kind = 'photo' "
            "AND journal.record_id = photo.id AND journal.origin = 'remote') ORDER BY id"
        )
        return [(row[0], row[1]) for row in rows if row[1] not in known]

    def wanted(self, rendition: str, limit: int) -> list[str]:
        """SHA-256 of pictures with a live record that lack a rendition here, the newest first."""
        rows = self._store.rows(
            "SELECT DISTINCT sha256 FROM photo WHERE removed_at IS NULL AND NOT EXISTS ("
            "SELECT 1 FROM photo_bytes WHERE photo_bytes.sha256 = photo.sha256 "
            "AND photo_bytes.rendition IN (?, 'original')) ORDER BY id DESC LIMIT ?",
            (rendition, limit),
        )
        return [row[0] for row in rows]

    def lost(self, sha256s: Iterable[str]) -> None:
        """Remember pictures whose bytes are gone for good, in the open transaction."""
        settings = Settings(self._store)
        known = set(settings.get(LOST_PICTURES, default=()))
        settings.put(LOST_PICTURES, sorted(known | set(sha256s)))

    def forget_unrecorded(self) -> int:
        """Drop places of pictures that no photo record names, not even one in the trash."""
        return self._store.run(
            "DELETE FROM photo_bytes WHERE sha256 NOT IN (SELECT sha256 FROM photo)"
        )

    def within(self, volume: int) -> list[tuple[str, Stored]]:
        """What should lie in one volume."""
        return [(sha256, one) for sha256, one in self.all() if one.volume == volume]

    def moved(self, sha256: str, old: int, stored: Sequence[Stored]) -> None:
        """Note that renditions moved from one volume, in the open transaction.

        Those that somebody moved or forgot meanwhile stay as they are.
        """
        self._store.run_many(
            "UPDATE photo_bytes SET volume = ? "
            "WHERE sha256 = ? AND rendition = ? AND volume = ? AND content_hash = ?",
            [(s.volume, sha256, s.rendition, old, s.content_hash) for s in stored],
        )
