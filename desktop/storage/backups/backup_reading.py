"""A backup being read: parts found inside or beside the archive, written out with their hash."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from desktop import errors
from desktop.model.progress import CancelAsked, never
from desktop.storage.atomic import flush_file, output_error
from desktop.storage.backups.backup_manifest import NO_ARCHIVE, Part, stored
from desktop.storage.backups.backup_volumes import CHUNK

_TAIL = re.compile(r"(volume-\d{4}|station-\d+)-[0-9a-f]{16}\.db(-wal)?$")


def found(archive_path: Path, part: Part) -> bool:
    """Whether a part is there in its length; what lies inside the archive always counts as there.

    Raises:
        errors.WorldError: the disk does not read.
    """
    if not part.files:
        return True
    paths = [locate(archive_path, name) for name in part.files]
    try:
        return None not in paths and sum(p.stat().st_size for p in paths if p) == part.bytes
    except OSError as error:
        raise output_error(archive_path, error) from error


def locate(archive_path: Path, name: str) -> Path | None:
    """A file beside an archive: under its name, or by what its name ends with.

    People rename backups, and gather files from several sticks into one folder.
    """
    folder = archive_path.parent
    for path in (folder / name, folder / Path(name).name):
        if path.is_file():
            return path
    tail = _TAIL.search(name)
    if tail is None:
        return None
    for place in (folder, folder / "photos"):
        for path in sorted(place.glob(f"*{tail[0]}")):
            if path.is_file():
                return path
    return None


def pieces(archive: zipfile.ZipFile, archive_path: Path, part: Part) -> Iterator[bytes]:
    """The bytes of a part, never more than it should have.

    Raises:
        errors.BackupDamaged: it is not there or breaks off.
        errors.WorldError: the disk does not read.
    """
    left = part.bytes
    try:
        for file in _files(archive, archive_path, part):
            with file as source:
                while left and (piece := source.read(min(CHUNK, left))):
                    left -= len(piece)
                    yield piece
    except NO_ARCHIVE as error:
        raise _damaged(archive_path, part, "读不出来") from error
    except OSError as error:
        raise output_error(archive_path, error) from error


def extract(
    archive: zipfile.ZipFile,
    archive_path: Path,
    part: Part,
    target: Path,
    cancelled: CancelAsked = never,
) -> bool:
    """Write a part out.

    Args:
        archive: open.
        archive_path: where it lies.
        part: which.
        target: the file to make.
        cancelled: asked between pieces.

    Returns:
        Whether it was what the table of contents says; what could be read is there in any case.

    Raises:
        errors.BackupDamaged: it is not there or breaks off.
        errors.DiskFull: no room.
        errors.Cancelled: somebody asked.
    """
    digest, size = hashlib.sha256(), 0
    try:
        with target.open("wb") as file:
            for piece in pieces(archive, archive_path, part):
                if cancelled():
                    raise errors.Cancelled()
                file.write(piece)
                digest.update(piece)
                size += len(piece)
    except OSError as error:
        raise output_error(target, error) from error
    flush_file(target)
    return (size, digest.hexdigest()) == (part.bytes, part.sha256)


def _files(archive: zipfile.ZipFile, archive_path: Path, part: Part) -> Iterator[IO[bytes]]:
    if not part.files:
        yield stored(archive, part.name)
        return
    for name in part.files:
        path = locate(archive_path, name)
        if path is None:
            raise _damaged(archive_path, part, f"缺少旁边的文件 {Path(name).name}")
        yield path.open("rb")


def _damaged(archive_path: Path, part: Part, why: str) -> errors.BackupDamaged:
    return errors.BackupDamaged(path=str(archive_path), why=f"{part.words}{why}")
