"""Photo volumes on their way into a backup: copied, opened again, or taken as they lie."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop import errors
from desktop.model.progress import CancelAsked
from desktop.storage.atomic import flush_file, output_error
from desktop.storage.driver import broken_seals, connect, translated
from desktop.storage.photos.photos import PhotoVolumes

CHUNK = 1 << 20
_PAGE = 4096
_DAMAGE = (errors.Damaged, errors.NotAStation, errors.DiskFailing)

#: (SHA-256 of the picture, rendition, bytes) of everything in a volume.
Contents = frozenset[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Copy:
    """What was made of a volume.

    Args:
        bytes: its size.
        sha256: hex.
        mark: of its contents.
        contents: what it holds; empty if it did not open.
        damaged: whether it was taken as it lay.
    """

    bytes: int
    sha256: str
    mark: str
    contents: Contents = frozenset()
    damaged: bool = False


def contents_of(path: Path, key: bytes) -> Contents:
    """What pictures a volume holds; only its index is read.

    Raises:
        errors.WorldError: it does not open or read.
    """
    connection = connect(path, key, read_only=True)
    try:
        with translated(path):
            rows = connection.execute("SELECT sha256, rendition, length(bytes) FROM picture")
            return frozenset((str(a), str(b), int(c)) for a, b, c in rows)
    finally:
        connection.close()


def mark_of(contents: Iterable[tuple[str, str, int]]) -> str:
    """The same for volumes of the same pictures, however their pages lie."""
    digest = hashlib.sha256()
    for sha256, rendition, size in sorted(contents):
        digest.update(f"{sha256} {rendition} {size}\n".encode())
    return digest.hexdigest()


def bytes_of(path: Path) -> int:
    """What a volume may take at most: the file and what stands in its WAL."""
    wal = path.with_name(f"{path.name}-wal")
    return path.stat().st_size + (wal.stat().st_size if wal.is_file() else 0)


def raw_mark(path: Path) -> str:
    """Tells whether a volume that does not open has been touched since."""
    found = path.stat()
    return f"raw {found.st_size} {found.st_mtime_ns}"


def copy_volume(
    volumes: PhotoVolumes, number: int, key: bytes, target: Path, cancelled: CancelAsked
) -> Copy:
    """Copy a volume while others may write to it, and open the copy.

    One that does not read any more is copied byte for byte: what is left of it may be saved later.

    Args:
        volumes: of the station.
        number: which.
        key: of the photo volumes.
        target: the file to make.
        cancelled: asked between pieces.

    Raises:
        errors.WorldError: the target refuses or is full.
        errors.BackupFailed: what was written does not read back.
    """
    try:
        contents = _copied(volumes, number, key, target)
    except _DAMAGE:
        return _copied_raw(volumes.path(number), target, cancelled)
    flush_file(target)
    size, digest = hashed(target, cancelled)
    return Copy(size, digest, mark_of(contents), contents)


def _copied(volumes: PhotoVolumes, number: int, key: bytes, target: Path) -> Contents:
    try:
        volumes.copy_volume(number, target)
    except errors.FolderNotWritable as error:
        raise errors.OutputFileError(path=str(target.parent), why="盘不在了，或不能写") from error
    if not target.is_file():
        raise errors.OutputFileError(path=str(target.parent), why="盘不在了")
    connection = connect(target, key, read_only=True)
    try:
        if broken_seals(connection, target):
            raise errors.BackupFailed(why=f"照片卷 {number:04d} 写进去读不回来")
    finally:
        connection.close()
    return contents_of(target, key)


def _copied_raw(source: Path, target: Path, cancelled: CancelAsked) -> Copy:
    mark = raw_mark(source)
    target.unlink(missing_ok=True)
    size, digest = copy_bytes(source, target, cancelled)
    if hashed(target, cancelled) != (size, digest):
        raise errors.BackupFailed(why=f"{source.stem} 写进去读不回来")
    return Copy(size, digest, mark, damaged=True)


def copy_bytes(source: Path, target: Path, cancelled: CancelAsked) -> tuple[int, str]:
    """Copy a file as it lies; where the disk does not read, zeros stand in the copy.

    Returns:
        Size and SHA-256 of the copy.

    Raises:
        errors.WorldError: the target refuses or is full.
    """
    digest, size, whole = hashlib.sha256(), 0, source.stat().st_size
    with source.open("rb", buffering=0) as old:
        try:
            with target.open("xb") as new:
                # Not until the end: a disk that was pulled out never says that it is there.
                while size < whole and (piece := _piece(old, size)):
                    if cancelled():
                        raise errors.Cancelled()
                    new.write(piece)
                    digest.update(piece)
                    size += len(piece)
            flush_file(target)
        except OSError as error:
            raise output_error(target, error) from error
    return size, digest.hexdigest()


def _piece(file: BinaryIO, at: int) -> bytes:
    try:
        file.seek(at)
        return file.read(CHUNK) or b""
    except OSError as error:
        if error.errno != errno.EIO:
            raise
    try:
        file.seek(at)
        return file.read(_PAGE) or b""
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        return bytes(_PAGE)


def hashed(path: Path, cancelled: CancelAsked) -> tuple[int, str]:
    """Size and SHA-256 of a file.

    Raises:
        errors.Cancelled: somebody asked.
        errors.WorldError: it does not read.
    """
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while piece := file.read(CHUNK):
                if cancelled():
                    raise errors.Cancelled()
                digest.update(piece)
                size += len(piece)
    except OSError as error:
        raise output_error(path, error) from error
    return size, digest.hexdigest()


def lacking(expected: Mapping[int, set[tuple[str, str]]], number: int, contents: Contents) -> int:
    """How many pictures that the records name in a volume are not in it."""
    held = {(sha256, rendition) for sha256, rendition, _ in contents}
    return len(expected.get(number, set()) - held)
