"""A damaged records file poured into a new one, as it stood, fitting or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop import errors
from desktop.storage.database import Store
from desktop.storage.migrations import SCHEMA_VERSION
from desktop.storage.rescue.btree_rows import Column
from desktop.storage.rescue.carving import Carver, Loose, Shape, shapes
from desktop.storage.rescue.sealed_pages import SealedFile

_BATCH = 1_000
#: Made anew on the new station, or the new file's own.
_DERIVED = {"search", "_sqlite_migrations"}
_SETTING = "setting"
#: First what others are told by.
_FIRST = ("journal", "journal_payload", "journal_group")


@dataclass(slots=True)
class Poured:
    """What came over.

    Args:
        broken_pages: pages none of whose versions holds.
        log_broken: transactions behind a break in the log.
        cut: rows whose end is missing.
        strange: rows that could not be assigned.
        tables: rows by table.
    """

    broken_pages: int = 0
    log_broken: int = 0
    cut: int = 0
    strange: int = 0
    tables: dict[str, int] = field(default_factory=dict)


def pour(path: Path, key: bytes, store: Store, ask: Callable[[int, int], None]) -> Poured:
    """Put everything that can be read into a new, empty records file.

    Args:
        path: the damaged file; only ever read.
        key: of its pages.
        store: the new file, in an open transaction with foreign keys off.
        ask: called with tables done and in all; may raise to stop.

    Raises:
        errors.NewerStation: a newer program wrote it.
        OSError: it does not read at all.
    """
    wanted = {name: shape for name, shape in shapes().items() if name not in _DERIVED}
    done = Poured()
    with SealedFile(path, key) as file:
        _refuse_newer(file)
        carver = Carver(file, wanted)
        names = [*_FIRST, *(name for name in wanted if name not in _FIRST)]
        for number, name in enumerate(names):
            ask(number, len(names) + 1)
            done.tables[name] = _put(store, wanted[name], carver.rows(name))
        ask(len(names), len(names) + 1)
        _pour_loose(store, wanted, carver.loose(), done)
        for number in range(1, file.pages + 1):
            if file.sealed and number not in file.broken:
                file.page(number)
        done.broken_pages = len(file.broken)
        done.log_broken, done.cut = file.log.lost_commits, carver.cut
    return done


def setting(path: Path, key: bytes, name: str) -> list[str]:
    """One setting of a damaged file; where no tree leads to it, all versions of it there are.

    Args:
        path: the file; only ever read.
        key: of its pages.
        name: of the setting.

    Returns:
        Its JSON texts; none where its pages don't read.

    Raises:
        OSError: the file does not read at all.
    """
    with SealedFile(path, key) as file:
        carver = Carver(file, {_SETTING: shapes()[_SETTING]})
        found = [row for row in carver.rows(_SETTING) if row[0] == name]
        found = found or [r for r in carver.loose().known.get(_SETTING, ()) if r[0] == name]
    return [str(row[1]) for row in found]


def _refuse_newer(file: SealedFile) -> None:
    first = file.page(1)
    found = int.from_bytes(first[60:64], "big") if first else 0
    if found > SCHEMA_VERSION:
        raise errors.NewerStation(found=found, known=SCHEMA_VERSION)


def _put(store: Store, shape: Shape, rows: Iterable[tuple[Column, ...]]) -> int:
    """Rows into a table; one that stands there already is the better one."""
    listed = ", ".join(f"[{name}]" for name in shape.columns)
    marks = ",".join("?" * len(shape.columns))
    before = int(store.one("SELECT total_changes()"))
    for batch in _batches(rows):
        store.run_many(f"INSERT OR IGNORE INTO [{shape.name}] ({listed}) VALUES ({marks})", batch)
    return int(store.one("SELECT total_changes()")) - before


def _pour_loose(store: Store, wanted: dict[str, Shape], loose: Loose, done: Poured) -> None:
    for name in sorted(loose.known, key=lambda one: (one not in _FIRST, one)):
        if not wanted[name].is_record:
            done.tables[name] += _put(store, wanted[name], loose.known[name])
    # Whose a record is, its journal knows; what no journal knows is from a page given up long ago.
    rows = [((name,), row) for name, found in loose.known.items() for row in found]
    for names, row in [(n, r) for n, r in rows if wanted[n[0]].is_record] + loose.unsure:
        kind = store.one("SELECT kind FROM journal WHERE record_id = ? LIMIT 1", (row[0],))
        whose = str(kind) if kind in names else names[0] if len(names) == 1 else None
        if whose is None:
            done.strange += 1
        else:
            whole = wanted[whose].filled(0, row)
            done.tables[whose] += _put(store, wanted[whose], [whole])
    done.strange += loose.strange


def _batches(rows: Iterable[tuple[Column, ...]]) -> Iterator[list[tuple[Column, ...]]]:
    batch: list[tuple[Column, ...]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
