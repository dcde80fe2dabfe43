"""Journal rows on their way out, and what goes out beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.storage.database import Store
from desktop.sync.wire.protocol import START, decoded

#: Entries of `sync_todo` that are no part of what goes out in turn (`withheld.py`).
ASIDE = "('waits', 'below')"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the journal as it leaves.

    Args:
        seq: its number.
        kind: of the record.
        record: its id.
        action: ``insert`` or ``update``.
        clerk: who.
        at: when.
        group: the user's action.
        undo_of: the row it takes back.
        before: field -> value before.
        after: field -> value after.
    """

    seq: int
    kind: str
    record: str
    action: str
    clerk: str | None
    at: str
    group: str
    undo_of: int | None
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Todo:
    """What goes out beside plain edits: a resolution, a second try, a value sent anew.

    Args:
        id: of the entry.
        after: the journal row it goes after.
        seq: the journal row it stands for, if any.
        action: of the operation.
        kind: of the record.
        record: its id.
        fields: field -> value as the journal spells it.
        conflict: the conflict it names.
        clerk: who.
        at: when.
    """

    id: int
    after: int
    seq: int | None
    action: str
    kind: str
    record: str
    fields: Mapping[str, Any]
    conflict: Sequence[Any] | None
    clerk: str | None
    at: str | None

    @property
    def place(self) -> int:
        """The journal row it goes after, or stands for."""
        return self.after if self.seq is None else self.seq


@dataclass(slots=True)
class Gathered:
    """What was drafted and is not written yet.

    Args:
        done: the journal row up to which it was read.
        lines: the journal row of each operation, and its bytes.
        size: bytes of the lines.
        beside: what else is to be written with them.
    """

    done: int
    lines: list[tuple[int | None, bytes]] = field(default_factory=list)
    size: int = 0
    beside: list[Callable[[], object]] = field(default_factory=list)


def row_of(found: Sequence[Any]) -> Row:
    """A row as it was read, with its payload's body last."""
    seq, kind, record, action, clerk, at, group, undo_of, body = found
    told = decoded(body)
    return Row(seq, kind, record, action, clerk, at, group, undo_of, told["before"], told["after"])


def any_todo(store: Store) -> bool:
    """Whether anything is to go out beside the journal."""
    return bool(store.one(f"SELECT 1 FROM sync_todo WHERE action NOT IN {ASIDE} LIMIT 1"))


def todo_up_to(store: Store, reached: int) -> list[Todo]:
    """What goes out beside the journal up to a row, in order."""
    rows = store.rows(
        "SELECT id, after, seq, action, kind, record, fields, conflict, clerk, at FROM sync_todo "
        f"WHERE coalesce(seq, after) <= ? AND action NOT IN {ASIDE} "
        "ORDER BY coalesce(seq, after), id",
        (reached,),
    )
    return [
        Todo(i, after, seq, action, kind, record, decoded(f), decoded(c or "null"), clerk, at)
        for i, after, seq, action, kind, record, f, c, clerk, at in rows
    ]


def last_of(store: Store, replica: str) -> tuple[int, bytes]:
    """The last number a replica has used and its chain; (0, 32 zero bytes) for none."""
    rows = store.rows(
        "SELECT n, chain FROM sync_op WHERE replica = ? ORDER BY n DESC LIMIT 1", (replica,)
    )
    return (int(rows[0][0]), bytes(rows[0][1])) if rows else (0, START)
