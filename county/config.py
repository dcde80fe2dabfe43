"""What is fixed before anything runs: places, limits of the protocol, clock and randomness."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

#: Gives the present time, aware of its offset. Passed in wherever time is told.
Clock = Callable[[], dt.datetime]
#: Gives so many random bytes. Passed in wherever something is drawn.
Randomness = Callable[[int], bytes]

PROTOCOL_VERSION = 1

#: Limits of docs/protocol.md section 2, in bytes unless named otherwise.
LINE_LIMIT = 64 * 1024
BODY_LIMIT = 8 * 1024 * 1024
PACKED_LIMIT = 2 * 1024 * 1024
NESTING_LIMIT = 8
OPS_LIMIT = 5000

APP_NAME = "civic-county"


def system_clock() -> dt.datetime:
    """Now, with this machine's offset."""
    return dt.datetime.now().astimezone()


def system_randomness(size: int) -> bytes:
    """Random bytes of the system."""
    return os.urandom(size)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one county's platform keeps its things.

    Args:
        data: folder of keys, pictures, logs, and of the database where it is SQLite.
        database: SQLAlchemy URL.
    """

    data: Path
    database: str

    @property
    def keys(self) -> Path:
        """The key files, mode 0600, never inside the database."""
        return self.data / "keys"

    @property
    def photos(self) -> Path:
        """Pictures, unless they lie in an S3-compatible store."""
        return self.data / "photos"

    @property
    def photos_address(self) -> Path:
        """Tells where pictures lie, once it was said; absent where that is `photos`."""
        return self.data / "photos.address"

    @property
    def staging(self) -> Path:
        """Pictures that are still arriving."""
        return self.data / "staging"

    @property
    def sqlite_file(self) -> Path | None:
        """The database's file, where it is SQLite."""
        prefix = "sqlite:///"
        return Path(self.database[len(prefix) :]) if self.database.startswith(prefix) else None


def place_of(data: str | None, database: str | None) -> Place:
    """The place that ``--data`` and ``--database`` name; either may be left out.

    Args:
        data: a folder.
        database: a URL, ``sqlite:///…`` or ``postgresql://…``.
    """
    folder = Path(data) if data else Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))
    folder = folder.absolute()
    return Place(folder, _with_driver(database) if database else f"sqlite:///{folder}/county.db")


def _with_driver(url: str) -> str:
    """PostgreSQL through psycopg 3, however the scheme is written."""
    scheme, separator, rest = url.partition("://")
    return f"postgresql+psycopg{separator}{rest}" if scheme in {"postgres", "postgresql"} else url


def resources() -> Path:
    """The folder of shipped data: inside the installed packages, or at the top of the checkout."""
    top = Path(__file__).parent.parent
    installed = top / "desktop" / "_resources"
    return installed if installed.is_dir() else top / "resources"
