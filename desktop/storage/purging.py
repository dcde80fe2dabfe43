"""Rows that go for good: out of the trash, with what the journal holds of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from desktop.storage.database import Mode, Store
from desktop.storage.integrity.integrity_records import PURGE
from desktop.storage.journal import Group

_ERASED = "（内容已按期清除）"
_OF = "(SELECT value FROM json_each(?))"


def purge(store: Store, group: Group, victims: Mapping[str, Sequence[str]]) -> int:
    """Delete records and erase what the journal holds of them; their journal rows stay.

    Args:
        store: inside the action.
        group: that action; it gets a row for each record, so that doctor knows of it.
        victims: per kind the ids, to which nothing that stays may refer.

    Returns:
        How many records went.
    """
    with store.allowing(Mode.EMPTYING_TRASH):
        pictures = _pictures(store, victims.get("photo", ()))
        for kind, ids in victims.items():
            store.run(f"DELETE FROM [{kind}] WHERE id IN {_OF}", (json.dumps(list(ids)),))
        store.run(
            f"DELETE FROM photo_bytes WHERE sha256 IN {_OF} "
            "AND sha256 NOT IN (SELECT sha256 FROM photo)",
            (json.dumps(pictures),),
        )
    everybody = [record_id for ids in victims.values() for record_id in ids]
    _erase(store, everybody)
    for kind, ids in victims.items():
        for record_id in ids:
            group.add(kind, record_id, PURGE, {}, {}, {})
    return len(everybody)


def _pictures(store: Store, photos: Sequence[str]) -> list[str]:
    rows = store.rows(
        f"SELECT DISTINCT sha256 FROM photo WHERE id IN {_OF}", (json.dumps(list(photos)),)
    )
    return [row[0] for row in rows]


def _erase(store: Store, ids: Sequence[str]) -> None:
    """Erase the payloads, and the words of actions of which nothing else is left."""
    listed = json.dumps(list(ids))
    groups = store.rows(
        f"SELECT DISTINCT group_id FROM journal WHERE record_id IN {_OF}", (listed,)
    )
    with store.allowing(Mode.ERASING):
        store.run(
            "DELETE FROM journal_payload WHERE seq IN "
            f"(SELECT seq FROM journal WHERE record_id IN {_OF})",
            (listed,),
        )
    # What waits for the key of private fields is a copy of what the journal held (withheld.py).
    store.run(
        f"DELETE FROM sync_todo WHERE action IN ('waits', 'below') AND record IN {_OF}", (listed,)
    )
    store.run(
        f"UPDATE journal_group SET title = ? WHERE id IN {_OF} AND NOT EXISTS ("
        "SELECT 1 FROM journal_payload WHERE seq BETWEEN first_seq AND last_seq)",
        (_ERASED, json.dumps([row[0] for row in groups])),
    )
