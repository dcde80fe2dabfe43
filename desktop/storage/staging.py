"""A throwaway encrypted file between the worker that reads a roster and the commit that keeps it.

The worker writes rows with their journal payloads and search words already made, so that the
writer is held only for plain INSERT … SELECT and the chain. The key is random and lives in memory
only: what a kill leaves behind is noise, swept at the next start (scratch.py).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from desktop.model.fields import Value
from desktop.model.ids import new_id
from desktop.model.kind import Kind
from desktop.storage.database import Store
from desktop.storage.driver import connect, translated
from desktop.storage.journal import body_of, payload_hash
from desktop.storage.search import words_of

_OWN = (
    "n INTEGER PRIMARY KEY", "sheet TEXT", "line INTEGER", "id TEXT", "salt BLOB", "body TEXT",
    "hash BLOB", "s_name TEXT", "s_pinyin TEXT", "s_latin TEXT", "s_digits TEXT", "teams TEXT",
    "verdict TEXT",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StagedRow:
    """One good row on its way in.

    Args:
        sheet: the sheet it stood on.
        line: its row there, as the spreadsheet counts.
        values: the fields that were filled in, regular (`columns.normal`), none of them empty.
        teams: names of teams it says the person belongs to.
    """

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
        used: the fields that any row fills in, all if None; the others stay empty for free.
    """

    def __init__(
        self, path: Path, key: bytes, kind: Kind, used: Collection[str] | None = None
    ) -> None:
        self._kind = kind
        self._path = path
        filled = [field.name for field in kind.fields if used is None or field.name in used]
        self._places = {name: place for place, name in enumerate(filled)}
        self._connection = connect(path, key)
        own = [*_OWN, *(f"[{field.name}]" for field in kind.fields)]
        with translated(path):
            # Nothing here has to survive: no journal, no syncing.
            self._connection.execute("PRAGMA journal_mode = OFF")
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute("PRAGMA cache_size = -64000")
            self._connection.execute(f"CREATE TABLE row ({', '.join(own)})")
            self._connection.execute("CREATE TABLE target (n INTEGER PRIMARY KEY, id TEXT)")
            self._connection.execute("BEGIN")
        named = [column.split(" ")[0] for column in _OWN] + [f"[{name}]" for name in filled]
        marks = ",".join("?" * len(named))
        self._insert = f"INSERT INTO row ({', '.join(named)}) VALUES ({marks})"
        self._n = 0
        self._defaults = {f.name: f.default for f in kind.fields if f.default is not None}

    def add(self, rows: Iterable[StagedRow]) -> None:
        """Stage some rows with everything the commit will need."""
        with translated(self._path):
            self._connection.executemany(self._insert, map(self._prepared, rows))

    def close(self) -> None:
        """Finish the file."""
        try:
            with translated(self._path):
                self._connection.execute("CREATE INDEX row_name ON row (name, birth_date)")
                self._connection.execute("COMMIT")
        finally:
            self._connection.close()  # a file still open would keep its room on a full disk

    def _prepared(self, row: StagedRow) -> tuple[Any, ...]:
        self._n += 1
        values = {**self._defaults, **row.values}
        salt, body = os.urandom(16), body_of({}, values, {})
        hashed = payload_hash(salt, body.encode(), None)
        found = words_of(self._kind, values) or ("",) * 4
        teams = _words(row.teams) if row.teams else None
        # As filled in, without defaults: an update must not set what the file left empty.
        filled: list[Any] = [None] * len(self._places)
        for name, value in row.values.items():
            filled[self._places[name]] = _words(value) if isinstance(value, tuple) else value
        own = (self._n, row.sheet, row.line, new_id(), salt, body, hashed, *found, teams, None)
        return (*own, *filled)


def _words(value: tuple[str, ...]) -> str:
    return msgspec.json.encode(value).decode()


@contextmanager
def attached(store: Store, path: Path, key: bytes) -> Iterator[None]:
    """The staging file under the name `staged` beside the records."""
    store.run(f"ATTACH DATABASE ? AS staged KEY \"x'{key.hex()}'\"", (str(path),))
    try:
        yield
    finally:
        store.run("DETACH DATABASE staged")
