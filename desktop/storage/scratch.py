"""Throwaway files for work under way; what a kill leaves behind goes at the next start.

Each piece of work claims a name in the station's `staging` folder by a file that it keeps open and
locked. Whoever opens the station sweeps the names whose claim nobody holds any more, so that an
import of another window or command keeps its files. All that lies here is ciphertext.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop.storage.atomic import own_files
from desktop.storage.claims import claim, remove_abandoned

_CLAIM = ".claim"


@contextmanager
def claimed(folder: Path) -> Iterator[Path]:
    """A name for throwaway files: the caller adds suffixes of its own to it.

    Args:
        folder: where; made if missing.

    Yields:
        A path in `folder` without suffix. Everything called so is removed at the end.

    Raises:
        errors.DiskFull: no room.
        errors.FolderNotWritable: the folder refuses.
    """

    def make() -> tuple[Path, BinaryIO]:
        path = folder / f"{os.urandom(8).hex()}{_CLAIM}"
        return path, path.open("xb")

    with own_files(folder):
        folder.mkdir(parents=True, exist_ok=True)
        path, held = claim(make)
    try:
        yield path.with_suffix("")
    finally:
        # What can't be removed now is swept at the next start; the work itself said what failed.
        with held, suppress(OSError):
            _remove(folder, path.stem)
        with suppress(OSError):
            path.unlink()


def sweep(folder: Path) -> int:
    """Remove what nobody works on any more; gives how many names that were.

    Raises:
        errors.WorldError: the folder refuses.
    """
    if not folder.is_dir():
        return 0
    with own_files(folder):
        names = {path.name.partition(".")[0] for path in folder.iterdir() if path.is_file()}
        return sum(_swept(folder, name) for name in sorted(names))


def _swept(folder: Path, name: str) -> bool:
    if not remove_abandoned(folder / f"{name}{_CLAIM}"):
        return False
    _remove(folder, name)
    return True


def _remove(folder: Path, name: str) -> None:
    for path in folder.glob(f"{name}.*"):
        if path.suffix != _CLAIM:
            path.unlink(missing_ok=True)
