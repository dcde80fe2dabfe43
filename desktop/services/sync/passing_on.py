"""Bundles of others, carried on as they are: by another station's PC, for whoever has no line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.storage.atomic import atomic_writer
from desktop.storage.places import is_file, readable
from desktop.sync.bundles.bundle_files import PartFile, look_at, part_bytes_of, stick_full
from desktop.sync.bundles.bundle_head import SUFFIX


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What was copied.

    Args:
        files: the copies.
        failed: (file, why) of those that are damaged, so that they were left.
    """

    files: tuple[Path, ...]
    failed: tuple[tuple[str, errors.StationError], ...]


def carry(
    paths: Iterable[Path],
    folder: Path,
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> PassedOn:
    """Copy bundles, to be carried on: every byte checked, none opened, none changed.

    Args:
        paths: files, or folders to look in.
        folder: where they go.
        progress: files done, files in all.
        cancelled: asked between files.

    Returns:
        The copies, and what was left because it is damaged; one bad file stops no other.

    Raises:
        errors.StickFull: no room; those copied before stay.
        errors.WorldError: the place refuses.
        errors.Cancelled: those copied before stay.
    """
    found = files_among(paths)
    copied: list[Path] = []
    failed: list[tuple[str, errors.StationError]] = []
    for done, path in enumerate(found):
        if cancelled():
            raise errors.Cancelled()
        progress(done, len(found))
        try:
            copied.append(_copy(look_at(path), folder))
        except errors.InputFileError as error:
            failed.append((readable(path), error))
    progress(len(found), len(found))
    return PassedOn(tuple(copied), tuple(failed))


def files_among(paths: Iterable[Path]) -> list[Path]:
    """Files as they were named, and the bundles in folders."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(one for one in path.glob(f"*{SUFFIX}") if is_file(one))
        else:
            found.append(path)
    return found


def _copy(part: PartFile, folder: Path) -> Path:
    target = folder / part.head.name
    line = _line_of(part)
    try:
        with atomic_writer(target) as file:
            file.write(line)
            for piece in part_bytes_of(part):
                file.write(piece)
    except errors.DiskFull as error:
        raise stick_full(folder, len(line) + part.head.size) from error
    return target


def _line_of(part: PartFile) -> bytes:
    """The head as it stands there, which is what was signed."""
    try:
        with part.path.open("rb") as source:
            return source.read(part.begins)
    except OSError as error:
        raise errors.FileMissing(path=readable(part.path)) from error
