"""One encrypted file that holds a whole station, verified by opening it again.

The file is a plain ZIP without compression: key slots, a snapshot of the records, then the photo
volumes; all but the slots is ciphertext, and the slots need the passphrase. `manifest.json` names
each part with its size and SHA-256 and the head of the journal chain.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from desktop import errors
from desktop.config import Home
from desktop.model.progress import Progress, silent
from desktop.storage.atomic import atomic_writer
from desktop.storage.database import Store, open_store
from desktop.storage.driver import translated
from desktop.storage.journal import head
from desktop.storage.migrations import SCHEMA_VERSION
from desktop.storage.photos import PhotoVolumes
from desktop.storage.scratch import claimed, sweep

FORMAT = 1
_CHUNK = 1 << 20
#: Left free at home for what is saved while the backup runs.
_MARGIN_BYTES = 16 << 20


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds.

    Args:
        path: the file.
        bytes: its size.
        records: rows of the journal in it.
        volumes: how many photo volumes.
    """

    path: Path
    bytes: int
    records: int
    volumes: int


def write_backup(
    home: Home,
    store: Store,
    volumes: PhotoVolumes,
    key: bytes,
    target: Path,
    *,
    now: datetime,
    progress: Progress = silent,
) -> BackupReport:
    """Make and verify a backup while work goes on.

    Args:
        home: the station's files.
        store: its open records.
        volumes: its photos.
        key: the records key, to open the copy with.
        target: the file to make; replaced only by a verified one.
        now: the local time with its zone.
        progress: called with parts done and in all.

    Raises:
        errors.BackupFailed: the copy does not read back.
        errors.DiskFull: no room.
        errors.OutputFileError: the place refuses.
    """
    with _scratch(home, store, volumes, target) as scratch:
        # The snapshot first: photos of records in it were committed before (photos.py).
        snapshot = scratch.with_suffix(".snapshot")
        with translated(snapshot):
            store.connection.execute("VACUUM INTO ?", (str(snapshot),))
        journal_head = _verified(snapshot, key)
        numbers = volumes.numbers()
        with atomic_writer(target) as file:
            _write_parts(file, home, snapshot, volumes, numbers, journal_head, now, progress)
            file.seek(0)
            _read_back(file)
    return BackupReport(target, target.stat().st_size, journal_head[0], len(numbers))


@contextmanager
def _scratch(home: Home, store: Store, volumes: PhotoVolumes, target: Path) -> Iterator[Path]:
    """Where the copies lie on their way into the file: at home, or beside it when home is full."""
    sizes = [volumes.path(number).stat().st_size for number in volumes.numbers()]
    pages = int(store.one("PRAGMA page_count")) * int(store.one("PRAGMA page_size"))
    if shutil.disk_usage(home.path).free > max([pages, *sizes]) + _MARGIN_BYTES:
        with claimed(home.staging) as scratch:
            yield scratch
        return
    beside = target.parent / ".station-backup"
    try:
        sweep(beside)
        with claimed(beside) as scratch:
            yield scratch
    finally:
        with suppress(OSError):  # somebody else's backup to the same stick is still under way
            beside.rmdir()


def _write_parts(
    file: IO[bytes],
    home: Home,
    snapshot: Path,
    volumes: PhotoVolumes,
    numbers: list[int],
    journal_head: tuple[int, bytes],
    now: datetime,
    progress: Progress,
) -> None:
    total, parts = 2 + len(numbers), []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for done, (name, path) in enumerate((("keys.json", home.keys), ("station.db", snapshot))):
            parts.append(_add(archive, name, path))
            progress(done + 1, total)
        for done, number in enumerate(numbers):
            copy = snapshot.with_suffix(".volume")
            volumes.copy_volume(number, copy)
            parts.append(_add(archive, f"photos/{volumes.path(number).name}", copy))
            copy.unlink()
            progress(done + 3, total)
        manifest = {
            "format": FORMAT,
            "schema": SCHEMA_VERSION,
            "made_at": now.isoformat(timespec="seconds"),
            "journal": {"seq": journal_head[0], "head": journal_head[1].hex()},
            "parts": parts,
        }
        archive.writestr("manifest.json", json.dumps(manifest, indent=1))


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> dict[str, object]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return {"name": name, "bytes": size, "sha256": digest.hexdigest()}


def _verified(snapshot: Path, key: bytes) -> tuple[int, bytes]:
    copy = open_store(snapshot, key, read_only=True)
    try:
        if copy.one("PRAGMA quick_check(1)") != "ok":
            raise errors.BackupFailed(why="副本检查没有通过")
        return head(copy)
    finally:
        copy.close()


def _read_back(file: IO[bytes]) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = json.loads(archive.read("manifest.json"))
            for part in manifest["parts"]:
                if _digest(archive, part["name"]) != part["sha256"]:
                    raise errors.BackupFailed(why=f"{part['name']} 读回来不一样")
    except zipfile.BadZipFile as error:
        raise errors.BackupFailed(why="写进去的读回来不一样") from error


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as stored:
        while chunk := stored.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
