"""What is typed and not saved yet: kept in the encrypted file, so that a kill costs nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.storage.database import Store


@dataclass(frozen=True, slots=True)
class Draft:
    """Something begun.

    Args:
        place: which form it was typed into, for example ``volunteer:new``.
        body: what was typed, by the form's own names.
        at: when it was typed last, ISO local time.
    """

    place: str
    body: Mapping[str, Any]
    at: str


class Drafts:
    """Drafts by place; they are no records: not journalled, not synced, not printed.

    Args:
        store: an open records file.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, place: str) -> Draft | None:
        """What was begun in a place, if anything."""
        found = self._store.rows("SELECT place, body, at FROM draft WHERE place = ?", (place,))
        return _draft(found[0]) if found else None

    def all(self) -> list[Draft]:
        """Everything begun, the newest first."""
        rows = self._store.rows("SELECT place, body, at FROM draft ORDER BY at DESC, place")
        return [_draft(row) for row in rows]

    def put(self, draft: Draft) -> None:
        """Keep what is typed; what was kept for that place before goes."""
        body = json.dumps(dict(draft.body), ensure_ascii=False)
        self._store.run(
            "INSERT OR REPLACE INTO draft (place, body, at) VALUES (?, ?, ?)",
            (draft.place, body, draft.at),
        )

    def drop(self, place: str) -> None:
        """Forget what was kept: it was saved, or given up."""
        self._store.run("DELETE FROM draft WHERE place = ?", (place,))


def _draft(row: tuple[str, str, str]) -> Draft:
    return Draft(row[0], json.loads(row[1]), row[2])
