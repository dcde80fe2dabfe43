"""Which feed a record came from, where that is the town's or the county's: it is read-only here."""

from __future__ import annotations

import json
from collections.abc import Iterable

from desktop.storage.database import Store


def feeds_of(store: Store, kind: str, ids: Iterable[str]) -> dict[str, str]:
    """Of some records those published from above, with the feed: 6 digits a county, 9 a town."""
    rows = store.rows(
        "SELECT id, feed FROM home WHERE kind = ? AND id IN (SELECT value FROM json_each(?))",
        (kind, json.dumps(list(ids))),
    )
    return dict(rows)


def published(store: Store, kind: str) -> dict[str, str]:
    """All records of a kind that were published from above, with the feed."""
    return dict(store.rows("SELECT id, feed FROM home WHERE kind = ?", (kind,)))
