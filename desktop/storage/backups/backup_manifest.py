"""The table of contents of a backup: what it holds, where each part lies, what it should be."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from desktop import errors
from desktop.storage.atomic import output_error

#: 1: everything inside the archive. 2: volumes may lie beside it; more is told (ADR 0007).
FORMAT = 2
MANIFEST, KEYS, RECORDS = "manifest.json", "keys.json", "station.db"

_MOST_MANIFEST_BYTES = 16 << 20
_MOST_KEYS_BYTES = 1 << 20
_PART = re.compile(r"keys\.json|station\.db|photos/volume-\d{4}\.db(-wal)?")
_VOLUME = re.compile(r"photos/volume-(\d{4})\.db")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a station as a backup holds it.

    Args:
        name: ``keys.json``, ``station.db``, ``photos/volume-NNNN.db`` or, of a damaged volume,
            its ``-wal``.
        bytes: its size.
        sha256: of these very bytes, hex.
        files: where it lies, relative to the archive's folder, in order; empty: in the archive.
        mark: tells volumes of the same pictures (`backup_volumes.mark_of`).
        damaged: copied byte for byte because it no longer opened.
        earlier: of a damaged volume, the copy from before it was damaged, where there is one.
    """

    name: str
    bytes: int
    sha256: str
    files: tuple[str, ...] = ()
    mark: str = ""
    damaged: bool = False
    earlier: tuple[str, ...] = ()

    @property
    def volume(self) -> int | None:
        """The number of the photo volume this is, if it is one."""
        found = _VOLUME.fullmatch(self.name)
        return int(found[1]) if found else None

    @property
    def words(self) -> str:
        """What it is, for a person."""
        if self.volume is not None:
            return f"照片卷 {self.volume:04d} "
        return {RECORDS: "资料文件", KEYS: "密钥文件"}.get(self.name, self.name)


@dataclass(frozen=True, slots=True)
class Journal:
    """How far a chain had come: the journal, or the register of looks.

    Args:
        seq: its last row.
        head: its hash, hex.
    """

    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class Label:
    """What a backup says of itself to whoever has no passphrase yet; nothing personal.

    Args:
        station: the station's full name.
        station_id: its id.
        replica: the PC's.
        lineage: the line of states it belongs to.
        reason: why it was made: ``asked``, ``start``, ``quit`` or ``migration``.
        counts: how many of each kind of record, by its identifier.
    """

    station: str = ""
    station_id: str = ""
    replica: str = ""
    lineage: str = ""
    reason: str = "asked"
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup's table of contents.

    Args:
        format: of the backup.
        schema: of the records file.
        made_at: ISO local time with its zone.
        journal: how far the records had come.
        parts: every file.
        label: what it says of itself.
        missing: volumes that were gone from the station already.
        left_out: volumes there was no room for.
        lost: pictures the records name and no volume held.
        audit: how far the register of looks had come; None in backups of before.
    """

    format: int
    schema: int
    made_at: str
    journal: Journal
    parts: tuple[Part, ...]
    label: Label = field(default_factory=Label)
    missing: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    lost: int = 0
    audit: Journal | None = None

    @property
    def damaged(self) -> tuple[int, ...]:
        """Volumes that were copied as they lay because they no longer opened."""
        return tuple(p.volume for p in self.parts if p.damaged and p.volume is not None)

    @property
    def volumes(self) -> tuple[Part, ...]:
        """The photo volumes."""
        return tuple(part for part in self.parts if part.volume is not None)

    @property
    def whole(self) -> bool:
        """Whether nothing was damaged, missing or left out."""
        return not (self.damaged or self.missing or self.left_out or self.lost)

    @property
    def bytes(self) -> int:
        """All parts together."""
        return sum(part.bytes for part in self.parts)


def encoded(manifest: Manifest) -> bytes:
    """As it stands in the archive."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1)


#: What a file raises that is no archive, or one whose bytes are no longer as they were.
NO_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, KeyError,
    ValueError,
)  # fmt: skip


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """A backup's archive and its table of contents.

    Raises:
        errors.FileMissing: no such file.
        errors.NotABackup: another kind of file, or cut short.
        errors.NewerStation: a newer program made it.
    """
    with _told(path):
        archive = zipfile.ZipFile(path)
    with archive:
        with _told(path):
            manifest = read_manifest(archive, path)
        # Other errors in the hands of whoever opened it are no word on the file.
        try:
            yield archive, manifest
        except OSError as error:
            raise output_error(path, error) from error


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise errors.FileMissing(path=str(path)) from error
    except NO_ARCHIVE as error:
        raise errors.NotABackup(path=str(path)) from error
    except OSError as error:
        raise output_error(path, error) from error


def manifest_of(path: Path) -> Manifest:
    """A backup's table of contents; raises what `opened` raises."""
    with opened(path) as (_, manifest):
        return manifest


def read_manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    """The table of contents of an open archive, with every name and size looked at.

    Raises:
        errors.NotABackup: it has none, or it tells nonsense.
        errors.NewerStation: a newer program made it.
    """
    try:
        data = member(archive, MANIFEST, _MOST_MANIFEST_BYTES)
        found = msgspec.json.decode(data, type=_Format).format
        if found > FORMAT:
            raise errors.NewerStation(found=f"备份 {found}", known=FORMAT)
        manifest = msgspec.json.decode(data, type=Manifest)
    except (KeyError, msgspec.MsgspecError, zipfile.BadZipFile, RecursionError) as error:
        raise errors.NotABackup(path=str(path)) from error
    if not _sensible(manifest):
        raise errors.NotABackup(path=str(path))
    return manifest


def member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A small file of the archive.

    Raises:
        KeyError: it has none of that name.
        zipfile.BadZipFile: it is packed, too big or broken.
    """
    with stored(archive, name) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise zipfile.BadZipFile("too big")
    return data


def slots_in(archive: zipfile.ZipFile, path: Path) -> bytes:
    """The key slots' file.

    Raises:
        errors.NotABackup: there is none, or not as we write it.
    """
    with _told(path):
        return member(archive, KEYS, _MOST_KEYS_BYTES)


def stored(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """A file of the archive to read from; ours are never packed, so nothing can swell.

    Raises:
        KeyError: it has none of that name.
        zipfile.BadZipFile: it is packed or encrypted.
    """
    info = archive.getinfo(name)
    if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 1:
        raise zipfile.BadZipFile("packed")
    return archive.open(info)


@dataclass(frozen=True, slots=True)
class _Format:
    format: int


def _sensible(manifest: Manifest) -> bool:
    names = [part.name for part in manifest.parts]
    return (
        manifest.format >= 1
        and _is_time(manifest.made_at)
        and len(set(names)) == len(names)
        and {KEYS, RECORDS} <= set(names)
        and all(_sensible_part(part) for part in manifest.parts)
    )


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _sensible_part(part: Part) -> bool:
    return (
        bool(_PART.fullmatch(part.name))
        and part.bytes >= 0
        and bool(_SHA256.fullmatch(part.sha256))
        and all(_beside(name) for name in (*part.files, *part.earlier))
    )


def _beside(name: str) -> bool:
    """Whether a name stays in the archive's folder or in `photos` there."""
    plain = name.removeprefix("photos/")
    return bool(plain) and not set(plain) & set("/\\:\0") and plain not in (".", "..")
