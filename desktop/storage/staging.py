"""A throwaway encrypted file between the worker that reads a roster and the commit that keeps it.

The worker writes rows with their journal payloads and search words already made, so that the
writer is held only for plain INSERT … SELECT and the chain. The key is random and lives in memory
only: what a kill leaves behind is noise, swept at the next start (scratch.py).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from desktop.model.fields import Value
from desktop.model.ids import new_id
from desktop.model.kind import Kind
from desktop.storage.database import Store
from desktop.storage.driver import Connection, connect, translated
from desktop.storage.journal import body_of, payload_hash
from desktop.storage.search import NO_WORDS, words_of

_OWN = (
    "n INTEGER PRIMARY KEY", "sheet TEXT", "line INTEGER", "id TEXT", "salt BLOB", "body TEXT",
    "hash BLOB", "s_name TEXT", "s_pinyin TEXT", "s_latin TEXT", "s_digits TEXT", "s_strokes TEXT",
    "teams TEXT",
)  # fmt: skip

_UNNUMBERED = "CREATE INDEX row_unnumbered ON row (n) WHERE id_number IS NULL"
#: Beside the staged rows while they are attached: what was decided about them, by number.
DECIDED = {"staged_verdict": "verdict", "staged_target": "id"}
_CACHE_KIB = 64 * 1024
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class StagedRow:
    """One good row on its way in.

    Args:
        n: its number in the file's order, from 1; a second row of one number takes its place.
        sheet: the sheet it stood on.
        line: its row there, as the spreadsheet counts.
        values: the fields that were filled in, regular (`columns.normal`), none of them empty.
        teams: names of teams it says the person belongs to.
    """

    n: int
    sheet: str
    line: int
    values: Mapping[str, Value]
    teams: tuple[str, ...] = ()


class StagingWriter:
    """Writes the file; in the worker process.

    Args:
        path: a new file.
        key: 32 random bytes.
        kind: whose rows these are.
    """

    def __init__(self, path: Path, key: bytes, kind: Kind) -> None:
        self._kind = kind
        self._path = path
        self._connection = connect(path, key)
        own = [*_OWN, *(f"[{field.name}]" for field in kind.fields)]
        with translated(path):
            # Nothing here has to survive: no journal, no syncing.
            self._connection.execute("PRAGMA journal_mode = OFF")
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            self._connection.execute(f"CREATE TABLE row ({', '.join(own)})")
            self._connection.execute("BEGIN")
        self._defaults = {f.name: f.default for f in kind.fields if f.default is not None}

    def add(self, rows: Iterable[StagedRow]) -> None:
        """Stage some rows with everything the commit will need."""
        # Some at a time, so that a roster need not lie in memory; columns that none of them
        # fills in are not bound.
        waiting = iter(rows)
        while batch := list(islice(waiting, _BATCH)):
            used = set().union(*(row.values for row in batch))
            filled = [field.name for field in self._kind.fields if field.name in used]
            prepared = partial(self._prepared, {name: at for at, name in enumerate(filled)})
            with translated(self._path):
                self._connection.executemany(_insert_of(tuple(filled)), map(prepared, batch))

    def drop(self, numbers: Iterable[int]) -> None:
        """Take rows out again, by number; those that are not there are no matter."""
        with translated(self._path):
            self._connection.executemany("DELETE FROM row WHERE n = ?", zip(numbers, strict=False))

    def close(self) -> None:
        """Finish the file."""
        try:
            with translated(self._path):
                self._connection.execute(_UNNUMBERED)
                if has_unnumbered(self._connection, "main"):
                    self._connection.execute("CREATE INDEX row_name ON row (name, birth_date)")
                self._connection.execute("COMMIT")
        finally:
            self._connection.close()  # a file still open would keep its room on a full disk

    def _prepared(self, places: Mapping[str, int], row: StagedRow) -> tuple[Any, ...]:
        values = {**self._defaults, **row.values}
        salt, body = os.urandom(16), body_of({}, values, {})
        hashed = payload_hash(salt, body.encode(), None)
        found = words_of(self._kind, values) or NO_WORDS
        teams = _words(row.teams) if row.teams else None
        # As filled in, without defaults: an update must not set what the file left empty.
        filled: list[Any] = [None] * len(places)
        for name, value in row.values.items():
            filled[places[name]] = _words(value) if isinstance(value, tuple) else value
        own = (row.n, row.sheet, row.line, new_id(), salt, body, hashed, *found, teams)
        return (*own, *filled)


@lru_cache(maxsize=64)
def _insert_of(filled: tuple[str, ...]) -> str:
    named = [column.split(" ")[0] for column in _OWN] + [f"[{name}]" for name in filled]
    return f"INSERT OR REPLACE INTO row ({', '.join(named)}) VALUES ({','.join('?' * len(named))})"


def _words(value: tuple[str, ...]) -> str:
    return msgspec.json.encode(value).decode()


def has_unnumbered(connection: Connection, schema: str) -> bool:
    """Whether any staged row lacks a document number, so that its name has to tell who it is."""
    found = connection.execute(
        f"SELECT EXISTS (SELECT 1 FROM {schema}.row WHERE id_number IS NULL)"
    )
    return bool(found.fetchone()[0])


@contextmanager
def attached(store: Store, path: Path, key: bytes) -> Iterator[None]:
    """The staging file under the name `staged` beside the records."""
    store.run(f"ATTACH DATABASE ? AS staged KEY \"x'{key.hex()}'\"", (str(path),))
    store.pinned = True
    try:
        # Its pages are gone through once for each table: read and unsealed once.
        store.run(f"PRAGMA staged.cache_size = -{_CACHE_KIB}")
        # In memory and not in that file: the records would commit first, and then a full disk could
        # still refuse the other half, so that a kept import would be called a failure.
        for table, column in DECIDED.items():
            store.run(f"CREATE TEMP TABLE [{table}] (n INTEGER PRIMARY KEY, {column} TEXT)")
        yield
    finally:
        try:
            for table in DECIDED:
                store.run(f"DROP TABLE IF EXISTS temp.[{table}]")
            store.run("DETACH DATABASE staged")
        finally:
            store.pinned = False
