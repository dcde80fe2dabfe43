"""An open records file: key, pragmas, version guard, transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import Any

from desktop import errors
from desktop.model import word_order
from desktop.storage.anchor import Anchor
from desktop.storage.driver import (
    BUSY_SECONDS,
    Connection,
    Database,
    SqlError,
    connect,
    rests,
    roll_back,
    translate,
    translated,
    write_ahead,
)
from desktop.storage.migrations import SCHEMA_VERSION, migrate, schema_version
from desktop.storage.newer_schemas import only_adds


class Mode(IntEnum):
    """What the guard triggers let through (guards.py)."""

    READING = 0
    WRITING = 1
    EMPTYING_TRASH = 2
    ERASING = 3


class Store:
    """One connection to a station's records file.

    A connection belongs to the thread that made it. Every write happens in `transaction`, which
    takes the write lock at once, so that nobody reads, waits and then writes over another's change.

    Args:
        connection: keyed, nothing run on it yet.
        path: the file.
        reconnect: makes another connection to the same file.
        read_only: whether it promised not to write.
    """

    def __init__(
        self,
        connection: Connection,
        path: Path,
        reconnect: Callable[[], Connection],
        *,
        read_only: bool = False,
    ) -> None:
        self.path = path
        self.read_only = read_only
        #: Whether other files are attached, which a new connection would not have.
        self.pinned = False
        self._reconnect = reconnect
        self._distrusted = False
        #: The schema of a newer program that this one may only look at; else None.
        self.newer: int | None = None
        #: Whether the disk was too full to open the file for writing.
        self.full = False
        self._anchor = Anchor(path)
        self._mode = Mode.READING
        self._use(connection)

    def _use(self, connection: Connection) -> None:
        connection.create_function("journalling", 0, lambda: int(self._mode))
        connection.create_function("word_order", 1, word_order.sort_key, deterministic=True)
        self.connection = connection
        self._database: Database | None = None

    @property
    def database(self) -> Database:
        """The same connection under sqlite-utils, which is loaded when first asked for."""
        if self._database is None:
            self._database = Database(self.connection)
        return self._database

    @contextmanager
    def _watched(self, path: Path | None = None) -> Iterator[None]:
        """Translate errors; after one of the disk, the next use gets a new connection first.

        SQLCipher calls every page damaged once it has met one that it could not read, however
        well the disk may be by then.
        """
        if self._distrusted and not (self.pinned or self.connection.in_transaction):
            old, new = self.connection, self._reconnect()
            self._use(new)
            old.close()
            self._distrusted = False
        try:
            with translated(path or self.path):
                yield
        except (errors.DiskFailing, errors.Damaged):
            self._distrusted = True
            raise

    @contextmanager
    def transaction(self, mode: Mode = Mode.WRITING) -> Iterator[None]:
        """One user action: all of it, or nothing.

        Raises:
            errors.FileGone: the file is no longer where it was opened.
            errors.NotConfirmed: nobody knows whether it will stand after a crash right now.
            errors.WorldError: the disk or another program got in the way; nothing was changed.
        """
        if self._mode is not Mode.READING:
            raise errors.ProgramError(what="事务嵌套")
        self._refuse_newer()
        self._anchor.check()
        with self._watched():
            self.connection.execute("BEGIN IMMEDIATE")
            self._mode = mode
            try:
                # A page of sync may bring children before parents (sync.md rule 13).
                self.connection.execute("PRAGMA defer_foreign_keys = ON")
                yield
                self._commit()
            except BaseException:
                roll_back(self.connection)
                raise
            finally:
                self._mode = Mode.READING

    @contextmanager
    def allowing(self, mode: Mode) -> Iterator[None]:
        """What another mode lets through, for a part of the open transaction."""
        if self._mode is Mode.READING:
            raise errors.ProgramError(what="没有事务")
        usual, self._mode = self._mode, mode
        try:
            yield
        finally:
            self._mode = usual

    def _commit(self) -> None:
        try:
            self.connection.execute("COMMIT")
        except SqlError as error:
            meant = translate(error, self.path)
            if not isinstance(meant, errors.DiskFailing):
                raise
            # All may be written and only the flush have failed: a crash right now would bring the
            # step back, unless the next one takes its place in the WAL first (ADR 0010).
            raise errors.NotConfirmed() from error

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several reads of one and the same state, while others may write."""
        with self._watched():
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                roll_back(self.connection)

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query one by one, for tables that memory should not hold."""
        with self._watched():
            yield from self.connection.execute(sql, parameters)

    @property
    def writing(self) -> bool:
        """Whether a transaction is open."""
        return self._mode is not Mode.READING

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
        """All rows of a query, as tuples."""
        with self._watched():
            return list(self.connection.execute(sql, parameters).fetchall())

    def one(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Any:  # noqa: ANN401
        """The first column of the first row, or None."""
        with self._watched():
            row = self.connection.execute(sql, parameters).fetchone()
        return None if row is None else row[0]

    def run(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> int:
        """One statement; gives the number of rows it touched."""
        self._refuse_newer()
        if not self.writing:
            self._anchor.check()
        with self._watched():
            return int(self.connection.execute(sql, parameters).rowcount)

    def run_many(self, sql: str, rows: Iterator[Any] | Sequence[Any]) -> None:
        """One statement for each of many rows."""
        self._refuse_newer()
        with self._watched():
            self.connection.executemany(sql, rows)

    def copy_into(self, target: Path) -> None:
        """A consistent copy in a new file, made while others may write."""
        with self._watched(target):
            # For SQLite this writes, though not here.
            self.connection.execute("PRAGMA query_only = OFF")
            try:
                self.connection.execute("VACUUM INTO ?", (str(target),))
            finally:
                if self.read_only:
                    self.connection.execute("PRAGMA query_only = ON")

    def data_version(self) -> int:
        """A number that changes when another connection has committed."""
        return int(self.one("PRAGMA data_version"))

    def fold_after(self, pages: int) -> None:
        """Let this connection fold the WAL in once it holds so many pages (SQLite: 1,000).

        Who commits when it is full does it for all: with fewer, others never have to; with more, it
        is done less often.
        """
        self.rows(f"PRAGMA wal_autocheckpoint = {int(pages)}")

    def keep_pages(self, kib: int) -> None:
        """How much of the file this connection keeps in memory, until it is opened anew."""
        self.rows(f"PRAGMA cache_size = -{int(kib)}")

    def rewrite(self) -> None:
        """Write the file anew without its gaps: what stood in freed pages is gone then.

        Raises:
            errors.WorldError: the disk refuses, or somebody else is writing.
        """
        self.run("VACUUM")

    def fold(self) -> None:
        """Bring all of it into the one file, before that is renamed or copied.

        `close` folds as well, but when the disk fails it only leaves the WAL to the next opening,
        and says nothing.

        Raises:
            errors.WorldError: the disk refuses, or somebody else has the file open.
        """
        busy, *_ = self.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0]
        if busy:
            raise errors.StationBusy(seconds=int(BUSY_SECONDS))

    def close(self) -> None:
        """Give the file back; the last one out folds the WAL into it."""
        self.connection.close()

    def _refuse_newer(self) -> None:
        if self.newer is not None:
            raise errors.NewerReadOnly(found=self.newer, known=SCHEMA_VERSION)
        if self.full:
            raise errors.DiskFull(path=self.path)


def create(path: Path, key: bytes) -> Store:
    """Make an empty records file, encrypted from its first byte, with today's schema."""
    store = _opened(path, key, read_only=False)
    try:
        migrate(store.database)
    except BaseException:
        store.close()
        raise
    return store


def open_store(path: Path, key: bytes, *, read_only: bool = False) -> Store:
    """Open a records file and bring it up to today's schema.

    A reader may look into a newer program's file as long as all it knows is there, and into one
    on a full disk as long as nothing waits in its WAL.

    Raises:
        errors.NoStation: no such file.
        errors.NotAStation: another kind of file, another key, or damaged.
        errors.NewerStation: a newer program wrote it; it was not touched.
    """
    if not path.is_file():
        raise errors.NoStation(path=str(path.parent))
    try:
        store = _opened(path, key, read_only=read_only)
    except errors.DiskFull:
        if not read_only or not rests(path):
            raise
        store = _opened(path, key, read_only=True, resting=True)
        store.full = True
    try:
        found = schema_version(store.connection)
        if found > SCHEMA_VERSION:
            if not (read_only and only_adds(store.database)):
                raise errors.NewerStation(found=found, known=SCHEMA_VERSION)
            store.newer = found
        elif not read_only and found < SCHEMA_VERSION:
            migrate(store.database)
    except BaseException:
        store.close()
        raise
    return store


@contextmanager
def alone(path: Path, key: bytes) -> Iterator[Connection]:
    """A connection beside which nobody can open the file; its WAL is folded in and empty.

    Raises:
        errors.StationBusy: somebody has it open.
        errors.NotAStation: another key, or damaged.
    """
    connection = connect(path, key)
    try:
        with translated(path):
            connection.execute("PRAGMA busy_timeout = 0")
            # Before the first look at the file: the index of the WAL then lies in memory, which
            # needs the file for itself.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("PRAGMA synchronous = FULL")
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                raise errors.StationBusy(seconds=0)
            yield connection
    finally:
        connection.close()


def fits(path: Path, key: bytes) -> bool:
    """Whether a key opens a records file; its WAL is not looked at, and nothing is written.

    Raises:
        errors.WorldError: the file can't be read at all.
    """
    connection = connect(path, key, read_only=True, resting=True)
    try:
        with translated(path):
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except (errors.NotAStation, errors.Damaged):
        return False
    finally:
        connection.close()
    return True


def _opened(path: Path, key: bytes, *, read_only: bool, resting: bool = False) -> Store:
    connect_again = partial(_connected, path, key, read_only=read_only, resting=resting)
    connection = connect_again()
    try:
        return Store(connection, path, connect_again, read_only=read_only)
    except BaseException:
        connection.close()
        raise


def _connected(path: Path, key: bytes, *, read_only: bool, resting: bool = False) -> Connection:
    connection = connect(path, key, read_only=read_only, resting=resting)
    try:
        with translated(path):
            # The first read tells whether the key fits; before it nothing is written.
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if not read_only:
                write_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")  # villages lose power
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA temp_store = MEMORY")  # no plain text in temporary files
            connection.execute("PRAGMA cache_size = -16000")
    except BaseException:
        connection.close()
        raise
    return connection
