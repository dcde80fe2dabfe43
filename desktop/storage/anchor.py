"""Whether an open file is still the one its name leads to.

A file that was deleted, renamed or lies on a drive pulled out can still be written to through a
handle: SQLite would go on, and the work would be gone with the program.
"""

from __future__ import annotations

from pathlib import Path

from desktop import errors
from desktop.storage.atomic import own_file_error

_Identity = tuple[int, int]


class Anchor:
    """Remembers which file a name led to.

    Args:
        path: a database that was just opened; its WAL is looked at too once there is one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._wal = path.with_name(f"{path.name}-wal")
        self._file = _identity(path)
        self._wal_file = _identity(self._wal)

    def check(self) -> None:
        """Go on only if both are where they were.

        Raises:
            errors.FileGone: one of them is not.
            errors.WorldError: the folder can't be looked at.
        """
        if self._file is None or _identity(self._path) != self._file:
            raise errors.FileGone(path=str(self._path))
        found = _identity(self._wal)
        # While a connection is open nobody but a stranger takes the WAL away.
        if self._wal_file is None:
            self._wal_file = found
        elif found != self._wal_file:
            raise errors.FileGone(path=str(self._wal))


def _identity(path: Path) -> _Identity | None:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise own_file_error(path.parent, error) from error
    return found.st_dev, found.st_ino
