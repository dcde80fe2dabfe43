"""SQLCipher under sqlite-utils, and the one place where SQLite's errors become ours.

`pysqlite3` is the name sqlite-utils looks for before the standard library's sqlite3. Registering
SQLCipher's module under it first makes sqlite-utils raise and catch the same exception classes as
our connections do; without it ``alter=True`` and others miss theirs. Every module that needs
sqlite-utils imports it from here, never directly.
"""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3
from sqlcipher3 import dbapi2

from desktop import errors


class Later:
    """A class that is loaded when it is first called.

    Args:
        module: where it is.
        name: what it is called there.
    """

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the class takes
        """An object of the class."""
        return getattr(import_module(self._module), self._name)(*rest, **named)


sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations
    from sqlite_utils.db import ForeignKey, Table
else:
    # Only migrations and salvage use them; they bring a command line's library along (30 ms).
    Database, Migrations = Later("sqlite_utils", "Database"), Later("sqlite_utils", "Migrations")
    ForeignKey, Table = Later("sqlite_utils.db", "ForeignKey"), Later("sqlite_utils.db", "Table")

__all__ = ["Connection", "Database", "ForeignKey", "Migrations", "SqlError", "Table", "connect"]

SqlError: type[Exception] = dbapi2.Error
Connection = Any  # sqlcipher3 ships no types; a DB-API connection

#: How long a write waits for another program on the same file, in seconds.
BUSY_SECONDS = 20.0
#: Before a new file is asked once more to write ahead, in seconds; others wait up to twice as long.
_ANEW_S = 0.01

#: A disk with less room than this is full to SQLite, which grows files by whole pages.
_HARDLY_ROOM_BYTES = 256 * 1024
#: A checkpoint that was under way at the first look is done by the last.
_SECOND_LOOKS = 3

#: Result codes of sqlite.org/rescode.html, low byte, and the error of ours each means.
_MEANINGS: dict[int, type[errors.StationError]] = {
    5: errors.StationBusy,  # BUSY
    6: errors.StationBusy,  # LOCKED
    8: errors.FolderNotWritable,  # READONLY
    9: errors.Cancelled,  # INTERRUPT
    10: errors.DiskFailing,  # IOERR
    11: errors.Damaged,  # CORRUPT
    13: errors.DiskFull,  # FULL
    14: errors.FolderNotWritable,  # CANTOPEN
    15: errors.StationBusy,  # PROTOCOL: somebody else is opening or closing the WAL
    26: errors.NotAStation,  # NOTADB
}


def connect(
    path: Path | str, key: bytes, *, read_only: bool = False, resting: bool = False
) -> Connection:
    """A SQLCipher connection in driver-level autocommit with the raw key set.

    Args:
        path: the database file.
        key: 32 bytes, used as they are (no key derivation: opening takes milliseconds).
        read_only: open without the right to write.
        resting: take the file as one that nobody writes to, so that nothing is made beside it: on
            a full disk there is no room for the -shm that WAL needs.

    Raises:
        errors.WorldError: the file can't be opened.
    """
    # A reader opens for writing too and promises not to: a file opened with mode=ro can't make
    # the -shm that WAL needs when nobody else has the station open.
    mode = "rw" if read_only else "rwc"
    with translated(Path(path)):
        uri = f"{Path(path).resolve().as_uri()}?mode={mode}" + ("&immutable=1" if resting else "")
        connection = dbapi2.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
        try:
            set_key(connection, key)
            if read_only:
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def write_ahead(connection: Connection) -> None:
    """Let a file write ahead (WAL), also where several begin it at the same moment.

    SQLite does not wait here as it does elsewhere: of those that each read the empty file and would
    all have it to themselves, some are refused at once. The next look finds it done by another.

    Raises:
        SqlError: what SQLite says, BUSY only after `BUSY_SECONDS`.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    pause = _ANEW_S * (1 + threading.get_ident() % 64 / 64)  # no two ask in step
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except dbapi2.OperationalError as error:
            if not _busy(error) or time.monotonic() > deadline:
                raise
            time.sleep(pause)
        else:
            return


def _busy(error: Exception) -> bool:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    return _MEANINGS.get(code) is errors.StationBusy


def rests(path: Path) -> bool:
    """Whether a file is there and all that was saved lies in it, with nothing in its WAL."""
    wal = path.with_name(f"{path.name}-wal")
    if not path.exists() or path.stat().st_size == 0:
        return False
    return not wal.exists() or wal.stat().st_size == 0


def set_key(connection: Connection, key: bytes) -> None:
    """Give a fresh connection its raw key; must come before any other statement."""
    # SQLCipher would print its own English lines to stderr; our errors say it in Chinese.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def rekey(path: Path, old: bytes, new: bytes) -> None:
    """Encrypt a throwaway file that nobody else has open under another key, page by page.

    Args:
        path: the file; after an error it is good for nothing.
        old: 32 bytes.
        new: 32 bytes.

    Raises:
        errors.DiskFull: no room.
        errors.DiskFailing: the disk refuses otherwise.
    """
    connection = connect(path, old)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
    except SqlError as error:
        # SQLCipher says only that it did not work.
        full = shutil.disk_usage(path.parent).free < _HARDLY_ROOM_BYTES
        raise (errors.DiskFull(path=path) if full else errors.DiskFailing()) from error
    finally:
        connection.close()


@contextmanager
def translated(path: Path | None = None) -> Iterator[None]:
    """Turn SQLite's errors into ours.

    Raises:
        errors.StationError: what went wrong, in the clerk's words.
    """
    try:
        yield
    except dbapi2.Error as error:
        raise translate(error, path) from error
    except UnicodeEncodeError as error:
        # Half a character: bytes of another encoding on the command line or in a file's name.
        raise errors.InvalidValues(problems="有的字编码已损坏，不能保存，也不能查找。") from error


def translate(error: Exception, path: Path | None = None) -> errors.StationError:
    """The error of ours that a driver's exception means."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if "unjournalled" in str(error) or "journalling" in str(error):
        return errors.UnjournalledWrite(what="有一处改动没有经过日志")
    if code in _MEANINGS:
        facts = {"path": path or "", "seconds": int(BUSY_SECONDS), "what": "数据页校验不过"}
        meaning = _MEANINGS[code]
        if meaning is errors.DiskFailing and path is not None and _hardly_room(path):
            meaning = errors.DiskFull  # no room for the -shm file is an IOERR to SQLite
        return meaning(**facts)
    return errors.ProgramError(what=f"数据库 {type(error).__name__}")


def _hardly_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _HARDLY_ROOM_BYTES
    except OSError:
        return False


def broken_seals(connection: Connection, path: Path) -> list[str]:
    """SQLCipher's lines about pages whose seal does not hold.

    It reads the file past SQLite's locks and may meet a page that another program is just writing,
    or one that was half folded in when the power went and stands whole in the WAL. What it finds
    counts only if it is found again after folding and while nobody else can commit.
    """
    with translated(path):
        found = _seals(connection)
        for _ in range(_SECOND_LOOKS if found else 0):
            connection.execute("PRAGMA wal_checkpoint(FULL)")
            connection.execute("BEGIN IMMEDIATE")
            try:
                found = _seals(connection)
            finally:
                roll_back(connection)
            if not found:
                break
    return found


def _seals(connection: Connection) -> list[str]:
    return [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]


def roll_back(connection: Connection) -> None:
    """Give up a transaction; a full disk has made SQLite give it up already."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
