"""Files that appear whole or not at all: written beside, flushed to the disk, renamed."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A file to be written; it takes its name, and the place of another, when the block ends well.

    Args:
        path: the file to make or replace.
        private: only its owner may read it.

    Raises:
        OSError: the folder or the disk refuses; nothing stands under that name that was not there.
    """
    # Of this thread alone: two requests may bring the same picture at once.
    mine = f"{os.getpid()}-{threading.get_ident()}"
    part = path.with_name(f".{path.name[:80]}.{mine}.part")
    try:
        part.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(part, flags, 0o600 if private else 0o644), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        flush_to_disk(path.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


class LastingFolders:
    """Makes folders under another one, whose names outlive a power cut before a file is promised.

    One that is there already may have been made by a process that had no time to flush its name;
    so each is flushed once by every process, and no more.

    Args:
        root: above them all; made too where it is missing.
    """

    _REMEMBERED = 20_000

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lasting: set[Path] = set()

    def make(self, folder: Path) -> None:
        """Make a folder and those above it.

        Raises:
            OSError: the disk refuses.
        """
        there = folder.is_dir()
        inside = self._root in folder.parents
        if there and (folder in self._lasting or not inside):
            return
        self.make(folder.parent)
        folder.mkdir(exist_ok=True)
        flush_to_disk(folder.parent)
        if len(self._lasting) >= self._REMEMBERED:
            self._lasting.clear()
        self._lasting.add(folder)


def flush_to_disk(path: Path) -> None:
    """Wait until a file's bytes, or a folder's names, outlive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
