"""The files beside a backup's archive: photo volumes copied once, slices of what is too large."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from desktop import errors
from desktop.model.progress import CancelAsked
from desktop.storage.atomic import flush_file, output_error, sync_folder
from desktop.storage.backups.backup_manifest import Manifest, Part
from desktop.storage.backups.backup_volumes import (
    CHUNK,
    Contents,
    Copy,
    bytes_of,
    contents_of,
    copy_bytes,
    copy_volume,
    lacking,
    mark_of,
    raw_mark,
)
from desktop.storage.photos.photos import PhotoVolumes
from desktop.storage.scratch import claimed, sweep

#: Where copies lie until they are whole and verified.
UNFINISHED = ".unfinished"
_HASH_DIGITS = 16

#: Asked with a folder and a number of bytes: whether they may be written there.
Room = Callable[[Path, int], bool]


def ample(_folder: Path, _size: int) -> bool:
    """The clerk chose the place; if it is too small the disk says so."""
    return True


class Beside:
    """Where the volumes of an archive lie.

    Args:
        folder: of the files.
        prefix: what their names begin with.
        relative: what stands before their names, seen from the archive: ``photos/`` or nothing.
        known: parts of earlier archives here; those still there are not copied again.
        room: whether a copy of that size may be made.
    """

    def __init__(
        self,
        folder: Path,
        prefix: str = "",
        relative: str = "",
        known: Iterable[Part] = (),
        room: Room = ample,
    ) -> None:
        self._folder, self._prefix, self._relative = folder, prefix, relative
        self._room = room
        self._known = [part for part in known if part.mark and part.files and self._stands(part)]

    def take(
        self,
        volumes: PhotoVolumes,
        number: int,
        key: bytes,
        pictures: Mapping[int, set[tuple[str, str]]],
        cancelled: CancelAsked,
    ) -> tuple[list[Part], int]:
        """Have a volume here: the copy that is, or a new one.

        Args:
            volumes: the station's.
            number: which.
            key: of the photo volumes.
            pictures: what the records say lies in each.
            cancelled: asked between pieces.

        Returns:
            Its parts (none: no room for it), and how many pictures it lacks.

        Raises:
            errors.WorldError: the place refuses or is full.
        """
        original = volumes.path(number)
        contents = _contents(original, key)
        found = self._copy_here(original, contents)
        if found:
            lost = 0 if contents is None else lacking(pictures, number, contents)
            return found, lost
        if not self._room(self._folder, bytes_of(original)):
            return [], 0
        parts, made = self._copied(volumes, number, key, cancelled)
        return parts, 0 if made.damaged else lacking(pictures, number, made.contents)

    def sliced(self, name: str, path: Path, largest: int, cancelled: CancelAsked) -> Part:
        """Have a file here in slices, none larger than may be."""
        digest, size = hashlib.sha256(), 0
        names: list[str] = []
        with path.open("rb") as source:
            while size < path.stat().st_size:
                with self._scratch() as scratch:
                    piece = scratch.with_suffix(".slice")
                    sha256 = _slice(source, piece, largest, digest, cancelled)
                    size += piece.stat().st_size
                    names.append(self._settle(piece, f"station-{len(names) + 1}", sha256))
        return Part(name, size, digest.hexdigest(), tuple(names))

    def sweep(self, *manifests: Manifest) -> None:
        """Remove what no archive names any more, and what a kill left half made."""
        wanted = {
            Path(name).name
            for made in manifests
            for part in made.parts
            for name in (*part.files, *part.earlier)
        }
        ours = re.compile(
            re.escape(self._prefix) + r"(volume-\d{4}|station-\d+)-[0-9a-f]{16}\.db(-wal)?"
        )
        with suppress(OSError, errors.WorldError):  # costs room only; the next backup tries again
            for path in self._folder.iterdir():
                if ours.fullmatch(path.name) and path.name not in wanted:
                    path.unlink(missing_ok=True)
            sweep(self._folder / UNFINISHED)
            (self._folder / UNFINISHED).rmdir()

    def _stands(self, part: Part) -> bool:
        """Whether a part's copy is still there in its whole length."""
        try:
            return sum(self._path(name).stat().st_size for name in part.files) == part.bytes
        except OSError:
            return False

    def _path(self, name: str) -> Path:
        return self._folder / Path(name).name

    def _copy_here(self, original: Path, contents: Contents | None) -> list[Part]:
        """The copy that is here already, with its WAL if it was taken as it lay."""
        name = f"photos/{original.name}"
        if contents is not None:
            mark = mark_of(contents)
            for part in self._known:
                if (part.name, part.mark, part.damaged) == (name, mark, False):
                    return [part]
        names = {name, f"{name}-wal"}
        raw = raw_mark(original)
        found = {p.name: p for p in self._known if p.damaged and p.name in names and p.mark == raw}
        return [*found.values()] if name in found else []

    def _copied(
        self, volumes: PhotoVolumes, number: int, key: bytes, cancelled: CancelAsked
    ) -> tuple[list[Part], Copy]:
        original = volumes.path(number)
        name, stem = f"photos/{original.name}", original.stem
        with self._scratch() as scratch:
            piece = scratch.with_suffix(".volume")
            made = copy_volume(volumes, number, key, piece, cancelled)
            files = (self._settle(piece, stem, made.sha256),)
            part = Part(name, made.bytes, made.sha256, files, made.mark, made.damaged)
            if not made.damaged:
                return [part], made
            parts = [replace(part, earlier=self._last_good(name))]
            wal = original.with_name(f"{original.name}-wal")
            if wal.is_file() and wal.stat().st_size:
                size, sha256 = copy_bytes(wal, piece, cancelled)
                files = (self._settle(piece, stem, sha256, ".db-wal"),)
                parts.append(Part(f"{name}-wal", size, sha256, files, made.mark, damaged=True))
            return parts, made

    def _last_good(self, name: str) -> tuple[str, ...]:
        """The copy of a volume from before it was damaged."""
        good = [part.files for part in self._known if part.name == name and not part.damaged]
        return good[-1] if good else ()

    def _settle(self, piece: Path, stem: str, sha256: str, ending: str = ".db") -> str:
        """Give a finished copy its name, which tells what is in it; gives it as archives say it."""
        final = f"{self._prefix}{stem}-{sha256[:_HASH_DIGITS]}{ending}"
        flush_file(piece)
        try:
            piece.replace(self._folder / final)
            sync_folder(self._folder)
        except OSError as error:
            raise output_error(self._folder / final, error) from error
        return self._relative + final

    @contextmanager
    def _scratch(self) -> Iterator[Path]:
        with claimed(self._folder / UNFINISHED) as scratch:
            yield scratch


def _contents(path: Path, key: bytes) -> Contents | None:
    """What a volume holds; None if it does not say any more."""
    try:
        return contents_of(path, key)
    except (errors.Damaged, errors.NotAStation, errors.DiskFailing):
        return None


def _slice(
    source: BinaryIO, target: Path, largest: int, whole: hashlib._Hash, cancelled: CancelAsked
) -> str:
    own, room = hashlib.sha256(), largest
    try:
        with target.open("xb") as file:
            while room and (chunk := source.read(min(CHUNK, room))):
                if cancelled():
                    raise errors.Cancelled()
                file.write(chunk)
                whole.update(chunk)
                own.update(chunk)
                room -= len(chunk)
    except OSError as error:
        raise output_error(target, error) from error
    return own.hexdigest()
