"""A PC's disk: the records file's tables in memory, copied in a moment, that can lose power."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from desktop.config import Home
from desktop.services.apart import Here
from desktop.services.desk import Clock, Desk
from desktop.storage.database import Mode, Store
from desktop.storage.keys import MasterKey
from desktop.storage.photos.photos import PhotoPlaces, PhotoVolumes
from desktop.storage.records import Records
from desktop.storage.search import SearchTable
from desktop.storage.settings import Secrets, Settings

_NOWHERE = Home(Path("/nonexistent/simulated"))
_MASTER = MasterKey(bytes(32))


class PowerCut(BaseException):
    """The PC stops here: what is committed stands, all else is gone."""


class _Anchored:
    """A file in memory can't be taken away."""

    def check(self) -> None:
        """Nothing to look at."""


class SimulatedStore(Store):
    """The real store on a connection in memory.

    Args:
        connection: plain SQLite.
    """

    def __init__(self, connection: Any) -> None:
        super().__init__(connection, _NOWHERE.records, self._no_other)
        self._anchor = _Anchored()  # type: ignore[assignment]
        #: Commits until the power goes; None: it stays.
        self.commits_left: int | None = None
        #: Whether it goes just before that commit, or just after it.
        self.before_commit = False
        self.commits = 0

    def _no_other(self) -> Any:
        raise AssertionError("a store in memory has one connection")

    def _step(self, *, before: bool) -> None:
        if not before:
            self.commits += 1
        if self.commits_left is None or self.before_commit != before:
            return
        if self.commits_left == 0:
            self.commits_left = None
            raise PowerCut
        self.commits_left -= 1

    def _commit(self) -> None:
        self._step(before=True)
        super()._commit()
        self._step(before=False)

    def run(self, sql: str, parameters: Any = ()) -> int:
        """One statement; outside a transaction it is a commit of its own."""
        if self.connection.in_transaction:
            return super().run(sql, parameters)
        self._step(before=True)
        touched = super().run(sql, parameters)
        self._step(before=False)
        return touched

    def run_many(self, sql: str, rows: Iterator[Any] | Sequence[Any]) -> None:
        """One statement for each of many rows, each a commit outside a transaction."""
        if self.connection.in_transaction:
            super().run_many(sql, rows)
            return
        for row in rows:
            self.run(sql, row)

    @contextmanager
    def transaction(self, mode: Mode = Mode.WRITING) -> Iterator[None]:
        """As ever; after a cut in the commit there is nothing left to roll back."""
        with super().transaction(mode):
            yield


def empty() -> Any:
    """A new disk."""
    return dbapi2.connect(":memory:", isolation_level=None)


def copied(connection: Any) -> Any:
    """All that was ever committed there, on another disk."""
    target = empty()
    connection.backup(target)
    target.execute("PRAGMA foreign_keys = ON")
    return target


def seated(store: Store, clock: Clock) -> Desk:
    """Sit down at a store as `opening.open_desk` would."""
    search = SearchTable(store)
    return Desk(
        home=_NOWHERE,
        master=_MASTER,
        store=store,
        records=Records(store, search),
        search=search,
        settings=Settings(store),
        secrets=Secrets(store),
        volumes=PhotoVolumes(_NOWHERE.photos, MasterKey(bytes(32))),
        places=PhotoPlaces(store),
        apart=Here(),
        clock=clock,
    )
