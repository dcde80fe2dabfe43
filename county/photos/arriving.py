"""Pictures as they arrive: one file each, held by one process at a time, that grows to its end."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from county import errors

_PIECE = 1024 * 1024


class Arriving:
    """The folder of half pictures, shared by all workers of one machine.

    Its files are the truth about how much has arrived: a process that is killed leaves what it
    had written, and its lock goes with it.

    Args:
        folder: made when needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        """The file of one upload."""
        return self._folder / name

    def size(self, name: str) -> int:
        """How many bytes have arrived, 0 if none ever did."""
        with suppress(FileNotFoundError):
            return self.path(name).stat().st_size
        return 0

    @contextmanager
    def held(self, name: str) -> Iterator[BinaryIO]:
        """The file, open for reading and writing, for this process alone.

        Raises:
            errors.UploadElsewhere: another request holds it.
            errors.Busy: the disk refuses.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(self.path(name), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise disk_refuses(error) from error
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in {errno.EAGAIN, errno.EACCES}:
                    raise disk_refuses(error) from error
                raise errors.UploadElsewhere(headers={"Retry-After": "5"}) from error
            yield file

    def remove(self, name: str) -> None:
        """Forget what has arrived."""
        self.path(name).unlink(missing_ok=True)


def disk_refuses(error: OSError) -> errors.Busy:
    """Come again: the disk is full or failing."""
    return errors.Busy(headers={"Retry-After": "60"}, why=error.strerror)


def hash_of(file: BinaryIO) -> str:
    """SHA-256 of a whole file, hex; it is on the disk before it is counted."""
    os.fsync(file.fileno())
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()
