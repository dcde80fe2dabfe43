"""Tables out of a damaged file: through their trees, then from leaves that no tree leads to."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.storage.driver import Database
from desktop.storage.migrations import migrate
from desktop.storage.rescue.btree_rows import (
    Column,
    Walk,
    free_pages,
    index_pages,
    is_leaf,
    leaf_rows,
    rows_of,
)
from desktop.storage.rescue.sealed_pages import SealedFile

log = logging.getLogger(__name__)

_TYPES: dict[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "BLOB": (bytes,)}
_IS_RECORD = {"id", "revision", "revisions"}


@dataclass(frozen=True, slots=True)
class Shape:
    """What rows of a table look like.

    Args:
        name: of the table.
        columns: in the order of the file.
        types: their SQLite types.
        needed: which may not be empty.
        alias: place of the column that is the rowid, stored as empty; None if there is none.
    """

    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    needed: tuple[bool, ...]
    alias: int | None

    @property
    def is_record(self) -> bool:
        """Whether its rows are records of a kind."""
        return set(self.columns) >= _IS_RECORD

    def fits(self, row: Sequence[Column]) -> bool:
        """Whether a row could be one of this table's; columns added later may lack."""
        least = max(n for n, needed in enumerate(self.needed) if needed) + 1
        if not least <= len(row) <= len(self.columns):
            return False
        for place, value in enumerate(row):
            if value is None:
                if self.needed[place] and place != self.alias:
                    return False
            elif not isinstance(value, _TYPES[self.types[place]]) or place == self.alias:
                return False
        return True

    def filled(self, rowid: int, row: Sequence[Column]) -> tuple[Column, ...]:
        """All columns of a row."""
        whole = [*row, *[None] * (len(self.columns) - len(row))]
        if self.alias is not None:
            whole[self.alias] = rowid
        return tuple(whole)


@dataclass(slots=True)
class Loose:
    """Rows that no tree leads to, by the table they must be of, if only one fits.

    Args:
        known: table to rows.
        unsure: rows that fit several tables of records.
        strange: how many fit none.
    """

    known: dict[str, list[tuple[Column, ...]]] = field(default_factory=dict)
    unsure: list[tuple[tuple[str, ...], tuple[Column, ...]]] = field(default_factory=list)
    strange: int = 0


def shapes() -> dict[str, Shape]:
    """The tables of today's schema; older files have the same columns first."""
    database = Database(memory=True)
    try:
        migrate(database)
        return {table.name: _shape(database, table.name) for table in database.tables}
    finally:
        database.close()


def _shape(database: Database, name: str) -> Shape:
    listed = database.execute(f"PRAGMA table_info([{name}])").fetchall()
    keys = [row for row in listed if row[5]]
    alias = keys[0][0] if len(keys) == 1 and keys[0][2] == "INTEGER" else None
    needed = tuple(bool(row[3] or row[5]) for row in listed)
    columns, types = tuple(row[1] for row in listed), tuple(row[2] for row in listed)
    return Shape(name, columns, types, needed, alias)


class Carver:
    """Reads what is left of a file.

    Args:
        file: its pages.
        wanted: the tables to look for.
    """

    def __init__(self, file: SealedFile, wanted: Mapping[str, Shape]) -> None:
        self._file, self._shapes = file, wanted
        self._walk = Walk()
        self._others: list[int] = []
        self._roots, self._indexes = self._catalogue()
        #: Rows whose long texts or pictures are cut off.
        self.cut = 0

    def rows(self, table: str) -> Iterator[tuple[Column, ...]]:
        """The rows of one table that its tree leads to."""
        shape, root = self._shapes[table], self._roots.get(table)
        if root is None:
            return
        before = self._walk.lost_rows
        for rowid, row in rows_of(self._file.page, root, self._walk):
            if shape.fits(row):
                yield shape.filled(rowid, row)
        self.cut += self._walk.lost_rows - before

    def loose(self) -> Loose:
        """Rows of leaves that no tree leads to; to be asked for after all `rows`."""
        found = Loose()
        if self._whole:
            return found
        for root in self._indexes:
            index_pages(self._file.page, root, self._walk)
        for root in self._others:
            for _ in rows_of(self._file.page, root, self._walk):
                pass  # tables nobody asked for: their leaves are not loose
        free = free_pages(self._file.page)
        for number in range(2, self._file.pages + 1):
            if number in self._walk.reached or number in free:
                continue
            clear = self._file.page(number)
            if clear is not None and is_leaf(clear, number):
                self._sort(number, found)
        return found

    @property
    def _whole(self) -> bool:
        return not self._walk.lost and set(self._roots) >= set(self._shapes)

    def _sort(self, number: int, found: Loose) -> None:
        for rowid, row in leaf_rows(self._file.page, number, self._walk):
            fitting = [shape for shape in self._shapes.values() if shape.fits(row)]
            if len(fitting) == 1:
                whole = fitting[0].filled(rowid, row)
                found.known.setdefault(fitting[0].name, []).append(whole)
            elif fitting and all(shape.is_record for shape in fitting):
                found.unsure.append((tuple(shape.name for shape in fitting), row))
            else:
                found.strange += 1

    def _catalogue(self) -> tuple[dict[str, int], list[int]]:
        """Where tables and indexes begin, as far as the file still tells."""
        rows = [row for _, row in rows_of(self._file.page, 1, self._walk)]
        if self._walk.lost:
            rows += self._loose_catalogue()
        tables: dict[str, int] = {}
        indexes: list[int] = []
        for row in rows:
            if len(row) != 5 or not isinstance(row[3], int) or row[3] < 2:
                continue
            if row[0] == "table" and row[1] in self._shapes:
                tables.setdefault(str(row[1]), row[3])
            elif row[0] == "table":
                self._others.append(row[3])
            elif row[0] == "index":
                indexes.append(row[3])
        return tables, indexes

    def _loose_catalogue(self) -> list[tuple[Column, ...]]:
        """Entries of the catalogue whose page nothing leads to: they hold CREATE statements."""
        found = []
        for number in range(2, self._file.pages + 1):
            clear = self._file.page(number)
            if clear is None or b"CREATE T" not in clear or not is_leaf(clear, number):
                continue
            rows = [row for _, row in leaf_rows(self._file.page, number, Walk())]
            if rows and all(
                len(row) == 5 and row[0] in ("table", "index", "trigger") for row in rows
            ):
                self._walk.reached.add(number)
                found += rows
        return found


def open_sealed(path: Path, key: bytes) -> SealedFile | None:
    """The file's pages; None where there is no file or the disk does not give it."""
    try:
        return SealedFile(path, key)
    except OSError as error:
        log.warning("not read: %s", type(error).__name__)
        return None
