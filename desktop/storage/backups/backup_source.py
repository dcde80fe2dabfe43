"""What a backup is made from: the open station, and its records as they are at one moment."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop import errors
from desktop.config import Home
from desktop.storage import audit, keys
from desktop.storage.backups.backup_manifest import Journal, Label
from desktop.storage.backups.backup_volumes import bytes_of
from desktop.storage.database import Store, open_store
from desktop.storage.journal import head
from desktop.storage.migrations import schema_version
from desktop.storage.photos.photos import PhotoVolumes
from desktop.storage.scratch import claimed, sweep

#: Left free at home for what is saved while the backup runs.
_MARGIN_BYTES = 16 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """The open station that is backed up.

    Args:
        home: its files.
        store: its records.
        volumes: its photos.
        master: its key, to open copies with.
        label: what the backup says of itself.
        now: the local time with its zone.
        slots: a key file to take along in place of the station's own; None: that.
    """

    home: Home
    store: Store
    volumes: PhotoVolumes
    master: keys.MasterKey
    label: Label
    now: datetime
    slots: Path | None = None

    def head(self) -> tuple[int, str]:
        """How far the records have come now: the journal's last row and its hash in hex."""
        seq, found = head(self.store)
        return seq, found.hex()

    def audit_head(self) -> Journal:
        """How far the register of looks has come now."""
        return _told(audit.head(self.store))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The records of one moment, in a file of their own.

    Args:
        path: the file.
        schema: of it.
        journal: how far it has come.
        audit: how far the register of looks has come.
        pictures: what should lie in each volume: (SHA-256, rendition).
    """

    path: Path
    schema: int
    journal: Journal
    audit: Journal
    pictures: Mapping[int, set[tuple[str, str]]]


def take_snapshot(source: Source, scratch: Path) -> Snapshot:
    """Copy the records as they are at this moment, and open the copy.

    It comes before the volumes: photos of records in it were committed before (photos.py).

    Raises:
        errors.Damaged: the station's own pages are broken.
        errors.BackupFailed: the copy is not sound.
    """
    path = scratch.with_suffix(".snapshot")
    source.store.copy_into(path)
    copy = open_store(path, source.master.derive(keys.RECORDS_PURPOSE), read_only=True)
    try:
        if copy.one("PRAGMA quick_check(1)") != "ok":
            raise errors.BackupFailed(why="副本检查没有通过")
        schema = schema_version(copy.database)
        return Snapshot(path, schema, _told(head(copy)), _told(audit.head(copy)), pictures_of(copy))
    finally:
        copy.close()


def _told(found: tuple[int, bytes]) -> Journal:
    return Journal(found[0], found[1].hex())


def continues(store: Store, journal: Journal) -> bool:
    """Whether the records went on from where a backup was made: its last row is among theirs."""
    seq, found = head(store)
    if journal.seq > seq:
        return False
    if journal.seq < seq:
        row = "SELECT previous_hash FROM journal WHERE seq = ?"
        found = store.one(row, (journal.seq + 1,)) or b""
    return found.hex() == journal.head


def pictures_of(store: Store) -> dict[int, set[tuple[str, str]]]:
    """What the records say lies in each volume: (SHA-256, rendition)."""
    found: dict[int, set[tuple[str, str]]] = {}
    for volume, sha256, rendition in store.stream(
        "SELECT volume, sha256, rendition FROM photo_bytes"
    ):
        found.setdefault(volume, set()).add((sha256, rendition))
    return found


def keys_of(home: Home) -> Path:
    """The key slots, or the generation before where they are gone."""
    for path in (home.keys, home.keys.with_name(keys.PREVIOUS_NAME)):
        try:
            keys.read_slots(path)
        except (OSError, errors.NotAStation):
            continue
        return path
    raise errors.Damaged(what="密钥文件读不出来")


@contextmanager
def scratch_for(source: Source, beside: Path) -> Iterator[Path]:
    """Where copies lie on their way into a file: at home, or beside it when home is full."""
    numbers = source.volumes.numbers()
    sizes = [bytes_of(source.volumes.path(number)) for number in numbers]
    pages = int(source.store.one("PRAGMA page_count")) * int(source.store.one("PRAGMA page_size"))
    if shutil.disk_usage(source.home.path).free > max([pages, *sizes]) + _MARGIN_BYTES:
        with claimed(source.home.staging) as scratch:
            yield scratch
        return
    folder = beside / ".station-backup"
    try:
        sweep(folder)
        with claimed(folder) as scratch:
            yield scratch
    finally:
        with suppress(OSError):  # somebody else's backup to the same stick is still under way
            folder.rmdir()
