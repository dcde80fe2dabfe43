"""A table whose rows each keep the hash of the one before: where it ends, and what a row hashes to.

The journal and the register of looks are such tables; how a row is hashed is each one's own affair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.storage.database import Store

#: What the first row keeps.
FIRST_PREVIOUS = bytes(32)


@dataclass(frozen=True, slots=True)
class LinkedRows:
    """One of them.

    Args:
        table: its name.
        columns: as they are hashed, the number of the row first.
        row_hash: the hash the next row keeps of a row with those columns.
    """

    table: str
    columns: str
    row_hash: Callable[[Sequence[Any]], bytes]

    def head(self, store: Store) -> tuple[int, bytes]:
        """The last row's number and hash; (0, 32 zero bytes) where there is none."""
        rows = store.rows(f"SELECT {self.columns} FROM {self.table} ORDER BY seq DESC LIMIT 1")
        return (rows[0][0], self.row_hash(rows[0])) if rows else (0, FIRST_PREVIOUS)

    def hash_at(self, store: Store, seq: int) -> bytes | None:
        """The hash of a row, 32 zero bytes before the first; None where the row is not there."""
        if seq == 0:
            return FIRST_PREVIOUS
        rows = store.rows(f"SELECT {self.columns} FROM {self.table} WHERE seq = ?", (seq,))
        return self.row_hash(rows[0]) if rows else None
